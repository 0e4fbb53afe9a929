/**
 * The books as DocBook alone: what a chapter asks of the reference is put in its place, as DocBook too, so that any tool that prints
 * DocBook prints them.
 *
 *     books-as-docbook.ts        writes dist/docbook/<book>.xml
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Root as Markdown } from 'mdast'
import { unified } from 'unified'
import type { Element, Root } from 'xast'

import { mdastToDocbook, printXml, relaxNg } from '../docbook-to-markdown/index.ts'
import type { Book, Chapter } from '../docs/books.ts'
import { compileDocumentation } from '../docs/compile.ts'
import { asked } from './book-pages.ts'
import { diagram, standalone } from './diagram.ts'
import { INSTRUCTION } from './placement.ts'
import { Site } from './site.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'dist/docbook')
let diagrams = 0

/** A chapter with its instructions replaced by what they stand for. */
function whole(site: Site, chapter: Chapter, count: { next: number }): Element {
  const fill = (element: Element): Element => {
    const children = element.children.flatMap((node): Element['children'] => {
      if (node.type === 'element') return [drawn(node) ?? fill(node)]
      if (node.type !== 'instruction' || node.name !== INSTRUCTION) return [node]
      return written(asked(site, chapter, node.value, 2), count)
    })
    return { ...element, children: children.filter((node, at) => !isFiller(node, children, at)) }
  }
  return fill(chapter.element)
}

/** A diagram as a picture beside the book, with its text for who cannot see it; null for anything else. */
function drawn(listing: Element): Element | null {
  if (listing.name !== 'programlisting' || listing.attributes.language !== 'mermaid') return null
  const text = listing.children.map((node) => ('value' in node ? node.value : '')).join('')
  const made = diagram(text)
  if ('problem' in made) return null
  const file = `diagram-${++diagrams}.svg`
  writeFileSync(join(folder, file), standalone(made.svg))
  const element = (name: string, children: Element['children'], attributes = {}): Element => ({
    type: 'element',
    name,
    attributes,
    children,
  })
  const image = element('imagedata', [], { fileref: file, format: 'SVG' })
  return element('mediaobject', [
    element('imageobject', [image]),
    element('textobject', [{ ...listing, attributes: {} }]),
  ])
}

/** The empty paragraph that keeps a section with an instruction alone valid. */
function isFiller(
  node: Element['children'][number],
  all: Element['children'],
  at: number,
): boolean {
  const empty = node.type === 'element' && node.name === 'para' && node.children.length === 0
  return empty && all.slice(0, at).some((one) => one.type === 'element' && one.name !== 'title')
}

/** Blocks of Markdown as DocBook; ids that are not those of entries are kept apart from one place to the next. */
function written(blocks: Markdown['children'], count: { next: number }): Element['children'] {
  const tree: Markdown = { type: 'root', children: [...blocks] }
  const made = unified().use(mdastToDocbook, { root: 'section' }).runSync(tree) as Root
  const [section] = made.children
  if (section?.type !== 'element') return []
  const place = count.next++
  const rename = (id: string) =>
    id.includes('.') && !id.startsWith('footnote') ? id : `part.${place}.${id}`
  const walk = (node: Element['children'][number]): void => {
    if (node.type !== 'element') return
    const { attributes } = node
    if (attributes['xml:id']) attributes['xml:id'] = rename(attributes['xml:id'])
    if (attributes.linkend) attributes.linkend = rename(attributes.linkend)
    for (const child of node.children) walk(child)
  }
  for (const child of section.children) walk(child)
  return section.children.filter((node) => node.type !== 'element' || node.name !== 'title')
}

/** The whole book. */
function bookTree(site: Site, book: Book): Root {
  const count = { next: 1 }
  const title: Element = {
    type: 'element',
    name: 'title',
    attributes: {},
    children: [{ type: 'text', value: book.title }],
  }
  const attributes = {
    xmlns: 'http://docbook.org/ns/docbook',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    version: '5.0',
    'xml:id': book.name,
  }
  const chapters = book.chapters.map((chapter) => whole(site, chapter, count))
  return {
    type: 'root',
    children: [{ type: 'element', name: 'book', attributes, children: [title, ...chapters] }],
  }
}

const documentation = await compileDocumentation(root)
const site = new Site(documentation)
mkdirSync(folder, { recursive: true })
for (const book of documentation.books) {
  const xml = printXml(bookTree(site, book))
  writeFileSync(join(folder, `${book.name}.xml`), xml)
  // links to other books are of no use to a schema
  const faults = (relaxNg(xml) ?? []).filter((fault) => !fault.includes('IDREF attribute linkend'))
  for (const fault of faults.slice(0, 20)) console.error(`dist/docbook/${book.name}.xml: ${fault}`)
  console.log(`written: dist/docbook/${book.name}.xml, ${faults.length} faults`)
  if (faults.length > 0) process.exitCode = 1
}
