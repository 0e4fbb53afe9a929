// hot
/** Content-Encoding and Content-Language: how a body is packed, and in what tongue (RFC 3261 20.12 and 20.13). */

import { sameText } from '../chars.ts'
import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readTokenList } from '../tokens.ts'

/**
 * The codings of the body, in the order they were applied.
 *
 * @example See how a body is packed
 * ```ts
 * import { contentEncodings, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\ne: gzip\r\n\r\n')
 * contentEncodings(message) // => ['gzip']
 * ```
 */
export function contentEncodings(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.CONTENT_ENCODING, readTokenList)
}

/**
 * The languages of the body.
 *
 * @example See in what tongue a body is
 * ```ts
 * import { contentLanguages, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nContent-Language: fr, en\r\n\r\n')
 * contentLanguages(message) // => ['fr', 'en']
 * ```
 */
export function contentLanguages(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.CONTENT_LANGUAGE, readTokenList)
}

/**
 * Whether the body can be read as it is: whether no coding but `identity` was applied.
 *
 * @example See whether a body can be read as it is
 * ```ts
 * import { isPlainBody, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nContent-Encoding: gzip\r\n\r\n')
 * isPlainBody(message) // => false
 * ```
 */
export function isPlainBody(message: Message): boolean {
  for (const coding of contentEncodings(message)) {
    if (coding instanceof Fault || !sameText(coding, 'identity')) return false
  }
  return true
}
