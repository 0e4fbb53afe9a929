/** Via headers, from the top and from the bottom. */

import { type Context, Fault, partKey, viaAt, vias, HeaderId, type Via } from 'siprose'

import { pv } from '../module.ts'
import { transportNumber } from '../text/transports.ts'

/** What can be asked of a Via. */
type ViaPart = (via: Via) => string | number | null

const parts: ReadonlyMap<string, ViaPart> = new Map<string, ViaPart>([
  ['host', (via) => via.host],
  ['port', (via) => via.port ?? (via.transport === 'TLS' || via.transport === 'WSS' ? 5061 : 5060)],
  ['proto', (via) => via.transport],
  ['protoid', (via) => transportNumber(via.transport)],
  ['branch', (via) => via.branch],
  ['rport', (via) => via.rport || null],
  ['received', (via) => via.received],
  ['params', (via) => via.params || null],
  ['oc', (via) => via.param('oc')],
  ['oc-val', (via) => via.param('oc')],
  ['ocval', (via) => via.param('oc')],
  ['oc-algo', (via) => via.param('oc-algo')],
  ['ocalgo', (via) => via.param('oc-algo')],
  ['oc-validity', (via) => via.param('oc-validity')],
  ['ocvalidity', (via) => via.param('oc-validity')],
  ['oc-seq', (via) => via.param('oc-seq')],
  ['ocseq', (via) => via.param('oc-seq')],
])

const viaKey = partKey(parts)

/** The last Via: that of the client that made the request. */
function lastVia({ message }: Context): Via | null {
  let last: Via | null = null
  for (let at = message.first(HeaderId.VIA); at !== null; at = message.next(at)) {
    for (const via of vias(at)) if (!(via instanceof Fault)) last = via
  }
  return last
}

/**
 * A part of the first Via: who sent the message to this server.
 *
 * `port` is the one its transport has where none is written, `rport` the number there. `oc`, `oc-algo`, `oc-validity` and `oc-seq` are
 * what overload control says.
 *
 * @example Look at where a reply goes
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Via: SIP/2.0/UDP 192.0.2.10:5070;branch=z9hG4bKa1;rport
 *         Via: SIP/2.0/TLS phone.example.net;branch=z9hG4bKz1;received=198.51.100.7
 * ```
 * ```values
 * $via0(host)     => "192.0.2.10"
 * $via0(port)     => 5070
 * $via0(branch)   => "z9hG4bKa1"
 * $via0(rport)    => $null
 * $via1(proto)    => "TLS"
 * $via1(protoid)  => 3
 * $viaZ(port)     => 5061
 * $viaZ(received) => "198.51.100.7"
 * ```
 *
 * @compat `port` of TLS without one is 5061, where Kamailio says 5060
 */
export const firstVia = pv.pseudoVariable(
  { name: '$via0', key: viaKey, type: 'any' },
  {
    get: (_self, { message }, part) => (message.via === null ? null : part(message.via)),
  },
)

/**
 * A part of the second Via: where a reply goes to next.
 *
 * @example A request straight from a phone has one Via only
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $via1(host) => $null
 * ```
 */
export const secondVia = pv.pseudoVariable(
  { name: '$via1', key: viaKey, type: 'any' },
  {
    get: (_self, { message }, part) => {
      const via = viaAt(message, 1)
      return via === null ? null : part(via)
    },
  },
)

/**
 * A part of the last Via: who made the request.
 *
 * @example Show the phone behind the proxies
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK2
 *         Via: SIP/2.0/UDP 198.51.100.7:5066;branch=z9hG4bK1
 * ```
 * ```values
 * $viaZ(host) => "198.51.100.7"
 * $viaZ(port) => 5066
 * ```
 */
export const lastViaPart = pv.pseudoVariable(
  { name: '$viaZ', key: viaKey, type: 'any' },
  {
    get: (_self, ctx, part) => {
      const via = lastVia(ctx)
      return via === null ? null : part(via)
    },
  },
)
