/** The pages that are committed beside the code: a README for each module and for the core. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

import type { RootContent } from 'mdast'

import { AddressBook } from '../../src/docs/reference-anchor.ts'
import type { EntryKind, ReferenceModule } from '../../src/docs/reference.ts'
import { convertDocbook, printMarkdown } from '../docbook-to-markdown/index.ts'
import type { Documentation } from './compile.ts'
import type { House, ModuleFiles } from './house.ts'
import { libraryPage } from './library/page.ts'
import type { LinkFinder } from './nodes.ts'
import { page } from './page.ts'
import { TABLES_BOOK, TABLES_FILE, tablesChapter } from './table-pages.ts'

/** A page as it should be. */
export interface Page {
  /** From the root of the project. */
  readonly file: string
  readonly text: string
}

/** The pages of a project. */
export interface Pages {
  readonly pages: readonly Page[]
  /** What is wrong in the guides, each as `file:line:column: text`. */
  readonly problems: readonly string[]
}

/** What a word of a guide's markup can name. */
const meanings: Readonly<Record<string, readonly EntryKind[]>> = {
  function: ['functions'],
  parameter: ['parameters'],
  varname: ['variables'],
}

const made = new WeakMap<Documentation, Pages>()

/**
 * Makes the page of every module, of the core and of the library. Nothing is written.
 *
 * @param documentation - the compiled project
 */
export function readmePages(documentation: Documentation): Pages {
  const known = made.get(documentation)
  if (known) return known
  const pages = makePages(documentation)
  made.set(documentation, pages)
  return pages
}

function makePages({ house, reference, library }: Documentation): Pages {
  const book = new AddressBook(reference)
  const files = new Map([house.core, ...house.modules].map((entry) => [entry.name, entry]))
  const problems: string[] = []
  const pages = [reference.core, ...Object.values(reference.modules)].flatMap((module): Page[] => {
    const own = files.get(module.name)
    if (!own) return []
    const finder = new PageLinks(book, files, own)
    const guide = guideBlocks(house, module, own, finder, problems)
    return [{ file: own.readme, text: readme(module, own, guide, finder.find) }]
  })
  if (library !== null) {
    pages.push({ file: `${dirname(library.index)}/README.md`, text: libraryPage(library) })
  }
  if (existsSync(join(house.root, TABLES_BOOK))) {
    pages.push({ file: TABLES_FILE, text: tablesChapter() })
  }
  return { pages, problems }
}

function readme(
  module: ReferenceModule,
  files: ModuleFiles,
  guide: readonly RootContent[],
  find: LinkFinder,
): string {
  const sources = `${dirname(files.index)}/*.ts${files.guide ? ` and ${files.guide}` : ''}`
  const notice = `Generated: do not edit. Edit ${sources}, then run \`make modules-readme\`.`
  return printMarkdown({ type: 'root', children: page({ module, guide, notice, find }) })
}

/** Where links of one page lead: to anchors of its own, or to other pages. */
class PageLinks {
  readonly #book: AddressBook
  readonly #files: ReadonlyMap<string, ModuleFiles>
  readonly #own: ModuleFiles

  constructor(book: AddressBook, files: ReadonlyMap<string, ModuleFiles>, own: ModuleFiles) {
    this.#book = book
    this.#files = files
    this.#own = own
  }

  /** Finds what a name means on this page. */
  readonly find = (name: string, kinds?: readonly EntryKind[]) => {
    const found = this.#book.find(name, this.#own.name, kinds)
    const target = found && this.#files.get(found.module)
    if (!found || !target) return this.#modulePage(name)
    const path =
      target === this.#own ? '' : posix.relative(posix.dirname(this.#own.readme), target.readme)
    return { url: `${path}#${found.anchor}`, shown: found.shown }
  }

  #modulePage(name: string) {
    const target = this.#files.get(name)
    if (!target) return null
    return { url: posix.relative(posix.dirname(this.#own.readme), target.readme), shown: name }
  }
}

function guideBlocks(
  house: House,
  module: ReferenceModule,
  files: ModuleFiles,
  links: PageLinks,
  problems: string[],
): RootContent[] {
  if (files.guide === null) return []
  const converted = convertDocbook(join(house.root, files.guide), {
    resolve: (id) => {
      const found = links.find(id)
      return found && { url: found.url, title: found.shown }
    },
    symbol: (element, text) => {
      const kinds = meanings[element]
      return (kinds && links.find(text, kinds)?.url) ?? null
    },
    example: (title) => module.examples.find((example) => example.title === title)?.id ?? null,
  })
  problems.push(...converted.problems)
  const title = converted.tree.children.findIndex((block) => block.type === 'heading')
  return converted.tree.children.filter(
    (block, index) => index !== title && !(index < title && block.type === 'html'),
  )
}

/**
 * Writes the pages that differ from what lies on the disk.
 *
 * @param root - the root of the project
 * @param pages - the pages as they should be
 * @returns the files that were written
 */
export function writePages(root: string, pages: readonly Page[]): string[] {
  const stale = stalePages(root, pages)
  for (const { file, text } of pages)
    if (stale.includes(file)) writeFileSync(join(root, file), text)
  return stale
}

/** The files that are not as they should be. */
export function stalePages(root: string, pages: readonly Page[]): string[] {
  return pages
    .filter(({ file, text }) => {
      const path = join(root, file)
      return !existsSync(path) || readFileSync(path, 'utf8') !== text
    })
    .map((stale) => stale.file)
}
