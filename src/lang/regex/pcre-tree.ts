/** A Perl-compatible pattern, read into the tree that the linear matcher works on. What that cannot decide in linear time is refused. */

import { byteSet, ignoreCase, isWhite, isWord, namedClasses, type ByteSet } from './byte-set.ts'
import { RegexError } from './error.ts'
import { PcreEscapes } from './pcre-escapes.ts'
import { Assertion, type Tree } from './tree.ts'

/** How a pattern is meant; a pattern can change it for its parts: `(?i)`. */
export interface PcreFlags {
  /** Letters match in both cases. */
  readonly caseless?: boolean
  /** `^` and `$` match at line ends too. */
  readonly multiline?: boolean
  /** `.` matches a line feed too. */
  readonly dotAll?: boolean
  /** White space in the pattern means nothing, `#` starts a comment. */
  readonly extended?: boolean
}

interface State {
  caseless: boolean
  multiline: boolean
  dotAll: boolean
  extended: boolean
}

const MAX_DEPTH = 200
const MAX_COUNT = 65_535
const COUNT = /^\{([0-9]{1,6})(,?)([0-9]{0,6})\}/

/** Groups that start with `(?` and have to remember or look around, by what follows. */
const REFUSED_GROUPS: readonly (readonly [string, string])[] = [
  ['=', 'looks ahead'],
  ['!', 'looks ahead'],
  ['<=', 'looks behind'],
  ['<!', 'looks behind'],
  ['>', 'gives back nothing'],
  ['|', 'numbers its groups anew'],
  ['(', 'asks a condition'],
  ['R', 'repeats the pattern inside of itself'],
  ['&', 'repeats a group inside of the pattern'],
  ['P>', 'repeats a group inside of the pattern'],
  ['P=', 'refers back to a group'],
  ['C', 'calls out'],
]

/** Reads a pattern; throws {@link RegexError} with the place of what cannot be read, or cannot be matched. */
export function parsePcre(
  pattern: string,
  flags: PcreFlags,
): { readonly tree: Tree; readonly groups: number } {
  const parser = new Parser(pattern, flags)
  return { tree: parser.whole(), groups: parser.groups }
}

class Parser {
  /** How many groups there are whose text is kept. */
  groups = 0
  #at = 0
  readonly #pattern: string
  readonly #escapes: PcreEscapes
  #state: State

