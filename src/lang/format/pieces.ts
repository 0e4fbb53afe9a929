/** The text of a configuration as pieces, none left out: tokens, comments, directives, and what stands between them. */

import type { Diagnostics } from '../diagnostic.ts'
import { Lexer } from '../lexer.ts'
import type { Source } from '../source.ts'
import type { Token } from '../tokens.ts'
import { trimEndOf } from '../trim.ts'

/** What a piece is; `other` is text that means nothing to the language and stays where it is. */
export type PieceKind = 'token' | 'line-comment' | 'block-comment' | 'directive' | 'other'

/** One piece of a text. */
export interface Piece {
  readonly kind: PieceKind
  /** As it stands in the file. */
  readonly text: string
  readonly offset: number
  /** Of a token what it is; null of all others. */
  readonly token: Token | null
  /** How many line ends stand before it, up to the piece before. */
  readonly breaks: number
  /** True when not even a blank stands before it. */
  readonly glued: boolean
}

/** Directives whose rest of the line is a file's name or a rule, read as a token. */
const withToken = new Set(['include_file', 'import_file', 'subst', 'substdef', 'substdefs'])

/** Directives that end with their line, whatever stands at its end. */
const conditions = new Set(['ifdef', 'ifndef', 'ifexp', 'else', 'endif'])

const CONTINUED = /(?:[^\n]*\\\r?\n)*[^\n]*/y
const LINE = /[^\n]*/y
const BLANK = /[ \t\r\b\f\v]*/y
const OTHER = /[^\s#/]+|[#/]/y

/** Cuts a text; what is wrong with it goes to the diagnostics, and only without errors the pieces are worth something. */
export function cutPieces(source: Source, diagnostics: Diagnostics): readonly Piece[] {
  return new Cutter(source, diagnostics).run()
}

class Cutter {
  readonly #text: string
  readonly #lexer: Lexer
  readonly #pieces: Piece[] = []
  /** The end of what was cut. */
  #at = 0
  #breaks = 0

  constructor(source: Source, diagnostics: Diagnostics) {
    this.#text = source.text
    this.#lexer = new Lexer(source, diagnostics)
  }

  run(): readonly Piece[] {
    for (;;) {
      const token = this.#lexer.next()
      this.#between(token.type === 'end' ? this.#text.length : token.position.offset)
      if (token.type === 'end') return this.#pieces
      if (token.type === 'directive') this.#directive(token)
      else this.#put('token', token.position.offset + token.position.length, token)
    }
  }

  /** Adds the piece from here to `end`. */
  #put(kind: PieceKind, end: number, token: Token | null = null): void {
    const before = this.#text[this.#at - 1]
    const glued = this.#breaks === 0 && before !== undefined && !/\s/.test(before)
    const text = this.#text.slice(this.#at, end)
    this.#pieces.push({ kind, text, offset: this.#at, token, breaks: this.#breaks, glued })
    this.#at = end
    this.#breaks = 0
  }

  #directive(token: Token): void {
    if (withToken.has(token.text)) {
      const rule = this.#lexer.next()
      const { offset, length } = rule.position
      this.#put('directive', rule.type === 'end' ? this.#text.length : offset + length)
      return
    }
    const pattern = conditions.has(token.text) ? LINE : CONTINUED
    pattern.lastIndex = this.#at
    const line = pattern.exec(this.#text)?.[0] ?? ''
    this.#lexer.line(!conditions.has(token.text))
    this.#put('directive', this.#at + trimEndOf(line, ' \t\r').length)
  }

  /** Adds the comments up to a token. */
  #between(to: number): void {
    while (this.#at < to) {
      BLANK.lastIndex = this.#at
      BLANK.test(this.#text)
      this.#at = BLANK.lastIndex
      if (this.#at >= to) break
      if (this.#text[this.#at] === '\n') {
        this.#breaks += 1
        this.#at += 1
      } else this.#comment(to)
    }
    this.#at = to
  }

  #comment(to: number): void {
    const text = this.#text
    if (text[this.#at] === '#' || text.startsWith('//', this.#at)) {
      LINE.lastIndex = this.#at
      const line = LINE.exec(text)?.[0] ?? ''
      this.#put('line-comment', this.#at + trimEndOf(line, ' \t\r').length)
    } else if (text.startsWith('/*', this.#at)) {
      this.#put('block-comment', Math.min(to, commentEnd(text, this.#at)))
    } else {
      OTHER.lastIndex = this.#at
      this.#put('other', Math.min(to, this.#at + (OTHER.exec(text)?.[0].length ?? 1)))
    }
  }
}

/** The end of a block comment, which may have others in it; that of the text when it has none. */
function commentEnd(text: string, start: number): number {
  const mark = /\/\*|\*\//g
  mark.lastIndex = start
  let depth = 0
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  // one that is not closed has all of the file, but for the blanks at its end
  return start + trimEndOf(text.slice(start), ' \t\r\n').length
}
