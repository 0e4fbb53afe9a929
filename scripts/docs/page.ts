/** A module's page: what it is, its guide, and everything it has, each with its box, its text and its examples. */

import type { List, ListItem, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { slugOf } from '../../src/docs/player/example.ts'
import { anchorOf, shownName } from '../../src/docs/reference-anchor.ts'
import {
  entriesOf,
  entryKinds,
  type ArgumentEntry,
  type Documentation,
  type Entry,
  type EntryKind,
  type Facts,
  type ReferenceExample,
  type ReferenceModule,
} from '../../src/docs/reference.ts'
import { argumentFacts, factsOf, type Fact } from './facts-box.ts'
import {
  anchor,
  bullets,
  code,
  heading,
  html,
  item,
  link,
  markdownBlocks,
  markdownLine,
  paragraph,
  strong,
  table,
  type LinkFinder,
} from './nodes.ts'

/** What a page is made of. */
export interface PageParts {
  readonly module: ReferenceModule
  /** The guide as Markdown, without its title. */
  readonly guide: readonly RootContent[]
  /** Said in the first line: what to edit instead. */
  readonly notice: string
  readonly find: LinkFinder
}

/** The heading over the entries of each kind. */
export const titles: Readonly<Record<EntryKind, string>> = {
  parameters: 'Parameters',
  functions: 'Functions',
  variables: 'Variables',
  transformations: 'Transformations',
  selects: 'Selects',
  statistics: 'Statistics',
  rpc: 'RPC commands',
  event_routes: 'Event routes',
}

/** The whole page. */
export function page(parts: PageParts): RootContent[] {
  const { module, guide, find } = parts
  const kinds = entryKinds.filter((kind) => entriesOf(module, kind).length > 0)
  // Examples of the guide itself have no text: they stand in the guide.
  const own = module.examples.filter((example) => example.text !== '')
  return [
    html(`<!-- ${parts.notice} -->`),
    heading(1, module.name),
    ...markdownBlocks(module.summary, find),
    ...markdownBlocks(module.text, find),
    ...remarks(module, find),
    heading(2, 'Contents'),
    contents(module, guide, kinds),
    ...own.flatMap((example) => exampleBlocks(example, find)),
    ...guide,
    ...kinds.flatMap((kind) => section(module, kind, find)),
  ]
}

/** The list of all that a module's page holds. */
export function contents(
  module: ReferenceModule,
  guide: readonly RootContent[],
  kinds: readonly EntryKind[],
): List {
  const chapters = guide.flatMap((block, index) => {
    if (block.type !== 'heading' || block.depth !== 2) return []
    const title = toString(block)
    return [item([link(`#${idBefore(guide, index) ?? slugOf(title)}`, title)])]
  })
  const lists = kinds.map((kind) => {
    const rows = entriesOf(module, kind).map((entry) =>
      item([link(`#${anchorOf(module.name, kind, entry)}`, code(shownName(entry)))]),
    )
    return item([link(`#${slugOf(titles[kind])}`, titles[kind])], bullets(rows))
  })
  return bullets([...chapters, ...lists])
}

/** The id of the anchor that stands before a heading, or null. */
function idBefore(blocks: readonly RootContent[], index: number): string | null {
  const before = blocks[index - 1]
  return before?.type === 'html' ? (/^<a id="([^"]*)">/.exec(before.value)?.[1] ?? null) : null
}

function section<K extends EntryKind>(
  module: ReferenceModule,
  kind: K,
  find: LinkFinder,
): RootContent[] {
  const entries = entriesOf(module, kind)
  const title = heading(2, titles[kind])
  if (kind === 'statistics') return [title, figures(module, find)]
  return [title, ...entries.flatMap((entry) => entryBlocks(module.name, kind, entry, find))]
}

