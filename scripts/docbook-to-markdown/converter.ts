/** The walk from DocBook elements to Markdown nodes: what a handler of an element gets to work with. */

import type {
  FootnoteDefinition,
  Html,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent as Block,
} from 'mdast'
import type { Element, RootContent as XmlNode } from 'xast'

import { fileOf } from './read.ts'
import { tidy } from './tidy.ts'

/** Makes blocks of an element. */
export type BlockHandler = (element: Element, to: Converter) => Block[]

/** Makes running text of an element. */
export type PhraseHandler = (element: Element, to: Converter) => PhrasingContent[]

/** What is known of each element. */
export interface Handlers {
  readonly blocks: ReadonlyMap<string, BlockHandler>
  readonly phrases: ReadonlyMap<string, PhraseHandler>
  /** Elements that are rightly not shown: index terms, authors and the like. */
  readonly silent: ReadonlySet<string>
}

/** Where links lead that the document itself does not hold. */
export interface LinkOptions {
  /** The address for an id that is not in the document, with the text to show; null when nobody knows it. */
  readonly resolve?: (id: string) => { readonly url: string; readonly title: string } | null
  /** The address that belongs to a name in `<function>`, `<varname>` or `<parameter>`; null for plain text. */
  readonly symbol?: (element: string, text: string) => string | null
  /** What stands for a processing instruction between blocks; null for nothing. */
  readonly instruction?: (name: string, value: string, depth: number) => Block[] | null
  /** The anchor an example with a title gets besides its own id; null for none. */
  readonly example?: (title: string) => string | null
}

/** How tables are printed that GitHub's Markdown has no form for, and where index terms lead. */
export interface ShapeOptions {
  /**
   * What becomes of cells that reach over columns or rows: `html`, the default, writes the table in HTML with Markdown in its
   * cells; `fill` puts empty cells where one reaches.
   */
  readonly spans?: 'html' | 'fill'
}

/** An index term, where it was met. */
export interface IndexTerm {
  /** The primary term, and the ones below it. */
  readonly path: readonly string[]
  /** The anchor that stands in the text, or null for one that only points elsewhere. */
  readonly anchor: string | null
  /** Where a reader shall look as well, or instead. */
  readonly see: readonly string[]
}

/** A place in the document a link can lead to. */
export interface Target {
  readonly id: string
  /** The text that stands for it where a reference has none of its own. */
  readonly title: string
}

/** What a document holds that links can lead to, found before it is converted. */
export interface Places {
  readonly targets: ReadonlyMap<string, Target>
  readonly marks: ReadonlyMap<string, string>
  readonly hasIndex: boolean
}

/** What may stand in a list item or a quotation. */
export type FlowContent = ListItem['children'][number]

const FLOW = new Set([
  'paragraph',
  'heading',
  'list',
  'code',
  'blockquote',
  'table',
  'html',
  'thematicBreak',
])

/** The state of one conversion. */
export class Converter {
  /** The depth of the heading a section opened now would get. */
  depth: number
  readonly links: LinkOptions
  /** The places links can lead to, by id. */
  readonly targets: ReadonlyMap<string, Target>
  /** The footnotes met so far, to be put at the end. */
  readonly footnotes: FootnoteDefinition[] = []
  /** The number of each footnote that has an id, for references to it. */
  readonly footnoteIds = new Map<string, string>()
  /** The index terms met so far; an `index` at the end of the document shows them. */
  readonly terms: IndexTerm[] = []
  /** True inside a quotation, where another one gets single marks. */
  quoting = false
  readonly spans: 'html' | 'fill'
  /** The signs of callouts, by the ids of their marks. */
  readonly marks: ReadonlyMap<string, string>
  /** Whether the document has an index that leads to its terms. */
  readonly hasIndex: boolean
  readonly #handlers: Handlers
  readonly #report: (node: XmlNode, file: string | null, text: string) => void

  constructor(
    handlers: Handlers,
    places: Places,
    options: LinkOptions & ShapeOptions,
    depth: number,
    report: (node: XmlNode, file: string | null, text: string) => void,
  ) {
    this.#handlers = handlers
    this.targets = places.targets
    this.marks = places.marks
    this.hasIndex = places.hasIndex
    this.links = options
    this.spans = options.spans ?? 'html'
    this.depth = depth
    this.#report = report
  }

  /** Tells the author of the document what could not be converted as written. */
  message(node: XmlNode, text: string): void {
    this.#report(node, fileOf(node), text)
  }

  /** Converts content that may mix blocks and running text: what runs on becomes paragraphs between the blocks. */
  blocks(nodes: readonly XmlNode[]): Block[] {
    const result: Block[] = []
    let running: XmlNode[] = []
    const flush = () => {
      const paragraph = this.paragraph(running)
      if (paragraph) result.push(paragraph)
      running = []
    }
    for (const node of nodes) {
      if (node.type === 'instruction' && node.name === 'rule') {
        flush()
        result.push({ type: 'thematicBreak' })
        continue
      }
      const meant =
        node.type === 'instruction'
          ? (this.links.instruction?.(node.name, node.value, this.depth) ?? null)
          : null
      if (meant) {
        flush()
        result.push(...meant)
        continue
      }
      const handler = node.type === 'element' ? this.#block(node) : null
      if (node.type !== 'element' || !handler) {
        running.push(node)
        continue
      }
      flush()
      result.push(...handler(node, this))
    }
    flush()
    return result
  }

