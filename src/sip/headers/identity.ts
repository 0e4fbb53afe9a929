// hot
/** Identity: who vouches for the caller, with a signature (RFC 8224). */

import { isAlpha, isDigit, sameLower, skipBlanks, trimEnd } from '../chars.ts'
import { eachOf } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { unquote } from '../params.ts'
import { tokenEnd } from '../tokens.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34
const SEMICOLON = 59
const LESS = 60
const EQUALS = 61
const GREATER = 62
const BACKSLASH = 92

/**
 * One signature over who calls whom.
 *
 * @example See that header and payload are left out
 * ```ts
 * import { identities, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'y: ..sig;info=<https://cert.example.com/1>\r\n\r\n',
 * )
 * identities(message) // => [{ compact: true, signature: 'sig' }]
 * ```
 */
export class Identity {
  /** The signed token: three parts with dots between, of which the first two may be empty. */
  readonly token: string
  /** The URI of the certificate; '' in the form of RFC 4474, where Identity-Info has it. */
  readonly info: string
  /** How it is signed, as written; null for the default, ES256. */
  readonly alg: string | null
  /** The extension the token keeps to, without quotes: `shaken`; null for none. */
  readonly ppt: string | null

  constructor(token: string, info: string, alg: string | null, ppt: string | null) {
    this.token = token
    this.info = info
    this.alg = alg
    this.ppt = ppt
  }

  /** Whether header and payload of the token are left out, to be made anew from the request (RFC 8224 section 7). */
  get compact(): boolean {
    return this.token.startsWith('..')
  }

  /** The part of the token that proves the others. */
  get signature(): string {
    return this.token.slice(this.token.lastIndexOf('.') + 1)
  }
}

/** Reads an Identity, whose `info` may hold semicolons between its `<` and `>`. */
class IdentityReader {
  info = ''
  alg: string | null = null
  ppt: string | null = null

  read(text: string, from: number, to: number): Identity | Fault {
    this.info = ''
    this.alg = null
    this.ppt = null
    const quoted = from < to && text.charCodeAt(from) === QUOTE
    const start = quoted ? from + 1 : from
    let p = start
    while (p < to && isTokenCode(text.charCodeAt(p))) p++
    if (p === start) return new Fault(FaultCode.EMPTY_ELEMENT, start)
    const token = text.slice(start, p)
    if (quoted && (p >= to || text.charCodeAt(p++) !== QUOTE)) {
      return new Fault(FaultCode.UNCLOSED_QUOTE, from)
    }
    p = skipBlanks(text, p, to)
    while (p < to) {
      if (text.charCodeAt(p) !== SEMICOLON) return new Fault(FaultCode.TRAILING_TEXT, p)
      const end = segmentEnd(text, p + 1, to)
      if (!this.#param(text, skipBlanks(text, p + 1, end), trimEnd(text, p + 1, end))) {
        return new Fault(FaultCode.BAD_PARAMETER, p)
      }
      p = end
    }
    if (this.info === '' && !quoted) return new Fault(FaultCode.BAD_PARAMETER, to)
    return new Identity(token, this.info, this.alg, this.ppt)
  }

  #param(text: string, from: number, to: number): boolean {
    const nameEnd = tokenEnd(text, from, to)
    if (nameEnd === from) return false
    const equals = skipBlanks(text, nameEnd, to)
    if (equals === to) return true
    if (text.charCodeAt(equals) !== EQUALS) return false
    const start = skipBlanks(text, equals + 1, to)
    if (sameLower(text, from, nameEnd, 'info')) {
      if (to - start < 3 || text.charCodeAt(start) !== LESS) return false
      if (text.charCodeAt(to - 1) !== GREATER || this.info !== '') return false
      this.info = text.slice(start + 1, to - 1)
    } else if (sameLower(text, from, nameEnd, 'alg')) this.alg ??= unquote(text.slice(start, to))
    else if (sameLower(text, from, nameEnd, 'ppt')) this.ppt ??= unquote(text.slice(start, to))
    return true
  }
}

// one for all: an identity copies what it keeps
const reader = new IdentityReader()

/** The grammar of Identity. The quoted form of RFC 4474, which has no `info`, is taken. */
export function readIdentity(text: string, from: number, to: number): Identity | Fault {
  return reader.read(text, from, to)
}

/**
 * The signatures of a message, one a header, in order.
 *
 * @example See who vouches for a caller
 * ```ts
 * import { identities, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Identity: hdr.payload.sig;info=<https://cert.example.com/1>;alg=ES256;ppt=shaken\r\n\r\n',
 * )
 * identities(message) // => [{ info: 'https://cert.example.com/1', alg: 'ES256', ppt: 'shaken', signature: 'sig' }]
 * ```
 */
export function identities(message: Message): readonly (Identity | Fault)[] {
  return eachOf(message, HeaderId.IDENTITY, readIdentity)
}

/** Base64 of both alphabets, its padding, and the dots between the parts. */
function isTokenCode(code: number): boolean {
  if (isAlpha(code) || isDigit(code)) return true
  return code === 43 || code === 45 || code === 46 || code === 47 || code === 61 || code === 95
}

/** The offset of the `;` that ends a parameter, outside of quotes and brackets; `to` for the last one. */
function segmentEnd(text: string, from: number, to: number): number {
  let until = 0
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (until === QUOTE && code === BACKSLASH) p++
    else if (until !== 0) {
      if (code === until) until = 0
    } else if (code === QUOTE) until = QUOTE
    else if (code === LESS) until = GREATER
    else if (code === SEMICOLON) return p
  }
  return to
}