/** Statistics need no box: a name and a sentence each. */
export function figures(module: ReferenceModule, find: LinkFinder): RootContent {
  const rows = entriesOf(module, 'statistics').map((entry) => {
    const text = [entry.summary, entry.text].filter((part) => part !== '').join(' ')
    const place = anchor(anchorOf(module.name, 'statistics', entry))
    return [[place, code(entry.name)], [entry.type], markdownLine(text, find)]
  })
  return table([[['Name'], ['Type'], ['Counts']], ...rows])
}

/** How an entry is shown elsewhere than on its module's page. */
export interface EntryStyle {
  /** The depth of its heading. */
  readonly depth: 2 | 3 | 4
  /** More lines of its box. */
  readonly facts: readonly Fact[]
}

const onModulePage: EntryStyle = { depth: 3, facts: [] }

/**
 * One entry: its heading, box, text and examples.
 *
 * @param module - the module's name
 * @param kind - what it is
 * @param entry - the entry
 * @param find - finds what links name
 * @param style - how it is shown
 */
export function entryBlocks<K extends EntryKind>(
  module: string,
  kind: K,
  entry: Entry<K>,
  find: LinkFinder,
  style: EntryStyle = onModulePage,
): RootContent[] {
  const facts = [...factsOf(kind, entry), ...style.facts]
  const rows = facts.map(([label, value]) => [[strong(label)], value])
  return [
    anchor(anchorOf(module, kind, entry)),
    heading(style.depth, code(shownName(entry))),
    ...markdownBlocks(entry.summary, find),
    table([[[], []], ...rows]),
    ...markdownBlocks(entry.text, find),
    ...argumentList(entry, find),
    ...(entry.returns === null ? [] : labelled('Returns', entry.returns, find)),
    ...remarks(entry, find),
    ...entry.examples.flatMap((example) => exampleBlocks(example, find, style.depth + 1)),
    ...seeAlso(entry, find),
  ]
}

function argumentList(entry: Facts[EntryKind], find: LinkFinder): RootContent[] {
  if ('key' in entry && entry.key && entry.key.text !== '') {
    const text = markdownLine(entry.key.text, find)
    return [bullets([item([code(entry.key.name), ': ', ...text])])]
  }
  if (!('arguments' in entry) || entry.arguments.length === 0) return []
  return [bullets(entry.arguments.map((argument) => argumentItem(argument, find)))]
}

function argumentItem(argument: ArgumentEntry, find: LinkFinder): ListItem {
  const text = markdownLine(argument.text, find)
  const colon = text.length > 0 ? ': ' : ''
  return item([code(argument.name), ` (${argumentFacts(argument)})${colon}`, ...text])
}

/** A text that opens with a word in bold. */
function labelled(label: string, text: string, find: LinkFinder): RootContent[] {
  const [first, ...rest] = markdownBlocks(text, find)
  if (first?.type !== 'paragraph') return first ? [paragraph(strong(label)), first, ...rest] : []
  return [paragraph(strong(`${label}:`), ' ', ...first.children), ...rest]
}

/** Traps in a box that warns; differences from Kamailio below. */
export function remarks(entry: Documentation, find: LinkFinder): RootContent[] {
  const traps = entry.trap.map((text): RootContent => {
    const content = markdownLine(text, find)
    return {
      type: 'blockquote',
      children: [paragraph(html('[!WARNING]'), '\n', ...content)],
    }
  })
  return [...traps, ...entry.compat.flatMap((text) => labelled('Unlike Kamailio', text, find))]
}

/** An example: its title and its fences. */
export function exampleBlocks(
  example: ReferenceExample,
  find: LinkFinder,
  depth = 4,
): RootContent[] {
  return [
    anchor(example.id),
    heading(depth, 'Example: ', ...markdownLine(example.title, find)),
    ...markdownBlocks(example.text, find),
  ]
}

function seeAlso(entry: Documentation, find: LinkFinder): RootContent[] {
  if (entry.see.length === 0) return []
  return labelled('See also', entry.see.join(', '), find)
}
