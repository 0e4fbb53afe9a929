/** Tables in HTML whose cells hold Markdown, as the other direction writes them for cells that reach over others. */

import type { RootContent } from 'mdast'
import type { Element } from 'xast'

import type { Writer } from './writer.ts'
import { element } from './xml.ts'

/**
 * Reads a table that begins at a piece of HTML.
 *
 * @param nodes - the blocks of the page
 * @param start - where it may begin
 * @param writer - converts what is in the cells
 * @returns null when no table of that form begins there
 */
export function htmlTable(
  nodes: readonly RootContent[],
  start: number,
  writer: Writer,
): { readonly element: Element; readonly end: number } | null {
  const first = nodes[start]
  if (first?.type !== 'html' || !/^\s*<table>/.test(first.value)) return null
  const end = nodes.findIndex(
    (node, index) => index >= start && node.type === 'html' && /<\/table>\s*$/.test(node.value),
  )
  if (end < 0) return null
  const rows: Element[] = []
  let cell: Element | null = null
  let content: RootContent[] = []
  for (const node of nodes.slice(start, end + 1)) {
    if (node.type !== 'html' || !/<\/?(?:table|tr|t[dh])\b/.test(node.value)) {
      content.push(node)
      continue
    }
    for (const [, slash, name = '', attributes = ''] of node.value.matchAll(
      /<(\/?)(table|tr|td|th)\b([^>]*)>/g,
    )) {
      if (name === 'table') continue
      if (name === 'tr') {
        if (slash === '') rows.push(element('tr', {}))
        continue
      }
      if (slash === '') {
        const cut = (key: string) => new RegExp(`\\b${key}="(\\w+)"`).exec(attributes)?.[1] ?? null
        cell = element(name, {
          colspan: cut('colspan'),
          rowspan: cut('rowspan'),
          align: cut('align'),
        })
        content = []
        rows.at(-1)?.children.push(cell)
      } else {
        cell?.children.push(...writer.blocks(content))
        cell = null
        content = []
      }
    }
  }
  return { element: element('informaltable', {}, rows), end }
}
