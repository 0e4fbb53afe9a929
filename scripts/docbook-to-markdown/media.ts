/** Pictures, sounds and films. */

import type { PhrasingContent, RootContent as Block } from 'mdast'
import type { Element } from 'xast'

import { child, children, without, type Converter } from './converter.ts'

/**
 * A picture as Markdown has it: the address and the words for those who cannot see it. Of several files the first one is
 * taken; sounds and films become links.
 *
 * @param element - `mediaobject`, `inlinemediaobject`, or the `graphic` of DocBook 4
 */
export function image(element: Element, to: Converter): PhrasingContent[] {
  const words = wordsFor(element, to)
  const holders = [element, ...children(element, 'imageobjectco')]
  const objects = holders.flatMap((holder) => children(holder, 'imageobject'))
  const files = objects.flatMap((object) => children(object, 'imagedata'))
  const url = (files[0] ?? element).attributes.fileref
  if (url) return [{ type: 'image', url, alt: words === '' ? longWords(element) : words }]
  const played = children(element, 'videoobject', 'audioobject').flatMap((object) =>
    children(object, 'videodata', 'audiodata'),
  )
  const file = played[0]?.attributes.fileref
  if (file) return [{ type: 'link', url: file, children: [{ type: 'text', value: words || file }] }]
  const text = child(element, 'textobject')
  if (words === '' && !text) to.message(element, 'a picture needs a file or a text')
  return words === '' ? [] : [{ type: 'text', value: words }]
}

/** The words that stand for a picture, when they are one line. */
function wordsFor(element: Element, to: Converter): string {
  const text = child(element, 'textobject')
  const phrase = text && child(text, 'phrase')
  if (phrase) return to.plain(phrase)
  const alt = child(element, 'alt')
  if (alt) return plainText(alt)
  return element.attributes.alt ?? ''
}

/** The text in the place of a picture that has a file too, on one line. */
function longWords(element: Element): string {
  const text = child(element, 'textobject')
  return text ? plainText({ ...text, children: without(text, 'info') as Element['children'] }) : ''
}

function plainText(element: Element): string {
  const text = (node: Element['children'][number]): string => {
    if (node.type === 'text' || node.type === 'cdata') return node.value
    return node.type === 'element' ? ` ${node.children.map(text).join('')} ` : ''
  }
  return text(element).replaceAll(/\s+/g, ' ').trim()
}

/** The text of a picture without a file: paragraphs, a table, or a listing. */
export function textObject(element: Element, to: Converter): Block[] {
  return children(element, 'textobject').flatMap((object) =>
    to.blocks(without(object, 'phrase', 'info')),
  )
}
