// hot
/** One header of a message: where it stands, and what has been made of it so far. */

import { skipBlanks, trimEnd } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const LF = 10
const SP = 32

/**
 * What reads header values: a text from `from` to `to` becomes its parsed form, or a fault.
 *
 * The text is the whole message unless the value is folded, so that a parsed form can point into it. No blanks stand at
 * either end.
 *
 * Every header has its grammar in a file of `headers/`, as a function of this type called `read…`.
 */
export type Grammar<T> = (text: string, from: number, to: number) => T | Fault

/**
 * One header, with its folded lines. All offsets count from the start of the message.
 *
 * @example Read a header that nobody else knows
 * ```ts
 * import { parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nX-Room: 7\r\nx-room: 8\r\n\r\n')
 * const first = message.named('X-Room')
 * first?.value // => '7'
 * first === null ? null : message.next(first)?.value // => '8'
 * ```
 */
export class Header {
  /** The text of the message it stands in. */
  readonly text: string
  /** Its number, see `HeaderId`; 0 for one that is not listed. */
  readonly id: number
  /** Its place among the headers, from 0 on. */
  readonly index: number
  /** Where its line starts. */
  readonly start: number
  /** Where the next header starts: after its line end, folded lines included. */
  readonly end: number
  /** Where its name starts. */
  readonly nameStart: number
  /** Where its name ends: before blanks and colon. Equal to `nameStart` if the line is not a header. */
  readonly nameEnd: number
  /** Where its value starts: after colon and blanks. */
  readonly valueStart: number
  /** Where its value ends: before blanks and line end. */
  readonly valueEnd: number
  /** Whether its value goes on over more than one line. */
  readonly folded: boolean
  /** What is wrong with it, as far as anybody has looked. */
  fault: Fault | null
  /** The parsed form that {@link typed} keeps here; null before, and when there is a fault. */
  parsed: unknown
  /** The grammar that made {@link parsed}, or the verdict. */
  grammar: unknown
  #name: string | null
  #value: string | null

  /** @param colon - where the colon is, times 2, plus 1 if the value is folded; `start` times 2 if there is no colon */
  constructor(text: string, index: number, id: number, start: number, colon: number, end: number) {
    const at = colon >>> 1
    const named = at > start
    let nameEnd = at
    while (nameEnd > start && text.charCodeAt(nameEnd - 1) <= SP) nameEnd--
    const from = named ? at + 1 : start
    const to = trimEnd(text, from, end)
    this.text = text
    this.id = id
    this.index = index
    this.start = start
    this.end = end
    this.nameStart = start
    this.nameEnd = nameEnd
    this.valueStart = skipBlanks(text, from, to)
    this.valueEnd = to
    this.folded = (colon & 1) === 1 && isFold(text, this.valueStart, to)
    this.fault = named ? null : new Fault(FaultCode.HEADER_WITHOUT_COLON, start)
    this.parsed = null
    this.grammar = null
    this.#name = null
    this.#value = null
  }

  /** The name as it is written, maybe a short form. */
  get name(): string {
    if (this.#name === null) this.#name = this.text.slice(this.nameStart, this.nameEnd)
    return this.#name
  }

  /** The value without blanks around it, each fold in it made one space. */
  get value(): string {
    if (this.#value === null) {
      this.#value = this.folded ? unfold(this.text, this.valueStart, this.valueEnd) : this.raw
    }
    return this.#value
  }

  /** The value without blanks around it, its folds as they are on the wire. */
  get raw(): string {
    return this.text.slice(this.valueStart, this.valueEnd)
  }

  /** The place in the message of an offset that its grammar gave: the same, unless the value is folded. */
  offsetOf(offset: number): number {
    if (!this.folded) return offset
    const { text, valueStart, valueEnd } = this
    let p = valueStart
    let left = offset
    while (left > 0 && p < valueEnd) {
      const after = skipBlanks(text, p, valueEnd)
      if (after === p) {
        p++
        left--
      } else if (isFold(text, p, after)) {
        p = after
        left--
      } else {
        const step = Math.min(left, after - p)
        p += step
        left -= step
      }
    }
    return p
  }
}

/**
 * The parsed form of a header, made on first ask and kept with its verdict.
 *
 * The way every grammar reaches its header: `typed(header, readCSeq)`. A value that does not parse is null forever,
 * and `header.fault` says why.
 *
 * @example Give a header of your own a typed form
 * ```ts
 * import { Fault, FaultCode, type Grammar, parseMessageText, typed } from 'siprose/sip'
 *
 * const readLevel: Grammar<number> = (text, from, to) => {
 *   const level = Number.parseInt(text.slice(from, to), 10)
 *   return Number.isNaN(level) ? new Fault(FaultCode.BAD_NUMBER, from) : level
 * }
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nX-Level: 3\r\n\r\n')
 * typed(message.named('X-Level'), readLevel) // => 3
 * typed(message.named('X-None'), readLevel) // => null
 * ```
 */
export function typed<T>(header: Header | null, grammar: Grammar<T>): T | null {
  if (header === null) return null
  // the grammar that is kept says which T was made
  if (header.grammar === grammar) return header.parsed as T | null
  const result = header.folded
    ? grammar(header.value, 0, header.value.length)
    : grammar(header.text, header.valueStart, header.valueEnd)
  header.grammar = grammar
  if (result instanceof Fault) {
    header.parsed = null
    header.fault = new Fault(result.code, header.offsetOf(result.offset))
    return null
  }
  header.parsed = result
  return result
}

/** `text` from `from` to `to`, each fold (blanks, line end, blanks) made one space. */
function unfold(text: string, from: number, to: number): string {
  let result = ''
  let start = from
  let p = text.indexOf('\n', from)
  while (p >= 0 && p < to) {
    result += `${text.slice(start, trimEnd(text, start, p))} `
    start = skipBlanks(text, p, to)
    p = text.indexOf('\n', start)
  }
  return result + text.slice(start, to)
}

/** Whether there is a line end from `from` to `to`. */
function isFold(text: string, from: number, to: number): boolean {
  for (let p = from; p < to; p++) {
    if (text.charCodeAt(p) === LF) return true
  }
  return false
}
