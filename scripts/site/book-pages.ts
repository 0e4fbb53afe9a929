/** The pages of the books: a chapter a page, entries of the reference where the chapter asks for them. */

import type { List, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Root } from 'xast'

import { exampleId } from '../../src/docs/reference-build.ts'
import type { Entry, EntryKind } from '../../src/docs/reference.ts'
import { convertTree } from '../docbook-to-markdown/index.ts'
import type { Documentation } from '../docs/compile.ts'
import { chapterName, textOf, type Book, type Chapter } from '../docs/books.ts'
import { bullets, heading, item, link, paragraph } from '../docs/nodes.ts'
import { entryBlocks, figures } from '../docs/page.ts'
import { diagram } from './diagram.ts'
import { INSTRUCTION, readInstruction } from './placement.ts'
import { differences, guideLinks, indexTable, sourceFact } from './reference-pages.ts'
import { bookFolder, chapterUrl, Site, type SitePage } from './site.ts'

/** All pages of a book, the list of its chapters first. */
export function bookPages(site: Site, book: Book): SitePage[] {
  const problems = book.problems.map(
    ({ file, line, column, text }) => `${file}:${line}:${column}: ${text}`,
  )
  site.problems.push(...problems)
  return [contentsPage(book), ...book.chapters.map((chapter) => chapterPage(site, book, chapter))]
}

/** What is wrong in the books: links that lead nowhere, elements that are not known, entries that do not exist. */
export function bookProblems(documentation: Documentation): readonly string[] {
  const site = new Site(documentation)
  for (const book of documentation.books) bookPages(site, book)
  return site.problems
}

function contentsPage(book: Book): SitePage {
  const blocks: RootContent[] = [heading(1, book.title)]
  for (const { part, chapters } of partsOf(book)) {
    if (part !== null) blocks.push(heading(2, part))
    const rows = chapters.map((chapter) =>
      item([link(chapterUrl(book, chapter), chapter.title)], sectionList(book, chapter)),
    )
    blocks.push(bullets(rows))
  }
  return {
    path: `${bookFolder(book.name)}/index`,
    title: book.title,
    source: `docbook/${book.name}/book.xml`,
    search: false,
    contents: true,
    blocks,
  }
}

/** The sections of a chapter, for a list of contents. */
function sectionList(book: Book, chapter: Chapter): List | null {
  const rows = chapter.element.children.flatMap((node) => {
    if (node.type !== 'element' || node.name !== 'section') return []
    const title = node.children.find((one) => one.type === 'element' && one.name === 'title')
    const id = node.attributes['xml:id']
    if (!title || !id) return []
    return [item([link(`${chapterUrl(book, chapter)}#${id}`, textOf(title))])]
  })
  return rows.length > 0 ? bullets(rows) : null
}

/** The chapters of a book by part, in order. */
export function partsOf(
  book: Book,
): { readonly part: string | null; readonly chapters: Chapter[] }[] {
  const parts: { readonly part: string | null; readonly chapters: Chapter[] }[] = []
  for (const chapter of book.chapters) {
    const last = parts.at(-1)
    if (last?.part === chapter.part) last.chapters.push(chapter)
    else parts.push({ part: chapter.part, chapters: [chapter] })
  }
  return parts
}

function chapterPage(site: Site, book: Book, chapter: Chapter): SitePage {
  const root: Root = { type: 'root', children: [chapter.element] }
  const reference = site.documentation.reference.books.find((one) => one.name === book.name)
  const name = chapterName(chapter)
  const examples = reference?.examples.filter((example) => example.symbol === name) ?? []
  const converted = convertTree(root, `${site.documentation.house.root}/${chapter.file}`, {
    ...guideLinks(site, 'core'),
    instruction: (kind, value, depth) =>
      kind === INSTRUCTION ? asked(site, chapter, value, depth) : null,
    example: (title) => {
      const wanted = exampleId(book.name, name, title)
      return (
        examples.find((example) => example.id === wanted || example.title === title)?.id ?? null
      )
    },
  })
  site.problems.push(...converted.problems)
  visit(converted.tree, 'code', ({ lang, value }) => {
    const drawn = lang === 'mermaid' ? diagram(value) : null
    if (drawn && 'problem' in drawn) site.problems.push(`${chapter.file}: ${drawn.problem}`)
  })
  return {
    path: `${bookFolder(book.name)}/${name}`,
    title: chapter.title,
    source: chapter.file,
    blocks: converted.tree.children,
  }
}

/** What an instruction stands for. */
export function asked(site: Site, chapter: Chapter, value: string, depth: number): RootContent[] {
  const request = readInstruction(value)
  if (!request) return []
  if (request.what === 'compat') return differences(site)
  if (request.what === 'index') return indexTable(site, request.kind)
  const find = site.finder('core')
  const { core } = site.documentation.reference
  const entries: readonly Entry[] = site.placement.entries(chapter, value)
  if (entries.length === 0) return [paragraph('Nothing is left for this place.')]
  const kind: EntryKind = request.kind
  if (kind === 'statistics') return [figures(core, find)]
  return entries.flatMap((entry) =>
    entryBlocks('core', kind, entry, find, {
      depth: Math.min(depth, 4) as 2 | 3 | 4,
      facts: sourceFact(entry),
    }),
  )
}
