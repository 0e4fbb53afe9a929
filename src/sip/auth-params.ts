// hot
/** Schemes with parameters, `Digest realm="a", nonce="b"`: the form of all headers of authentication (RFC 7235). */

import { isBlank, sameLower, skipBlanks } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'
import { quotedEnd, unquote } from './params.ts'
import { tokenEnd } from './tokens.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34
const COMMA = 44
const EQUALS = 61

/** Walks over `name=value` with commas between: each `next()` sets the four offsets to the next one. */
export class AuthWalk {
  /** What is walked over. */
  text: string
  /** Where the parameters end. */
  to: number
  /** Where the next step starts. */
  at: number
  /** Where the current name starts. */
  nameStart: number
  /** Where the current name ends. */
  nameEnd: number
  /** Where the current value starts, a quote included. */
  valueStart: number
  /** Where the current value ends. */
  valueEnd: number
  /** What ended the walk before `to`, or null. */
  fault: Fault | null

  constructor(text: string, from: number, to: number) {
    this.text = text
    this.to = to
    this.at = from
    this.nameStart = from
    this.nameEnd = from
    this.valueStart = from
    this.valueEnd = from
    this.fault = null
  }

  /** Goes to the next parameter; false at the end and at a fault. Empty ones are passed over. */
  next(): boolean {
    const { text, to } = this
    let p = this.at
    while (p < to && (text.charCodeAt(p) === COMMA || isBlank(text.charCodeAt(p)))) p++
    this.at = p
    if (p >= to) return false
    this.nameStart = p
    this.nameEnd = tokenEnd(text, p, to)
    p = skipBlanks(text, this.nameEnd, to)
    if (this.nameEnd === this.nameStart || p >= to || text.charCodeAt(p) !== EQUALS) {
      return this.#stop(FaultCode.BAD_PARAMETER, p)
    }
    p = skipBlanks(text, p + 1, to)
    this.valueStart = p
    if (p < to && text.charCodeAt(p) === QUOTE) {
      p = quotedEnd(text, p, to)
      if (p < 0) return this.#stop(FaultCode.UNCLOSED_QUOTE, this.valueStart)
    } else while (p < to && isBare(text.charCodeAt(p))) p++
    this.valueEnd = p
    p = skipBlanks(text, p, to)
    if (p < to && text.charCodeAt(p) !== COMMA) return this.#stop(FaultCode.BAD_PARAMETER, p)
    this.at = p
    return true
  }

  /** Whether the current name is `lower`, in any case; `lower` is given in lower case. */
  named(lower: string): boolean {
    return sameLower(this.text, this.nameStart, this.nameEnd, lower)
  }

  /** The current value as it is written, quotes included. */
  get raw(): string {
    return this.text.slice(this.valueStart, this.valueEnd)
  }

  /** The current value without quotes and escapes. */
  get value(): string {
    return unquote(this.raw)
  }

  #stop(code: FaultCode, at: number): false {
    this.fault = new Fault(code, at)
    this.at = this.to
    return false
  }
}

/** A scheme with its parameters; what the schemes have in common. */
export class AuthParams {
  /** The name of the scheme as written: `Digest`. */
  readonly scheme: string
  /** Everything after the scheme. */
  readonly params: string

  constructor(scheme: string, params: string) {
    this.scheme = scheme
    this.params = params
  }

  /** Whether it is `Digest`, in any case. */
  get isDigest(): boolean {
    return sameLower(this.scheme, 0, this.scheme.length, 'digest')
  }

  /** The value of a parameter as written, quotes included; null if it is not there. */
  raw(name: string): string | null {
    const walk = new AuthWalk(this.params, 0, this.params.length)
    const lower = name.toLowerCase()
    while (walk.next()) if (walk.named(lower)) return walk.raw
    return null
  }

  /** The value of a parameter without quotes and escapes; null if it is not there. */
  param(name: string): string | null {
    const raw = this.raw(name)
    return raw === null ? null : unquote(raw)
  }
}

/**
 * The scheme and its parameters as they are written, or what is wrong with them.
 *
 * A scheme other than Digest may have a single word in the place of parameters: `Bearer eyJh…==`.
 */
export function readScheme(text: string, from: number, to: number): AuthParams | Fault {
  const schemeEnd = tokenEnd(text, from, to)
  if (schemeEnd === from) return new Fault(FaultCode.EMPTY_ELEMENT, from)
  if (schemeEnd < to && !isBlank(text.charCodeAt(schemeEnd))) {
    return new Fault(FaultCode.TRAILING_TEXT, schemeEnd)
  }
  const start = skipBlanks(text, schemeEnd, to)
  const result = new AuthParams(text.slice(from, schemeEnd), text.slice(start, to))
  if (!result.isDigest && isOneWord(text, start, to)) return result
  const walk = new AuthWalk(text, start, to)
  while (walk.next());
  return walk.fault ?? result
}

/** Whether there is no blank, comma or quote. */
function isOneWord(text: string, from: number, to: number): boolean {
  for (let p = from; p < to; p++) if (!isBare(text.charCodeAt(p))) return false
  return true
}

function isBare(code: number): boolean {
  return code > 32 && code !== COMMA && code !== QUOTE && code !== 127
}
