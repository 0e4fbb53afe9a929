// hot
/** The private headers of mobile networks: who is called, where from, and for whose bill (RFC 7315). */

import { type Address, readAddress, readAddressList } from '../address.ts'
import { elements } from '../elements.ts'
import type { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { type ParamValue, readListOf, readParamsAlone, readParamValue } from '../param-value.ts'

/** The grammar of P-Access-Network-Info and P-Visited-Network-ID: a list of values with parameters. */
export function readNetworks(
  text: string,
  from: number,
  to: number,
): readonly (ParamValue | Fault)[] {
  return readListOf(text, from, to, readParamValue)
}

/**
 * The URIs that a user has beside the one that was registered.
 *
 * @example Learn all the names of a registered phone
 * ```ts
 * import { associatedUris, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'P-Associated-URI: <sip:bob@example.com>, <tel:+12015550199>\r\n\r\n',
 * )
 * associatedUris(message) // => [{ uri: 'sip:bob@example.com' }, { uri: 'tel:+12015550199' }]
 * ```
 *
 * @rfc 7315 section 4.1
 */
export function associatedUris(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.P_ASSOCIATED_URI, readAddressList)
}

/**
 * Whom a request was for before the request URI became a contact. Null if that is not said.
 *
 * @example Ring with the tone for a number
 * ```ts
 * import { calledParty, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'P-Called-Party-ID: <sip:bob-work@example.com>\r\n\r\n',
 * )
 * calledParty(message)?.uri // => 'sip:bob-work@example.com'
 * ```
 *
 * @rfc 7315 section 4.2
 */
export function calledParty(message: Message): Address | null {
  return typed(message.first(HeaderId.P_CALLED_PARTY_ID), readAddress)
}

/**
 * Which network and cell a phone is in.
 *
 * @example See which cell a phone is in
 * ```ts
 * import { accessNetworks, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'P-Access-Network-Info: 3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=23415\r\n\r\n',
 * )
 * accessNetworks(message) // => [{ value: '3GPP-E-UTRAN-FDD', params: 'utran-cell-id-3gpp=23415' }]
 * ```
 *
 * @rfc 7315 section 4.4
 */
export function accessNetworks(message: Message): readonly (ParamValue | Fault)[] {
  return elements(message, HeaderId.P_ACCESS_NETWORK_INFO, readNetworks)
}

/**
 * The networks that a phone is a guest of.
 *
 * @example See whose guest a phone is
 * ```ts
 * import { parseMessageText, visitedNetworks } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'P-Visited-Network-ID: "example net", other.example.com\r\n\r\n',
 * )
 * visitedNetworks(message) // => [{ value: '"example net"' }, { value: 'other.example.com' }]
 * ```
 *
 * @rfc 7315 section 4.3
 */
export function visitedNetworks(message: Message): readonly (ParamValue | Fault)[] {
  return elements(message, HeaderId.P_VISITED_NETWORK_ID, readNetworks)
}

/**
 * By which number a call is charged: the parameters of P-Charging-Vector. Null if there is none that parses.
 *
 * @example Find the records of one call
 * ```ts
 * import { chargingVector, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'P-Charging-Vector: icid-value=1234bc9876e;icid-generated-at=192.0.2.6\r\n\r\n',
 * )
 * chargingVector(message)?.param('icid-value') // => '1234bc9876e'
 * ```
 *
 * @rfc 7315 section 4.6
 */
export function chargingVector(message: Message): ParamValue | null {
  return typed(message.first(HeaderId.P_CHARGING_VECTOR), readParamsAlone)
}
