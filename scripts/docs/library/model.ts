/** What a library exports, read from its sources: names, signatures, members and the comments above them. */

import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

import { docComments, type DocComment } from '../../../src/docs/reference-comment.ts'

/** What an export is. */
export type LibraryKind = 'function' | 'class' | 'constant' | 'type'

/** A field, a getter or a method. */
export interface LibraryMember {
  readonly name: string
  /** As it is declared, without what it does: `param(name: string): string | null`. */
  readonly signature: string
  readonly comment: DocComment
}

/** One export. */
export interface LibraryEntry {
  readonly name: string
  readonly kind: LibraryKind
  /** From the root of the project. */
  readonly file: string
  readonly line: number
  readonly signature: string
  readonly comment: DocComment | null
  /** Those of a class, an interface or a constant object that have a comment. */
  readonly members: readonly LibraryMember[]
  /** The keys of a constant object, where these speak for themselves and have no comments. */
  readonly keys: readonly string[]
}

/** Exports that belong together. */
export interface LibraryChapter {
  readonly title: string
  readonly entries: readonly LibraryEntry[]
}

/** A library: an index whose exports are grouped by comments of one line. */
export interface Library {
  /** As it is imported: `siprose/sip`. */
  readonly name: string
  /** The index, from the root of the project. */
  readonly index: string
  /** The comment at the head of the index. */
  readonly lead: string
  readonly chapters: readonly LibraryChapter[]
  /** What of the index could not be read. */
  readonly problems: readonly string[]
}

/** The library of the grammar of SIP; null in a project without it. */
export function readLibrary(root: string): Library | null {
  const index = 'src/sip/index.ts'
  if (!existsSync(join(root, index))) return null
  return libraryOf(root, index, 'siprose/sip')
}

function libraryOf(root: string, index: string, name: string): Library {
  const text = readFileSync(join(root, index), 'utf8')
  const lead = docComments(text, index)[0]?.lead ?? ''
  const chapters: { title: string; entries: LibraryEntry[] }[] = []
  const problems: string[] = []
  const sources = new Map<string, Source>()
  const pattern = /^\/\/ (.+)$|^export (type )?\{([^}]*)\} from '\.\/(.+)'$|^export \*.*$/gm
  for (const [whole, title, , names, file] of text.matchAll(pattern)) {
    if (title !== undefined) {
      chapters.push({ title, entries: [] })
      continue
    }
    const chapter = chapters.at(-1)
    if (names === undefined || file === undefined || chapter === undefined) {
      problems.push(`${index}:1: \`${whole}\` stands in no chapter, or names nothing`)
      continue
    }
    const path = posix.join(posix.dirname(index), file)
    const source = sources.get(path) ?? new Source(root, path)
    sources.set(path, source)
    for (const exported of names.split(',').map((one) => one.trim().replace(/^type /, ''))) {
      if (exported === '') continue
      const entry = source.entry(exported)
      if (entry === null) problems.push(`${path}:1: \`${exported}\` is not declared here`)
      else chapter.entries.push(entry)
    }
  }
  return { name, index, lead, chapters, problems }
}

/** One source file, cut at its declarations, which the formatter keeps in one shape. */
class Source {
  readonly #file: string
  readonly #lines: readonly string[]
  readonly #comments: ReadonlyMap<number, DocComment>

  constructor(root: string, file: string) {
    const text = readFileSync(join(root, file), 'utf8')
    this.#file = file
    this.#lines = text.split('\n')
    this.#comments = new Map(docComments(text, file).map((comment) => [comment.end, comment]))
  }

  /** What a name is; of a constant and a type of one name the constant. */
  entry(name: string): LibraryEntry | null {
    const pattern = new RegExp(
      `^export (?:abstract )?(function|class|const|interface|type) ${RegExp.escape(name)}\\b`,
    )
    const found = this.#lines.flatMap((line, at) => {
      const keyword = pattern.exec(line)?.[1]
      return keyword === undefined ? [] : [{ at, keyword }]
    })
    const [first] = found.toSorted((a, b) => rank(a.keyword) - rank(b.keyword))
    if (first === undefined) return null
    const { at, keyword } = first
    return {
      name,
      kind: kindOf(keyword),
      file: this.#file,
      line: at + 1,
      signature: this.#signature(at, keyword),
      comment: this.#comments.get(at) ?? null,
      members: keyword === 'function' ? [] : this.#members(at),
      keys: keyword === 'const' ? this.#keys(at) : [],
    }
  }

  #signature(at: number, keyword: string): string {
    const first = (this.#lines[at] ?? '').replace(/^export /, '')
    if (keyword === 'const') return first.replace(/ = .*$/, '')
    if (keyword !== 'function' && !(keyword === 'type' && !first.endsWith('{'))) {
      return first.replace(/ \{$/, '')
    }
    const lines = [first]
    for (let line = at; !this.#ends(line, keyword); line++) lines.push(this.#lines[line + 1] ?? '')
    return lines.join('\n').replace(/ \{$/, '')
  }

  /** Whether a signature ends on a line: a function's with the brace of its body, a type's where a line is empty. */
  #ends(at: number, keyword: string): boolean {
    if (at >= this.#lines.length) return true
    if (keyword === 'function') return (this.#lines[at] ?? '').endsWith('{')
    return (this.#lines[at + 1] ?? '') === ''
  }

  /** The commented lines of a block that ends with a brace of its own. */
  #members(at: number): LibraryMember[] {
    const members: LibraryMember[] = []
    if (!/[{[]$/.test(this.#lines[at] ?? '')) return members
    for (let line = at + 1; line < this.#lines.length; line++) {
      const text = this.#lines[line] ?? ''
      if (/^[}\]]/.test(text)) break
      const comment = this.#comments.get(line)
      const name = /^ {2}(?:readonly |static |get |async )*'?([\w.]+)/.exec(text)?.[1]
      if (comment === undefined || name === undefined) continue
      members.push({ name, signature: this.#memberSignature(line), comment })
    }
    return members
  }

  /** The keys of a constant object of which none has a comment. */
  #keys(at: number): string[] {
    const keys: string[] = []
    if (!(this.#lines[at] ?? '').endsWith('{')) return keys
    for (let line = at + 1; !/^[}\]]/.test(this.#lines[line] ?? '}'); line++) {
      const key = /^ {2}(\w+): /.exec(this.#lines[line] ?? '')?.[1]
      if (this.#comments.has(line)) return []
      if (key !== undefined) keys.push(key)
    }
    return keys
  }

  #memberSignature(at: number): string {
    let text = (this.#lines[at] ?? '').trim()
    for (let line = at + 1; text.endsWith('(') || text.endsWith(','); line++) {
      if (/^ {2}\S/.test(this.#lines[line] ?? '') && !/^ {2}\)/.test(this.#lines[line] ?? '')) break
      text += ` ${(this.#lines[line] ?? '').trim()}`
    }
    return text
      .replace(/ \{$/, '')
      .replace(/,$/, '')
      .replace(/^(?:get|readonly) /, '')
      .replace(/^(\w+)\(\): /, '$1(): ')
      .replace('( ', '(')
      .replace(/, \)/, ')')
      .replace(/^(.*[^\s]) = .*$/, '$1')
  }
}

function rank(keyword: string): number {
  return keyword === 'type' || keyword === 'interface' ? 1 : 0
}

function kindOf(keyword: string): LibraryKind {
  if (keyword === 'function' || keyword === 'class') return keyword
  return keyword === 'const' ? 'constant' : 'type'
}
