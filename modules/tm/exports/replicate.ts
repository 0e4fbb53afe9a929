/** Copying a request to another place, whose answers concern nobody. */

import {
  type Context,
  int,
  optional,
  parseUri,
  prepared,
  type Proto,
  SiproseError,
  str,
} from 'siprose'

import { BY_URI, type RelayOptions } from '../engine/relay.ts'
import { relayRequest } from '../engine/requests.ts'
import { Trait } from '../engine/wishes.ts'
import { tm } from '../module.ts'
import { proxyPlace } from '../proxy-place.ts'
import type { Tm } from '../tm.ts'

const routes = ['request'] as const
const traits = Trait.REPLICA | Trait.NO_100 | Trait.NO_INTERNAL_REPLY

function replicate(state: Tm, ctx: Context, options: RelayOptions): number {
  return relayRequest(state, ctx, options, traits)
}

function to(host: string, port: number, proto: Proto | null): RelayOptions {
  return { destination: { host, port, proto }, proto: null }
}

/**
 * Sends a copy of the request to another place, whose answers concern nobody.
 *
 * The copy is sent again until it is answered, its answers reach neither the caller nor a reply route, and the script answers or
 * relays the request itself. Without an argument the copy goes to the destination URI, or to the request URI.
 *
 * @param uri - where the copy goes, or the host where a port follows
 * @param port - the port of a host
 * @returns `1` on its way; `0`, which ends the script, for a copy that the caller has sent again; `-1` and other negative numbers when nothing left
 *
 * @example Tell a second server of a registration
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_replicate("sip:192.0.2.30");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 200
 * carol < REGISTER sip:example.com
 * carol > 200
 * quiet 5s
 * ```
 *
 * @example Send the copy to the destination URI
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     $du = "sip:192.0.2.30:5060";
 *     t_replicate();
 *     sl_send_reply("202", "Noted");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 202 Noted
 * carol < MESSAGE sip:bob@example.com
 * ```
 *
 * @example A URI that is none
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_replicate("192.0.2.30")) sl_send_reply("500", "Not Replicated");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 500 Not Replicated
 * ```
 */
export const t_replicate = tm.cfgFunction(
  { args: [optional(str('uri')), optional(int('port', { min: 0, max: 65_535 }))], routes },
  ({ state }, ctx, uri, port) => {
    if (uri === undefined) return replicate(state, ctx, BY_URI)
    if (port !== undefined) return replicate(state, ctx, to(uri, port, ctx.listener.proto))
    if (parseUri(uri, ctx.message.rules) === null) {
      state.log.info(`tm: \`${uri}\` is no URI to replicate to`)
      return -1
    }
    const before = ctx.destinationUri
    ctx.destinationUri = uri
    const result = replicate(state, ctx, BY_URI)
    ctx.destinationUri = before
    return result
  },
)

const host = str('host')
const port = int('port', { min: 0, max: 65_535 })

/**
 * Sends a copy of the request to a host over UDP; answers to it concern nobody.
 *
 * @param host - a name or an address
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_replicate}
 *
 * @example A second server that takes UDP
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_replicate_udp("192.0.2.30", "5060");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.40
 * phone > REGISTER sip:example.com
 * phone < 200
 * carol < REGISTER sip:example.com
 *         Via: SIP/2.0/UDP {*}
 *         Via: {*}
 * ```
 */
export const t_replicate_udp = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => replicate(state, ctx, to(name, number, 'udp')),
)

/**
 * Sends a copy of the request to a host over TCP; answers to it concern nobody.
 *
 * @param host - a name or an address
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_replicate}
 *
 * @example A second server that takes TCP
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_replicate_tcp("192.0.2.40", "5060");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * actor standby tcp:192.0.2.40
 * alice   > REGISTER sip:example.com
 * alice   < 200
 * standby < REGISTER sip:example.com
 *           Via: SIP/2.0/TCP {*}
 *           Via: {*}
 * ```
 */
export const t_replicate_tcp = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => replicate(state, ctx, to(name, number, 'tcp')),
)

/**
 * Sends a copy of the request to a host over TLS; answers to it concern nobody.
 *
 * @param host - a name or an address
 * @param port - its port; 0 is the usual one
 * @returns as {@link t_replicate}
 *
 * @example A second server in another house
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tls.so"
 * loadmodule "tm.so"
 * enable_tls = yes
 * listen = udp:192.0.2.1:5060
 * listen = tls:192.0.2.1:5061
 * request_route {
 *     t_replicate_tls("192.0.2.40", "5061");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * actor standby tls:192.0.2.40:5061 certificate=example.com
 * alice   > REGISTER sip:example.com
 * alice   < 200
 * standby < REGISTER sip:example.com
 *           Via: SIP/2.0/TLS {*}
 *           Via: {*}
 * ```
 */
export const t_replicate_tls = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => replicate(state, ctx, to(name, number, 'tls')),
)

/**
 * Sends a copy of the request to a host over SCTP, which this server does not speak.
 *
 * @param host - a name or an address
 * @param port - its port; 0 is the usual one
 * @returns a negative number, as nothing leaves over SCTP
 *
 * @example Find that it does not leave
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_replicate_sctp("192.0.2.40", "5060")) sl_send_reply("500", "Not Replicated");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 500 Not Replicated
 * ```
 *
 * @compat Nothing is sent over SCTP.
 */
export const t_replicate_sctp = tm.cfgFunction(
  { args: [host, port], routes },
  ({ state }, ctx, name, number) => replicate(state, ctx, to(name, number, 'sctp')),
)

function protoOfWord(text: string): Proto {
  const word = text.toLowerCase()
  if (word === 'udp' || word === 'tcp' || word === 'tls' || word === 'sctp') return word
  throw new SiproseError(
    'tm/bad-transport',
    `\`${text}\` is no transport; it can be udp, tcp, tls or sctp`,
  )
}

/**
 * Sends a copy of the request to a place over one transport; answers to it concern nobody.
 *
 * @param proto - `udp`, `tcp`, `tls` or `sctp`
 * @param hostport - the place, as `host:port`
 * @returns as {@link t_replicate}
 *
 * @example The second server is found by the script
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     $avp(standby) = "192.0.2.30:5060";
 *     t_replicate_to("udp", "$avp(standby)");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 200
 * carol < REGISTER sip:example.com
 * ```
 */
export const t_replicate_to = tm.cfgFunction(
  { args: [prepared('proto', protoOfWord), prepared('hostport', proxyPlace)], routes },
  ({ state }, ctx, proto, place) => replicate(state, ctx, to(place.host, place.port, proto)),
)
