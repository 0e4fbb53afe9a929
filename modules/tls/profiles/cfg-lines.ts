/** The lines of a `tls.cfg`: sections, and keys with values. Knows nothing of what they mean. */

import { errorAt } from './errors.ts'
import type { Place } from './profile.ts'

/** `[server:192.0.2.1:5061]`: what stands between the brackets. */
export interface SectionLine {
  readonly kind: 'section'
  readonly text: string
  readonly place: Place
}

/** `method = TLSv1.2+`. */
export interface KeyLine {
  readonly kind: 'key'
  readonly key: string
  readonly place: Place
  readonly value: string
  readonly valuePlace: Place
}

const BLANK = /[ \t\r]/
const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\x07'],
  ['\\', '\\'],
  ['"', '"'],
])

/**
 * Reads the lines of a file.
 *
 * @param text - one char a byte
 * @param file - its name, for errors
 * @throws SiproseError with file, line and column
 */
export function* cfgLines(text: string, file: string): Generator<SectionLine | KeyLine> {
  const cursor = new Cursor(text, file)
  while (!cursor.atEnd) {
    cursor.skipBlanks()
    if (cursor.atLineEnd) cursor.endLine()
    else if (cursor.char === '[') yield section(cursor)
    else yield key(cursor)
  }
}

function section(cursor: Cursor): SectionLine {
  const open = cursor.place
  cursor.take()
  const place = cursor.place
  const line = cursor.rest
  const close = line.lastIndexOf(']', commentAt(line))
  if (close < 0) throw errorAt('no-bracket', open, 'a section begins here and no `]` ends it')
  const text = line.slice(0, close)
  cursor.take(close + 1)
  cursor.endLine()
  return { kind: 'section', text, place }
}

function commentAt(line: string): number {
  const at = line.indexOf('#')
  return at < 0 ? line.length : at
}

function key(cursor: Cursor): KeyLine {
  const { place } = cursor
  const name = /^[A-Za-z_][\w.-]*/.exec(cursor.rest)?.[0] ?? ''
  if (name === '') {
    const fact = `here is \`${cursor.char}\`; a line is \`[server:…]\`, \`key = value\` or \`# comment\``
    throw errorAt('no-key', place, fact)
  }
  cursor.take(name.length)
  cursor.skipBlanks()
  if (!cursor.startsWith('=')) {
    throw errorAt('no-equal-sign', cursor.place, `\`=\` is to stand here, behind \`${name}\``)
  }
  cursor.take()
  cursor.skipBlanks()
  const valuePlace = cursor.place
  const value = cursor.startsWith('"') ? quoted(cursor) : bare(cursor)
  if (value === '') throw errorAt('no-value', valuePlace, `\`${name}\` has no value`)
  cursor.endLine()
  return { kind: 'key', key: name, place, value, valuePlace }
}

function bare(cursor: Cursor): string {
  let value = ''
  while (!cursor.atLineEnd && !BLANK.test(cursor.char)) {
    if (!cursor.joinLines()) value += cursor.take()
  }
  return value
}

function quoted(cursor: Cursor): string {
  const open = cursor.place
  cursor.take()
  let value = ''
  for (;;) {
    if (cursor.atEnd || cursor.char === '\n') {
      throw errorAt('no-quote', open, 'a text begins here and no `"` ends it in this line')
    }
    const { place } = cursor
    const char = cursor.take()
    if (char === '"') return value
    if (char !== '\\') {
      value += char
      continue
    }
    const escaped = cursor.take()
    const meant = escapes.get(escaped)
    if (meant === undefined && escaped !== '\n') {
      throw errorAt('unknown-escape', place, `\`\\${escaped}\` is none of \\n \\r \\t \\a \\\\ \\"`)
    }
    value += meant ?? ''
  }
}

/** A place in the text. */
class Cursor {
  readonly #text: string
  readonly #file: string
  #at = 0
  #line = 1
  #lineStart = 0

  constructor(text: string, file: string) {
    this.#text = text
    this.#file = file
  }

  get char(): string {
    return this.#text[this.#at] ?? ''
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length
  }

  get atLineEnd(): boolean {
    return this.atEnd || this.char === '\n' || this.char === '#'
  }

  get place(): Place {
    return { file: this.#file, line: this.#line, column: this.#at - this.#lineStart + 1 }
  }

  startsWith(text: string): boolean {
    return this.#text.startsWith(text, this.#at)
  }

  /** What is left of the line. */
  get rest(): string {
    const end = this.#text.indexOf('\n', this.#at)
    return this.#text.slice(this.#at, end < 0 ? undefined : end)
  }

  take(count = 1): string {
    const taken = this.#text.slice(this.#at, this.#at + count)
    this.#at += count
    if (taken === '\n') {
      this.#line++
      this.#lineStart = this.#at
    }
    return taken
  }

  /** Skips blanks; a backslash at the end of a line is one. */
  skipBlanks(): void {
    for (;;) {
      if (!this.atEnd && BLANK.test(this.char)) this.#at++
      else if (!this.joinLines()) return
    }
  }

  /** Goes on in the next line, where a backslash ends this one. */
  joinLines(): boolean {
    const end = /^\\\r?\n/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0] ?? ''
    if (end === '') return false
    this.#at += end.length
    this.#line++
    this.#lineStart = this.#at
    return true
  }

  /** Leaves the line, in which nothing but blanks and a comment may stand. */
  endLine(): void {
    this.skipBlanks()
    if (!this.atLineEnd) {
      throw errorAt('not-the-end', this.place, `the line is to end here; there is \`${this.rest}\``)
    }
    while (!this.atEnd && this.take() !== '\n');
  }
}
