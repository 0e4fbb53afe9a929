// hot
/** Content-Type: what the body is (RFC 3261 20.15). */

import { skipBlanks, TOKEN as tokenTable } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { param, ParamWalk } from '../params.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const SLASH = 47
const SEMICOLON = 59
const TOKEN: Uint8Array = tokenTable

/**
 * A media type with its parameters.
 *
 * @example Find the boundary of a body of parts
 * ```ts
 * import { contentType, param, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nc: multipart/mixed;boundary="b 1"\r\n\r\n')
 * contentType(message)?.param('boundary') // => '"b 1"'
 * ```
 */
export class ContentType {
  /** The type in lower case: `application`. */
  readonly type: string
  /** The subtype in lower case: `sdp`. */
  readonly subtype: string
  /** The parameters, without the first `;`. */
  readonly params: string

  constructor(type: string, subtype: string, params: string) {
    this.type = type
    this.subtype = subtype
    this.params = params
  }

  /** Type and subtype in lower case: `application/sdp`. */
  get mediaType(): string {
    return `${this.type}/${this.subtype}`
  }

  /** The value of a parameter as written, '' for one without value, null if it is not there. */
  param(name: string): string | null {
    return param(this.params, 0, this.params.length, name)
  }
}

/**
 * The grammar of Content-Type.
 *
 * @example Read a media type of a header of your own
 * ```ts
 * import { parseMessageText, readContentType, typed } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nX-Wants: image/png\r\n\r\n')
 * typed(message.named('X-Wants'), readContentType)?.mediaType // => 'image/png'
 * ```
 */
export function readContentType(text: string, from: number, end: number): ContentType | Fault {
  const typeEnd = tokenEnd(text, from, end)
  let p = skipBlanks(text, typeEnd, end)
  if (typeEnd === from || p === end || text.charCodeAt(p) !== SLASH) {
    return new Fault(FaultCode.BAD_CONTENT_TYPE, p)
  }
  const subtypeStart = skipBlanks(text, p + 1, end)
  const subtypeEnd = tokenEnd(text, subtypeStart, end)
  p = skipBlanks(text, subtypeEnd, end)
  if (subtypeEnd === subtypeStart) return new Fault(FaultCode.BAD_CONTENT_TYPE, p)
  if (p < end && text.charCodeAt(p) !== SEMICOLON) return new Fault(FaultCode.TRAILING_TEXT, p)
  const walk = new ParamWalk(text, p, end)
  while (walk.next());
  if (walk.fault !== null) return new Fault(walk.fault, walk.faultAt)
  return new ContentType(
    text.slice(from, typeEnd).toLowerCase(),
    text.slice(subtypeStart, subtypeEnd).toLowerCase(),
    p < end ? text.slice(skipBlanks(text, p + 1, end), end) : '',
  )
}

/**
 * What the body of a message is, or null if it does not say, or not in a way that parses.
 *
 * @example See what a body is
 * ```ts
 * import { contentType, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Content-Type: Application/SDP; charset=utf-8\r\n\r\n',
 * )
 * contentType(message) // => { mediaType: 'application/sdp', params: 'charset=utf-8' }
 * ```
 */
export function contentType(message: Message): ContentType | null {
  return typed(message.first(HeaderId.CONTENT_TYPE), readContentType)
}

function tokenEnd(text: string, p: number, end: number): number {
  while (p < end && TOKEN[text.charCodeAt(p)] !== 0) p++
  return p
}
