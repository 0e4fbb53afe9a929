/** The books in `docbook/`: chapters in DocBook, whose examples are played like any others, and in which entries of the reference stand. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import type { Element, Root, RootContent } from 'xast'

import { uniqueId } from '../../src/docs/player/example.ts'
import type { ReferenceExample } from '../../src/docs/reference.ts'
import { readDocbook, type Problem } from '../docbook-to-markdown/index.ts'
import { fileOf } from '../docbook-to-markdown/read.ts'
import { guideExamples } from './guide.ts'

/** A chapter, which is a page of the site. */
export interface Chapter {
  readonly id: string
  readonly title: string
  /** The title of the part it belongs to, or null. */
  readonly part: string | null
  /** From the root of the project. */
  readonly file: string
  readonly element: Element
}

/** A book. */
export interface Book {
  /** The name of its folder. */
  readonly name: string
  readonly title: string
  readonly chapters: readonly Chapter[]
  readonly examples: readonly ReferenceExample[]
  readonly problems: readonly Problem[]
}

const CHAPTERS = new Set(['chapter', 'preface', 'appendix'])

/**
 * Reads all books of a project.
 *
 * @param root - its folder
 */
export function readBooks(root: string): Book[] {
  const folder = join(root, 'docbook')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'book.xml')))
    .toSorted()
    .map((name) => readBook(root, name))
}

function readBook(root: string, name: string): Book {
  const path = join(root, 'docbook', name, 'book.xml')
  const tree = readDocbook(readFileSync(path, 'utf8'), path)
  const chapters: Chapter[] = []
  const taken = new Set<string>()
  const collect = (node: Root | RootContent, part: string | null): void => {
    if (node.type !== 'element' && node.type !== 'root') return
    if (node.type === 'element' && CHAPTERS.has(node.name)) {
      const id = uniqueId(node.attributes['xml:id'] ?? `${name}.${chapters.length + 1}`, taken)
      const file = relative(root, fileOf(node) ?? path)
      chapters.push({ id, title: titleOf(node), part, file, element: node })
      return
    }
    const inside = node.type === 'element' && node.name === 'part' ? titleOf(node) : part
    for (const child of node.children) collect(child, inside)
  }
  collect(tree.root, null)
  const top = tree.root.children.find((node): node is Element => node.type === 'element')
  return {
    name,
    title: top ? titleOf(top) : name,
    chapters,
    examples: chapters.flatMap((chapter) => chapterExamples(chapter, name)),
    problems: tree.problems,
  }
}

/** The chapter's name in addresses: its id without the name of the book. */
export function chapterName(chapter: Chapter): string {
  return chapter.id.replace(/^[^.]*\./, '')
}

function chapterExamples(chapter: Chapter, book: string): ReferenceExample[] {
  const root: Root = { type: 'root', children: [chapter.element] }
  const name = chapterName(chapter)
  return guideExamples(root, chapter.file, book).map((example) => ({
    ...example,
    id: example.id.replace('/guide/', `/${name}/`),
    symbol: name,
  }))
}

function titleOf(element: Element): string {
  for (const node of element.children) {
    if (node.type !== 'element') continue
    if (node.name === 'title') return textOf(node).replaceAll(/\s+/g, ' ').trim()
    if (node.name === 'info') return titleOf(node)
  }
  return ''
}

/** The text of a node, all white space as one. */
export function textOf(node: RootContent): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value.replaceAll(/\s+/g, ' ')
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
