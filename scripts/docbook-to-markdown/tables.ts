/** Tables, CALS and HTML ones, as GitHub's Markdown has them: one head row, cells of running text. */

import type { PhrasingContent, RootContent as Block, Table, TableCell, TableRow } from 'mdast'
import type { Element, RootContent as XmlNode } from 'xast'

import {
  anchors,
  between,
  child,
  children,
  localName,
  type BlockHandler,
  type Converter,
} from './converter.ts'

type Align = 'left' | 'right' | 'center' | null

/** The columns of a table: where named ones are, and how each is set. */
interface Columns {
  readonly names: ReadonlyMap<string, number>
  readonly align: readonly Align[]
}

const table: BlockHandler = (element, to) => {
  const title = child(element, 'title') ?? child(element, 'caption')
  const groups = children(element, 'tgroup')
  const tables = groups.length > 0 ? groups : [element]
  const shown = tables.flatMap((group): Block[] =>
    to.spans === 'html' && hasSpans(group)
      ? htmlTable(group, columnsOf(group), to)
      : [grid(group, to)],
  )
  return [...anchors(element), ...to.title(title), ...shown, ...captionText(element, to)]
}

/** A caption of DocBook 5 holds paragraphs, below a table that has a title as well. */
function captionText(element: Element, to: Converter): Block[] {
  const caption = child(element, 'title') ? child(element, 'caption') : null
  return caption ? to.blocks(caption.children) : []
}

/** Whether a cell of a table reaches over others. */
function hasSpans(group: Element): boolean {
  const columns = columnsOf(group)
  return rowsOf(group).some(({ row }) =>
    children(row, 'entry', 'td', 'th').some((cell) => {
      const [wide, high] = span(cell, columns)
      return wide > 1 || high > 1
    }),
  )
}

interface Row {
  readonly row: Element
  readonly head: boolean
}

/** The rows of a table in the order they are shown. */
function rowsOf(group: Element): Row[] {
  const rows = (name: string, head: boolean) =>
    children(group, name).flatMap((part) =>
      children(part, 'row', 'tr').map((row): Row => ({ row, head })),
    )
  const loose = children(group, 'row', 'tr').map((row): Row => ({ row, head: false }))
  return [...rows('thead', true), ...rows('tbody', false), ...loose, ...rows('tfoot', false)]
}

/**
 * A table with cells that reach over others, which Markdown's own tables cannot show: HTML around cells whose content is
 * Markdown, which every reader of Markdown takes when an empty line stands between them.
 */
function htmlTable(group: Element, columns: Columns, to: Converter): Block[] {
  const blocks: Block[] = []
  let tags = '<table>'
  for (const { row, head } of rowsOf(group)) {
    tags += '\n<tr>'
    for (const cell of children(row, 'entry', 'td', 'th')) {
      const name = head || localName(cell) === 'th' ? 'th' : 'td'
      const [wide, high] = span(cell, columns)
      const over = `${wide > 1 ? ` colspan="${wide}"` : ''}${high > 1 ? ` rowspan="${high}"` : ''}`
      const align = cell.attributes.align ?? columns.align[firstColumn(cell, columns)] ?? null
      const set = align === 'right' || align === 'center' ? ` align="${align}"` : ''
      const content = to.blocks(cell.children)
      tags += `\n<${name}${over}${set}>`
      if (content.length > 0) {
        blocks.push({ type: 'html', value: tags }, ...content)
        tags = ''
      }
      tags += `${tags === '' ? '' : '\n'}</${name}>`
    }
    tags += '\n</tr>'
  }
  return [...blocks, { type: 'html', value: `${tags}\n</table>` }]
}

function firstColumn(cell: Element, columns: Columns): number {
  return columns.names.get(cell.attributes.colname ?? cell.attributes.namest ?? '') ?? -1
}

function grid(group: Element, to: Converter): Table {
  const columns = columnsOf(group)
  const rows = (name: string) =>
    children(group, name).flatMap((part) => children(part, 'row', 'tr'))
  const loose = children(group, 'row', 'tr')
  const head = rows('thead')
  const body = [...rows('tbody'), ...loose, ...rows('tfoot')]
  const firstIsHead =
    head.length === 0 && body[0] !== undefined && children(body[0], 'th').length > 0
  const heads = firstIsHead ? body.splice(0, 1) : head
  const lines = filled([...heads, ...body], columns, to)
  const width = Math.max(1, columns.align.length, ...lines.map((line) => line.length))
  const made = lines.map((line) => row(line, width))
  const top = heads.length > 0 ? joinedHead(made.splice(0, heads.length)) : row([], width)
  const align = Array.from({ length: width }, (_, index) => columns.align[index] ?? null)
  return { type: 'table', align, children: [top, ...made] }
}

