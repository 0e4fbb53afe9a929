// hot
/** P-Asserted-Identity and P-Preferred-Identity: who somebody trusted says it is, and who it would like to be (RFC 3325). */

import { type Address, readAddressList } from '../address.ts'
import { elements } from '../elements.ts'
import type { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/**
 * The asserted identities. There is a `sip` and a `tel` one at most, if the sender keeps to the rules.
 *
 * @example See who calls, as a trusted server says
 * ```ts
 * import { assertedIdentities, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'P-Asserted-Identity: "Alice" <sip:alice@example.com>, <tel:+12015550100>\r\n\r\n',
 * )
 * assertedIdentities(message) // => [{ displayName: 'Alice' }, { uri: 'tel:+12015550100' }]
 * ```
 */
export function assertedIdentities(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.P_ASSERTED_IDENTITY, readAddressList)
}

/**
 * The preferred identities, which only the first trusted server reads, and takes out.
 *
 * @example See who a phone would like to be
 * ```ts
 * import { parseMessageText, preferredIdentities } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'P-Preferred-Identity: <sip:sales@example.com>\r\n\r\n',
 * )
 * preferredIdentities(message) // => [{ uri: 'sip:sales@example.com' }]
 * ```
 */
export function preferredIdentities(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.P_PREFERRED_IDENTITY, readAddressList)
}
