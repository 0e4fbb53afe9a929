// hot
/** Date: when a message was made (RFC 3261 20.17). */

import { readDate } from '../date.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/**
 * The time in Date, in milliseconds since the start of 1970. Null if there is none, or if it does not parse.
 *
 * @example See when a message was made
 * ```ts
 * import { messageDate, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Date: Sat, 13 Nov 2010 23:29:00 GMT\r\n\r\n',
 * )
 * messageDate(message) // => Date.UTC(2010, 10, 13, 23, 29)
 * ```
 */
export function messageDate(message: Message): number | null {
  return typed(message.first(HeaderId.DATE), readDate)
}
