// hot
/** Schemes with parameters, `Digest realm="a", nonce="b"`: the form of all headers of authentication (RFC 7235). */

import { isBlank, sameLower, skipBlanks, stopTable, TOKEN as tokenTable } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'
import { unquote } from './params.ts'
import { tokenEnd } from './tokens.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const SP = 32
const QUOTE = 34
const COMMA = 44
const EQUALS = 61
const BACKSLASH = 92
const TOKEN: Uint8Array = tokenTable
const BARE_STOP = stopTable(',"\x7f')
const SHORT = 4096

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
  /** Whether the current value has an escape in it. */
  escaped: boolean
  /** What ended the walk before `to`, or null. */
  fault: Fault | null
  /** Whether there may be a backslash: where there is none, a quote ends what a quote began. */
  readonly #escapes: boolean

  constructor(text: string, from: number, to: number) {
    this.text = text
    this.to = to
    this.at = from
    this.nameStart = from
    this.nameEnd = from
    this.valueStart = from
    this.valueEnd = from
    this.escaped = false
    this.fault = null
    // a search ends where the text does: in a long one with many headers that would be far, each time
    const backslash = text.length - from > SHORT ? from : text.indexOf('\\', from)
    this.#escapes = backslash >= 0 && backslash < to
  }

  /** Goes to the next parameter; false at the end and at a fault. Empty ones are passed over. */
  next(): boolean {
    const { text, to } = this
    let p = this.at
    let code = 0
    while (p < to && ((code = text.charCodeAt(p)) === COMMA || (code <= SP && isBlank(code)))) p++
    this.at = p
    if (p >= to) return false
    this.nameStart = p
    while (p < to && TOKEN[text.charCodeAt(p)] !== 0) p++
    this.nameEnd = p
    if (p < to && text.charCodeAt(p) <= SP) p = skipBlanks(text, p, to)
    if (this.nameEnd === this.nameStart || p >= to || text.charCodeAt(p) !== EQUALS) {
      return this.#stop(FaultCode.BAD_PARAMETER, p)
    }
    p++
    if (p < to && text.charCodeAt(p) <= SP) p = skipBlanks(text, p, to)
    this.valueStart = p
    this.escaped = false
    if (p < to && text.charCodeAt(p) === QUOTE) {
      p = this.#quotedEnd(text, p, to)
      if (p < 0) return this.#stop(FaultCode.UNCLOSED_QUOTE, this.valueStart)
    } else while (p < to && BARE_STOP[text.charCodeAt(p)] === 0) p++
    this.valueEnd = p
    if (p < to && text.charCodeAt(p) <= SP) p = skipBlanks(text, p, to)
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

  /** Where the current value starts behind its quote; -1 where escapes make it another one than what stands there. */
  get start(): number {
    if (this.escaped) return -1
    const { text, valueStart, valueEnd } = this
    const quoted = valueStart < valueEnd && text.charCodeAt(valueStart) === QUOTE
    return quoted ? valueStart + 1 : valueStart
  }

  /** The current value without quotes and escapes. */
  get value(): string {
    const { text, valueStart, valueEnd } = this
    if (this.escaped) return unquote(this.raw)
    return valueStart < valueEnd && text.charCodeAt(valueStart) === QUOTE
      ? text.slice(valueStart + 1, valueEnd - 1)
      : text.slice(valueStart, valueEnd)
  }

  /** The offset after the closing quote, or -1; notes whether there is an escape on the way. */
  #quotedEnd(text: string, at: number, to: number): number {
    if (!this.#escapes) {
      const end = text.indexOf('"', at + 1)
      return end < 0 || end >= to ? -1 : end + 1
    }
    for (let p = at + 1; p < to; p++) {
      const code = text.charCodeAt(p)
      if (code === QUOTE) return p + 1
      if (code !== BACKSLASH) continue
      this.escaped = true
      p++
    }
    return -1
  }

  #stop(code: FaultCode, at: number): false {
    this.fault = new Fault(code, at)
    this.at = this.to
    return false
  }
}

/**
 * A scheme with its parameters; what the schemes have in common.
 *
 * @example Read a parameter of any scheme
 * ```ts
 * import { challenges, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'WWW-Authenticate: Negotiate realm="r", hint="a \\"b\\""\r\n\r\n',
 * )
 * challenges(message) // => [{ scheme: 'Negotiate', isDigest: false, params: 'realm="r", hint="a \\"b\\""' }]
 * ```
 */
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
  for (let p = from; p < to; p++) if (BARE_STOP[text.charCodeAt(p)] !== 0) return false
  return true
}
