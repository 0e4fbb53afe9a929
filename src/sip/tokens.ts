// hot
/** Tokens (RFC 3261 25.1), alone and in lists, and the comments that may stand between them. */

import { skipBlanks, TOKEN as tokenTable } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const LPAREN = 40
const RPAREN = 41
const COMMA = 44
const BACKSLASH = 92
const TOKEN: Uint8Array = tokenTable

/** The offset after the token that starts at `p`; `p` itself if none does. */
export function tokenEnd(text: string, p: number, to: number): number {
  while (p < to && TOKEN[text.charCodeAt(p)] !== 0) p++
  return p
}

/**
 * Whether the whole text is one token.
 *
 * @example Check a name before it goes into a message
 * ```ts
 * import { isToken } from 'siprose/sip'
 *
 * isToken('X-Room') // => true
 * isToken('two words') // => false
 * ```
 */
export function isToken(text: string): boolean {
  return text !== '' && tokenEnd(text, 0, text.length) === text.length
}

/**
 * The grammar of headers that are one token.
 *
 * @example Read a header that is one word
 * ```ts
 * import { parseMessageText, readToken, typed } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nX-Mode: fast\r\n\r\n')
 * typed(message.named('X-Mode'), readToken) // => 'fast'
 * ```
 */
export function readToken(text: string, from: number, to: number): string | Fault {
  if (from >= to) return new Fault(FaultCode.EMPTY_ELEMENT, from)
  const end = tokenEnd(text, from, to)
  return end === to ? text.slice(from, to) : new Fault(FaultCode.BAD_TOKEN, end)
}

/**
 * The grammar of a list of tokens: every element is a token or its own fault.
 *
 * A header without a value is a list of none, as `Supported:` and `Allow:` may be.
 *
 * @example Read a header that is a list of words
 * ```ts
 * import { parseMessageText, readTokenList, typed } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nX-Tags: red, green, two words\r\n\r\n')
 * typed(message.named('X-Tags'), readTokenList) // => ['red', 'green', { code: 'sip/bad-token' }]
 * ```
 */
export function readTokenList(text: string, from: number, to: number): readonly (string | Fault)[] {
  const list: (string | Fault)[] = []
  if (from >= to) return list
  for (;;) {
    const start = skipBlanks(text, from, to)
    const end = tokenEnd(text, start, to)
    let p = skipBlanks(text, end, to)
    if (p < to && text.charCodeAt(p) !== COMMA) list.push(new Fault(FaultCode.BAD_TOKEN, p))
    else if (end === start) list.push(new Fault(FaultCode.EMPTY_ELEMENT, start))
    else list.push(text.slice(start, end))
    while (p < to && text.charCodeAt(p) !== COMMA) p++
    if (p >= to) return list
    from = p + 1
  }
}

/** The offset after the comment that starts with the `(` at `at`, or -1 if it is not closed before `to`. */
export function commentEnd(text: string, at: number, to: number): number {
  let depth = 0
  for (let p = at; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code === BACKSLASH) p++
    else if (code === LPAREN) depth++
    else if (code === RPAREN && --depth === 0) return p + 1
  }
  return -1
}
