/** Glossaries and bibliographies. */

import type { ListItem, PhrasingContent, RootContent as Block } from 'mdast'
import type { Element } from 'xast'

import {
  anchors,
  between,
  child,
  children,
  localName,
  without,
  type BlockHandler,
  type Converter,
} from './converter.ts'
import { openedItem } from './lists.ts'

/** A list of terms, each with its anchor and what it means. */
function glossEntries(entries: readonly Element[], to: Converter): Block[] {
  if (entries.length === 0) return []
  const items = entries.map((entry) => glossItem(entry, to))
  const spread = items.some((item) => item.spread === true)
  return [{ type: 'list', ordered: false, spread, children: items }]
}

function glossItem(entry: Element, to: Converter): ListItem {
  const names = children(entry, 'glossterm', 'acronym', 'abbrev').map((name) =>
    to.phrases(name.children),
  )
  const definitions = children(entry, 'glossdef').flatMap((definition) =>
    to.flow(without(definition, 'glossseealso')),
  )
  const also = children(entry, 'glossdef').flatMap((inner) => children(inner, 'glossseealso'))
  const see = [...children(entry, 'glosssee'), ...also]
  for (const one of see) {
    const word = localName(one) === 'glosssee' ? 'See ' : 'See also '
    const target = one.attributes.otherterm
    const known = target ? to.targets.get(target) : undefined
    if (target && !known) to.message(one, `nothing has the id \`${target}\``)
    const own = to.phrases(one.children)
    const text: PhrasingContent[] =
      own.length > 0 ? own : [{ type: 'text', value: known?.title ?? target ?? '' }]
    const shown: PhrasingContent[] = known
      ? [{ type: 'link', url: `#${known.id}`, children: text as never }]
      : text
    definitions.push({
      type: 'paragraph',
      children: [{ type: 'text', value: word }, ...shown, { type: 'text', value: '.' }],
    })
  }
  const places = [...anchors(entry), ...children(entry, 'glossterm').flatMap(anchors)]
  return openedItem([...places, ...between(names, ', ')], definitions)
}

const glossary: BlockHandler = (element, to) => {
  const parts = ['glossentry', 'glossdiv']
  return [
    ...heading(element, to, 'Glossary'),
    ...to.deeper(() => [
      ...to.blocks(without(element, 'title', 'info', 'glossaryinfo', ...parts)),
      ...glossEntries(children(element, 'glossentry'), to),
      ...children(element, 'glossdiv').flatMap((part) => glossary(part, to)),
    ]),
  ]
}

const glossList: BlockHandler = (element, to) => [
  ...anchors(element),
  ...to.title(child(element, 'title')),
  ...to.blocks(without(element, 'title', 'info', 'glossentry')),
  ...glossEntries(children(element, 'glossentry'), to),
]

/** A heading with the element's title, or the word its kind goes by. */
function heading(element: Element, to: Converter, word: string): Block[] {
  const info = child(element, 'info', `${localName(element)}info`)
  const title = child(element, 'title') ?? (info && child(info, 'title'))
  const depth = Math.min(to.depth, 6) as 1 | 2 | 3 | 4 | 5 | 6
  const children = title ? to.phrases(title.children) : [{ type: 'text' as const, value: word }]
  return [...anchors(element), { type: 'heading', depth, children }]
}

/** Parts of an entry that stand between quotation marks or in italics where books are listed. */
const TITLES = new Set(['title', 'citetitle', 'subtitle'])

function bibliographyItem(entry: Element, to: Converter): ListItem {
  const label = child(entry, 'abbrev')
  const pieces = piecesOf(entry, to).filter((piece) => piece.length > 0)
  const text = localName(entry) === 'bibliomixed' ? to.phrases(without(entry, 'abbrev')) : []
  const line = text.length > 0 ? text : between(pieces, '. ')
  const shown = label ? to.phrases(label.children) : []
  const opened: PhrasingContent[] =
    shown.length > 0 ? [{ type: 'text', value: '[' }, ...shown, { type: 'text', value: '] ' }] : []
  return {
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: [...anchors(entry), ...opened, ...line] }],
  }
}

/** What is known of a work, in the order of the document; sets of facts are taken apart. */
function piecesOf(entry: Element, to: Converter): PhrasingContent[][] {
  return entry.children.flatMap((node): PhrasingContent[][] => {
    if (node.type !== 'element') return []
    const name = localName(node)
    if (name === 'abbrev') return []
    if (['biblioset', 'bibliomset', 'publisher', 'authorgroup', 'info'].includes(name)) {
      return piecesOf(node, to)
    }
    if (to.isBlock(node) && !TITLES.has(name)) {
      return to
        .blocks([node])
        .flatMap((block) => ('children' in block ? [block.children] : [])) as never
    }
    const text = to.phrases(wordsOf(node, to))
    if (text.length === 0) return []
    return [TITLES.has(name) ? [{ type: 'emphasis', children: text }] : text]
  })
}

/** The parts of a name or an address, a space between each two. */
function wordsOf(element: Element, to: Converter): Element['children'] {
  return element.children.flatMap((node): Element['children'] => {
    if (node.type !== 'element' || to.isBlock(node)) return [node]
    return [{ type: 'text', value: ' ' }, node, { type: 'text', value: ' ' }]
  })
}

function bibliographyEntries(element: Element, to: Converter): Block[] {
  const entries = children(element, 'biblioentry', 'bibliomixed')
  if (entries.length === 0) return []
  const items = entries.map((entry) => bibliographyItem(entry, to))
  return [{ type: 'list', ordered: false, spread: false, children: items }]
}

const bibliography: BlockHandler = (element, to) => {
  const parts = ['biblioentry', 'bibliomixed', 'bibliodiv']
  return [
    ...heading(element, to, 'Bibliography'),
    ...to.deeper(() => [
      ...to.blocks(without(element, 'title', 'info', 'bibliographyinfo', ...parts)),
      ...bibliographyEntries(element, to),
      ...children(element, 'bibliodiv').flatMap((part) => bibliography(part, to)),
    ]),
  ]
}

const bibliographyList: BlockHandler = (element, to) => [
  ...anchors(element),
  ...to.title(child(element, 'title')),
  ...bibliographyEntries(element, to),
]

/** The elements of glossaries and bibliographies. */
export const blocksOfGlossaries: readonly (readonly [string, BlockHandler])[] = [
  ['glossary', glossary],
  ['glossdiv', glossary],
  ['glosslist', glossList],
  ['bibliography', bibliography],
  ['bibliodiv', bibliography],
  ['bibliolist', bibliographyList],
]
