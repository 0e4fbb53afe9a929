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

/** Where the location is to be found: URIs, of which a `cid` is that of a body part; in order. */
export function geolocations(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.GEOLOCATION, readAddressList)
}

/** Whether a request may be routed by its location: only if Geolocation-Routing says `yes`. */
export function geolocationRouting(message: Message): boolean {
  const value = typed(message.first(HeaderId.GEOLOCATION_ROUTING), readToken)
  return value !== null && sameText(value, 'yes')
}
