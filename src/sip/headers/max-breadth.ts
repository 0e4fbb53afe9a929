// hot
/** Max-Breadth: into how many branches a request may be forked at once (RFC 5393). */

import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readNumber } from './number.ts'

/**
 * Max-Breadth; null if there is none, -1 if it is not a number.
 *
 * @example See into how many branches a request may go
 * ```ts
 * import { maxBreadth, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nMax-Breadth: 5\r\n\r\n')
 * maxBreadth(message) // => 5
 * ```
 */
export function maxBreadth(message: Message): number | null {
  const header = message.first(HeaderId.MAX_BREADTH)
  return header === null ? null : (typed(header, readNumber) ?? -1)
}
