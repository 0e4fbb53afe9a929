/** Pictures. */

import type { PhrasingContent } from 'mdast'
import type { Element } from 'xast'

import { child, children, type Converter } from './converter.ts'

/**
 * A picture as Markdown has it: the address and the words for those who cannot see it.
 *
 * @param element - `mediaobject`, `inlinemediaobject`, or the `graphic` of DocBook 4
 */
export function image(element: Element, to: Converter): PhrasingContent[] {
  const text = child(element, 'textobject')
  const words = text ? to.plain(text) : (element.attributes.alt ?? '')
  const files = children(element, 'imageobject').flatMap((object) => children(object, 'imagedata'))
  const url = (files[0] ?? element).attributes.fileref
  if (url) return [{ type: 'image', url, alt: words }]
  if (words === '') to.message(element, 'a picture needs a file or a text')
  return words === '' ? [] : [{ type: 'text', value: words }]
}
