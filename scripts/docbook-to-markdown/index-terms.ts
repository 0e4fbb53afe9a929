/** Index terms: each leaves an anchor in the text, and the index, where the document has one, leads to them. */

import type { List, PhrasingContent } from 'mdast'

import {
  anchor,
  anchors,
  between,
  child,
  children,
  localName,
  without,
  type BlockHandler,
  type Converter,
  type IndexTerm,
  type PhraseHandler,
} from './converter.ts'

const term: PhraseHandler = (element, to) => {
  const path = ['primary', 'secondary', 'tertiary'].flatMap((name) => {
    const part = child(element, name)
    return part ? [to.plain(part)] : []
  })
  // The end of a range has no terms of its own.
  if (path.length === 0) return []
  const see = children(element, 'see', 'seealso').map((one) => to.plain(one))
  const place = child(element, 'see') ? null : `index-${to.terms.length + 1}`
  to.terms.push({ path, anchor: place, see })
  // Without an index nobody would ever go there.
  return place !== null && to.hasIndex ? [anchor(place)] : []
}

/** A branch of the index. */
interface Branch {
  readonly anchors: string[]
  readonly see: string[]
  readonly below: Map<string, Branch>
}

function branch(): Branch {
  return { anchors: [], see: [], below: new Map() }
}

function treeOf(terms: readonly IndexTerm[]): Branch {
  const root = branch()
  for (const { path, anchor: place, see } of terms) {
    let at = root
    for (const name of path) {
      const next = at.below.get(name) ?? branch()
      at.below.set(name, next)
      at = next
    }
    if (place !== null) at.anchors.push(place)
    at.see.push(...see)
  }
  return root
}

function listOf(at: Branch): List {
  const names = [...at.below].toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: names.map(([name, inner]) => ({
      type: 'listItem',
      spread: false,
      children: [
        { type: 'paragraph', children: lineOf(name, inner) },
        ...(inner.below.size > 0 ? [listOf(inner)] : []),
      ],
    })),
  }
}

function lineOf(name: string, { anchors: places, see }: Branch): PhrasingContent[] {
  const links = places.map((place, index): PhrasingContent[] => [
    { type: 'link', url: `#${place}`, children: [{ type: 'text', value: String(index + 1) }] },
  ])
  const line: PhrasingContent[] = [{ type: 'text', value: name }]
  if (links.length > 0) line.push({ type: 'text', value: ' ' }, ...between(links, ', '))
  if (see.length > 0) line.push({ type: 'text', value: `; see ${see.join(', ')}` })
  return line
}

/**
 * The index of all terms met before it.
 *
 * @param to - the conversion, which knows them
 */
export function indexOf(to: Converter): List | null {
  return to.terms.length > 0 ? listOf(treeOf(to.terms)) : null
}

/** An index: written out where the author has done so, else made of the terms. */
const index: BlockHandler = (element, to) => {
  const title = child(element, 'title') ?? null
  const depth = Math.min(to.depth, 6) as 1 | 2 | 3 | 4 | 5 | 6
  const written = to.deeper(() => to.blocks(without(element, 'title', 'info', 'indexinfo')))
  const made = written.length === 0 ? indexOf(to) : null
  const content = made ? [made] : written
  if (content.length === 0) return []
  if (localName(element) === 'indexdiv' && !title) return content
  const children = title ? to.phrases(title.children) : [{ type: 'text' as const, value: 'Index' }]
  return [...anchors(element), { type: 'heading', depth, children }, ...content]
}

/** An entry that the author has written out: its lines, each below the one it belongs to. */
const entry: BlockHandler = (element, to) => {
  const lines = children(
    element,
    'primaryie',
    'secondaryie',
    'tertiaryie',
    'seeie',
    'seealsoie',
  ).map((line) => to.phrases(line.children))
  return [{ type: 'paragraph', children: between(lines, { type: 'break' }) }]
}

/** The elements of an index. */
export const blocksOfIndexes: readonly (readonly [string, BlockHandler])[] = [
  ['index', index],
  ['setindex', index],
  ['indexdiv', index],
  ['indexentry', entry],
]

/** The elements of running text that an index is made of. */
export const phrasesOfIndexes: readonly (readonly [string, PhraseHandler])[] = [['indexterm', term]]
