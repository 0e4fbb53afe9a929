/** A POSIX extended regular expression, read into a tree. */

import { byteSet, ignoreCase, isWhite, isWord, namedClasses, type ByteSet } from './byte-set.ts'
import { RegexError } from './error.ts'

/** What can be asserted between two bytes without matching any. */
export const Assertion = {
  TEXT_START: 0,
  TEXT_END: 1,
  LINE_START: 2,
  LINE_END: 3,
  WORD_EDGE: 4,
  NO_WORD_EDGE: 5,
  WORD_START: 6,
  WORD_END: 7,
} as const

/** One of {@link Assertion}. */
export type Assertion = (typeof Assertion)[keyof typeof Assertion]

/** A regular expression. */
export type Tree =
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'group'; readonly number: number; readonly body: Tree }
  | { readonly kind: 'sequence'; readonly items: readonly Tree[] }
  | { readonly kind: 'choice'; readonly items: readonly Tree[] }
  | {
      readonly kind: 'repeat'
      readonly body: Tree
      readonly min: number
      /** Null for no limit. */
      readonly max: number | null
      /** True where few rounds are preferred to many, as Perl has it. */
      readonly lazy?: boolean
    }

/** How a pattern is meant. */
export interface RegexFlags {
  /** Letters match in both cases. */
  readonly ignoreCase?: boolean
  /** `^` and `$` match at line ends too, and neither `.` nor `[^…]` matches a line feed. */
  readonly newline?: boolean
}

/** Parentheses and repetitions may nest this deep. */
const maxDepth = 200

/** Repetitions may follow one another, `a{2}{3}`, this often. */
const maxStacked = 10

/** Largest count in braces, as POSIX systems have it. */
const maxCount = 32767

/** Escapes that stand for more than the character behind the backslash. */
const escapedSets = new Map<string, ByteSet>([
  ['w', byteSet(isWord)],
  ['W', byteSet((byte) => !isWord(byte))],
  ['s', byteSet(isWhite)],
  ['S', byteSet((byte) => !isWhite(byte))],
])
const escapedAssertions = new Map<string, Assertion>([
  ['b', Assertion.WORD_EDGE],
  ['B', Assertion.NO_WORD_EDGE],
  ['<', Assertion.WORD_START],
  ['>', Assertion.WORD_END],
  ['`', Assertion.TEXT_START],
  ["'", Assertion.TEXT_END],
])

/** Reads a pattern; throws {@link RegexError} with the place of what cannot be read. */
export function parseRegex(pattern: string, flags: RegexFlags): { tree: Tree; groups: number } {
  const parser = new Parser(pattern, flags)
  const tree = parser.choice(0)
  return { tree, groups: parser.groups }
}

class Parser {
  groups = 0
  #at = 0
  readonly #pattern: string
  readonly #flags: RegexFlags

  constructor(pattern: string, flags: RegexFlags) {
    this.#pattern = pattern
    this.#flags = flags
  }

