/** The sockets of the message in hand, and where it came from. */

import { type Listener, parseSocketSpec, peerAt, str, type Host } from 'siprose'

import { protoOf } from '../destinations.ts'
import { corex } from '../module.ts'

function socketAt(server: Host, text: string): Listener | null {
  const spec = parseSocketSpec(text)
  return spec === null ? null : server.sockets.find(spec)
}

/**
 * Chooses the socket the message leaves from, by its address.
 *
 * @param saddr - as `listen` has it: `udp:192.0.2.1:5060`; transport and port may be left out
 * @returns -1 when there is no such socket; nothing changes then
 *
 * @example By what the script knows
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060
 * listen = udp:192.0.2.1:5080
 * request_route {
 *     if (set_send_socket("udp:192.0.2.9:5080")) exit;
 *     set_send_socket("udp:$Ri:5080");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 192.0.2.1:5080;{*}
 *         Via: {*}
 * ```
 *
 * @compat It fails where there is no such socket; Kamailio only logs that
 */
export const set_send_socket = corex.cfgFunction(
  { args: [str('saddr')], routes: 'any' },
  (self, ctx, saddr) => {
    const socket = socketAt(self.server, saddr)
    if (socket === null) return false
    ctx.sendSocket = socket
    return true
  },
)

/**
 * Chooses the socket the message leaves from, by its name.
 *
 * @param sname - as `listen … name` has it
 * @returns -1 when there is no such socket; nothing changes then
 *
 * @example By the side it goes to
 * ```kamailio
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060 name "phones"
 * listen = udp:192.0.2.1:5080 name "carriers"
 * request_route {
 *     if (set_send_socket_name("nobody")) exit;
 *     set_send_socket_name("carriers");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 192.0.2.1:5080;{*}
 *         Via: {*}
 * ```
 *
 * @compat It fails where there is no such socket; Kamailio only logs that
 */
export const set_send_socket_name = corex.cfgFunction(
  { args: [str('sname')], routes: 'any' },
  (self, ctx, sname) => {
    const socket = self.server.sockets.named(sname)
    if (socket === null) return false
    ctx.sendSocket = socket
    return true
  },
)

/**
 * Says that the message came in on another socket, by its address.
 *
 * Variables show it, and what the server sends for the message leaves from it.
 *
 * @param saddr - as `listen` has it: `udp:192.0.2.1:5060`
 * @returns -1 when there is no such socket; nothing changes then
 *
 * @example Answer from the other side
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060
 * listen = udp:192.0.2.1:5080
 * request_route {
 *     set_recv_socket("udp:192.0.2.1:5080");
 *     if (!set_recv_socket("udp:192.0.2.9:5080")) sl_send_reply("200", "On $Rp");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 On 5080
 * ```
 *
 * @compat It fails where there is no such socket; Kamailio only logs that
 */
export const set_recv_socket = corex.cfgFunction(
  { args: [str('saddr')], routes: 'any' },
  (self, ctx, saddr) => {
    const socket = socketAt(self.server, saddr)
    if (socket === null) return false
    ctx.listener = socket
    return true
  },
)

/**
 * Says that the message came in on another socket, by its name.
 *
 * @param sname - as `listen … name` has it
 * @returns -1 when there is no such socket; nothing changes then
 *
 * @example By name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060 name "phones"
 * listen = udp:192.0.2.1:5080 name "carriers"
 * request_route {
 *     set_recv_socket_name("carriers");
 *     if (!set_recv_socket_name("nobody")) sl_send_reply("200", "On $Rn");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 On carriers
 * ```
 *
 * @compat It fails where there is no such socket; Kamailio only logs that
 */
export const set_recv_socket_name = corex.cfgFunction(
  { args: [str('sname')], routes: 'any' },
  (self, ctx, sname) => {
    const socket = self.server.sockets.named(sname)
    if (socket === null) return false
    ctx.listener = socket
    return true
  },
)

const ADDRESS = /^(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+\])$/

/**
 * Says that the message came from another address.
 *
 * For a message that another server passed on, and tells in a header who sent it. Replies go to the new address, unless Via says otherwise.
 *
 * @param saddr - `udp:198.51.100.7:5060`; transport and port may be left out
 * @returns -1 for a text that is no address of a socket
 *
 * @example Believe the load balancer
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     $var(reply) = $si;
 *     if (src_ip == 192.0.2.10) set_source_address("$hdr(X-Source)");
 *     $var(seen) = $si + ":" + $sp;
 *     set_source_address("udp:192.0.2.10:5060");
 *     if (!set_source_address("nonsense")) sl_send_reply("200", "From $var(seen) by $var(reply)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Source: udp:198.51.100.7:5077
 * alice < 200 From 198.51.100.7:5077 by 192.0.2.10
 * ```
 *
 * @trap Who can set the header can be anybody: believe only servers of your own.
 */
export const set_source_address = corex.cfgFunction(
  { args: [str('saddr')], routes: 'any' },
  (_self, ctx, saddr) => {
    const spec = parseSocketSpec(saddr)
    if (spec === null) return false
    const { proto, host, port } = spec
    const transport = proto === null ? ctx.peer.proto : protoOf(proto)
    const bracketed = host.includes(':') ? `[${host}]` : host
    if (transport === null || !ADDRESS.test(bracketed)) return false
    ctx.peer = peerAt(transport, host, port ?? 5060)
    return true
  },
)

/**
 * Tells whether a socket has a name.
 *
 * @param sockname - the name
 * @returns -1 when none has
 *
 * @example Is the name right?
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060 name "phones"
 * request_route {
 *     if (is_socket_name("phones") && !is_socket_name("carriers")) sl_send_reply("200", "Phones only");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Phones only
 * ```
 */
export const is_socket_name = corex.cfgFunction(
  { args: [str('sockname')], routes: 'any' },
  (self, _ctx, name) => self.server.sockets.named(name) !== null,
)

/**
 * Tells whether the route runs without a message: by a timer, or for an event of none.
 *
 * @returns -1 for a message that somebody sent
 *
 * @example A request is real
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route { if (!is_faked_msg()) sl_send_reply("200", "Real"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Real
 * ```
 */
export const is_faked_msg = corex.cfgFunction({ routes: 'any' }, (_self, ctx) => ctx.id === 0)

/**
 * Tells whether the message in hand was received, as opposed to being sent.
 *
 * @returns -1 for one that is about to leave, in `event_route[network:msg]`, `event_route[corex:reply-out]` and `onsend_route`
 *
 * @example It was received
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route { if (is_incoming()) sl_send_reply("200", "Received"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Received
 * ```
 */
export const is_incoming = corex.cfgFunction(
  { routes: 'any' },
  (_self, ctx) => ctx.outgoing === null,
)
