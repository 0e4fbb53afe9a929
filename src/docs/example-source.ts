/**
 * The texts of an example as the configuration language reads them: each line at the line and column at which it was written,
 * so that diagnostics, traces and log lines point into the page.
 */

import { Diagnostics } from '../lang/diagnostic.ts'
import { Lexer } from '../lang/lexer.ts'
import { fileReader, makeSource, type Source, type SourceReader } from '../lang/source.ts'
import type { ConfigurationPart, StartOptions } from './player/host.ts'

/** What a server runs that is only to be asked. */
const EMPTY_ROUTE = 'request_route { ; return; }'

/** Serves the example's text as the main file, its setups before it, and other files from the disk. */
export function exampleReader(configuration: string | null, start: StartOptions): SourceReader {
  const { main, setups } = layOut(configuration, start)
  return {
    read(path, from) {
      if (from === null) return path === start.fileName ? main : fileReader.read(path, from)
      return setups.get(path) ?? fileReader.read(path, from)
    },
  }
}

interface LaidOut {
  readonly main: Source
  /** By the name under which the main file includes them. */
  readonly setups: ReadonlyMap<string, Source>
}

function layOut(configuration: string | null, start: StartOptions): LaidOut {
  const sheets: Sheet[] = []
  const { fileName, line, column, wrap, before } = start
  for (const part of before) sheetFor(sheets, part).put(part)
  if (configuration !== null) {
    const own = { text: configuration, fileName, line, column }
    sheetFor(sheets, own).put(own, wrap === 'route' ? ['request_route {', '}'] : null)
  }
  const last = sheets.at(-1)
  const main = last?.file === fileName ? last : new Sheet(fileName, line)
  if (configuration === null && !before.some(hasRequestRoute)) main.append(EMPTY_ROUTE)
  const names = new Set([fileName])
  const setups = new Map<string, Source>()
  for (const sheet of sheets) {
    if (sheet === main) continue
    setups.set(`\x01${setups.size}`, sheet.source(names))
  }
  main.begin([...setups.keys()].map((key) => `include_file "${key}"`))
  return { main: main.source(new Set()), setups }
}

function hasRequestRoute({ text }: ConfigurationPart): boolean {
  return /^[ \t]*(?:request_)?route[ \t\r\n]*\{/m.test(text)
}

/** The last sheet, when the part stands further down in the same file; else a new one, as the parts keep their order. */
function sheetFor(sheets: Sheet[], { fileName, line }: ConfigurationPart): Sheet {
  const last = sheets.at(-1)
  if (last?.file === fileName && line > last.end + 1) return last
  const sheet = new Sheet(fileName, line)
  sheets.push(sheet)
  return sheet
}

/** A file of which only the lines are known that belong to the example. */
class Sheet {
  readonly file: string
  readonly #first: number
  /** By number, from 1. */
  readonly #lines: string[] = []

  /**
   * @param file - its name
   * @param first - the first line that will be known
   */
  constructor(file: string, first: number) {
    this.file = file
    this.#first = first
  }

  /** The last line that is known; of none, the one before the first. */
  get end(): number {
    return Math.max(this.#lines.length, this.#first) - 1
  }

  /** Puts a part at its place, between two lines where the fence stands in the page. */
  put(
    { text, line, column }: ConfigurationPart,
    around: readonly [string, string] | null = null,
  ): void {
    for (const [index, each] of withMargin(text, column).entries()) this.#lines[line + index] = each
    if (around === null) return
    this.#before(line, around[0])
    this.append(around[1])
  }

  /** Adds a line behind all others. */
  append(text: string): void {
    this.#lines[this.end + 1] = text
  }

  /** Puts statements before all others, where the words behind the first fence stand. */
  begin(statements: readonly string[]): void {
    if (statements.length > 0) this.#before(this.#first, statements.join(' '))
  }

  #before(line: number, text: string): void {
    const at = Math.max(line - 1, 1)
    const there = this.#lines[at] ?? ''
    this.#lines[at] = there === '' ? text : `${text} ${there}`
  }

  /** The text, under a name that no other one has. */
  source(names: Set<string>): Source {
    const name = names.has(this.file) ? `${this.file} (line ${this.#first})` : this.file
    names.add(name)
    const text = Array.from({ length: this.end }, (_, index) => this.#lines[index + 1] ?? '')
    return makeSource(name, text.join('\n'))
  }
}

/** The lines of a text moved to their column, but for those that begin in a string: there a blank is a blank. */
function withMargin(text: string, column: number): readonly string[] {
  const lines = text.replace(/\n$/, '').split('\n')
  if (column <= 1) return lines
  const margin = ' '.repeat(column - 1)
  const inner = lines.length > 1 ? linesWithin(text) : new Set<number>()
  return lines.map((line, index) => (line === '' || inner.has(index) ? line : margin + line))
}

/** The lines, from 0, that begin inside of a word of the language or of the value of a define. */
function linesWithin(text: string): ReadonlySet<number> {
  const within = new Set<number>()
  const lines = text.split('\n')
  const lexer = new Lexer(makeSource('', text), new Diagnostics())
  for (let token = lexer.next(); token.type !== 'end'; token = lexer.next()) {
    const { line, offset, length } = token.position
    const ends = text.slice(offset, offset + length).split('\n').length - 1
    for (let i = 0; i < ends; i++) within.add(line + i)
    if (token.type !== 'directive' || !token.text.includes('def') || token.text.startsWith('if'))
      continue
    for (let i = line; lines[i - 1]?.replace(/\r$/, '').endsWith('\\') === true; i++) within.add(i)
    lexer.line(true)
  }
  return within
}