  constructor(pattern: string, flags: PcreFlags) {
    this.#pattern = pattern
    this.#escapes = new PcreEscapes(pattern)
    this.#state = {
      caseless: flags.caseless ?? false,
      multiline: flags.multiline ?? false,
      dotAll: flags.dotAll ?? false,
      extended: flags.extended ?? false,
    }
  }

  whole(): Tree {
    const tree = this.#choice(0)
    if (this.#at < this.#pattern.length) throw new RegexError('`)` closes nothing', this.#at)
    return tree
  }

  #choice(depth: number): Tree {
    if (depth > MAX_DEPTH)
      throw new RegexError(`more than ${MAX_DEPTH} levels are nested`, this.#at)
    const outside = { ...this.#state }
    const items = [this.#sequence(depth)]
    while (this.#pattern[this.#at] === '|') {
      this.#at += 1
      items.push(this.#sequence(depth))
    }
    this.#state = outside
    return items.length === 1 ? (items[0] as Tree) : { kind: 'choice', items }
  }

  #sequence(depth: number): Tree {
    const items: Tree[] = []
    while (this.#at < this.#pattern.length) {
      const char = this.#pattern.charAt(this.#at)
      if (char === '|' || char === ')') break
      if (this.#state.extended && this.#skipped(char)) continue
      const atom = this.#atom(char, depth)
      if (atom !== null) items.push(this.#repeated(atom))
    }
    return { kind: 'sequence', items }
  }

  /** Passes over what means nothing in an extended pattern. */
  #skipped(char: string): boolean {
    if (char === '#') {
      const end = this.#pattern.indexOf('\n', this.#at)
      this.#at = end < 0 ? this.#pattern.length : end + 1
      return true
    }
    if (!isWhite(char.charCodeAt(0))) return false
    this.#at += 1
    return true
  }

  #repeated(first: Tree): Tree {
    let body = first
    for (let stacked = 0; ; stacked++) {
      const from = this.#at
      const char = this.#pattern.charAt(from)
      const range = this.#quantifier()
      if (range === null) return body
      if (stacked > 0 && char !== '{') {
        throw new RegexError(`there is nothing before \`${char}\` to repeat`, from)
      }
      if (stacked === 10) throw new RegexError('more than 10 repetitions follow one another', from)
      const after = this.#pattern[this.#at]
      if (after === '+') {
        throw new RegexError('a repetition with `+` behind it gives back nothing', from)
      }
      const lazy = after === '?'
      if (lazy) this.#at += 1
      body = { kind: 'repeat', body, min: range.min, max: range.max, lazy }
    }
  }

  #quantifier(): { min: number; max: number | null } | null {
    const char = this.#pattern[this.#at]
    if (char === '*' || char === '+' || char === '?') {
      this.#at += 1
      return { min: char === '+' ? 1 : 0, max: char === '?' ? 1 : null }
    }
    const found = char === '{' ? COUNT.exec(this.#pattern.slice(this.#at, this.#at + 20)) : null
    if (found === null) return null
    const [text, low = '', comma, high = ''] = found
    const min = Number(low)
    const max = comma === '' ? min : high === '' ? null : Number(high)
    if (min > MAX_COUNT || (max ?? 0) > MAX_COUNT) {
      throw new RegexError(`a count can be at most ${MAX_COUNT}`, this.#at)
    }
    if (max !== null && max < min) {
      throw new RegexError(`the count \`${text}\` ends below its start`, this.#at)
    }
    this.#at += text.length
    return { min, max }
  }

  #atom(char: string, depth: number): Tree | null {
    const from = this.#at
    this.#at += 1
    const { multiline, dotAll } = this.#state
    switch (char) {
      case '(':
        return this.#group(from, depth)
      case '[':
        return this.#set(this.#brackets(from))
      case '\\':
        return this.#escape(from)
      case '.':
        return this.#set(byteSet((byte) => dotAll || byte !== 10))
      case '^':
        return { kind: 'assert', what: multiline ? Assertion.LINE_START : Assertion.TEXT_START }
      case '$':
        return multiline ? { kind: 'assert', what: Assertion.LINE_END } : lastLineEnd()
      case '*':
      case '+':
      case '?':
        throw new RegexError(`there is nothing before \`${char}\` to repeat`, from)
      default:
        return this.#literal(char.charCodeAt(0))
    }
  }

  #set(set: ByteSet): Tree {
    return { kind: 'set', set: this.#state.caseless ? ignoreCase(Uint8Array.from(set)) : set }
  }

  #literal(code: number): Tree {
    return this.#set(byteSet((byte) => byte === code))
  }

  /** Reads a group; null for one that only changes flags, or is a comment. */
  #group(from: number, depth: number): Tree | null {
    const pattern = this.#pattern
    if (pattern[this.#at] === '*') throw new RegexError('`(*` gives the matcher an order', from)
    if (pattern[this.#at] !== '?') return this.#kept(from, depth)
    this.#at += 1
    const rest = pattern.slice(this.#at, this.#at + 100)
    if (rest.startsWith('#')) {
      this.#at = this.#end(from, ')') + 1
      return null
    }
    const name = /^(?:P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*'|:)/.exec(rest)
    if (name !== null) {
      this.#at += name[0].length
      return name[0] === ':' ? this.#body(from, depth) : this.#kept(from, depth)
    }
    const flags = /^([imsx]*)(?:-([imsx]*))?([:)])/.exec(rest)
    if (flags !== null) return this.#flagged(flags, from, depth)
    for (const [start, does] of REFUSED_GROUPS) {
      if (rest.startsWith(start)) {
        const group = `(?${start}`
        throw new RegexError(`\`${group}\` ${does}, which cannot be matched in bounded time`, from)
      }
    }
    throw new RegexError(`\`(?${rest.slice(0, 1)}\` opens no group that is known`, from)
  }

  #flagged(
    [all, on = '', off = '', end]: RegExpExecArray,
    from: number,
    depth: number,
  ): Tree | null {
    this.#at += all.length
    const before = { ...this.#state }
    this.#state = {
      caseless: changed(before.caseless, 'i', on, off),
      multiline: changed(before.multiline, 'm', on, off),
      dotAll: changed(before.dotAll, 's', on, off),
      extended: changed(before.extended, 'x', on, off),
    }
    if (end === ')') return null
    const body = this.#body(from, depth)
    this.#state = before
    return body
  }

  /** A group whose text is kept: it has its number before those inside of it. */
  #kept(from: number, depth: number): Tree {
    this.groups += 1
    const number = this.groups
    return { kind: 'group', number, body: this.#body(from, depth) }
  }

  #body(from: number, depth: number): Tree {
    const body = this.#choice(depth + 1)
    if (this.#pattern[this.#at] !== ')') throw new RegexError('`(` is not closed', from)
    this.#at += 1
    return body
  }

  #end(from: number, char: string): number {
    const end = this.#pattern.indexOf(char, this.#at)
    if (end < 0) throw new RegexError(`\`${this.#pattern.charAt(from)}\` is not closed`, from)
    return end
  }

  #escape(from: number): Tree {
    if (this.#pattern[this.#at] === 'Q') return this.#quoted()
    if (this.#pattern[this.#at] === 'E') {
      this.#at += 1
      return { kind: 'sequence', items: [] }
    }
    if (this.#pattern[this.#at] === 'Z') {
      this.#at += 1
      return lastLineEnd()
    }
    const { meaning, end } = this.#escapes.read(from)
    this.#at = end
    if (typeof meaning === 'number') return this.#literal(meaning)
    if (meaning instanceof Uint8Array) return { kind: 'set', set: meaning }
    return meaning
  }

  /** Reads `\Q…\E`: what stands between means itself. */
  #quoted(): Tree {
    const start = this.#at + 1
    const found = this.#pattern.indexOf('\\E', start)
    const end = found < 0 ? this.#pattern.length : found
    this.#at = found < 0 ? end : end + 2
    const items: Tree[] = []
    for (let at = start; at < end; at++) items.push(this.#literal(this.#pattern.charCodeAt(at)))
    return { kind: 'sequence', items }
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
    if (this.#state.caseless) ignoreCase(set)
    return negated ? byteSet((byte) => set[byte] === 0) : set
  }

  #bracketItem(set: ByteSet, from: number): void {
    const start = this.#at
    const low = this.#bracketEnd(set, from)
    const pattern = this.#pattern
    if (low === null || pattern[this.#at] !== '-' || pattern[this.#at + 1] === ']') {
      if (low !== null) set[low] = 1
      return
    }
    this.#at += 1
    const high = this.#bracketEnd(set, from)
    if (high === null) {
      throw new RegexError(`\`${pattern.slice(start, this.#at)}\` ends a range with a class`, start)
    }
    if (high < low) {
      throw new RegexError(`\`${pattern.slice(start, this.#at)}\` is no range`, start)
    }
    set.fill(1, low, high + 1)
  }

  /** Reads one element: the byte it stands for, or null when it was a class, which is added to the set. */
  #bracketEnd(set: ByteSet, from: number): number | null {
    const pattern = this.#pattern
    const start = this.#at
    if (start >= pattern.length) throw new RegexError('`[` is not closed', from)
    if (pattern[start] === '\\') {
      const { meaning, end } = this.#escapes.readInBrackets(start)
      this.#at = end
      if (typeof meaning === 'number') return meaning
      for (let byte = 0; byte < 256; byte++) if (meaning[byte] === 1) set[byte] = 1
      return null
    }
    const named =
      pattern[start] === '[' ? /^\[:(\^?)([a-z]+):\]/.exec(pattern.slice(start, start + 20)) : null
    if (named === null) {
      this.#at += 1
      return pattern.charCodeAt(start) & 255
    }
    const [all, negated, name = ''] = named
    this.#at += all.length
    const holds = name === 'word' ? isWord : namedClasses.get(name)
    if (holds === undefined) throw new RegexError(`\`${name}\` is no class`, start)
    for (let byte = 0; byte < 256; byte++) if (holds(byte) === (negated === '')) set[byte] = 1
    return null
  }
}

function changed(before: boolean, flag: string, on: string, off: string): boolean {
  return off.includes(flag) ? false : before || on.includes(flag)
}

/** The end of the text, or of the line feed that ends it. */
function lastLineEnd(): Tree {
  const end: Tree = { kind: 'assert', what: Assertion.TEXT_END }
  const lineFeed: Tree = { kind: 'set', set: byteSet((byte) => byte === 10) }
  return { kind: 'choice', items: [end, { kind: 'sequence', items: [lineFeed, end] }] }
}