function columnsOf(group: Element): Columns {
  const names = new Map<string, number>()
  const align: Align[] = []
  const spans = children(group, 'spanspec')
  for (const spec of children(group, 'colspec')) {
    const index = Number(spec.attributes.colnum ?? align.length + 1) - 1
    if (spec.attributes.colname) names.set(spec.attributes.colname, index)
    align[index] = alignOf(spec)
  }
  for (const spec of spans) {
    const { spanname, namest } = spec.attributes
    const first = names.get(namest ?? '')
    if (spanname && first !== undefined) names.set(spanname, first)
  }
  const count = Number(group.attributes.cols ?? align.length)
  return { names, align: Array.from({ length: count }, (_, index) => align[index] ?? null) }
}

function alignOf(spec: Element): Align {
  const align = spec.attributes.align
  return align === 'left' || align === 'right' || align === 'center' ? align : null
}

/** The cells of each row, with empty ones where a cell reaches over columns or rows. */
function filled(rows: readonly Element[], columns: Columns, to: Converter): PhrasingContent[][][] {
  const taken = new Map<string, true>()
  return rows.map((element, index) => {
    const line: PhrasingContent[][] = []
    let at = 0
    for (const cell of children(element, 'entry', 'entrytbl', 'td', 'th')) {
      at = columns.names.get(cell.attributes.colname ?? cell.attributes.namest ?? '') ?? at
      while (taken.has(`${index},${at}`)) at += 1
      const [wide, high] = span(cell, columns)
      for (let down = 0; down < high; down += 1) {
        for (let right = 0; right < wide; right += 1)
          taken.set(`${index + down},${at + right}`, true)
      }
      line[at] = cellContent(cell, to)
      at += wide
    }
    return Array.from(line, (cell) => cell ?? [])
  })
}

function span(cell: Element, columns: Columns): readonly [wide: number, high: number] {
  const { namest, nameend, morerows, colspan, rowspan } = cell.attributes
  const first = columns.names.get(namest ?? '')
  const last = columns.names.get(nameend ?? '')
  const wide = first !== undefined && last !== undefined ? last - first + 1 : Number(colspan ?? 1)
  const high = morerows ? Number(morerows) + 1 : Number(rowspan ?? 1)
  return [Math.min(Math.max(wide, 1), 100), Math.min(Math.max(high, 1), 1000)]
}

/** A cell holds running text only: its blocks are told apart by line breaks. */
function cellContent(cell: Element, to: Converter): PhrasingContent[] {
  const holdsBlocks = cell.children.some((node) => node.type === 'element' && to.isBlock(node))
  if (!holdsBlocks) return to.phrases(cell.children)
  return joinLines(to.blocks(cell.children).flatMap((block) => flat(block, cell, to)))
}

function joinLines(lines: readonly PhrasingContent[][]): PhrasingContent[] {
  return between(lines, { type: 'html', value: '<br>' })
}

function flat(block: Block, cell: XmlNode, to: Converter): PhrasingContent[][] {
  if (block.type === 'paragraph') return [block.children]
  if (block.type === 'html') return [[block]]
  if (block.type === 'code') {
    return block.value
      .split('\n')
      .map((value): PhrasingContent[] => [{ type: 'inlineCode', value }])
  }
  if (block.type === 'list') {
    return block.children.map((item): PhrasingContent[] => [
      { type: 'text', value: '• ' },
      ...joinLines(item.children.flatMap((inner) => flat(inner, cell, to))),
    ])
  }
  to.message(cell, `a cell cannot hold what becomes a ${block.type}`)
  return []
}

function row(cells: readonly PhrasingContent[][], width: number): TableRow {
  return {
    type: 'tableRow',
    children: Array.from({ length: width }, (_, index): TableCell => ({
      type: 'tableCell',
      children: cells[index] ?? [],
    })),
  }
}

/** Several head rows become one, their texts one under the other. */
function joinedHead(rows: readonly TableRow[]): TableRow {
  const [first, ...rest] = rows
  if (!first) return row([], 1)
  const cells = first.children.map((cell, index): TableCell => {
    const below = rest.map((line) => line.children[index]?.children ?? [])
    const lines = [cell.children, ...below].filter((line) => line.length > 0)
    return { type: 'tableCell', children: joinLines(lines) }
  })
  return { type: 'tableRow', children: cells }
}

/** A table in a cell is flattened: each of its rows a line. */
const inner: BlockHandler = (element, to) => {
  const lines = rowsOf(element).map(({ row }) =>
    between(
      children(row, 'entry', 'td', 'th').map((cell) => to.phrases(cell.children)),
      ' | ',
    ),
  )
  return [{ type: 'paragraph', children: joinLines(lines) }]
}

/** The elements that are tables. */
export const blocksOfTables: readonly (readonly [string, BlockHandler])[] = [
  ['table', table],
  ['informaltable', table],
  ['entrytbl', inner],
]
