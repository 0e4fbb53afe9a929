/**
 * DocBook to Markdown, as plugins for unified: a parser that reads DocBook 4 and 5 into a tree of XML, and a transformer that
 * makes Markdown's tree of it. Nothing of a document is dropped in silence: what is not known becomes a message with its place.
 */

import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

import type { Root as Markdown } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options as StringifyOptions } from 'remark-stringify'
import { unified, type Plugin } from 'unified'
import { VFile } from 'vfile'
import type { Root as Xml, RootContent as XmlNode } from 'xast'

import { calloutMarks, numberCallouts } from './callouts.ts'
import { Converter, type LinkOptions, type ShapeOptions } from './converter.ts'
import { handlers } from './elements.ts'
import { documentInfo } from './info.ts'
import { holdsElement, targetsOf } from './links.ts'
import { applyProfile, type Profile } from './profile.ts'
import { readDocbook, type Problem } from './read.ts'

export type { LinkOptions, ShapeOptions } from './converter.ts'
export { documentInfo, type DocumentInfo } from './info.ts'
export type { Profile } from './profile.ts'
export { readDocbook, type Problem, type Tree } from './read.ts'

/** How a document is converted. */
export interface DocbookOptions extends LinkOptions, ShapeOptions {
  /** The depth of the heading that the document's own title becomes; 1 if not said. */
  readonly depth?: number
  /** For whom the document is converted: elements that are marked for others are left out. */
  readonly profile?: Profile
}

export {
  checkContent,
  docbookStringify,
  markdownToDocbook,
  mdastToDocbook,
  printXml,
  relaxNg,
  validateDocbook,
  writeDocbook,
  type Fault,
  type MarkdownOptions,
  type Written,
} from './back/index.ts'

/** How our Markdown looks. */
export const markdownStyle: StringifyOptions = {
  bullet: '-',
  emphasis: '_',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
}

/** A parser for unified that reads DocBook, entities and included files resolved. */
export const docbookParse: Plugin<[], string, Xml> = function docbookParse(): undefined {
  this.parser = (text: string, file: VFile): Xml => {
    const tree = readDocbook(text, file.path)
    for (const problem of tree.problems) report(file, problem)
    return tree.root
  }
}

/** A transformer for unified that makes Markdown of DocBook. */
export const docbookToMdast: Plugin<[DocbookOptions?], Xml, Markdown> = (options = {}) => {
  return (tree, file) => {
    const say = (node: XmlNode, path: string | null, text: string) =>
      report(file, {
        file: path ?? file.path,
        line: node.position?.start.line ?? 1,
        column: node.position?.start.column ?? 1,
        text,
        fatal: false,
      })
    if (options.profile) applyProfile(tree, options.profile)
    numberCallouts(tree)
    file.data.docbook = documentInfo(tree)
    const places = {
      targets: targetsOf(tree),
      marks: calloutMarks(tree),
      hasIndex: holdsElement(tree, 'index', 'setindex'),
    }
    const to = new Converter(handlers, places, options, options.depth ?? 1, say)
    const children = to.blocks(tree.children)
    return { type: 'root', children: [...children, ...to.footnotes] }
  }
}

/** What became of a document. */
export interface Converted {
  readonly tree: Markdown
  /** What a person has to mend, each as `file:line:column: text`. */
  readonly problems: readonly string[]
}

/**
 * Converts a DocBook file to the tree of its Markdown.
 *
 * @param path - the file
 * @param options - the depth of its headings, and where its links lead
 * @param text - its content, when it is not what lies on the disk
 */
export function convertDocbook(
  path: string,
  options: DocbookOptions = {},
  text = readFileSync(path, 'utf8'),
): Converted {
  const processor = unified().use(docbookParse).use(docbookToMdast, options)
  const file = new VFile({ value: text, path })
  const tree = processor.runSync(processor.parse(file), file)
  return { tree, problems: file.messages.map(printed) }
}

/**
 * Converts a tree of XML that was read already.
 *
 * @param tree - the document, or a part of one
 * @param path - its file
 * @param options - the depth of its headings, and where its links lead
 */
export function convertTree(tree: Xml, path: string, options: DocbookOptions = {}): Converted {
  const file = new VFile({ path })
  const markdown = unified().use(docbookToMdast, options).runSync(tree, file)
  return { tree: markdown, problems: file.messages.map(printed) }
}

/**
 * Converts a DocBook file to Markdown text.
 *
 * @param path - the file
 * @param options - the depth of its headings, and where its links lead
 */
export function docbookToMarkdown(
  path: string,
  options: DocbookOptions = {},
): { readonly markdown: string; readonly problems: readonly string[] } {
  const { tree, problems } = convertDocbook(path, options)
  return { markdown: printMarkdown(tree), problems }
}

/** Prints a tree of Markdown in our one style. */
export function printMarkdown(tree: Markdown): string {
  return unified().use(remarkGfm).use(remarkStringify, markdownStyle).stringify(tree)
}

function report(file: VFile, problem: Problem): void {
  const { line, column, text, fatal } = problem
  const message = file.message(text, { place: { line, column }, source: 'docbook' })
  message.file = problem.file
  message.fatal = fatal
}

/** A message as editors jump to it. */
function printed(message: VFile['messages'][number]): string {
  const file = relative(process.cwd(), message.file ?? '')
  return `${file}:${message.line ?? 1}:${message.column ?? 1}: ${message.reason}`
}
