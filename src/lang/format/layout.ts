/** Lines of a formatted configuration: where they end, how far they are indented. */

import { trimEndOf } from '../trim.ts'
import type { Piece } from './pieces.ts'
import { hasBlank } from './spacing.ts'
import { beginsLabel, endsLabel, signOf, Tracker, wordOf, type Brace, type Place } from './state.ts'

const INDENT = '    '

/** Words that go on with the expression before them. */
const operatorWords = new Set(['and', 'or', 'not', 'eq', 'ne', 'ieq', 'ine', 'mod'])

/**
 * Puts pieces together again.
 *
 * @param text - the text they were cut from
 * @param eol - what ends a line
 */
export function layOut(text: string, pieces: readonly Piece[], eol: string): string {
  const multiline = findMultiline(pieces)
  const writer = new Writer(text, pieces, multiline, eol)
  for (const index of pieces.keys()) writer.put(index)
  return writer.finish()
}

/** The opening and closing braces of blocks that have a line end inside, by the index of their piece. */
function findMultiline(pieces: readonly Piece[]): ReadonlySet<number> {
  const found = new Set<number>()
  const tracker = new Tracker()
  const opened = new Map<Brace, number>()
  const closed: (readonly [Brace, number])[] = []
  for (const [index, piece] of pieces.entries()) {
    const { braces } = tracker.place
    if (piece.breaks > 0 || piece.kind === 'directive' || piece.text.includes('\n')) {
      for (const brace of braces) brace.multiline = true
    }
    const inner = braces.at(-1)
    if (signOf(piece) === '}' && inner !== undefined) closed.push([inner, index])
    tracker.pass(piece)
    const added = tracker.place.braces.at(-1)
    if (signOf(piece) === '{' && added !== undefined) opened.set(added, index)
  }
  for (const [brace, index] of [...opened, ...closed]) if (brace.multiline) found.add(index)
  return found
}

class Writer {
  readonly #text: string
  readonly #pieces: readonly Piece[]
  readonly #multiline: ReadonlySet<number>
  readonly #eol: string
  readonly #tracker = new Tracker()
  readonly #lines: string[] = []
  /** Whether each open block has lines of its own, outermost first. */
  #line = ''
  #indent = ''
  /** Where the first piece of the line stands in the text. */
  #lineOffset = 0
  #blocks: readonly boolean[] = []
  readonly #savedBlocks: (readonly boolean[])[] = []

  constructor(text: string, pieces: readonly Piece[], multiline: ReadonlySet<number>, eol: string) {
    this.#text = text
    this.#pieces = pieces
    this.#multiline = multiline
    this.#eol = eol
  }

  put(index: number): void {
    const piece = this.#pieces[index]
    if (piece === undefined) return
    const breaks = index === 0 ? 0 : this.#breaks(index, piece)
    if (breaks > 0) this.#endLine(breaks)
    if (index === 0 || breaks > 0) {
      this.#indent = this.#indentation(index, piece)
      this.#lineOffset = piece.offset
      this.#line = piece.text
    } else this.#line += this.#gap(index, piece) + piece.text
    this.#follow(index, piece)
  }

  finish(): string {
    this.#endLine(1)
    const text = this.#lines.join(this.#eol)
    return text === '' ? '' : `${text}${this.#eol}`
  }

  #endLine(breaks: number): void {
    if (this.#line !== '') this.#lines.push(trimEndOf(this.#indent + this.#line, ' \t'))
    if (breaks > 1) this.#lines.push('')
    this.#line = ''
  }

