// hot
/** In-Reply-To and Reply-To: which calls this one answers, and whom to answer (RFC 3261 20.21 and 20.31). */

import { type Address, readAddress } from '../address.ts'
import { skipBlanks, trimEnd } from '../chars.ts'
import { elements } from '../elements.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readCallId } from './call-id.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const COMMA = 44

/** The grammar of In-Reply-To: a list of Call-IDs. Quotes and brackets in a Call-ID are letters like others: each comma ends one. */
export function readCallIds(text: string, from: number, to: number): readonly (string | Fault)[] {
  const list: (string | Fault)[] = []
  for (;;) {
    let end = from
    while (end < to && text.charCodeAt(end) !== COMMA) end++
    list.push(readOne(text, from, end))
    if (end === to) return list
    from = end + 1
  }
}

/**
 * The Call-IDs of the calls that this one answers.
 *
 * @example See which calls are returned
 * ```ts
 * import { inReplyTo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'In-Reply-To: c1@example.com, c2@example.com\r\n\r\n',
 * )
 * inReplyTo(message) // => ['c1@example.com', 'c2@example.com']
 * ```
 */
export function inReplyTo(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.IN_REPLY_TO, readCallIds)
}

/**
 * Whom to answer; null if there is no Reply-To, or if it does not parse.
 *
 * @example See whom to call back
 * ```ts
 * import { parseMessageText, replyTo } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Reply-To: Bob <sip:bob@example.com>\r\n\r\n',
 * )
 * replyTo(message)?.uri // => 'sip:bob@example.com'
 * ```
 */
export function replyTo(message: Message): Address | null {
  return typed(message.first(HeaderId.REPLY_TO), readAddress)
}

function readOne(text: string, from: number, to: number): string | Fault {
  const start = skipBlanks(text, from, to)
  const end = trimEnd(text, start, to)
  return start < end ? readCallId(text, start, end) : new Fault(FaultCode.EMPTY_ELEMENT, start)
}
