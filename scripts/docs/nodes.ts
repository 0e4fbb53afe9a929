/** Pieces of Markdown's tree that pages are put together from. */

import type {
  Heading,
  Html,
  InlineCode,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import { plainBlocks } from './plain-markdown.ts'

/** Running text, as a string where it is plain. */
export type Running = string | PhrasingContent

function phrasing(content: readonly Running[]): PhrasingContent[] {
  return content.map((part) => (typeof part === 'string' ? { type: 'text', value: part } : part))
}

/** A paragraph of running text. */
export function paragraph(...content: readonly Running[]): Paragraph {
  return { type: 'paragraph', children: phrasing(content) }
}

/** A heading. */
export function heading(depth: number, ...content: readonly Running[]): Heading {
  return {
    type: 'heading',
    depth: Math.min(depth, 6) as Heading['depth'],
    children: phrasing(content),
  }
}

/** A name or value as a person would type it. */
export function code(value: string): InlineCode {
  return { type: 'inlineCode', value }
}

/** Text in bold. */
export function strong(...content: readonly Running[]): PhrasingContent {
  return { type: 'strong', children: phrasing(content) }
}

/** A link. */
export function link(url: string, ...content: readonly Running[]): Link {
  return { type: 'link', url, children: phrasing(content) as Link['children'] }
}

/** A piece of HTML, where Markdown has no sign. */
export function html(value: string): Html {
  return { type: 'html', value }
}

/** A place that links can lead to. */
export function anchor(id: string): Html {
  return html(`<a id="${id}"></a>`)
}

/** A list whose items are lines, each maybe with a list below it. */
export function bullets(items: readonly ListItem[]): List {
  return { type: 'list', ordered: false, spread: false, children: [...items] }
}

/** A line of a list, maybe with a list below it. */
export function item(content: readonly Running[], below: List | null = null): ListItem {
  const line = paragraph(...content)
  return { type: 'listItem', spread: false, children: below ? [line, below] : [line] }
}

/** A table of running text; the first row is its head. The columns from one on may be centered. */
export function table(
  rows: readonly (readonly (readonly Running[])[])[],
  centered = Number.POSITIVE_INFINITY,
): Table {
  return {
    type: 'table',
    align: (rows[0] ?? []).map((_, column) => (column >= centered ? 'center' : null)),
    children: rows.map((row) => ({
      type: 'tableRow',
      children: row.map((cell) => ({ type: 'tableCell', children: phrasing(cell) })),
    })),
  }
}

/** Finds the address of what a `{@link name}` names; null when nothing is called so. */
export type LinkFinder = (name: string) => { readonly url: string; readonly shown: string } | null

/**
 * Reads the Markdown of a comment, with its `{@link name}`s made links.
 *
 * @param text - the Markdown
 * @param find - finds what a link names
 */
export function markdownBlocks(text: string, find: LinkFinder): RootContent[] {
  const plain = plainBlocks(text)
  const tree: Root = plain
    ? { type: 'root', children: plain }
    : unified().use(remarkParse).use(remarkGfm).parse(text)
  if (text.includes('{@link'))
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('{@link')) return
      const pieces = linked(node.value, find)
      parent.children.splice(index, 1, ...pieces)
      return index + pieces.length
    })
  return tree.children
}

/** The Markdown of one paragraph as running text. */
export function markdownLine(text: string, find: LinkFinder): PhrasingContent[] {
  const line: PhrasingContent[] = []
  for (const block of markdownBlocks(text, find)) {
    if (block.type !== 'paragraph') continue
    if (line.length > 0) line.push(html('<br>'))
    line.push(...block.children)
  }
  return line
}

/** What stands in `{@link name}` or `{@link name | text}`. */
export const LINK = /\{@link\s+([^\s}|]+)\s*(?:\|?\s*([^}]*?))?\s*\}/g

function linked(value: string, find: LinkFinder): PhrasingContent[] {
  const pieces: PhrasingContent[] = []
  let at = 0
  for (const match of value.matchAll(LINK)) {
    if (match.index > at) pieces.push({ type: 'text', value: value.slice(at, match.index) })
    const [whole, name = '', shown] = match
    const found = find(name)
    const label: PhrasingContent = shown
      ? { type: 'text', value: shown }
      : code(found?.shown ?? name)
    pieces.push(found ? link(found.url, label) : label)
    at = match.index + whole.length
  }
  if (at < value.length) pieces.push({ type: 'text', value: value.slice(at) })
  return pieces
}
