/** Running text: what Markdown marks, and the few pieces of HTML that have a form in DocBook. */

import type { Html, Nodes, PhrasingContent } from 'mdast'
import type { Element, ElementContent } from 'xast'

import { anchorId } from './ids.ts'
import type { Writer, WriterOptions } from './writer.ts'
import { element, text } from './xml.ts'

/** Elements of HTML within a line, and what they are in DocBook. */
const PAIRS: ReadonlyMap<string, readonly [name: string, role: string | null]> = new Map([
  ['sub', ['subscript', null]],
  ['sup', ['superscript', null]],
  ['kbd', ['keycap', null]],
  ['code', ['literal', null]],
  ['em', ['emphasis', null]],
  ['i', ['emphasis', null]],
  ['strong', ['emphasis', 'strong']],
  ['b', ['emphasis', 'strong']],
  ['del', ['emphasis', 'strikethrough']],
])

/** The running text of one page. */
export class Phrases {
  readonly #writer: Writer
  readonly #options: WriterOptions
  /** Footnotes met so far, with their ids. */
  readonly #noted = new Map<string, string>()

  constructor(writer: Writer, options: WriterOptions) {
    this.#writer = writer
    this.#options = options
  }

  /** Converts running text. */
  of(nodes: readonly PhrasingContent[]): ElementContent[] {
    const result: ElementContent[] = []
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at]
      if (!node) continue
      const pair = node.type === 'html' ? this.#pair(nodes, at) : null
      if (pair) {
        result.push(pair.element)
        at = pair.end
      } else result.push(...this.#phrase(node))
    }
    return result
  }

  /** Converts running text that breaks of HTML cut into lines. */
  lines(nodes: readonly PhrasingContent[]): ElementContent[][] {
    const lines: PhrasingContent[][] = [[]]
    for (const node of nodes) {
      if (node.type === 'html' && /^<br\s*\/?>$/.test(node.value)) lines.push([])
      else lines.at(-1)?.push(node)
    }
    return lines.map((line) => this.of(line))
  }

  /** A picture with the words for those who cannot see it. */
  picture(name: 'mediaobject' | 'inlinemediaobject', url: string, alt: string): Element {
    const words = alt === '' ? [] : [element('textobject', {}, [element('phrase', {}, [alt])])]
    const data = element('imagedata', { fileref: url })
    return element(name, {}, [element('imageobject', {}, [data]), ...words])
  }

  #pair(
    nodes: readonly PhrasingContent[],
    start: number,
  ): { element: Element; end: number } | null {
    const opening = nodes[start]
    const name = opening?.type === 'html' ? /^<([a-z]+)>$/.exec(opening.value)?.[1] : undefined
    const meant = name === undefined ? undefined : PAIRS.get(name)
    if (!meant) return null
    const end = nodes.findIndex(
      (node, index) => index > start && node.type === 'html' && node.value === `</${name}>`,
    )
    if (end < 0) return null
    const inner = this.of(nodes.slice(start + 1, end))
    return { element: element(meant[0], { role: meant[1] }, inner), end }
  }

  #phrase(node: PhrasingContent): ElementContent[] {
    switch (node.type) {
      case 'text':
        return [text(node.value)]
      case 'inlineCode':
        return [element(this.#options.code?.(node.value) ?? 'literal', {}, [node.value])]
      case 'emphasis':
        return [element('emphasis', {}, this.of(node.children))]
      case 'strong':
        return [element('emphasis', { role: 'strong' }, this.of(node.children))]
      case 'delete':
        return [element('emphasis', { role: 'strikethrough' }, this.of(node.children))]
      case 'break':
        return [{ type: 'instruction', name: 'linebreak', value: '' }]
      case 'link':
        return [this.#link(node.url, this.of(node.children))]
      case 'image':
        return [this.picture('inlinemediaobject', node.url, node.alt ?? '')]
      case 'linkReference': {
        const target = this.#writer.definitions.get(node.identifier)
        return [this.#link(target?.url ?? '', this.of(node.children))]
      }
      case 'imageReference': {
        const target = this.#writer.definitions.get(node.identifier)
        return [this.picture('inlinemediaobject', target?.url ?? '', node.alt ?? '')]
      }
      case 'footnoteReference':
        return this.#footnote(node.identifier)
      case 'html':
        return this.#html(node)
      default:
        // what plugins of remark add to Markdown
        this.#writer.report(node, `\`${String((node as Nodes).type)}\` has no form in DocBook`)
        return []
    }
  }

  #link(url: string, content: ElementContent[]): Element {
    const inside = url.startsWith('#') ? this.#writer.ids.anchor(decoded(url.slice(1))) : null
    if (inside !== null) return element('link', { linkend: inside }, content)
    return element('link', { 'xlink:href': url }, content)
  }

  #footnote(identifier: string): ElementContent[] {
    const known = this.#noted.get(identifier)
    if (known !== undefined) return [element('footnoteref', { linkend: known })]
    const id = `footnote.${this.#noted.size + 1}`
    this.#noted.set(identifier, id)
    const definition = this.#writer.footnotes.get(identifier)
    const blocks = definition ? this.#writer.blocks(definition.children) : []
    const content = blocks.length > 0 ? blocks : [element('para', {})]
    return [element('footnote', { 'xml:id': id }, content)]
  }

  #html(node: Html): ElementContent[] {
    const { value } = node
    if (/^<br\s*\/?>$/.test(value)) return [{ type: 'instruction', name: 'linebreak', value: '' }]
    const id = anchorId(value)
    if (id !== null) return [element('anchor', { 'xml:id': this.#writer.ids.place(id) })]
    // the end of an anchor, which inline HTML holds apart
    if (value === '</a>') return []
    if (/^<!--[\s\S]*-->$/.test(value)) return []
    if (/^\[![A-Z]+\]$/.test(value)) return [text(value)]
    this.#writer.report(node, `\`${value}\` has no form in DocBook; the text around it is kept`)
    return []
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch (cause) {
    if (cause instanceof URIError) return fragment
    throw cause
  }
}
