// hot
/** Parameters, `;a=b;c="d";e`, walked where they stand, without a list or a map being made. */

import { isBlank, skipBlanks, trimEnd, LOWER as lowerTable, stopTable } from './chars.ts'
import { type FaultCode, FaultCode as Code } from './errors.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const SP = 32
const QUOTE = 34
const SEMICOLON = 59
const EQUALS = 61
const BACKSLASH = 92
const LOWER: Uint8Array = lowerTable
const NAME_STOP = stopTable(';="')
const VALUE_STOP = stopTable(';"')

/**
 * Walks over parameters: each `next()` sets the four offsets to the next one.
 *
 * Blanks around `;` and `=` are skipped, quoted strings are one value, empty parameters (`;;`) are passed over.
 *
 * @example Go over all parameters without making a list
 * ```ts
 * import { ParamWalk } from 'siprose/sip'
 *
 * const text = 'a=1;b'
 * const walk = new ParamWalk(text, 0, text.length)
 * const names: string[] = []
 * while (walk.next()) names.push(text.slice(walk.nameStart, walk.nameEnd))
 * names // => ['a', 'b']
 * ```
 */
export class ParamWalk {
  /** What is walked over. */
  text: string
  /** Where the parameters end in the text. */
  to: number
  /** Where the next step starts. */
  at: number
  /** Where the current name starts. */
  nameStart: number
  /** Where the current name ends. */
  nameEnd: number
  /** Where the current value starts, a quote included; -1 if there is no `=`. */
  valueStart: number
  /** Where the current value ends; that of the name if there is no value. */
  valueEnd: number
  /** What ended the walk before `to`, or null. */
  fault: FaultCode | null
  /** Where {@link fault} is. */
  faultAt: number

  constructor(text: string, from: number, to: number) {
    this.text = text
    this.to = to
    this.at = from
    this.nameStart = from
    this.nameEnd = from
    this.valueStart = -1
    this.valueEnd = from
    this.fault = null
    this.faultAt = -1
  }

  /** Starts anew over other parameters. */
  over(text: string, from: number, to: number): void {
    this.text = text
    this.to = to
    this.at = from
    this.fault = null
  }

  /** Goes to the next parameter; false at the end and at a fault. */
  next(): boolean {
    const { text, to } = this
    let p = this.at
    let code = 0
    while (p < to && ((code = text.charCodeAt(p)) === SEMICOLON || isBlank(code))) p++
    this.at = p
    if (p >= to) return false
    this.nameStart = p
    while (p < to && NAME_STOP[text.charCodeAt(p)] === 0) p++
    if (p < to && text.charCodeAt(p) === QUOTE) return this.#stop(Code.BAD_PARAMETER, p)
    this.nameEnd = p
    if (p === this.nameStart) return this.#stop(Code.BAD_PARAMETER, p)
    if (p < to && text.charCodeAt(p) <= SP) p = skipBlanks(text, p, to)
    if (p < to && text.charCodeAt(p) === EQUALS) {
      p = this.#value(skipBlanks(text, p + 1, to))
      if (p < 0) return false
    } else {
      this.valueStart = -1
      this.valueEnd = this.nameEnd
    }
    if (p < to && text.charCodeAt(p) !== SEMICOLON) return this.#stop(Code.BAD_PARAMETER, p)
    this.at = p
    return true
  }

  /** The current value as it is written, quotes included; '' if there is none. */
  get raw(): string {
    return this.valueStart < 0 ? '' : this.text.slice(this.valueStart, this.valueEnd)
  }

  /** Whether the current name is `name`, in any case. */
  named(name: string): boolean {
    const length = this.nameEnd - this.nameStart
    if (length !== name.length) return false
    for (let i = 0; i < length; i++) {
      if (LOWER[this.text.charCodeAt(this.nameStart + i)] !== LOWER[name.charCodeAt(i)])
        return false
    }
    return true
  }

  #value(p: number): number {
    const { text, to } = this
    this.valueStart = p
    if (p < to && text.charCodeAt(p) === QUOTE) {
      p = quotedEnd(text, p, to)
      if (p < 0) {
        this.#stop(Code.UNCLOSED_QUOTE, this.valueStart)
        return -1
      }
    } else {
      while (p < to && VALUE_STOP[text.charCodeAt(p)] === 0) p++
      if (p < to && text.charCodeAt(p) === QUOTE) {
        this.#stop(Code.BAD_PARAMETER, p)
        return -1
      }
    }
    this.valueEnd = p
    return p < to && text.charCodeAt(p) <= SP ? skipBlanks(text, p, to) : p
  }

  #stop(fault: FaultCode, at: number): false {
    this.fault = fault
    this.faultAt = at
    this.at = this.to
    return false
  }
}

