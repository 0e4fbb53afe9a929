/** Where the message came from, and where it came in. */

import type { Proto } from 'siprose'

import { pv } from '../module.ts'

/**
 * The address the message came from.
 *
 * It is the packet's, so it cannot be made up in the message; behind NAT it is the outer one.
 *
 * @example Serve one network only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($si == "192.0.2.10") sl_send_reply("200", "OK");
 *     else sl_send_reply("403", "Not $si");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * bob   > OPTIONS sip:example.com
 * bob   < 403 Not 192.0.2.20
 * ```
 */
export const sourceAddress = pv.pseudoVariable(
  { name: '$si', aliases: ['$src_ip'], type: 'str' },
  { get: (_self, ctx) => ctx.peer.address },
)

/**
 * The port the message came from.
 *
 * @example Show the port
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $sp => 5060
 * ```
 */
export const sourcePort = pv.pseudoVariable(
  { name: '$sp', type: 'int' },
  { get: (_self, ctx) => ctx.peer.port },
)

/**
 * The number of the stream connection the message came over; undefined over UDP.
 *
 * It is the `id` that `core.tcp_list` shows, and no other connection of the server has or had it since its start.
 *
 * @example Tell connections apart
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($conid == $null) sl_send_reply("200", "No connection");
 *     else sl_send_reply("200", "Connection $conid");
 * }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * actor erin tcp:192.0.2.41
 * dave  > OPTIONS sip:example.com
 * dave  < 200 Connection 1
 * erin  > OPTIONS sip:example.com
 * erin  < 200 Connection 2
 * dave  > OPTIONS sip:example.com
 * dave  < 200 Connection 1
 * alice > OPTIONS sip:example.com
 * alice < 200 No connection
 * ```
 */
export const connectionId = pv.pseudoVariable(
  { name: '$conid', type: 'int' },
  { get: (_self, ctx) => (ctx.peer.connection === 0 ? null : ctx.peer.connection) },
)

/** An address as it stands in a URI. */
function inUri(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}

/**
 * Where the message came from, as a URI; the transport is named where it is not UDP.
 *
 * @example Show the source
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $su => "sip:192.0.2.10:5060"
 * ```
 */
export const sourceUri = pv.pseudoVariable(
  { name: '$su', type: 'str' },
  {
    get: (_self, { peer }) => {
      const uri = `sip:${inUri(peer.address)}:${peer.port}`
      return peer.proto === 'udp' ? uri : `${uri};transport=${peer.proto}`
    },
  },
)

/**
 * Where the message came from, as a URI that always names its transport.
 *
 * @example Show the source
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $sut => "sip:192.0.2.10:5060;transport=udp"
 * ```
 */
export const sourceUriWithTransport = pv.pseudoVariable(
  { name: '$sut', type: 'str' },
  {
    get: (_self, { peer }) => `sip:${inUri(peer.address)}:${peer.port};transport=${peer.proto}`,
  },
)

/**
 * The address of the socket the message came in on.
 *
 * @example Show the address
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Ri => "192.0.2.1"
 * ```
 */
export const receivedAddress = pv.pseudoVariable(
  { name: '$Ri', type: 'str' },
  { get: (_self, ctx) => ctx.listener.address },
)

/**
 * The port of the socket the message came in on.
 *
 * @example Serve phones and carriers on different ports
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * listen = udp:192.0.2.1:5060
 * listen = udp:192.0.2.1:5080
 * request_route {
 *     if ($Rp == 5080) sl_send_reply("200", "Carrier side");
 *     else sl_send_reply("200", "Phone side");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Phone side
 * ```
 */
export const receivedPort = pv.pseudoVariable(
  { name: '$Rp', type: 'int' },
  { get: (_self, ctx) => ctx.listener.port },
)

/**
 * The transport the message came in by, in lower case.
 *
 * @example Show the transport
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $proto => "udp"
 * ```
 */
export const transport = pv.pseudoVariable(
  { name: '$proto', type: 'str' },
  { get: (_self, ctx) => ctx.listener.proto },
)

/**
 * The transport the message came in by, in lower case.
 *
 * @example Refuse what came unencrypted
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($pr != "tls") sl_send_reply("403", "Not over $pr");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 403 Not over udp
 * ```
 */
export const transportName = pv.pseudoVariable(
  { name: '$pr', type: 'str' },
  { get: (_self, ctx) => ctx.listener.proto },
)

/** The number of each transport, as the field counts them. */
const numbers: Readonly<Record<Proto, number>> = { udp: 1, tcp: 2, tls: 3, sctp: 4, ws: 5, wss: 6 }

/**
 * The number of the transport: 1 UDP, 2 TCP, 3 TLS, 4 SCTP, 5 WebSocket, 6 secure WebSocket.
 *
 * @example Show the number
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $prid => 1
 * ```
 */
export const transportNumber = pv.pseudoVariable(
  { name: '$prid', type: 'int' },
  { get: (_self, ctx) => numbers[ctx.listener.proto] },
)
