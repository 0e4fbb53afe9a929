/** Substitutions as `sed` writes them, `/pattern/replacement/flags`: read once, then run on texts. */
import { allMatches } from './all-matches.ts'
import { posixRegex, type Match, type Matcher } from './posix-regex.ts'
import { type Frame, PrepareError, type Preparation, type VariableRef } from './vocabulary.ts'

/** A piece of a replacement: a text, the number of a group, or a variable. */
type Piece = string | number | VariableRef

/** Where a text is to be replaced, and by what. */
export interface Replacement {
  /** Offset of the first byte that goes. */
  readonly start: number
  /** Offset behind the last byte that goes. */
  readonly end: number
  /** What takes its place. */
  readonly text: string
}

/** A substitution that was read. */
export class SubstExpression {
  /** As it was written. */
  readonly text: string
  /** The pattern, compiled. */
  readonly matcher: Matcher
  /** True when every match is replaced, false for the first. */
  readonly global: boolean
  readonly #pieces: readonly Piece[]

  /** Use {@link substExpression}. */
  constructor(text: string, matcher: Matcher, global: boolean, pieces: readonly Piece[]) {
    this.text = text
    this.matcher = matcher
    this.global = global
    this.#pieces = pieces
  }

  /**
   * What is to be replaced in a text.
   *
   * @param ctx - the message that variables in the replacement are about; not needed where there are none
   * @returns an empty list when nothing matches; null as {@link allMatches} has it: when a match has no length
   */
  replacements(subject: string, ctx: Frame | null = null): readonly Replacement[] | null {
    const found = allMatches(this.matcher, subject, this.global)
    if (found === null) return null
    return found.map((match) => {
      return { start: match.start, end: match.end, text: this.#print(match, ctx) }
    })
  }

  /**
   * A text with the substitution made.
   *
   * @returns null when nothing matches, or a match has no length
   */
  apply(subject: string, ctx: Frame): string | null {
    const found = this.replacements(subject, ctx)
    return found === null || found.length === 0 ? null : withReplacements(subject, found)
  }

  #print(match: Match, ctx: Frame | null): string {
    let text = ''
    for (const piece of this.#pieces) {
      if (typeof piece === 'string') text += piece
      else if (typeof piece === 'number') text += match.groups[piece] ?? ''
      else if (ctx !== null) text += piece.get(ctx) ?? ''
    }
    return text
  }
}

/** A text with replacements made, which stand in order and do not overlap. */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = ''
  let from = 0
  for (const replacement of replacements) {
    result += text.slice(from, replacement.start) + replacement.text
    from = replacement.end
  }
  return result + text.slice(from)
}

/**
 * Reads a substitution: separator, pattern, separator, replacement, separator, flags. Throws {@link PrepareError}.
 *
 * The first character is the separator. In the replacement `\0` is the match, `\1` to `\9` are its groups, `\u` is the
 * request URI, `\t \n \r` are control characters, `\` before anything else is that; `$name` is a variable, `$$` is `$`.
 * Flags: `g` replaces every match, `i` ignores case, `s` lets `.` match line ends and `^` and `$` only the ends of the text.
 */
export function substExpression(text: string, using: Preparation): SubstExpression {
  const separator = text.charAt(0)
  const middle = separator === '' ? -1 : nextSeparator(text, separator, 1)
  const last = middle < 0 ? -1 : nextSeparator(text, separator, middle + 1)
  if (last < 0) {
    throw new PrepareError(
      `\`${text}\` is no substitution; one looks like \`/pattern/replacement/\``,
    )
  }
  const flags = text.slice(last + 1)
  for (const flag of flags) {
    if (!'gis'.includes(flag)) {
      throw new PrepareError(`\`${flag}\` is no flag; flags are \`g\`, \`i\` and \`s\``)
    }
  }
  const matcher = posixRegex(text.slice(1, middle), {
    ignoreCase: flags.includes('i'),
    newline: !flags.includes('s'),
  })
  const pieces = readPieces(text.slice(middle + 1, last), using)
  return new SubstExpression(text, matcher, flags.includes('g'), pieces)
}

function nextSeparator(text: string, separator: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === separator) return at
  }
  return -1
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function readPieces(text: string, using: Preparation): readonly Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  const add = (piece: Piece): void => {
    if (plain !== '') pieces.push(plain)
    plain = ''
    pieces.push(piece)
  }
  let at = 0
  while (at < text.length) {
    const mark = text.charAt(at)
    const next = text.charAt(at + 1)
    let taken = 2
    if (mark === '\\' && next >= '0' && next <= '9') add(Number(next))
    else if (mark === '\\' && next === 'u') add(using.variable('$ru'))
    else if (mark === '\\' && next !== '') plain += controls[next] ?? next
    else if (mark === '$' && next === '$') plain += '$'
    else if (mark === '$') {
      taken = variableEnd(text, at) - at
      add(using.variable(text.slice(at, at + taken)))
    } else {
      plain += mark
      taken = 1
    }
    at += taken
  }
  if (plain !== '') pieces.push(plain)
  return pieces
}

/** Where the variable that starts at `start` ends: `$name`, `$name(key)`, `$(…)`. */
function variableEnd(text: string, start: number): number {
  const name = /[A-Za-z_][A-Za-z0-9_]*/y
  name.lastIndex = start + 1
  const nameEnd = name.test(text) ? name.lastIndex : start + 1
  if (text[nameEnd] === '(') return closing(text, nameEnd) + 1
  if (nameEnd > start + 1) return nameEnd
  throw new PrepareError(`there is no name of a variable behind \`$\`; write \`$$\` for a \`$\``)
}

function closing(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at
  }
  throw new PrepareError(`the \`(\` of \`${text.slice(open)}\` is not closed`)
}
