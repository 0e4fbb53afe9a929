/** The walk from Markdown's nodes to DocBook's elements: blocks, lists, tables. */

import type {
  Blockquote,
  Code,
  Definition,
  FootnoteDefinition,
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Root,
  RootContent,
  Table,
  TableRow,
} from 'mdast'
import type { Element, ElementContent } from 'xast'

import { htmlTable } from './html-table.ts'
import { anchorId, Ids } from './ids.ts'
import { Phrases } from './phrases.ts'
import { element, text } from './xml.ts'

/** How names are marked. */
export interface WriterOptions {
  /** The element for a piece of inline code, such as `function` or `varname`; `literal` where it says null. */
  readonly code?: (text: string) => string | null
}

/** Tells the author of the page what has no form in DocBook. */
export type Report = (node: Nodes, text: string) => void

const BOX = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?/

/** One conversion. */
export class Writer {
  readonly ids: Ids
  readonly report: Report
  readonly definitions = new Map<string, Definition>()
  readonly footnotes = new Map<string, FootnoteDefinition>()
  readonly #phrases: Phrases

  constructor(root: Root, options: WriterOptions, report: Report) {
    this.ids = new Ids(root)
    this.report = report
    const walk = (node: Nodes): void => {
      if (node.type === 'definition') this.definitions.set(node.identifier, node)
      if (node.type === 'footnoteDefinition') this.footnotes.set(node.identifier, node)
      if ('children' in node) for (const child of node.children) walk(child)
    }
    walk(root)
    this.#phrases = new Phrases(this, options)
  }

  /** The id and the title of a heading; anchors before it are its id, further ones stand in its title. */
  heading(
    node: Heading,
    anchors: readonly string[],
  ): { readonly id: string; readonly title: Element } {
    const ids = anchors.map((name) => this.ids.place(name))
    const id = ids.pop() ?? this.ids.heading(node)
    if (anchors.length > 0) this.ids.alias(node, id)
    const more = ids.map((other) => element('anchor', { 'xml:id': other }))
    return { id, title: element('title', {}, [...more, ...this.#phrases.of(node.children)]) }
  }

  /** Running text. */
  phrases(nodes: Paragraph['children']): ElementContent[] {
    return this.#phrases.of(nodes)
  }

  /** Blocks, anchors before them made their ids. */
  blocks(nodes: readonly RootContent[]): ElementContent[] {
    const result: ElementContent[] = []
    let waiting: string[] = []
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at]
      if (!node) continue
      if (node.type === 'html') {
        const id = anchorId(node.value)
        if (id !== null) {
          waiting.push(this.ids.place(id))
          continue
        }
        const table = htmlTable(nodes, at, this)
        if (table) {
          result.push(table.element)
          at = table.end
          continue
        }
      }
      const made = this.#block(node)
      const first = made.find((one): one is Element => one.type === 'element')
      if (first && waiting.length > 0) {
        const rest = this.#named(first, waiting)
        if (rest) result.push(rest)
        waiting = []
      }
      result.push(...made)
    }
    if (waiting.length > 0) result.push(anchorParagraph(waiting))
    return result
  }

  /** Gives an element its id; what is left over stands in a paragraph of its own. */
  #named(target: Element, ids: readonly string[]): Element | null {
    const [first, ...rest] = target.attributes['xml:id'] ? [undefined, ...ids] : ids
    if (first !== undefined) target.attributes['xml:id'] = first
    return rest.length > 0 ? anchorParagraph(rest.filter((id) => id !== undefined)) : null
  }

