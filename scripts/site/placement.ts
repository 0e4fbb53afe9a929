/** Which entries of the core stand in which chapter: what a chapter asks for by `<?siprose parameters tcp_*?>`. */

import type { Root, RootContent } from 'xast'

import {
  entriesOf,
  entryKinds,
  type Entry,
  type EntryKind,
  type ReferenceModule,
} from '../../src/docs/reference.ts'
import type { Book, Chapter } from '../docs/books.ts'

/** The name of the processing instruction. */
export const INSTRUCTION = 'siprose'

/** What an instruction asks for: entries of the core, the table of a kind over all modules, or every difference from Kamailio. */
export type Asked =
  | {
      readonly what: 'entries' | 'index'
      readonly kind: EntryKind
      readonly names: readonly string[]
    }
  | { readonly what: 'compat' }

type AskedEntries = Extract<Asked, { readonly what: 'entries' | 'index' }>

/**
 * Reads an instruction: `parameters tcp_* listen`, `index functions`. An asterisk stands for anything; alone, for all that no other
 * instruction names.
 *
 * @returns null where it is neither
 */
export function readInstruction(value: string): Asked | null {
  const words = value.trim().split(/\s+/)
  if (words[0] === 'compat') return { what: 'compat' }
  const what = words[0] === 'index' ? 'index' : 'entries'
  if (what === 'index') words.shift()
  const kind = entryKinds.find((known) => known === words[0])
  return kind ? { what, kind, names: words.slice(1) } : null
}

/** Where the entries of the core stand. */
export class Placement {
  readonly #chapters = new Map<string, Chapter>()
  readonly #entries = new Map<string, Entry[]>()
  /** Names that an instruction asks for and that do not exist, each with the file. */
  readonly problems: string[] = []

  /**
   * @param books - the books
   * @param core - the core
   */
  constructor(books: readonly Book[], core: ReferenceModule) {
    const asked = books.flatMap((book) =>
      book.chapters.flatMap((chapter) =>
        instructions(chapter.element).map((value) => ({ chapter, value })),
      ),
    )
    const rest: typeof asked = []
    for (const one of asked) {
      const request = readInstruction(one.value)
      if (request === null) {
        this.problems.push(`${one.chapter.file}: \`${one.value}\` asks for nothing that is known`)
      } else if (request.what === 'entries') {
        if (request.names.includes('*')) rest.push(one)
        else this.#place(one.chapter, one.value, request, core)
      }
    }
    for (const { chapter, value } of rest) {
      const request = readInstruction(value)
      if (request?.what === 'entries') this.#place(chapter, value, request, core)
    }
  }

  #place(
    chapter: Chapter,
    value: string,
    { kind, names }: AskedEntries,
    core: ReferenceModule,
  ): void {
    const all: readonly Entry[] = entriesOf(core, kind)
    const found: Entry[] = []
    for (const name of names) {
      const matching = all.filter((entry) => matches(entry.name, name))
      if (matching.length === 0)
        this.problems.push(`${chapter.file}: no ${kind} are called \`${name}\``)
      for (const entry of matching) {
        const key = `${kind} ${entry.name}`
        if (this.#chapters.has(key)) continue
        this.#chapters.set(key, chapter)
        found.push(entry)
      }
    }
    this.#entries.set(`${chapter.id} ${value}`, found)
  }

  /** The entries that an instruction of a chapter stands for. */
  entries(chapter: Chapter, value: string): readonly Entry[] {
    return this.#entries.get(`${chapter.id} ${value}`) ?? []
  }

  /** The chapter in which an entry of the core stands, or null. */
  chapterOf(kind: EntryKind, name: string): Chapter | null {
    return this.#chapters.get(`${kind} ${name}`) ?? null
  }
}

function matches(name: string, pattern: string): boolean {
  if (!pattern.includes('*')) return name === pattern
  const [head = '', tail = ''] = pattern.split('*')
  return name.startsWith(head) && name.endsWith(tail)
}

function instructions(node: Root | RootContent): string[] {
  if (node.type === 'instruction') return node.name === INSTRUCTION ? [node.value] : []
  if (node.type !== 'element' && node.type !== 'root') return []
  return node.children.flatMap(instructions)
}
