/** The message that is about to leave, for `onsend_route`. */

import { type Outgoing, partKey } from 'siprose'

import { pv } from '../module.ts'
import { transportNumber } from '../text/transports.ts'

/** What is known of it at one end: where it goes, or where it leaves from. */
type OutgoingPart = (outgoing: Outgoing, end: 'from' | 'to') => string | number

const parts: ReadonlyMap<string, OutgoingPart> = new Map<string, OutgoingPart>([
  ['ip', (outgoing, end) => outgoing[end].address],
  ['port', (outgoing, end) => outgoing[end].port],
  ['proto', (outgoing, end) => transportNumber(outgoing[end].proto)],
  ['sproto', (outgoing, end) => outgoing[end].proto],
  ['af', ({ to }) => (to.address.includes(':') ? 10 : 2)],
  ['buf', ({ text }) => text],
  ['len', ({ text }) => text.length],
])

const endKey = partKey(parts)

/**
 * A part of where the message goes that is about to leave, in `onsend_route`.
 *
 * `ip` and `port` are its destination, `proto` and `sproto` the transport as a number and a word, `af` the family of addresses; `buf` is the message as it
 * leaves, `len` its length. `$null` in other routes.
 *
 * @example Keep requests away from a network
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * request_route { if (!forward()) sl_send_reply("403", "Not there"); }
 * onsend_route {
 *     xlog("L_WARN", "$rm to $sndto(sproto):$sndto(ip):$sndto(port) from $sndfrom(port)\n");
 *     if (to_ip == 192.0.2.30) drop;
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:carol@192.0.2.30
 * alice < 403 Not there
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 * ```log
 * WARNING <script>: MESSAGE to udp:192.0.2.30:5060 from 5060
 * WARNING <script>: MESSAGE to udp:192.0.2.20:5060 from 5060
 * ```
 */
export const sendTo = pv.pseudoVariable(
  { name: '$sndto', key: endKey, type: 'any' },
  { get: (_self, { outgoing }, part) => (outgoing === null ? null : part(outgoing, 'to')) },
)

/**
 * A part of where the message leaves from that is about to leave, in `onsend_route`.
 *
 * `ip` and `port` are the socket's; the rest is as in `$sndto`.
 *
 * @example Note by which socket requests leave
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * listen = udp:192.0.2.1:5060
 * listen = udp:192.0.2.1:5080
 * request_route { $fs = "udp:192.0.2.1:5080"; forward(); }
 * onsend_route { xlog("L_WARN", "from $sndfrom(sproto):$sndfrom(ip):$sndfrom(port)\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 * ```log
 * WARNING <script>: from udp:192.0.2.1:5080
 * ```
 */
export const sendFrom = pv.pseudoVariable(
  { name: '$sndfrom', aliases: ['$snd'], key: endKey, type: 'any' },
  { get: (_self, { outgoing }, part) => (outgoing === null ? null : part(outgoing, 'from')) },
)
