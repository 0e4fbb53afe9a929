/** Lists of every kind, down to the two that Markdown has. */

import type { List, ListItem, PhrasingContent, RootContent as Block } from 'mdast'
import type { Element, RootContent as XmlNode } from 'xast'

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

function item(row: Element, to: Converter): ListItem {
  const blocks = [...anchors(row), ...to.flow(row.children)]
  return { type: 'listItem', spread: spread(blocks), children: blocks }
}

/** Whether items need a blank line between their parts: more than a paragraph with a list under it. */
function spread(blocks: readonly Block[]): boolean {
  return blocks.slice(1).some((block) => block.type !== 'list')
}

function list(items: ListItem[], first: number | null = null): List {
  return {
    type: 'list',
    ordered: first !== null,
    start: first,
    spread: items.some((row) => row.spread === true),
    children: items,
  }
}

/** What stands over a list: its anchor, its title, and text before the first item. */
function head(element: Element, to: Converter, names: readonly string[]): Block[] {
  const title = child(element, 'title')
  return [
    ...anchors(element),
    ...to.title(title),
    ...to.blocks(without(element, 'title', 'info', ...names)),
  ]
}

const bullets: BlockHandler = (element, to) => [
  ...head(element, to, ['listitem']),
  list(children(element, 'listitem').map((row) => item(row, to))),
]

const numbers: BlockHandler = (element, to) => [
  ...head(element, to, ['listitem']),
  list(
    children(element, 'listitem').map((row) => item(row, to)),
    Number(element.attributes.startingnumber ?? 1),
  ),
]

/** Terms and what they mean: the term opens the item, as Markdown has no list for it. */
const terms: BlockHandler = (element, to) => [
  ...head(element, to, ['varlistentry']),
  list(
    children(element, 'varlistentry').map((row) => {
      const names = children(row, 'term').map((term) => to.phrases(term.children))
      const marked = [...anchors(row), ...between(names, ', ')]
      // a second text is against the rules, and is met
      const texts = children(row, 'listitem').flatMap((item) => item.children)
      return openedItem(marked, to.flow(texts))
    }),
  ),
]

/** An item that opens with a term, run into the first paragraph of its text. */
export function openedItem(term: PhrasingContent[], blocks: ListItem['children']): ListItem {
  const [first, ...rest] = blocks
  const bold: PhrasingContent = { type: 'strong', children: term }
  const children: ListItem['children'] =
    first?.type === 'paragraph'
      ? [
          {
            type: 'paragraph',
            children: [bold, { type: 'text', value: ': ' }, ...first.children],
          },
          ...rest,
        ]
      : [{ type: 'paragraph', children: [bold] }, ...blocks]
  return { type: 'listItem', spread: spread(children), children }
}

const simple: BlockHandler = (element, to) => {
  const members = children(element, 'member')
  if (element.attributes.type !== 'inline') {
    return [list(members.map((member) => item(member, to)))]
  }
  const content = between(
    members.map((member) => to.phrases(member.children)),
    ', ',
  )
  return [{ type: 'paragraph', children: content }]
}

/** Steps of a procedure; alternatives and steps within steps are lists of their own. */
const steps: BlockHandler = (element, to) => {
  const names = ['step', 'stepalternatives']
  const rows = children(element, ...names).map((step) => {
    const title = child(step, 'title')
    const content = localName(step) === 'stepalternatives' ? [step] : without(step, 'title')
    const blocks = [...to.flow(content)]
    if (localName(step) === 'step') blocks.unshift(...anchors(step))
    return title
      ? openedItem(to.phrases(title.children), blocks)
      : { type: 'listItem' as const, spread: spread(blocks), children: blocks }
  })
  return [
    ...head(element, to, names),
    list(rows, localName(element) === 'stepalternatives' ? null : 1),
  ]
}

function segment(title: PhrasingContent[], seg: Element, to: Converter): PhrasingContent[] {
  const name: PhrasingContent = { type: 'emphasis', children: title }
  return [name, { type: 'text', value: ' ' }, ...to.phrases(seg.children)]
}

const segmented: BlockHandler = (element, to) => {
  const titles = children(element, 'segtitle').map((title) => to.phrases(title.children))
  const rows = children(element, 'seglistitem').map((row) => {
    const parts = children(row, 'seg').map((seg, index) => segment(titles[index] ?? [], seg, to))
    const paragraph = { type: 'paragraph' as const, children: between(parts, '; ') }
    return { type: 'listItem' as const, spread: false, children: [paragraph] }
  })
  return [...head(element, to, ['segtitle', 'seglistitem']), list(rows)]
}

/** Questions, in bold, each with its answers below. */
const questions: BlockHandler = (element, to) => {
  const division = localName(element) === 'qandadiv'
  const entries = () =>
    children(element, 'qandaentry', 'qandadiv').flatMap((entry) =>
      localName(entry) === 'qandadiv' ? questions(entry, to) : asked(entry, to),
    )
  if (!division) return [...head(element, to, ['qandaentry', 'qandadiv']), ...entries()]
  return [
    ...anchors(element),
    ...groupTitle(element, to),
    ...to.deeper(() => [
      ...to.blocks(without(element, 'title', 'info', 'qandaentry', 'qandadiv')),
      ...entries(),
    ]),
  ]
}

function asked(entry: Element, to: Converter): Block[] {
  const question = child(entry, 'question')
  const blocks: Block[] = [...anchors(entry)]
  const [first, ...rest] = question
    ? [...anchors(question), ...to.flow(labelled(question, to))]
    : []
  if (first?.type === 'paragraph') {
    blocks.push({ type: 'paragraph', children: [{ type: 'strong', children: first.children }] })
  } else if (first) blocks.push(first)
  blocks.push(...rest)
  for (const answer of children(entry, 'answer')) {
    blocks.push(...anchors(answer), ...to.blocks(labelled(answer, to)))
  }
  return blocks
}

/** The content of a question or an answer, its label in front of its first words. */
function labelled(element: Element, to: Converter): XmlNode[] {
  const label = child(element, 'label')
  const content = without(element, 'label')
  if (!label) return content
  const first = content.find((node): node is Element => node.type === 'element')
  const text = { type: 'text' as const, value: `${to.plain(label)} ` }
  if (!first) return [text]
  return content.map((node) =>
    node === first ? { ...first, children: [text, ...first.children] } : node,
  )
}

/** A heading for questions that are grouped under a title. */
function groupTitle(element: Element, to: Converter): Block[] {
  const title = child(element, 'title')
  if (!title) return []
  const depth = Math.min(to.depth, 6) as 1 | 2 | 3 | 4 | 5 | 6
  return [{ type: 'heading', depth, children: to.phrases(title.children) }]
}

/** The elements that are lists. */
export const blocksOfLists: readonly (readonly [string, BlockHandler])[] = [
  ['itemizedlist', bullets],
  // outside of a list, where no schema allows it and people write it
  ['listitem', (element, to) => [list([item(element, to)])]],
  ['orderedlist', numbers],
  ['variablelist', terms],
  ['simplelist', simple],
  ['procedure', steps],
  ['substeps', steps],
  ['stepalternatives', steps],
  ['segmentedlist', segmented],
  ['qandaset', questions],
]