  /** Keeps the stack of blocks in step with the tracker, conditions included. */
  #follow(index: number, piece: Piece): void {
    const sign = signOf(piece)
    this.#tracker.pass(piece)
    if (sign === '{') this.#blocks = [...this.#blocks, this.#multiline.has(index)]
    else if (sign === '}') this.#blocks = this.#blocks.slice(0, -1)
    else if (piece.kind === 'directive') {
      const name = /^..(\w+)/.exec(piece.text)?.[1] ?? ''
      if (name.startsWith('if')) this.#savedBlocks.push(this.#blocks)
      else if (name === 'else') this.#blocks = this.#savedBlocks.at(-1) ?? this.#blocks
      else if (name === 'endif') this.#savedBlocks.pop()
    }
  }

  /** How many line ends come before a piece: 2 for a blank line. */
  #breaks(index: number, piece: Piece): number {
    const { place } = this.#tracker
    const previous = this.#pieces[index - 1]
    const written = Math.min(piece.breaks, place.parentheses > 0 ? 1 : 2)
    if (previous === undefined || previous.kind !== 'token')
      return this.#afterOther(previous, written, piece, index)
    const behind = signOf(previous)
    const sign = signOf(piece)
    if (sign === '{') return joinsBlock(behind, place) ? 0 : written
    if (sign === '}' && this.#multiline.has(index)) return 1
    if (piece.kind !== 'token') return behind === '{' ? Math.min(written, 1) : written
    if (behind === '{' && this.#multiline.has(index - 1)) return 1
    const own = this.#blocks.at(-1) ?? true
    if (behind === ';' && own && place.parentheses === 0) {
      if (sign === ';') return 0
      return wordOf(piece) === 'else' ? written : Math.max(written, 1)
    }
    return behind === '}' ? this.#afterBlock(piece, written, own) : written
  }

  /** Behind comments and directives lines end as they did. */
  #afterOther(previous: Piece | undefined, written: number, piece: Piece, index: number): number {
    const closes = signOf(piece) === '}' && this.#multiline.has(index)
    const breaks = closes ? Math.min(written, 1) : written
    if (previous?.kind !== 'directive' || piece.kind !== 'token') return breaks
    return Math.max(breaks, 1)
  }

  #afterBlock(piece: Piece, written: number, own: boolean): number {
    const word = wordOf(piece)
    const sign = signOf(piece)
    if (word === 'else' || sign === ';' || sign === ')' || sign === ',') return 0
    if (sign !== '' && sign !== '}' && sign !== '{') return written
    if (operatorWords.has(word)) return written
    const { parentheses } = this.#tracker.place
    return own && parentheses === 0 ? Math.max(written, 1) : written
  }

  #indentation(index: number, piece: Piece): string {
    if (piece.kind === 'directive' || /^(?:##?!|\/\/!)/.test(piece.text)) return ''
    const { place } = this.#tracker
    const next = piece.kind === 'token' ? piece : this.#nextToken(index)
    const level = levelOf(place.braces)
    if (signOf(piece) === '}') return INDENT.repeat(levelOf(place.braces.slice(0, -1)))
    if (place.start && beginsLabel(place, next)) return INDENT.repeat(level - 1)
    return INDENT.repeat(this.#continues(index, piece, place) ? level + 1 : level)
  }

  /** True on a line that goes on with the statement of the line before. */
  #continues(index: number, piece: Piece, place: Place): boolean {
    if (place.start || signOf(piece) === '{' || wordOf(piece) === 'else') return false
    if (place.parentheses > 0 || place.braces.length > 0) return true
    // outside of blocks nothing ends a statement, so only what is open goes on
    const before = this.#pieces.slice(0, index).findLast(({ kind }) => kind === 'token')
    return signOf(before) === '=' || signOf(before) === ','
  }

  #nextToken(index: number): Piece | undefined {
    for (let at = index + 1; at < this.#pieces.length; at += 1) {
      const piece = this.#pieces[at]
      if (piece?.kind === 'token') return piece
    }
    return undefined
  }

  /** What stands before a piece that is not the first of its line. */
  #gap(index: number, piece: Piece): string {
    const previous = this.#pieces[index - 1]
    if (piece.kind === 'line-comment') return this.#beforeComment(piece)
    const left = previous?.token ?? null
    const right = piece.token
    if (left === null || right === null) return piece.glued ? '' : ' '
    const { place } = this.#tracker
    const ended = signOf(previous) === ':' && place.start
    const label = ended || endsLabel(place, piece)
    const before = this.#pieces[index - 2]?.token ?? null
    return hasBlank({ before, left, right, glued: piece.glued, label }) ? ' ' : ''
  }

  /** Comments behind code stay in their column where the code stays as it is. */
  #beforeComment(piece: Piece): string {
    const written = this.#text.slice(this.#lineOffset, piece.offset)
    const code = trimEndOf(written, ' \t')
    return code === this.#line && code !== written ? written.slice(code.length) : ' '
  }
}

/** True when a `{` belongs on the line of what is before it. */
function joinsBlock(behind: string, place: Place): boolean {
  return behind !== ';' && behind !== '{' && behind !== '}' && !(behind === ':' && place.start)
}

/** How far the inside of blocks is indented: labels of a `switch` are half-way. */
function levelOf(braces: readonly Brace[]): number {
  return braces.reduce((level, { isSwitch }) => level + (isSwitch ? 2 : 1), 0)
}
