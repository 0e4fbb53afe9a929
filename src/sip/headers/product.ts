// hot
/** Server and User-Agent: what somebody runs (RFC 3261 20.35 and 20.41). */

import { skipBlanks } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { commentEnd, tokenEnd } from '../tokens.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const LPAREN = 40
const SLASH = 47

/**
 * A product, or a comment between products.
 *
 * @example Read a product without a version
 * ```ts
 * import { parseMessageText, userAgent } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nUser-Agent: Phone\r\n\r\n')
 * userAgent(message) // => [{ name: 'Phone', version: null, comment: null }]
 * ```
 */
export class Product {
  /** The name of a product, '' for a comment. */
  readonly name: string
  /** Its version, null if there is none. */
  readonly version: string | null
  /** The text of a comment, without its parentheses; null for a product. */
  readonly comment: string | null

  constructor(name: string, version: string | null, comment: string | null) {
    this.name = name
    this.version = version
    this.comment = comment
  }
}

/** The grammar of Server and User-Agent: products and comments, blanks between. */
export function readProducts(text: string, from: number, to: number): readonly Product[] | Fault {
  const list: Product[] = []
  for (let p = skipBlanks(text, from, to); p < to; p = skipBlanks(text, p, to)) {
    if (text.charCodeAt(p) === LPAREN) {
      const end = commentEnd(text, p, to)
      if (end < 0) return new Fault(FaultCode.UNCLOSED_BRACKET, p)
      list.push(new Product('', null, text.slice(p + 1, end - 1)))
      p = end
      continue
    }
    const nameEnd = tokenEnd(text, p, to)
    if (nameEnd === p) return new Fault(FaultCode.TRAILING_TEXT, p)
    const name = text.slice(p, nameEnd)
    p = nameEnd
    let version: string | null = null
    if (p < to && text.charCodeAt(p) === SLASH) {
      p = tokenEnd(text, nameEnd + 1, to)
      if (p === nameEnd + 1) return new Fault(FaultCode.TRAILING_TEXT, p)
      version = text.slice(nameEnd + 1, p)
    }
    list.push(new Product(name, version, null))
  }
  return list
}

/**
 * What the sender of a request, or of a reply, runs. Empty if it does not say, or not in a way that parses.
 *
 * @example See what the caller runs
 * ```ts
 * import { parseMessageText, userAgent } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nUser-Agent: Phone/2.1 (build 7)\r\n\r\n')
 * userAgent(message) // => [{ name: 'Phone', version: '2.1' }, { comment: 'build 7' }]
 * ```
 */
export function userAgent(message: Message): readonly Product[] {
  return typed(message.first(HeaderId.USER_AGENT), readProducts) ?? []
}

/**
 * What the server that replied runs; empty if it does not say, or not in a way that parses.
 *
 * @example See what a server runs
 * ```ts
 * import { parseMessageText, serverProducts } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nServer: siprose/1.0\r\n\r\n')
 * serverProducts(message) // => [{ name: 'siprose', version: '1.0' }]
 * ```
 */
export function serverProducts(message: Message): readonly Product[] {
  return typed(message.first(HeaderId.SERVER), readProducts) ?? []
}
