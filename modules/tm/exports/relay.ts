/** Sending a request on with a transaction. */

import { type Context, int, optional, prepared, type Proto, str } from 'siprose'

import { BY_URI, type RelayOptions } from '../engine/relay.ts'
import { relayRequest } from '../engine/requests.ts'
import { Trait } from '../engine/wishes.ts'
import { tm } from '../module.ts'
import { type ProxyPlace, proxyPlace } from '../proxy-place.ts'
import { transportName } from '../transport-name.ts'
import type { Tm } from '../tm.ts'

const routes = ['request', 'failure', 'event'] as const
const host = optional(str('host'))
const port = optional(int('port', { min: 0, max: 65_535 }))

/** Relays to a host, or to where the URI says. */
function relayTo(
  state: Tm,
  ctx: Context,
  proto: Proto | null,
  name: string | undefined,
  number: number | undefined,
): number {
  if (name === undefined) {
    return relayRequest(state, ctx, proto === null ? BY_URI : { destination: null, proto })
  }
  const own = proto ?? ctx.listener.proto
  return relayRequest(state, ctx, optionsOf({ host: name, port: number ?? 0, proto: own }))
}

function optionsOf(destination: RelayOptions['destination']): RelayOptions {
  return { destination, proto: null }
}

/**
 * Sends the request to where it is to go, and sees to it that it is answered.
 *
 * Without arguments it goes to the destination URI, or to the request URI where there is none; further branches that the script has added
 * go to theirs, all at once. With a host it goes there, by the transport it came by. A transaction begins: copies of the request
 * are answered with what was answered last, the request is sent again until somebody answers, and of many answers one is chosen. An INVITE is
 * answered with 100 at once.
 *
 * A CANCEL is answered, and the branches of its INVITE are cancelled. An ACK to a reply that was made or passed on as a failure ends here;
 * the ACK to a success goes to where it is to go.
 *
 * @param host - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns `1` on its way; `0`, which ends the script, when there is nothing left to do: a copy, a CANCEL or an ACK of a transaction; `-1` and other
 *   negative numbers when nothing left, and the caller has been told
 *
 * @example Pass a call on
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100 trying -- your call is important to us
 * bob   < INVITE sip:bob@192.0.2.20
 *         Max-Forwards: 69
 * bob   > 180
 * alice < 180
 * bob   > 200
 * alice < 200
 * # no Record-Route was added, so the ACK passes the server by
 * alice => bob ACK sip:bob@192.0.2.20
 * ```
 *
 * @example Ring two places at once
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:office@example.com
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * carol < INVITE sip:carol@192.0.2.30
 * carol > 180
 * alice < 180
 * bob   > 486
 * bob   < ACK sip:bob@192.0.2.20
 * carol > 200
 * alice < 200
 * ```
 *
 * @example Absorb what is sent again
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * alice > MESSAGE sip:bob@192.0.2.20 again
 * clock +500ms
 * # it is the server that sends again, until bob answers
 * bob   < MESSAGE sip:bob@192.0.2.20 again
 * bob   > 200
 * alice < 200
 * alice > MESSAGE sip:bob@192.0.2.20 again
 * alice < 200 again
 * ```
 *
 * @example A request that cannot leave is answered
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_relay()) xlog("L_WARN", "not relayed: $rc\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20;transport=tls
 * alice < 477
 * ```
 * ```log
 * WARNING <script>: not relayed: -477
 * ```
 *
 * @example A name that nobody knows
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("UNSENT");
 *     t_relay();
 * }
 * failure_route[UNSENT] { xlog("L_WARN", "nothing was sent to $rd\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@nowhere.example.com
 * alice < 478
 * ```
 * ```log
 * WARNING <script>: nothing was sent to nowhere.example.com
 * ```
 *
 * @example To one host, whatever the request URI says
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay("192.0.2.30", "5080"); }
 * ```
 * ```sip
 * actor gateway udp:192.0.2.30:5080
 * alice   > MESSAGE sip:bob@example.com
 * gateway < MESSAGE sip:bob@example.com
 * ```
 *
 * @compat A name is looked up while the script goes on: where it does not exist, or no address takes a connection, the result is `1` and the
 *   failure route runs. A loop that would fork is answered with 482 (RFC 5393), see {@link loop_detection}.
 * @rfc 3261 section 16.6
 */
export const t_relay = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => relayTo(state, ctx, null, name, number),
)

/**
 * Sends the request to a host, or to where its URI says, over UDP.
 *
 * Otherwise it is as {@link t_relay}.
 *
 * @param host - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_relay}
 *
 * @example A gateway that speaks UDP only
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay_to_udp("192.0.2.30", "5060"); }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.40
 * phone > MESSAGE sip:bob@example.com
 * carol < MESSAGE sip:bob@example.com
 *         Via: SIP/2.0/UDP {*}
 *         Via: {*}
 * carol > 200
 * phone < 200
 * ```
 */
export const t_relay_to_udp = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => relayTo(state, ctx, 'udp', name, number),
)

/**
 * Sends the request to a host, or to where its URI says, over TCP.
 *
 * Otherwise it is as {@link t_relay}. Over TCP nothing is sent again, as nothing gets lost on the way.
 *
 * @param host - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_relay}
 *
 * @example Long messages to a server that takes TCP
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay_to_tcp("192.0.2.40", "5060"); }
 * ```
 * ```sip
 * actor archive tcp:192.0.2.40
 * alice   > MESSAGE sip:bob@example.com
 * archive < MESSAGE sip:bob@example.com
 *         Via: SIP/2.0/TCP {*}
 *         Via: {*}
 * quiet 5s
 * archive > 200
 * alice   < 200
 * ```
 */
export const t_relay_to_tcp = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => relayTo(state, ctx, 'tcp', name, number),
)

