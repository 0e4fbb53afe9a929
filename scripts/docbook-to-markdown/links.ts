/** Links: within a document by id, to other documents by whoever knows them, and to the world by address. */

import type { PhrasingContent } from 'mdast'
import type { Element, Root, RootContent } from 'xast'

import {
  child,
  idOf,
  localName,
  type Converter,
  type PhraseHandler,
  type Target,
} from './converter.ts'

/**
 * Collects the places of a document a link can lead to.
 *
 * @param root - the document
 * @param plain - the text of an element
 */
export function targetsOf(root: Root): Map<string, Target> {
  const targets = new Map<string, Target>()
  const walk = (node: Root | RootContent): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    const id = node.type === 'element' ? idOf(node) : null
    if (node.type === 'element' && id !== null && !targets.has(id)) {
      targets.set(id, { id, title: titleOf(node) ?? id })
    }
    for (const inner of node.children) walk(inner)
  }
  walk(root)
  return targets
}

/** Whether a document has an element of one of the names. */
export function holdsElement(node: Root | RootContent, ...names: readonly string[]): boolean {
  if (node.type !== 'element' && node.type !== 'root') return false
  if (node.type === 'element' && names.includes(localName(node))) return true
  return node.children.some((inner) => holdsElement(inner, ...names))
}

/** The text a reference to an element shows: its label, its title, or its term. */
function titleOf(element: Element): string | null {
  const label = element.attributes.xreflabel
  if (label) return label
  const info = ['info', `${localName(element)}info`]
  const title =
    child(element, 'title', 'term', 'glossterm', 'refname') ??
    info.map((name) => child(element, name)).map((holder) => holder && child(holder, 'title'))[0] ??
    null
  return title ? textOf(title) : null
}

function textOf(element: Element): string {
  return element.children
    .map((node) => {
      if (node.type === 'text' || node.type === 'cdata') return node.value
      return node.type === 'element' && localName(node) !== 'indexterm' ? textOf(node) : ''
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Where an id leads: in this document, elsewhere, or nowhere, which is told. */
function destination(
  element: Element,
  id: string,
  to: Converter,
): { readonly url: string; readonly title: string } | null {
  const target = to.targets.get(id)
  if (target) return { url: `#${id}`, title: target.title }
  const outside = to.links.resolve?.(id) ?? null
  if (!outside) to.message(element, `nothing has the id \`${id}\``)
  return outside
}

/**
 * A link of any spelling.
 *
 * @param element - `link`, `ulink` or `xref`
 * @param content - what it shows, when it is more than its own text
 */
export function link(
  element: Element,
  to: Converter,
  content: PhrasingContent[] = to.run(element.children),
): PhrasingContent[] {
  const { linkend, url, endterm } = element.attributes
  const address = addressOf(element) ?? url
  if (address !== undefined && address !== null) {
    const shown = content.length > 0 ? content : [{ type: 'text' as const, value: address }]
    return [{ type: 'link', url: address, children: shown }]
  }
  if (!linkend) {
    to.message(element, `\`${element.name}\` needs \`linkend\` or an address`)
    return content
  }
  const found = destination(element, linkend, to)
  const title = (endterm && to.targets.get(endterm)?.title) || found?.title || linkend
  const shown = content.length > 0 ? content : [{ type: 'text' as const, value: title }]
  return found ? [{ type: 'link', url: found.url, children: shown }] : shown
}

const anyLink: PhraseHandler = (element, to) => link(element, to)

/** The elements of running text that are links. */
export const phrasesOfLinks: readonly (readonly [string, PhraseHandler])[] = [
  ['link', anyLink],
  ['ulink', anyLink],
  ['xref', anyLink],
]

/** The address in XLink's attribute, whatever prefix the document has for it. */
function addressOf(element: Element): string | undefined {
  const { attributes } = element
  const name = Object.keys(attributes).find((one) => /^[\w-]+:href$/.test(one))
  return attributes[name ?? 'xlink:href'] ?? undefined
}