  /** Converts what a list item, a quotation or a footnote holds. */
  flow(nodes: readonly XmlNode[]): FlowContent[] {
    return this.blocks(nodes).filter((block): block is FlowContent => FLOW.has(block.type))
  }

  /** A title that is no heading: a line in bold. */
  title(element: Element | null): Paragraph[] {
    if (!element) return []
    const children = this.phrases(element.children)
    return [{ type: 'paragraph', children: [{ type: 'strong', children }] }]
  }

  /** A paragraph of running text, or null when there is nothing to read in it. */
  paragraph(nodes: readonly XmlNode[]): Paragraph | null {
    const children = this.phrases(nodes)
    return children.length > 0 ? { type: 'paragraph', children } : null
  }

  /** Converts running text; white space is joined as a browser would. */
  phrases(nodes: readonly XmlNode[]): PhrasingContent[] {
    return tidy(this.run(nodes))
  }

  /** Converts a part of running text, its white space left to the paragraph it belongs to. */
  run(nodes: readonly XmlNode[]): PhrasingContent[] {
    return nodes.flatMap((node) => this.#phrase(node))
  }

  /** The text of a node with everything in it, joined as in running text. */
  plain(node: Element): string {
    return this.verbatim(node).replaceAll(/\s+/g, ' ').trim()
  }

  /** The text of a node with everything in it, white space as written. */
  verbatim(node: Element): string {
    return node.children
      .map((child) => {
        if (child.type === 'text' || child.type === 'cdata') return child.value
        if (child.type !== 'element') return ''
        const name = localName(child)
        if (name === 'co') return calloutMark(child)
        if (this.#handlers.silent.has(name)) return ''
        if (!this.#handlers.phrases.has(name) && name !== 'textobject') this.#unknown(child)
        return this.verbatim(child)
      })
      .join('')
  }

  /** Whether an element makes blocks, known ones only. */
  isBlock(element: Element): boolean {
    return this.#handlers.blocks.has(localName(element))
  }

  /** Converts content one heading deeper. */
  deeper<T>(work: () => T): T {
    this.depth += 1
    const result = work()
    this.depth -= 1
    return result
  }

  #block(element: Element): BlockHandler | null {
    const name = localName(element)
    const handler = this.#handlers.blocks.get(name)
    if (handler) return handler
    if (this.#handlers.phrases.has(name) || this.#handlers.silent.has(name)) return null
    const holdsBlocks = element.children.some(
      (child) => child.type === 'element' && this.isBlock(child),
    )
    if (!holdsBlocks) return null
    this.#unknown(element)
    return (unknown, to) => to.blocks(unknown.children)
  }

  #phrase(node: XmlNode): PhrasingContent[] {
    if (node.type === 'text' || node.type === 'cdata') return [{ type: 'text', value: node.value }]
    if (node.type === 'instruction' && node.name === 'linebreak') return [{ type: 'break' }]
    if (node.type !== 'element') return []
    const name = localName(node)
    if (this.#handlers.silent.has(name)) return []
    const handler = this.#handlers.phrases.get(name)
    if (handler) return handler(node, this)
    if (this.isBlock(node)) this.message(node, `\`${node.name}\` cannot stand in running text`)
    else this.#unknown(node)
    return this.run(node.children)
  }

  #unknown(element: Element): void {
    this.message(element, `the element \`${element.name}\` is not known; its text is kept as it is`)
  }
}

/** The sign of a place in a listing that a callout explains: its label, or the number that reading gave it. */
export function calloutMark(element: Element): string {
  const number = Number(element.attributes.label ?? element.attributes['callout-number'])
  return number >= 1 && number <= 20
    ? String.fromCodePoint(0x2460 + number - 1)
    : `(${element.attributes.label ?? '?'})`
}

/** An element's name without its prefix. */
export function localName(element: Element): string {
  return element.name.slice(element.name.indexOf(':') + 1)
}

/** An element's id, in the spelling of DocBook 5 or 4. */
export function idOf(element: Element): string | null {
  return element.attributes['xml:id'] ?? element.attributes.id ?? null
}

/** The first child with a name. */
export function child(element: Element, ...names: readonly string[]): Element | null {
  return children(element, ...names)[0] ?? null
}

/** The children with one of the names. */
export function children(element: Element, ...names: readonly string[]): Element[] {
  return element.children.filter(
    (node): node is Element => node.type === 'element' && names.includes(localName(node)),
  )
}

/** The content of an element without the children of some names. */
export function without(element: Element, ...names: readonly string[]): XmlNode[] {
  return element.children.filter(
    (node) => node.type !== 'element' || !names.includes(localName(node)),
  )
}

/** The anchor that keeps an element's id reachable, if it has one. */
export function anchors(element: Element): Html[] {
  const id = idOf(element)
  return id === null ? [] : [anchor(id)]
}

/** A place that links can lead to. */
export function anchor(id: string): Html {
  return { type: 'html', value: `<a id="${id.replaceAll(/[&"<>]/g, '')}"></a>` }
}

/** Pieces of running text with something between each two. */
export function between(
  pieces: readonly PhrasingContent[][],
  separator: PhrasingContent | string,
): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) {
      result.push(typeof separator === 'string' ? { type: 'text', value: separator } : separator)
    }
    result.push(...piece)
  }
  return result
}