  choice(depth: number): Tree {
    if (depth > maxDepth) throw new RegexError(`more than ${maxDepth} levels are nested`, this.#at)
    const items = [this.#sequence(depth)]
    while (this.#pattern[this.#at] === '|') {
      this.#at += 1
      items.push(this.#sequence(depth))
    }
    return items.length === 1 ? (items[0] as Tree) : { kind: 'choice', items }
  }

  #sequence(depth: number): Tree {
    const items: Tree[] = []
    let mayRepeat = false
    while (this.#at < this.#pattern.length) {
      const char = this.#pattern.charAt(this.#at)
      if (char === '|' || (char === ')' && depth > 0)) break
      if (char === '*' || char === '+' || char === '?' || char === '{') {
        const last = mayRepeat ? items.pop() : undefined
        if (last === undefined) {
          throw new RegexError(`there is nothing before \`${char}\` to repeat`, this.#at)
        }
        items.push(this.#repeat(last))
        continue
      }
      mayRepeat = char !== '^'
      items.push(this.#atom(char, depth))
    }
    return items.length === 1 ? (items[0] as Tree) : { kind: 'sequence', items }
  }

  #repeat(first: Tree): Tree {
    let body = first
    for (let count = 0; ; count++) {
      const from = this.#at
      const range = this.#quantifier()
      if (range === null) return body
      if (count === maxStacked) {
        throw new RegexError(`more than ${maxStacked} repetitions follow one another`, from)
      }
      body = { kind: 'repeat', body, min: range.min, max: range.max }
    }
  }

  #quantifier(): { min: number; max: number | null } | null {
    const char = this.#pattern[this.#at]
    if (char === '{') return this.#braces()
    if (char !== '*' && char !== '+' && char !== '?') return null
    this.#at += 1
    return { min: char === '+' ? 1 : 0, max: char === '?' ? 1 : null }
  }

  #braces(): { min: number; max: number | null } {
    const from = this.#at
    const found = /^\{([0-9]*)(,?)([0-9]*)\}/.exec(this.#pattern.slice(from, from + 20))
    if (found === null || (found[1] === '' && found[2] === '')) {
      throw new RegexError('`{` opens a count such as `{2}`, `{2,}` or `{2,4}`', from)
    }
    const min = Number(found[1])
    const max = found[2] === '' ? min : found[3] === '' ? null : Number(found[3])
    if (min > maxCount || (max ?? 0) > maxCount) {
      throw new RegexError(`a count can be at most ${maxCount}`, from)
    }
    if (max !== null && max < min) {
      throw new RegexError(`the count \`${found[0]}\` ends below its start`, from)
    }
    this.#at += found[0].length
    return { min, max }
  }

  #atom(char: string, depth: number): Tree {
    const from = this.#at
    this.#at += 1
    const { newline = false } = this.#flags
    switch (char) {
      case '(':
        return this.#group(from, depth)
      case '[':
        return { kind: 'set', set: this.#brackets(from) }
      case '\\':
        return this.#escape(from)
      case '.':
        return { kind: 'set', set: byteSet((byte) => !newline || byte !== 10) }
      case '^':
        return { kind: 'assert', what: newline ? Assertion.LINE_START : Assertion.TEXT_START }
      case '$':
        return { kind: 'assert', what: newline ? Assertion.LINE_END : Assertion.TEXT_END }
      default:
        return this.#literal(char)
    }
  }

  #literal(char: string): Tree {
    const code = char.charCodeAt(0)
    const set = byteSet((byte) => byte === code)
    return { kind: 'set', set: this.#flags.ignoreCase === true ? ignoreCase(set) : set }
  }

  #group(from: number, depth: number): Tree {
    this.groups += 1
    const number = this.groups
    const body = this.choice(depth + 1)
    if (this.#pattern[this.#at] !== ')') throw new RegexError('`(` is not closed', from)
    this.#at += 1
    return { kind: 'group', number, body }
  }

  #escape(from: number): Tree {
    const char = this.#pattern[this.#at]
    if (char === undefined) throw new RegexError('`\\` has nothing after it to escape', from)
    this.#at += 1
    if (char >= '1' && char <= '9') {
      throw new RegexError(
        `\`\\${char}\` refers back to a group, which cannot be matched in bounded time`,
        from,
      )
    }
    const set = escapedSets.get(char)
    if (set !== undefined) return { kind: 'set', set }
    const what = escapedAssertions.get(char)
    if (what !== undefined) return { kind: 'assert', what }
    return this.#literal(char)
  }

  #brackets(from: number): ByteSet {
    const pattern = this.#pattern
    const set = new Uint8Array(256)
    const negated = pattern[this.#at] === '^'
    if (negated) this.#at += 1
    for (let first = true; first || pattern[this.#at] !== ']'; first = false) {
      if (this.#at >= pattern.length) throw new RegexError('`[` is not closed', from)
      this.#bracketItem(set, from)
    }
    this.#at += 1
    if (this.#flags.ignoreCase === true) ignoreCase(set)
    if (!negated) return set
    const { newline = false } = this.#flags
    return byteSet((byte) => set[byte] === 0 && !(newline && byte === 10))
  }

  #bracketItem(set: ByteSet, from: number): void {
    const start = this.#at
    const low = this.#bracketEnd(set, from)
    const pattern = this.#pattern
    if (pattern[this.#at] !== '-' || pattern[this.#at + 1] === ']') {
      if (low !== null) set[low] = 1
      return
    }
    this.#at += 1
    const high = this.#bracketEnd(set, from)
    if (low === null || high === null || high < low) {
      throw new RegexError(`\`${pattern.slice(start, this.#at)}\` is no range`, start)
    }
    set.fill(1, low, high + 1)
  }

  /** Reads one element: the byte it stands for, or null when it was a class, which is added to the set. */
  #bracketEnd(set: ByteSet, from: number): number | null {
    const pattern = this.#pattern
    const kind = pattern[this.#at] === '[' ? pattern[this.#at + 1] : undefined
    if (kind !== ':' && kind !== '.' && kind !== '=') {
      if (this.#at >= pattern.length) throw new RegexError('`[` is not closed', from)
      this.#at += 1
      return pattern.charCodeAt(this.#at - 1) & 255
    }
    const start = this.#at
    const end = pattern.indexOf(`${kind}]`, start + 2)
    if (end < 0) throw new RegexError('`[` is not closed', from)
    const name = pattern.slice(start + 2, end)
    this.#at = end + 2
    if (kind !== ':') {
      if (name.length === 1) return name.charCodeAt(0) & 255
      throw new RegexError(`\`${name}\` is no single character`, start)
    }
    const holds = namedClasses.get(name)
    if (holds === undefined) {
      throw new RegexError(
        `\`${name}\` is no class; it can be ${[...namedClasses.keys()].join(', ')}`,
        start,
      )
    }
    for (let byte = 0; byte < 256; byte++) if (holds(byte)) set[byte] = 1
    return null
  }
}
