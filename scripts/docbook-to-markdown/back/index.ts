/**
 * Markdown to DocBook 5, as plugins for unified: a transformer from Markdown's tree to XML's, and a compiler that prints it.
 * Headings become sections within sections, anchors before them their ids, GitHub's boxes admonitions.
 */

import { writeFileSync } from 'node:fs'

import type { Root as Markdown } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified, type Plugin } from 'unified'
import { VFile } from 'vfile'
import type { Element, Root as Xml } from 'xast'

import { liftAnchors } from './ids.ts'
import { sections } from './sections.ts'
import { Writer, type WriterOptions } from './writer.ts'
import { printXml } from './print-xml.ts'

export { checkContent, type Fault } from './content-model.ts'
export { printXml } from './print-xml.ts'
export { relaxNg, validateDocbook } from './validate.ts'

/** What becomes of a page. */
export interface MarkdownOptions extends WriterOptions {
  /** The element that holds all; `article` if not said. Of a `book`, headings of the second level open chapters. */
  readonly root?: 'article' | 'book' | 'chapter' | 'appendix' | 'section'
  /** The id of that element. */
  readonly id?: string
}

const NAMESPACES = {
  xmlns: 'http://docbook.org/ns/docbook',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  version: '5.0',
}

/** A transformer for unified that makes DocBook of Markdown. */
export const mdastToDocbook: Plugin<[MarkdownOptions?], Markdown, Xml> = (options = {}) => {
  return (tree, file) => {
    liftAnchors(tree)
    const writer = new Writer(tree, options, (node, text) => {
      const message = file.message(text, { place: node.position, source: 'docbook' })
      message.fatal = false
    })
    const name = options.root ?? 'article'
    const { attributes, children } = sections(tree, name, writer)
    const id = options.id ?? attributes['xml:id']
    const root: Element = {
      type: 'element',
      name,
      attributes: { ...NAMESPACES, ...(id ? { 'xml:id': id } : {}) },
      children,
    }
    return { type: 'root', children: [root] }
  }
}

/** A compiler for unified that prints XML. */
export const docbookStringify: Plugin<[], Xml, string> = function docbookStringify(): undefined {
  this.compiler = (tree) => printXml(tree as Xml)
}

/** What became of a page. */
export interface Written {
  readonly tree: Xml
  readonly xml: string
  /** What has no form in DocBook, each as `line:column: text`. */
  readonly problems: readonly string[]
}

/**
 * Converts Markdown to DocBook 5.
 *
 * @param text - the Markdown
 * @param options - the element that holds it, and how names are marked
 */
export function markdownToDocbook(text: string, options: MarkdownOptions = {}): Written {
  const file = new VFile({ value: text })
  const markdown = unified().use(remarkParse).use(remarkGfm).parse(file)
  const tree = unified().use(mdastToDocbook, options).runSync(markdown, file)
  const problems = file.messages.map(
    ({ line, column, reason }) => `${line ?? 1}:${column ?? 1}: ${reason}`,
  )
  return { tree, xml: printXml(tree), problems }
}

/**
 * Writes Markdown as a DocBook file.
 *
 * @param text - the Markdown
 * @param path - the file
 * @returns what has no form in DocBook
 */
export function writeDocbook(
  text: string,
  path: string,
  options: MarkdownOptions = {},
): readonly string[] {
  const { xml, problems } = markdownToDocbook(text, options)
  writeFileSync(path, xml)
  return problems
}
