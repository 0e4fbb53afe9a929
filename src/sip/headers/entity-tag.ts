// hot
/** SIP-ETag and SIP-If-Match: which version of published state is meant (RFC 3903 11.3). */

import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readToken } from '../tokens.ts'

/**
 * The version of the state that a server has stored. Null if there is no SIP-ETag, or if it does not parse.
 *
 * @example Keep the version for the next PUBLISH
 * ```ts
 * import { entityTag, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nSIP-ETag: dx200xyz\r\n\r\n')
 * entityTag(message) // => 'dx200xyz'
 * ```
 *
 * @rfc 3903 section 11.3.1
 */
export function entityTag(message: Message): string | null {
  return typed(message.first(HeaderId.SIP_ETAG), readToken)
}

/**
 * The version of the state that a PUBLISH is about. Null if there is no SIP-If-Match, or if it does not parse.
 *
 * @example See whether a PUBLISH makes new state
 * ```ts
 * import { matchedEntityTag, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('PUBLISH sip:bob@example.com SIP/2.0\r\nEvent: presence\r\n\r\n')
 * matchedEntityTag(message) // => null
 * ```
 *
 * @rfc 3903 section 11.3.2
 */
export function matchedEntityTag(message: Message): string | null {
  return typed(message.first(HeaderId.SIP_IF_MATCH), readToken)
}
