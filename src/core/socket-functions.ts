/** Functions that say where a message leaves from, and what it shows of that. */

import { constant, int, prepared } from '../runtime/declare/argument.ts'
import type { Proto } from '../net/peer.ts'
import type { Context } from '../runtime/context.ts'
import { SiproseError } from '../runtime/errors.ts'
import { Sending } from '../runtime/forwarding/sending.ts'
import { parseSocketSpec, type SocketSpec } from '../runtime/sockets/sockets.ts'
import { core } from './module.ts'

const routes = ['request', 'reply', 'failure', 'branch', 'onsend', 'event'] as const

function sendingOf(ctx: Context): Sending {
  ctx.sending ??= new Sending()
  return ctx.sending
}

/** A host or address as Via can have it; IPv6 without brackets. */
function readHost(text: string): string {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text
  if (/^(?:[\w-]+(?:\.[\w-]+)*\.?|[\da-f.:]+)$/i.test(bare) && bare.length <= 255) return bare
  throw new SiproseError('core/bad-host', `\`${text}\` is no host; write a name or an address`)
}

function readSocket(text: string): SocketSpec {
  const spec = parseSocketSpec(text)
  if (spec !== null) return spec
  const message = `\`${text}\` is no socket; write it as \`udp:192.0.2.1:5060\``
  throw new SiproseError('core/bad-socket', message)
}

function readTransport(text: string): Proto | null {
  const word = text.toLowerCase()
  if (word === 'udp') return null
  if (word === 'tcp' || word === 'tls' || word === 'sctp') return word
  const message = `\`${text}\` is no transport for long messages; write TCP, TLS, SCTP or UDP`
  throw new SiproseError('core/bad-transport', message)
}

/**
 * Makes the Via of this message show another address than the socket's.
 *
 * It wins over `advertised_address` and over what `listen` advertises. The port stays as it is.
 *
 * @param address - an address or a name
 *
 * @example Show the inner address to the inner side
 * ```kamailio
 * listen = udp:192.0.2.1:5060 advertise 203.0.113.7:5060
 * request_route {
 *     if (src_ip == 192.0.2.10) set_advertised_address("192.0.2.1");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 192.0.2.1:5060;{*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * carol > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 203.0.113.7:5060;{*}
 *         Via: SIP/2.0/UDP {carol};{*}
 * ```
 */
export const set_advertised_address = core.cfgFunction(
  { args: [prepared('address', readHost)], routes },
  (_self, ctx, address) => {
    sendingOf(ctx).advertisedAddress = address
  },
)

/**
 * Makes the Via of this message show another port than the socket's.
 *
 * It wins over `advertised_port` and over what `listen` advertises.
 *
 * @param port - 1 to 65535
 *
 * @example Show the port that the NAT in front maps
 * ```kamailio
 * request_route {
 *     set_advertised_address("203.0.113.7");
 *     set_advertised_port(15060);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 203.0.113.7:15060;{*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 */
export const set_advertised_port = core.cfgFunction(
  { args: [int('port', { min: 1, max: 65_535 })], routes },
  (_self, ctx, port) => {
    sendingOf(ctx).advertisedPort = port
  },
)

/**
 * Sends this message from a socket of the script's choice.
 *
 * Without transport or port any socket of the address will do. Where the peer needs another transport, the socket of the same
 * address and port is taken for it; where there is none, or the peer is of the other IP version, the usual choice is made. In a
 * reply route it holds for the reply.
 *
 * @param socket - `[proto:]address[:port]`, one that the server listens on
 * @returns -1 when the server does not listen there
 *
 * @example Reach carriers from the address they know
 * ```kamailio
 * listen = udp:192.0.2.1:5060
 * listen = udp:192.0.2.1:5080
 * request_route {
 *     force_send_socket(udp:192.0.2.1:5080);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 192.0.2.1:5080;{*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 *
 * @example A socket there is none of
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (!force_send_socket(udp:192.0.2.99:5060)) sl_send_reply("500", "No such socket");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 500 No such socket
 * ```
 *
 * @compat Kamailio does not start with a socket that it does not listen on.
 * @see {@link listen}
 */
export const force_send_socket = core.cfgFunction(
  { args: [constant('socket', readSocket)], routes },
  (self, ctx, spec) => {
    const found = self.server.sockets.find(spec)
    if (found === null) return false
    ctx.sendSocket = found
    return true
  },
)

/**
 * Asks the next hop for `rport` in the Via of this message.
 *
 * As `local_rport` does for all.
 *
 * @example Cross the own NAT on the way to one peer
 * ```kamailio
 * request_route {
 *     add_local_rport();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP {srv}:5060;branch={branch:token};rport
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 *
 * @rfc 3581 section 3
 */
export const add_local_rport = core.cfgFunction({ routes }, (_self, ctx) => {
  sendingOf(ctx).localRport = true
})

/**
 * Chooses the transport for this message where it is longer than `udp_mtu`.
 *
 * As `udp_mtu_try_proto`, which it wins over; `UDP` takes back what was said for the message, so that the parameter counts.
 *
 * @param proto - `TCP`, `TLS`, `SCTP` or `UDP`
 *
 * @example Send long requests to one gateway over TCP
 * ```kamailio
 * udp_mtu = 300
 * request_route {
 *     if (uri =~ "@192\.0\.2\.20") udp_mtu_try_proto(TCP);
 *     forward();
 * }
 * ```
 * ```sip
 * actor bobtcp tcp:192.0.2.20
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Subject: long enough for this example, as the limit is a low one
 * bobtcp < MESSAGE sip:bob@192.0.2.20
 *          Via: SIP/2.0/TCP {srv}:5060;{*}
 *          Via: SIP/2.0/UDP {alice};{*}
 * alice > MESSAGE sip:carol@192.0.2.30
 *         Subject: long enough for this example, as the limit is a low one
 * carol < MESSAGE sip:carol@192.0.2.30
 *         Via: SIP/2.0/UDP {srv}:5060;{*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 *
 * @rfc 3261 section 18.1.1
 */
export const udp_mtu_try_proto = core.cfgFunction(
  { args: [constant('proto', readTransport)], routes },
  (_self, ctx, proto) => {
    sendingOf(ctx).longTransport = proto
  },
)