/** The offset after the closing quote of the quoted string that starts at `at`, or -1 if it is not closed before `to`. */
export function quotedEnd(text: string, at: number, to: number): number {
  // a search in place of a loop: where it ends in vain, nobody reads on, so that no part is searched again and again
  const quote = text.indexOf('"', at + 1)
  if (quote < 0 || quote >= to) return -1
  if (text.charCodeAt(quote - 1) !== BACKSLASH) return quote + 1
  for (let p = at + 1; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code === BACKSLASH) p++
    else if (code === QUOTE) return p + 1
  }
  return -1
}

/**
 * The value of the first parameter of a name, in any case, in a part of a text.
 *
 * @returns the value as written, quotes included; '' for a parameter without a value; null if there is none
 *
 * @example Look up one parameter
 * ```ts
 * import { param } from 'siprose/sip'
 *
 * const text = 'tag=1;Q="a;b";lr'
 * param(text, 0, text.length, 'q') // => '"a;b"'
 * param(text, 0, text.length, 'lr') // => ''
 * param(text, 0, text.length, 'x') // => null
 * ```
 */
export function param(text: string, from: number, to: number, name: string): string | null {
  if (from >= to) return null
  walk.over(text, from, to)
  while (walk.next()) {
    if (walk.named(name)) return walk.raw
  }
  return null
}

// one for all who look for one parameter: nobody else steps in between two of its steps
const walk = new ParamWalk('', 0, 0)

/**
 * The text of a quoted string: no quotes, `\x` is `x`. Anything else comes back as it is.
 *
 * @example Read a text in quotes
 * ```ts
 * import { unquote } from 'siprose/sip'
 *
 * unquote('"say \\"hi\\""') // => 'say "hi"'
 * unquote('plain') // => 'plain'
 * ```
 */
export function unquote(text: string): string {
  const end = text.length - 1
  if (end < 1 || text.charCodeAt(0) !== QUOTE || text.charCodeAt(end) !== QUOTE) return text
  let from = 1
  let result = ''
  for (let p = 1; p < end; p++) {
    if (text.charCodeAt(p) !== BACKSLASH) continue
    result += text.slice(from, p)
    p++
    from = p
  }
  return result + text.slice(from, end)
}

/**
 * The text between quotes, with `"` and `\` escaped.
 *
 * @example Write a text with quotes in it
 * ```ts
 * import { quote } from 'siprose/sip'
 *
 * quote('say "hi"') // => '"say \\"hi\\""'
 * ```
 */
export function quote(text: string): string {
  let from = 0
  let result = '"'
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    if (code !== QUOTE && code !== BACKSLASH) continue
    result += `${text.slice(from, p)}\\`
    from = p
  }
  return `${result}${text.slice(from)}"`
}

/**
 * Parameters with one of them changed, added or taken out.
 *
 * @param params - without a leading `;`, as `Uri.params` and `Address.params` are
 * @param value - as it shall be written; '' for none; null takes every parameter of that name out
 *
 * @example Change, add and take out a parameter
 * ```ts
 * import { withParam } from 'siprose/sip'
 *
 * withParam('tag=1;lr', 'tag', '2') // => 'tag=2;lr'
 * withParam('tag=1', 'lr', '') // => 'tag=1;lr'
 * withParam('tag=1;lr', 'tag', null) // => 'lr'
 * ```
 */
export function withParam(params: string, name: string, value: string | null): string {
  const written = value === null ? null : value === '' ? name : `${name}=${value}`
  const walk = new ParamWalk(params, 0, params.length)
  let result = ''
  let from = 0
  let done = written === null
  while (walk.next()) {
    if (!walk.named(name)) continue
    const kept = params.slice(from, walk.nameStart)
    from = walk.valueEnd
    result += kept
    if (!done) {
      result += written
      done = true
    } else {
      const cut = trimEnd(result, 0, result.length)
      if (cut > 0 && result.charCodeAt(cut - 1) === SEMICOLON) result = result.slice(0, cut - 1)
      else if (cut === 0) from = afterSemicolon(params, from)
    }
  }
  result += params.slice(from)
  if (done || written === null) return result
  return result === '' ? written : `${result};${written}`
}

function afterSemicolon(params: string, at: number): number {
  const p = skipBlanks(params, at, params.length)
  return p < params.length && params.charCodeAt(p) === SEMICOLON ? p + 1 : p
}
