// hot
/** Refer-To (RFC 3515), Referred-By (RFC 3892) and Refer-Sub (RFC 4488): sending somebody on to somebody else. */

import { type Address, readAddress } from '../address.ts'
import { sameText } from '../chars.ts'
import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readTokenValue } from '../param-value.ts'
import { uriHeader } from '../uri-headers.ts'
import { type DialogId, readReplaces } from './dialog-id.ts'

/**
 * Whom to call; null if there is no Refer-To, or if it does not parse.
 *
 * @example See whom to call instead
 * ```ts
 * import { parseMessageText, referTo } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nRefer-To: <sip:carol@example.com>\r\n\r\n')
 * referTo(message)?.uri // => 'sip:carol@example.com'
 * ```
 */
export function referTo(message: Message): Address | null {
  return typed(message.first(HeaderId.REFER_TO), readAddress)
}

/**
 * Who sends; null if there is no Referred-By, or if it does not parse.
 *
 * @example See who transfers
 * ```ts
 * import { parseMessageText, referredBy } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nb: <sip:bob@example.com>\r\n\r\n')
 * referredBy(message)?.uri // => 'sip:bob@example.com'
 * ```
 */
export function referredBy(message: Message): Address | null {
  return typed(message.first(HeaderId.REFERRED_BY), readAddress)
}

/**
 * Whether a REFER makes a subscription: true unless a Refer-Sub says otherwise.
 *
 * @example See whether a transfer wants to be told how it went
 * ```ts
 * import { parseMessageText, referSubscribes } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Refer-To: <sip:carol@example.com>\r\n' +
 *     'Refer-Sub: false\r\n\r\n',
 * )
 * referSubscribes(message) // => false
 * ```
 */
export function referSubscribes(message: Message): boolean {
  const value = typed(message.first(HeaderId.REFER_SUB), readTokenValue)
  return value === null || !sameText(value.value, 'false')
}

/**
 * The dialog that the call to make is to replace, from the headers in an address's URI. Null for none.
 *
 * @example Find the call that an attended transfer takes over
 * ```ts
 * import { parseMessageText, referTo, replacesIn } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Refer-To: <sip:carol@example.com?Replaces=c1%40example.com%3Bto-tag%3Db%3Bfrom-tag%3Da>\r\n\r\n',
 * )
 * const target = referTo(message)
 * target === null ? null : replacesIn(target) // => { callId: 'c1@example.com', localTag: 'b' }
 * ```
 */
export function replacesIn(address: Address): DialogId | null {
  const uri = address.parsedUri
  const text = uri === null ? null : uriHeader(uri, 'Replaces')
  if (text === null) return null
  const result = readReplaces(text, 0, text.length)
  return result instanceof Fault ? null : result
}
