/** The pages of the site, and where what is documented stands on them. */

import type { RootContent } from 'mdast'

import { AddressBook, codeAnchor, type Address } from '../../src/docs/reference-anchor.ts'
import type { EntryKind } from '../../src/docs/reference.ts'
import { chapterName, type Book, type Chapter } from '../docs/books.ts'
import type { Documentation } from '../docs/compile.ts'
import type { LinkFinder } from '../docs/nodes.ts'
import { Placement } from './placement.ts'

/** A page. */
export interface SitePage {
  /** From the root of the site, without an ending: `modules/sl`. */
  readonly path: string
  readonly title: string
  /** One sentence for search engines and previews. */
  readonly description?: string
  readonly blocks: readonly RootContent[]
  /** False for a page that only lists what other pages hold. */
  readonly search?: boolean
  /** True for a page that needs the whole width. */
  readonly wide?: boolean
  /** True for the list of a book's chapters. */
  readonly contents?: boolean
  /** The source a reader would mend, from the root of the project. */
  readonly source: string
}

/** The short names of the books in addresses. */
const FOLDERS: Readonly<Record<string, string>> = {
  'core-cookbook': 'cookbook',
  'admin-guide': 'admin',
  'devel-guide': 'devel',
}

/** The folder of a book on the site. */
export function bookFolder(name: string): string {
  return FOLDERS[name] ?? name
}

/** What can be asked for an address. */
export class Site {
  readonly documentation: Documentation
  readonly placement: Placement
  readonly problems: string[] = []
  readonly #book: AddressBook
  readonly #ids = new Map<string, { readonly url: string; readonly title: string }>()

  constructor(documentation: Documentation) {
    this.documentation = documentation
    const { books, reference } = documentation
    this.#book = new AddressBook(reference)
    this.placement = new Placement(books, reference.core)
    this.problems.push(...this.placement.problems)
    for (const book of books) for (const chapter of book.chapters) this.#chapter(book, chapter)
  }

  /** All ids of a chapter, under the chapter's page. */
  #chapter(book: Book, chapter: Chapter): void {
    const url = chapterUrl(book, chapter)
    const walk = (node: Chapter['element']['children'][number]): void => {
      if (node.type !== 'element') return
      const id = node.attributes['xml:id'] ?? node.attributes.id
      const title = node.children.find((one) => one.type === 'element' && one.name === 'title')
      if (id) {
        const own = id === chapter.id ? url : `${url}#${id}`
        this.#ids.set(id, { url: own, title: title ? textOf(title) : id })
      }
      for (const child of node.children) walk(child)
    }
    walk(chapter.element)
  }

  /** The address of a place in a book. */
  id(id: string): { readonly url: string; readonly title: string } | null {
    return this.#ids.get(id) ?? null
  }

  /** Where an entry stands. */
  urlOf({ module, kind, anchor, shown }: Address): string {
    if (module !== 'core') return `/modules/${module}.md#${anchor}`
    const core = this.documentation.reference.core
    const entry = core[kind].find((one) => one.name === shown)
    const chapter = this.placement.chapterOf(kind, entry?.alias_of ?? entry?.name ?? shown)
    const book = this.documentation.books.find((one) => chapter && one.chapters.includes(chapter))
    if (chapter && book) return `${chapterUrl(book, chapter)}#${anchor}`
    return `/core/${kindPath(kind)}.md#${anchor}`
  }

  /** Finds what links of one module's documentation name. */
  finder(module: string): LinkFinder {
    return (name) => {
      const found = this.find(name, module)
      return found && { url: found.url, shown: found.shown }
    }
  }

  /** Finds what a name means to a reader of a module. */
  find(name: string, module: string, kinds?: readonly EntryKind[]) {
    const found = this.#book.find(name, module, kinds)
    if (found) return { url: this.urlOf(found), shown: found.shown }
    if (kinds) return null
    if (this.documentation.reference.modules[name]) {
      return { url: `/modules/${name}.md`, shown: name }
    }
    const code = this.documentation.reference.diagnostics.find((one) => one.name === name)
    return code ? { url: `/diagnostics/${codeAnchor(name)}.md`, shown: name } : null
  }
}

/** The address of a chapter. */
export function chapterUrl(book: Book, chapter: Chapter): string {
  return `/${bookFolder(book.name)}/${chapterName(chapter)}.md`
}

/** The name of a kind in addresses. */
export function kindPath(kind: EntryKind): string {
  return kind.replace('_', '-')
}

function textOf(node: Chapter['element']['children'][number]): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value
  return node.type === 'element'
    ? node.children.map(textOf).join('').replaceAll(/\s+/g, ' ').trim()
    : ''
}
