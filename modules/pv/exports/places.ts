/** Places as `proto:address:port`. */

import { inUri } from 'siprose'

import { pv } from '../module.ts'

/**
 * The place the message came from, as `proto:address:port`.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $sas => "udp:192.0.2.10:5060"
 * $siz => "192.0.2.10"
 * $Ras => "udp:192.0.2.1:5060"
 * ```
 */
export const sourceSocket = pv.pseudoVariable(
  { name: '$sas', type: 'str' },
  { get: (_self, { peer }) => `${peer.proto}:${inUri(peer.address)}:${peer.port}` },
)

/**
 * The address the message came from, one of IPv6 in brackets, as URIs want it.
 *
 * @example Send back to where it came from
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $var(uri) = "sip:" + $siz; sl_send_reply("200", "$var(uri)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 sip:192.0.2.10
 * ```
 */
export const sourceInUri = pv.pseudoVariable(
  { name: '$siz', type: 'str' },
  { get: (_self, { peer }) => inUri(peer.address) },
)

/**
 * The socket the message came in on, as `proto:address:port`.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Ras => "udp:192.0.2.1:5060"
 * ```
 */
export const receivedSocket = pv.pseudoVariable(
  { name: '$Ras', type: 'str' },
  {
    get: (self, { listener }) => {
      const { address, port } = self.server.sockets.shownOf(listener)
      return `${listener.proto}:${inUri(address)}:${port}`
    },
  },
)
