// hot
/** Geolocation and Geolocation-Routing: where the caller is, and whether routing may know it (RFC 6442). */

import { type Address, readAddressList } from '../address.ts'
import { sameText } from '../chars.ts'
import { elements } from '../elements.ts'
import type { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readToken } from '../tokens.ts'

/**
 * Where the location is to be found: URIs, of which a `cid` is that of a body part. In order.
 *
 * @example Find where a caller is described
 * ```ts
 * import { geolocations, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Geolocation: <cid:target123@alice.example.com>\r\n\r\n',
 * )
 * geolocations(message) // => [{ uri: 'cid:target123@alice.example.com' }]
 * ```
 */
export function geolocations(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.GEOLOCATION, readAddressList)
}

/**
 * Whether a request may be routed by its location: only if Geolocation-Routing says `yes`.
 *
 * @example See whether routing may look at the location
 * ```ts
 * import { geolocationRouting, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nGeolocation-Routing: yes\r\n\r\n')
 * geolocationRouting(message) // => true
 * ```
 */
export function geolocationRouting(message: Message): boolean {
  const value = typed(message.first(HeaderId.GEOLOCATION_ROUTING), readToken)
  return value !== null && sameText(value, 'yes')
}
