// hot
/** Allow: the methods that somebody understands (RFC 3261 20.5). */

import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { methodId } from '../methods.ts'
import { readTokenList } from '../tokens.ts'

/**
 * The methods of all Allow headers, as written, in order.
 *
 * @example List the methods that somebody takes
 * ```ts
 * import { allowedMethods, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nAllow: INVITE, ACK, BYE, FOO\r\n\r\n')
 * allowedMethods(message) // => ['INVITE', 'ACK', 'BYE', 'FOO']
 * ```
 */
export function allowedMethods(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.ALLOW, readTokenList)
}

/**
 * The bits of `MethodId` of all methods that a message allows. Null if it has no Allow header.
 *
 * No header says nothing; an empty one says that no method is allowed.
 *
 * @example See whether somebody takes UPDATE
 * ```ts
 * import { allowedMethodIds, MethodId, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nAllow: INVITE, UPDATE\r\n\r\n')
 * ((allowedMethodIds(message) ?? 0) & MethodId.UPDATE) !== 0 // => true
 * ```
 */
export function allowedMethodIds(message: Message): number | null {
  if (message.first(HeaderId.ALLOW) === null) return null
  let ids = 0
  for (const method of allowedMethods(message)) {
    if (!(method instanceof Fault)) ids |= methodId(method)
  }
  return ids
}