  #block(node: RootContent): ElementContent[] {
    switch (node.type) {
      case 'paragraph':
        return this.#paragraph(node)
      case 'code':
        return [listing(node)]
      case 'list':
        return [this.#list(node)]
      case 'table':
        return [this.#table(node)]
      case 'blockquote':
        return [this.#quotation(node)]
      case 'thematicBreak':
        return [{ type: 'instruction', name: 'rule', value: '' }]
      case 'html':
        return this.#html(node.value, node)
      case 'heading':
        return [element('bridgehead', {}, this.phrases(node.children))]
      case 'definition':
      case 'footnoteDefinition':
        return []
      default:
        this.report(node, `\`${node.type}\` has no form in DocBook`)
        return []
    }
  }

  #paragraph(node: Paragraph): ElementContent[] {
    const [only] = node.children
    if (node.children.length === 1 && only?.type === 'image') {
      return [this.#phrases.picture('mediaobject', only.url, only.alt ?? '')]
    }
    return [element('para', {}, this.phrases(node.children))]
  }

  #html(value: string, node: Nodes): ElementContent[] {
    const comment = /^<!--([\s\S]*?)-->\s*$/.exec(value.trim())
    if (comment) return [{ type: 'comment', value: (comment[1] ?? '').replaceAll('--', '- -') }]
    const instruction = /^<\?([\w.-]+)(?:\s+([\s\S]*?))?\?>\s*$/.exec(value.trim())
    if (instruction) {
      return [{ type: 'instruction', name: instruction[1] ?? '', value: instruction[2] ?? '' }]
    }
    this.report(node, 'HTML has no form in DocBook; it is shown as it is')
    return [element('programlisting', { language: 'html' }, [text(`\n${value}\n`)])]
  }

  #list(node: List): Element {
    const spacing =
      node.spread === true || node.children.some((item) => item.spread) ? null : 'compact'
    const start = node.ordered && node.start !== 1 ? node.start : null
    const startingnumber = start === null || start === undefined ? null : String(start)
    return element(
      node.ordered ? 'orderedlist' : 'itemizedlist',
      { spacing, startingnumber },
      node.children.map((item) => this.#item(item)),
    )
  }

  #item(node: ListItem): Element {
    const blocks = this.blocks(node.children)
    if (!blocks.some((one) => one.type === 'element')) blocks.push(element('para', {}))
    const first = blocks.find((one): one is Element => one.type === 'element')
    if (typeof node.checked === 'boolean' && first) {
      first.children.unshift(text(node.checked ? '☑ ' : '☐ '))
    }
    return element('listitem', {}, blocks)
  }

  #quotation(node: Blockquote): Element {
    const [first] = node.children
    const opening = first?.type === 'paragraph' ? first.children[0] : undefined
    const sign = opening && 'value' in opening ? BOX.exec(opening.value) : null
    if (!sign || first?.type !== 'paragraph' || !opening || !('value' in opening)) {
      return element('blockquote', {}, this.#content(node.children))
    }
    const rest = opening.value.slice(sign[0].length)
    const children = [
      ...(rest === '' ? [] : [{ type: 'text' as const, value: rest }]),
      ...first.children.slice(1),
    ]
    const blocks = [
      ...(children.length > 0 ? [{ type: 'paragraph' as const, children }] : []),
      ...node.children.slice(1),
    ]
    return element((sign[1] ?? 'note').toLowerCase(), {}, this.#content(blocks))
  }

  #content(nodes: readonly RootContent[]): ElementContent[] {
    const blocks = this.blocks(nodes)
    return blocks.some((one) => one.type === 'element') ? blocks : [element('para', {})]
  }

  #table(node: Table): Element {
    const [head, ...body] = node.children
    const width = Math.max(1, ...node.children.map((row) => row.children.length))
    const columns = Array.from({ length: width }, (_, index) =>
      element('colspec', { align: node.align?.[index] ?? null }),
    )
    const empty = head?.children.every((cell) => cell.children.length === 0) ?? true
    const rows = (list: readonly TableRow[]) => list.map((row) => this.#row(row, width))
    const shown = body.length > 0 ? body : head ? [head] : []
    const parts =
      head && !empty && body.length > 0
        ? [element('thead', {}, rows([head])), element('tbody', {}, rows(shown))]
        : [element('tbody', {}, rows(shown))]
    const group = element('tgroup', { cols: String(width) }, [...columns, ...parts])
    return element('informaltable', {}, [group])
  }

  #row(row: TableRow, width: number): Element {
    const cells = Array.from({ length: width }, (_, index) => {
      const lines = this.#phrases.lines(row.children[index]?.children ?? [])
      if (lines.length <= 1) return element('entry', {}, lines[0] ?? [])
      return element(
        'entry',
        {},
        lines.map((line) => element('para', {}, line)),
      )
    })
    return element('row', {}, cells)
  }
}

function anchorParagraph(ids: readonly string[]): Element {
  return element(
    'para',
    {},
    ids.map((id) => element('anchor', { 'xml:id': id })),
  )
}

function listing({ lang, meta, value }: Code): Element {
  const language = [lang, meta].filter((part) => part).join(' ')
  const name = language === '' ? 'screen' : 'programlisting'
  return element(name, { language: language || null }, [{ type: 'cdata', value: `\n${value}\n` }])
}
