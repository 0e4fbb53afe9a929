/**
 * Patterns of a transcript: `{name}`, `{name:int}`, `{name:token}`, `{name:/re/}`, `{*}`, and `{{` for a brace.
 *
 * A pattern is kept as one string in which each hole is a single character above all bytes. So a pattern can be cut at
 * commas, semicolons and brackets as if it were the text that it stands for, and every piece is a pattern again.
 */

import { trimBytes } from '../bytes.ts'
import { posixRegex, type Matcher } from '../../../lang/posix-regex.ts'

/** What a hole may be filled with. */
export type HoleKind = 'any' | 'text' | 'int' | 'token' | 'regex'

/** A place of a pattern that is not given. */
export interface Hole {
  /** `any` is `{*}`; `text` is `{name}`. */
  readonly kind: HoleKind
  /** The name that is bound, '' for `{*}`. */
  readonly name: string
  /** For `regex` (POSIX extended): matches the whole of a text or nothing. */
  readonly regex: Matcher | null
  /** As the example has it. */
  readonly source: string
}

/** A text with holes. */
export interface Pattern {
  /** The text; character `FIRST_HOLE + i` is hole `i`. */
  readonly text: string
  readonly holes: readonly Hole[]
  /** As the example has it. */
  readonly source: string
}

/** What is wrong with a pattern: a fact, and the offset in the source. */
export interface PatternFault {
  readonly offset: number
  readonly length: number
  readonly message: string
}

/** The character code of hole 0. */
export const FIRST_HOLE = 0xe000

/** More holes than this in one pattern are refused. */
const MAX_HOLES = 100

/**
 * Reads a pattern.
 *
 * @param source - the text as the example has it, one character a byte
 */
export function parsePattern(source: string): Pattern | PatternFault {
  const holes: Hole[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('{', at)
    if (open < 0) {
      text += source.slice(at)
      break
    }
    text += source.slice(at, open)
    if (source[open + 1] === '{') {
      text += '{'
      at = open + 2
      continue
    }
    const end = holeEnd(source, open)
    const hole = parseHole(source.slice(open, end))
    if (typeof hole === 'string') return { offset: open, length: end - open, message: hole }
    if (holes.length === MAX_HOLES) {
      return {
        offset: open,
        length: end - open,
        message: `more than ${MAX_HOLES} names in one text`,
      }
    }
    text += String.fromCharCode(FIRST_HOLE + holes.length)
    holes.push(hole)
    at = end
  }
  return { text, holes, source }
}

/** True for what {@link parsePattern} returns when the text is no pattern. */
export function isPatternFault(result: Pattern | PatternFault): result is PatternFault {
  return 'message' in result
}

/**
 * Where the hole that opens at `open` ends: behind its brace, which for a regular expression is the one behind `/`.
 *
 * @param source - the text
 * @param open - the offset of `{`
 */
export function holeEnd(source: string, open: number): number {
  const regex = /^\{[^{}:/]*:\//.exec(source.slice(open, open + 100))
  const close =
    regex === null ? source.indexOf('}', open) : source.indexOf('/}', open + regex[0].length) + 1
  return close <= 0 ? source.length : close + 1
}

const plainHole = /^\{([A-Za-z_][\w-]*)(?::(int|token))?\}$/
const regexHole = /^\{([A-Za-z_][\w-]*):\/(.*)\/\}$/

function parseHole(source: string): Hole | string {
  if (source === '{*}') return { kind: 'any', name: '', regex: null, source }
  const plain = plainHole.exec(source)
  if (plain !== null) {
    const kind = plain[2] === 'int' || plain[2] === 'token' ? plain[2] : 'text'
    return { kind, name: plain[1] ?? '', regex: null, source }
  }
  const [, name, body] = regexHole.exec(source) ?? []
  if (name === undefined || body === undefined) {
    return `\`${source}\` is no pattern; there is {name}, {name:int}, {name:token}, {name:/re/}, {*}, and {{ for a brace`
  }
  const regex = compile(body)
  return typeof regex === 'string' ? regex : { kind: 'regex', name, regex, source }
}

function compile(body: string): Matcher | string {
  try {
    return posixRegex(`^(${body})$`)
  } catch (error) {
    return `\`/${body}/\` is no regular expression: ${error instanceof Error ? error.message : ''}`
  }
}

/** A pattern that stands for exactly this text. */
export function literal(text: string): Pattern {
  return { text, holes: [], source: text.replaceAll('{', '{{') }
}

/** A piece of a pattern. */
export function slice(pattern: Pattern, from: number, to: number = pattern.text.length): Pattern {
  return { text: pattern.text.slice(from, to), holes: pattern.holes, source: pattern.source }
}

/** A pattern with the white space around it taken off. */
export function trimmed(pattern: Pattern): Pattern {
  const text = trimBytes(pattern.text)
  return text.length === pattern.text.length ? pattern : { ...pattern, text }
}

/** The hole that a character of a pattern's text stands for, or null for a character that means itself. */
export function holeAt(pattern: Pattern, offset: number): Hole | null {
  const code = pattern.text.charCodeAt(offset)
  return code >= FIRST_HOLE ? (pattern.holes[code - FIRST_HOLE] ?? null) : null
}

/** True when there is a hole in the pattern. */
export function hasHoles(pattern: Pattern): boolean {
  for (let i = 0; i < pattern.text.length; i++) if (holeAt(pattern, i) !== null) return true
  return false
}

/** True for `{*}` alone. */
export function isWildcard(pattern: Pattern): boolean {
  return pattern.text.length === 1 && holeAt(pattern, 0)?.kind === 'any'
}
