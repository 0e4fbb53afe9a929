/** The examples of a module's guide: each title, of an `<example>` or a section, with the listings under it. */

import type { Element, Root, RootContent } from 'xast'

import { isExample, type Fence } from '../../src/docs/player/example.ts'
import { fenceOf } from '../../src/docs/player/fence-info.ts'
import { exampleId } from '../../src/docs/reference-build.ts'
import type { ReferenceExample } from '../../src/docs/reference.ts'

/** What has a title and, with it, listings that tell a story: an example, or a section with listings of its own. */
const HOLDERS = new Set([
  'example',
  'section',
  'sect1',
  'sect2',
  'sect3',
  'sect4',
  'sect5',
  'chapter',
])

/**
 * Takes the examples out of a guide. Listings without a language that means something to the player make no example.
 *
 * @param root - the guide, read
 * @param file - its file, from the root of the project
 * @param module - the module it belongs to
 */
export function guideExamples(root: Root, file: string, module: string): ReferenceExample[] {
  return elements(root, () => true)
    .filter((element) => HOLDERS.has(local(element)))
    .flatMap((element) => {
      const own = elements(element, (inner) => !HOLDERS.has(local(inner)))
      const fences = own.filter(isListing).map(fence)
      if (!isExample(fences)) return []
      const title = own.find((inner) => local(inner) === 'title')
      const name = title ? textOf(title).replaceAll(/\s+/g, ' ').trim() : ''
      return {
        id: exampleId(module, 'guide', name),
        module,
        symbol: 'guide',
        title: name,
        file,
        line: element.position?.start.line ?? 1,
        text: '',
        fences,
      }
    })
}

function fence(listing: Element): Fence {
  const text = textOf(listing)
  const opening = /^[ \t]*\r?\n/.exec(text)?.[0] ?? ''
  const start = listing.children[0]?.position?.start ?? listing.position?.start
  return fenceOf(listing.attributes.language ?? '', text.slice(opening.length).trimEnd(), {
    line: (start?.line ?? 1) + (opening === '' ? 0 : 1),
    column: 1,
  })
}

function isListing(element: Element): boolean {
  return ['programlisting', 'screen'].includes(local(element))
}

function local(element: Element): string {
  return element.name.slice(element.name.indexOf(':') + 1)
}

/** The elements below a node, in the order of the document; what `enter` refuses is left out with all in it. */
function elements(node: Root | RootContent, enter: (element: Element) => boolean): Element[] {
  if (node.type !== 'element' && node.type !== 'root') return []
  return node.children.flatMap((child) =>
    child.type === 'element' && enter(child) ? [child].concat(elements(child, enter)) : [],
  )
}

function textOf(node: RootContent): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
