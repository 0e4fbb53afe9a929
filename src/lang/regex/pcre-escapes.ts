/** What a backslash means in a Perl-compatible pattern. */

import { byteSet, isWhite, isWord, type ByteSet } from './byte-set.ts'
import { RegexError } from './error.ts'
import { Assertion, type Tree } from './tree.ts'

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57
const isBlank = (byte: number): boolean => byte === 32 || byte === 9 || byte === 0xa0
const isVertical = (byte: number): boolean => (byte >= 10 && byte <= 13) || byte === 0x85

const SETS: ReadonlyMap<string, ByteSet> = new Map([
  ['d', byteSet(isDigit)],
  ['D', byteSet((byte) => !isDigit(byte))],
  ['w', byteSet(isWord)],
  ['W', byteSet((byte) => !isWord(byte))],
  ['s', byteSet(isWhite)],
  ['S', byteSet((byte) => !isWhite(byte))],
  ['h', byteSet(isBlank)],
  ['H', byteSet((byte) => !isBlank(byte))],
  ['v', byteSet(isVertical)],
  ['V', byteSet((byte) => !isVertical(byte))],
])

const CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['r', 13],
  ['f', 12],
  ['a', 7],
  ['e', 27],
])

const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['b', Assertion.WORD_EDGE],
  ['B', Assertion.NO_WORD_EDGE],
  ['A', Assertion.TEXT_START],
  ['z', Assertion.TEXT_END],
])

const HEX = /^(?:\{([0-9A-Fa-f]{1,8})\}|([0-9A-Fa-f]{0,2}))/
const OCTAL = /^(?:0[0-7]{0,2}|[1-7][0-7]{2})/

/** What an escape means, and where it ends: a byte, a set, an assertion or a choice. */
export interface Escape<T> {
  readonly meaning: T
  readonly end: number
}

/** Reads the escapes of a pattern. */
export class PcreEscapes {
  readonly #pattern: string

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  /** The escape whose backslash stands at a place. */
  read(from: number): Escape<number | ByteSet | Tree> {
    const char = this.#pattern.charAt(from + 1)
    const what = ASSERTIONS.get(char)
    if (what !== undefined) return { meaning: { kind: 'assert', what }, end: from + 2 }
    if (char === 'N') return { meaning: byteSet((byte) => byte !== 10), end: from + 2 }
    if (char === 'R') return { meaning: anyLineEnd(), end: from + 2 }
    if (/[1-9]/.test(char) && !OCTAL.test(this.#pattern.slice(from + 1, from + 4))) {
      throw new RegexError(
        `\`\\${char}\` refers back to a group, which cannot be matched in bounded time`,
        from,
      )
    }
    return this.#common(from, char)
  }

  /** The same inside of brackets, where it is a byte or a set. */
  readInBrackets(from: number): Escape<number | ByteSet> {
    const char = this.#pattern.charAt(from + 1)
    return char === 'b' ? { meaning: 8, end: from + 2 } : this.#common(from, char)
  }

  #common(from: number, char: string): Escape<number | ByteSet> {
    const end = from + 2
    if (char === '') throw new RegexError('`\\` has nothing after it to escape', from)
    const set = SETS.get(char)
    if (set !== undefined) return { meaning: set, end }
    const code = CHARACTERS.get(char)
    if (code !== undefined) return { meaning: code, end }
    if (char === 'x') return this.#hex(from)
    if (char === 'c') return this.#control(from)
    const octal = OCTAL.exec(this.#pattern.slice(from + 1, from + 4))
    if (octal !== null) {
      return { meaning: Number.parseInt(octal[0], 8) & 255, end: from + 1 + octal[0].length }
    }
    if (/[A-Za-z]/.test(char)) {
      throw new RegexError(`\`\\${char}\` means nothing that can be matched here`, from)
    }
    return { meaning: char.charCodeAt(0) & 255, end }
  }

  #control(from: number): Escape<number> {
    const code = this.#pattern
      .charAt(from + 2)
      .toUpperCase()
      .charCodeAt(0)
    if (!(code >= 32 && code < 127)) throw new RegexError('`\\c` has no character after it', from)
    return { meaning: code ^ 64, end: from + 3 }
  }

  #hex(from: number): Escape<number> {
    const start = from + 2
    const found = HEX.exec(this.#pattern.slice(start, start + 12))
    const digits = found?.[1] ?? found?.[2] ?? ''
    const code = digits === '' ? 0 : Number.parseInt(digits, 16)
    if (code > 255) throw new RegexError(`\`\\x{${digits}}\` is no byte`, from)
    return { meaning: code, end: start + (found?.[0].length ?? 0) }
  }
}

/** `\R`: CR and LF together, or any one end of line. */
function anyLineEnd(): Tree {
  const one = (holds: (byte: number) => boolean): Tree => ({ kind: 'set', set: byteSet(holds) })
  const both: Tree = {
    kind: 'sequence',
    items: [one((byte) => byte === 13), one((byte) => byte === 10)],
  }
  return { kind: 'choice', items: [both, one(isVertical)] }
}
