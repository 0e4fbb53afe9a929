/** Callouts: marks in a listing, and the list that explains them. */

import type { ListItem, RootContent as Block } from 'mdast'
import type { Element, Root, RootContent } from 'xast'

import {
  anchors,
  calloutMark,
  child,
  children,
  idOf,
  localName,
  without,
  type BlockHandler,
  type PhraseHandler,
} from './converter.ts'

/**
 * Numbers the marks of each listing, and puts the marks of areas, which are given by line, into the listings they belong to.
 *
 * @param root - the document, which is changed
 */
export function numberCallouts(root: Root): void {
  const walk = (node: Root | RootContent, counter: { next: number }): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    if (node.type === 'element') {
      const name = localName(node)
      if (name === 'co') node.attributes['callout-number'] ??= String(counter.next++)
      if (LISTINGS.has(name) || HOLDERS.has(name)) counter = { next: 1 }
      if (name === 'programlistingco' || name === 'screenco') placeAreas(node)
    }
    for (const inner of node.children) walk(inner, counter)
  }
  walk(root, { next: 1 })
}

const LISTINGS = new Set(['programlisting', 'screen', 'synopsis', 'literallayout'])
const HOLDERS = new Set(['programlistingco', 'screenco', 'imageobjectco'])

/** Areas say by line and column where a mark belongs; here it goes to the end of the line. */
function placeAreas(holder: Element): void {
  const listing = child(holder, 'programlisting', 'screen')
  const spec = child(holder, 'areaspec')
  if (!listing || !spec) return
  const marks = new Map<number, string>()
  for (const [index, area] of children(spec, 'area', 'areaset').entries()) {
    const number = String(index + 1)
    area.attributes['callout-number'] = number
    const parts = localName(area) === 'areaset' ? children(area, 'area') : [area]
    for (const part of parts) {
      const line = Number(/\d+/.exec(part.attributes.coords ?? '')?.[0])
      const sign = calloutMark({ ...area, attributes: { label: number } })
      if (line > 0) marks.set(line, `${marks.get(line) ?? ''} ${sign}`)
    }
  }
  let line = 1
  const mark = (text: string) =>
    text.replaceAll(/\n/g, () => {
      const sign = marks.get(line) ?? ''
      marks.delete(line)
      line += 1
      return `${sign}\n`
    })
  const first = listing.children[0]
  if (first && 'value' in first) first.value = first.value.replace(/^[ \t]*\r?\n/, '')
  const walk = (element: Element): void => {
    for (const node of element.children) {
      if (node.type === 'text' || node.type === 'cdata') node.value = mark(node.value)
      else if (node.type === 'element') walk(node)
    }
  }
  walk(listing)
  // the last line has no break behind it
  const rest = marks.get(line)
  if (rest !== undefined) listing.children.push({ type: 'text', value: rest })
}

/** Finds the marks that ids of `co` and `area` stand for. */
export function calloutMarks(root: Root): Map<string, string> {
  const marks = new Map<string, string>()
  const walk = (node: Root | RootContent): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    if (node.type === 'element' && ['co', 'area', 'areaset'].includes(localName(node))) {
      const id = idOf(node)
      if (id !== null) marks.set(id, calloutMark(node))
    }
    for (const inner of node.children) walk(inner)
  }
  walk(root)
  return marks
}

/** A list of explanations, each opened by the marks it belongs to. */
const list: BlockHandler = (element, to): Block[] => {
  const title = child(element, 'title')
  const items = children(element, 'callout').map((callout, index): ListItem => {
    const ids = (callout.attributes.arearefs ?? '').split(/\s+/).filter((id) => id !== '')
    const signs = ids.map((id) => to.marks.get(id) ?? null)
    for (const [at, sign] of signs.entries()) {
      if (sign === null) to.message(callout, `no mark has the id \`${ids[at]}\``)
    }
    const shown = signs.filter((sign) => sign !== null).join(' ') || `${index + 1}`
    const [first, ...rest] = to.flow(callout.children)
    const text = { type: 'text' as const, value: `${shown} ` }
    const blocks: ListItem['children'] =
      first?.type === 'paragraph'
        ? [{ type: 'paragraph', children: [text, ...first.children] }, ...rest]
        : [{ type: 'paragraph', children: [text] }, ...(first ? [first] : []), ...rest]
    return { type: 'listItem', spread: false, children: blocks }
  })
  return [
    ...anchors(element),
    ...to.title(title),
    ...to.blocks(without(element, 'title', 'info', 'callout')),
    { type: 'list', ordered: false, spread: false, children: items },
  ]
}

/** What holds a listing and its areas: the marks are in the listing already. */
const holder: BlockHandler = (element, to) => [
  ...anchors(element),
  ...to.blocks(without(element, 'areaspec')),
]

const reference: PhraseHandler = (element, to) => {
  const id = element.attributes.linkend ?? ''
  const mark = to.marks.get(id)
  if (mark === undefined) to.message(element, `no mark has the id \`${id}\``)
  return [{ type: 'text', value: mark ?? '' }]
}

/** The elements of callouts. */
export const blocksOfCallouts: readonly (readonly [string, BlockHandler])[] = [
  ['calloutlist', list],
  ['programlistingco', holder],
  ['screenco', holder],
]

/** The references to them in running text. */
export const phrasesOfCallouts: readonly (readonly [string, PhraseHandler])[] = [
  ['coref', reference],
  ['co', (element) => [{ type: 'text', value: calloutMark(element) }]],
]
