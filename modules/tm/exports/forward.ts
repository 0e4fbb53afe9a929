/** Sending a request on without a 100, and without an answer of the server's own where that does not work. */

import { type Context, int, optional, prepared, type Proto, str } from 'siprose'

import { relayRequest } from '../engine/requests.ts'
import { Trait } from '../engine/wishes.ts'
import { tm } from '../module.ts'
import { proxyPlace } from '../proxy-place.ts'
import { transportName } from '../transport-name.ts'
import type { Tm } from '../tm.ts'

const forwardRoutes = ['request', 'failure'] as const
const ip = str('ip')
const ipPort = int('port', { min: 0, max: 65_535 })

/**
 * Sends the request on without a 100, and lets the script answer when nothing leaves.
 *
 * It is what {@link t_relay} is made of. A copy of a request, an ACK and a CANCEL are treated as there.
 *
 * @param ip - a name or an address to send to; without it, where the URI says
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_relay}; the caller has not been told of a failure
 *
 * @example Hold back the 100
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_forward_nonack("192.0.2.20", "5060"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * bob   < INVITE sip:bob@example.com
 * bob   > 180
 * alice < 180
 * ```
 *
 * @example Answer in own words
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_forward_nonack("2001:db8::9", "5060")) send_reply("404", "No IPv6 Here");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 404 No IPv6 Here
 * ```
 */
export const t_forward_nonack = tm.cfgFunction(
  { args: [optional(ip), optional(ipPort)], routes: forwardRoutes },
  ({ state }, ctx, name, number) => forward(state, ctx, null, name, number),
)

/**
 * Sends the request to where its URI says, without a 100 and without an answer of its own.
 *
 * @returns as {@link t_forward_nonack}
 *
 * @example Hold back the 100
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_forward_nonack_uri(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * bob   < INVITE sip:bob@192.0.2.20
 * ```
 */
export const t_forward_nonack_uri = tm.cfgFunction({ routes: forwardRoutes }, ({ state }, ctx) =>
  forward(state, ctx, null, undefined, undefined),
)

/**
 * Sends the request to a host over UDP, without a 100 and without an answer of its own.
 *
 * @param ip - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_forward_nonack}
 *
 * @example A phone on TCP calls a gateway on UDP
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_forward_nonack_udp("192.0.2.30", "5060"); }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.40
 * phone > INVITE sip:bob@example.com
 * carol < INVITE sip:bob@example.com
 *         Via: SIP/2.0/UDP {*}
 *         Via: {*}
 * ```
 */
export const t_forward_nonack_udp = tm.cfgFunction(
  { args: [ip, ipPort], routes: forwardRoutes },
  ({ state }, ctx, name, number) => forward(state, ctx, 'udp', name, number),
)

/**
 * Sends the request to a host over TCP, without a 100 and without an answer of its own.
 *
 * @param ip - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_forward_nonack}
 *
 * @example A call to a gateway on TCP
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_forward_nonack_tcp("192.0.2.40", "5060"); }
 * ```
 * ```sip
 * actor gateway tcp:192.0.2.40
 * alice   > INVITE sip:bob@example.com
 * gateway < INVITE sip:bob@example.com
 *           Via: SIP/2.0/TCP {*}
 *           Via: {*}
 * ```
 */
export const t_forward_nonack_tcp = tm.cfgFunction(
  { args: [ip, ipPort], routes: forwardRoutes },
  ({ state }, ctx, name, number) => forward(state, ctx, 'tcp', name, number),
)

/**
 * Sends the request to a host over TLS, without a 100 and without an answer of its own.
 *
 * @param ip - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_forward_nonack}
 *
 * @example A call to a gateway on TLS
 * ```kamailio
 * loadmodule "tls.so"
 * loadmodule "tm.so"
 * enable_tls = yes
 * listen = udp:192.0.2.1:5060
 * listen = tls:192.0.2.1:5061
 * request_route { t_forward_nonack_tls("192.0.2.40", "5061"); }
 * ```
 * ```sip
 * actor gateway tls:192.0.2.40:5061 certificate=example.com
 * alice   > INVITE sip:bob@example.com
 * gateway < INVITE sip:bob@example.com
 *           Via: SIP/2.0/TLS {*}
 *           Via: {*}
 * ```
 */
export const t_forward_nonack_tls = tm.cfgFunction(
  { args: [ip, ipPort], routes: forwardRoutes },
  ({ state }, ctx, name, number) => forward(state, ctx, 'tls', name, number),
)

/**
 * Sends the request to a host over SCTP, without a 100 and without an answer of its own.
 *
 * @param ip - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns a negative number, as nothing leaves over SCTP
 *
 * @example Find that it does not leave
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_forward_nonack_sctp("192.0.2.40", "5060")) send_reply("500", "No SCTP Here");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 500 No SCTP Here
 * ```
 *
 * @compat Nothing is sent over SCTP.
 */
export const t_forward_nonack_sctp = tm.cfgFunction(
  { args: [ip, ipPort], routes: forwardRoutes },
  ({ state }, ctx, name, number) => forward(state, ctx, 'sctp', name, number),
)

/**
 * Sends the request to a place over one transport, without a 100 or an answer of its own.
 *
 * @param proto - `udp`, `tcp`, `tls`, `ws`, `wss` or `sctp`
 * @param hostport - the place, as `host:port`
 * @returns as {@link t_forward_nonack}
 *
 * @example The place is found by the script
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     $avp(gateway) = "192.0.2.30:5060";
 *     t_forward_nonack_to("udp", "$avp(gateway)");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * carol < INVITE sip:bob@example.com
 * ```
 */
export const t_forward_nonack_to = tm.cfgFunction(
  {
    args: [prepared('proto', transportName), prepared('hostport', proxyPlace)],
    routes: forwardRoutes,
  },
  ({ state }, ctx, proto, { host: name, port: number }) => forward(state, ctx, proto, name, number),
)

/** Relays without a 100 and without an answer of its own where that does not work. */
function forward(
  state: Tm,
  ctx: Context,
  proto: Proto | null,
  name: string | undefined,
  number: number | undefined,
): number {
  const options =
    name === undefined
      ? { destination: null, proto }
      : {
          destination: { host: name, port: number ?? 0, proto: proto ?? ctx.listener.proto },
          proto: null,
        }
  return relayRequest(state, ctx, options, Trait.NO_100 | Trait.NO_INTERNAL_REPLY)
}