/**
 * Sends the request to a host, or to where its URI says, over TLS.
 *
 * Otherwise it is as {@link t_relay}.
 *
 * @param host - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_relay}
 *
 * @example A provider that is reached over TLS
 * ```kamailio
 * loadmodule "tls.so"
 * loadmodule "tm.so"
 * enable_tls = yes
 * listen = udp:192.0.2.1:5060
 * listen = tls:192.0.2.1:5061
 * request_route { t_relay_to_tls("192.0.2.40", "5061"); }
 * ```
 * ```sip
 * actor provider tls:192.0.2.40:5061 certificate=example.com
 * alice    > MESSAGE sip:bob@example.com
 * provider < MESSAGE sip:bob@example.com
 *            Via: SIP/2.0/TLS {*}
 *            Via: {*}
 * provider > 200
 * alice    < 200
 * ```
 */
export const t_relay_to_tls = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => relayTo(state, ctx, 'tls', name, number),
)

/**
 * Sends the request to a host, or to where its URI says, over SCTP.
 *
 * SCTP needs support of the system that this server does not use, so nothing leaves.
 *
 * @param host - a name or an address to send to
 * @param port - its port; 0 is the usual one
 * @returns a negative number, as nothing leaves over SCTP
 *
 * @example Say it as an older configuration does, and learn that it does not leave
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay_to_sctp("192.0.2.40", "5060"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 477
 * ```
 *
 * @compat Nothing is sent over SCTP.
 */
export const t_relay_to_sctp = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => relayTo(state, ctx, 'sctp', name, number),
)

/** Flags of `t_relay_to()`. */
const NO_100 = 1
const NO_REPLY = 2
const NO_FAILOVER = 4

function traitsOf(flags: number): number {
  let traits = 0
  if ((flags & NO_100) !== 0) traits |= Trait.NO_100
  if ((flags & NO_REPLY) !== 0) traits |= Trait.NO_INTERNAL_REPLY
  if ((flags & NO_FAILOVER) !== 0) traits |= Trait.NO_FAILOVER
  return traits
}

/** A place, or flags: `tcp:192.0.2.9:5080`, `0x03`. */
const placeOrFlags = optional(
  prepared<ProxyPlace | number>('proxy', (text) =>
    /^(0x[0-9a-f]+|\d+)$/i.test(text) ? Number(text) : proxyPlace(text),
  ),
)

/**
 * Sends the request to a place, with some of what goes along with it left out.
 *
 * The place is `proto:host:port`; the transport and the port may be left out. The flags are a sum: 1 sends no 100 to the caller, 2
 * sends no answer when nothing could be sent, 4 does not go on with the next host of a name when one does not answer. Flags alone go in the
 * place of the first argument.
 *
 * @param proxy - the place, or the flags
 * @param flags - the flags, beside a place
 * @returns as {@link t_relay}
 *
 * @example To a proxy over TCP
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay_to("tcp:192.0.2.40:5060"); }
 * ```
 * ```sip
 * actor proxy tcp:192.0.2.40
 * alice > MESSAGE sip:bob@example.com
 * proxy < MESSAGE sip:bob@example.com
 * ```
 *
 * @example Without a 100
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay_to("0x01"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * bob   < INVITE sip:bob@192.0.2.20
 * ```
 *
 * @example The script answers when nothing leaves
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_relay_to("tls:192.0.2.40:5061", "2")) send_reply("502", "No TLS Here");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 502 No TLS Here
 * ```
 *
 * @compat A place that is none is an error where it is written.
 */
export const t_relay_to = tm.cfgFunction(
  { args: [placeOrFlags, optional(int('flags', { min: 0, max: 7 }))], routes },
  ({ state }, ctx, place, flags) => {
    if (typeof place === 'number') return relayRequest(state, ctx, BY_URI, traitsOf(place))
    return relayRequest(
      state,
      ctx,
      place === undefined ? BY_URI : optionsOf(place),
      traitsOf(flags ?? 0),
    )
  },
)

/**
 * Sends the request to a place that is written as `proto:host:port`.
 *
 * The transport and the port may be left out. The request URI stays as it is.
 *
 * @param proxy - the place
 * @returns as {@link t_relay}
 *
 * @example All to one proxy
 * ```kamailio
 * loadmodule "tm.so"
 * request_route { t_relay_to_proxy("udp:192.0.2.30:5060"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * carol < MESSAGE sip:bob@example.com
 * ```
 *
 * @example A place from a variable that is none
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     $var(proxy) = "192.0.2.30:port";
 *     if (!t_relay_to_proxy("$var(proxy)")) sl_send_reply("500", "Where To");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 500 Where To
 * ```
 */
export const t_relay_to_proxy = tm.cfgFunction(
  { args: [prepared('proxy', proxyPlace)], routes },
  ({ state }, ctx, place) => relayRequest(state, ctx, optionsOf(place)),
)

/**
 * Sends the request to a place that a variable holds, over one transport.
 *
 * @param proto - `udp`, `tcp`, `tls`, `ws`, `wss` or `sctp`
 * @param hostport - the place, as `host:port`
 * @returns as {@link t_relay}
 *
 * @example The place is found by the script
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     $avp(gateway) = "192.0.2.30:5060";
 *     t_relay_to_avp("udp", "$avp(gateway)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * carol < MESSAGE sip:bob@example.com
 * carol > 200
 * alice < 200
 * ```
 *
 * @compat The second argument is the text of the place; `$avp(name)` gives it.
 */
export const t_relay_to_avp = tm.cfgFunction(
  {
    args: [prepared('proto', transportName), prepared('hostport', proxyPlace)],
    routes: ['request'],
  },
  ({ state }, ctx, proto, place) => relayRequest(state, ctx, optionsOf({ ...place, proto })),
)
