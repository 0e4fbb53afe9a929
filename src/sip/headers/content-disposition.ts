// hot
/** Content-Disposition: what a body is for (RFC 3261 20.11). */

import { sameText } from '../chars.ts'
import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readTokenValue } from '../param-value.ts'

/**
 * What a body is for.
 *
 * @example See that a body must be understood
 * ```ts
 * import { contentDisposition, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nContent-Disposition: render\r\n\r\n')
 * contentDisposition(message)?.required // => true
 * ```
 */
export class ContentDisposition extends ParamValue {
  /** Its use in lower case: `session`, `render`, `icon`, `alert`. */
  get type(): string {
    return this.value.toLowerCase()
  }

  /** Whether a receiver who does not understand the body must refuse: unless `handling` says `optional`. */
  get required(): boolean {
    return !sameText(this.param('handling') ?? '', 'optional')
  }
}

/** The grammar of Content-Disposition. */
export function readContentDisposition(
  text: string,
  from: number,
  to: number,
): ContentDisposition | Fault {
  const result = readTokenValue(text, from, to)
  return result instanceof Fault ? result : new ContentDisposition(result.value, result.params)
}

/**
 * What the body of a message is for; null if that is not said, or not in a way that parses.
 *
 * @example See what a body is for
 * ```ts
 * import { contentDisposition, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Content-Disposition: session;handling=optional\r\n\r\n',
 * )
 * contentDisposition(message) // => { type: 'session', required: false }
 * ```
 */
export function contentDisposition(message: Message): ContentDisposition | null {
  return typed(message.first(HeaderId.CONTENT_DISPOSITION), readContentDisposition)
}
