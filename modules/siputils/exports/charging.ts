/** The charging vector of IMS. */

import { chargingVector, HeaderId, type Message, partKey } from 'siprose'

import { siputils } from '../module.ts'

/** What a charging vector has. */
type VectorPart = (message: Message) => string | null

const param =
  (name: string): VectorPart =>
  (message) =>
    chargingVector(message)?.param(name) ?? null

const parts: ReadonlyMap<string, VectorPart> = new Map<string, VectorPart>([
  ['all', (message) => message.first(HeaderId.P_CHARGING_VECTOR)?.value ?? null],
  ['value', param('icid-value')],
  ['genaddr', param('icid-generated-at')],
  ['orig', param('orig-ioi')],
  ['term', param('term-ioi')],
])

/**
 * A part of the P-Charging-Vector header: what all servers on the way bill a call by.
 *
 * `all` is the whole value, `value` the id of the charge, `genaddr` who made it, `orig` and `term` the networks of caller and callee.
 *
 * @example Note the id of each call
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         P-Charging-Vector: icid-value=1234bc9876e;icid-generated-at=192.0.2.6;orig-ioi=home1.net
 * ```
 * ```values
 * $pcv(value)   => "1234bc9876e"
 * $pcv(genaddr) => "192.0.2.6"
 * $pcv(orig)    => "home1.net"
 * $pcv(term)    => $null
 * ```
 *
 * @rfc 7315 section 4.6
 */
export const chargingVectorPart = siputils.pseudoVariable(
  {
    name: '$pcv',
    key: partKey(parts),
    type: 'str',
  },
  { get: (_self, { message }, part) => part(message) },
)
