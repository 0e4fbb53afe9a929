/** The functions a script has for the connections that messages come and go by. */

import { SendMode } from '../net/listener.ts'
import { int, optional } from '../runtime/declare/argument.ts'
import { addAlias, viaPort } from './aliases.ts'
import { core } from './module.ts'

/**
 * Makes the connection a message came in on the one to another port of its peer.
 *
 * What is sent to the peer's address and that port then leaves on this connection, until it closes. Without a port it is the one
 * in the peer's Via. A connection has at most 12 such names; the newest connection to have a name gets what is sent to it.
 *
 * @param port - 1 to 65535
 * @returns -1 when the message did not come over a stream, or the connection cannot have the name
 *
 * @example Send calls to a phone over the connection that it opened
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (method == "OPTIONS") { force_tcp_alias(); sl_send_reply("200", "Alive"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.40:40001
 * phone > OPTIONS sip:example.com
 *         Via: SIP/2.0/TCP 192.0.2.40:5060;branch=z9hG4bKa1
 * phone < 200 Alive
 * alice > MESSAGE sip:phone@192.0.2.40;transport=tcp
 * phone < MESSAGE sip:phone@192.0.2.40;transport=tcp
 * phone > 200 OK
 * alice < 200 OK
 * ```
 *
 * @example Over UDP there is no connection
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (!force_tcp_alias(5099)) sl_send_reply("400", "No connection");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 400 No connection
 * ```
 *
 * @trap It trusts the peer: whoever shares its address can have messages for another port of it.
 * @rfc 5923 section 5
 * @see {@link tcp_accept_aliases}
 */
export const force_tcp_alias = core.cfgFunction(
  {
    args: [optional(int('port', { min: 1, max: 65_535 }))],
    routes: ['request', 'reply', 'failure', 'branch', 'event'],
    aliases: ['add_tcp_alias'],
  },
  (_self, ctx, port) => addAlias(ctx, port ?? viaPort(ctx)),
)

/**
 * Sends the request on only where there is a connection to its next hop.
 *
 * No connection is opened for it, and it is not sent where there is none. Over UDP it means nothing. In a reply route it is for the
 * reply in hand.
 *
 * @example A phone that has hung up its connection is not called back
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     set_forward_no_connect();
 *     if (!forward()) sl_send_reply("430", "Flow Failed");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:dave@192.0.2.40;transport=tcp
 * alice < 430 Flow Failed
 * ```
 *
 * @see {@link tcp_no_connect}
 */
export const set_forward_no_connect = core.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  ctx.forwardMode |= SendMode.NO_CONNECT
})

/**
 * Sends replies only over a connection that is there.
 *
 * A reply to a peer whose connection has gone otherwise opens a new one, to the port in its Via; phones behind NAT cannot
 * be reached that way, and trying takes until `tcp_connect_timeout`. It is for all replies to the request in hand, or for the reply in
 * hand. Over UDP it means nothing.
 *
 * @example Nobody listens for answers behind a NAT
 * ```kamailio
 * tcp_connection_lifetime = 5
 * request_route { forward_udp("192.0.2.20"); }
 * reply_route { set_reply_no_connect(); }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.40:40001
 * phone > MESSAGE sip:bob@example.com
 *         Via: SIP/2.0/TCP 192.0.2.40:5060;branch=z9hG4bKa1
 * bob   < MESSAGE sip:bob@example.com
 * # the connection of the phone ends before bob has made up his mind
 * clock +10s
 * bob   > 200 OK
 * quiet 1s
 * ```
 *
 * @example Without it a new connection is opened, to the port in Via
 * ```kamailio
 * tcp_connection_lifetime = 5
 * request_route { forward_udp("192.0.2.20"); }
 * ```
 * ```sip
 * actor phone tcp:192.0.2.40:40001
 * actor home  tcp:192.0.2.40:5060
 * phone > MESSAGE sip:bob@example.com
 *         Via: SIP/2.0/TCP 192.0.2.40:5060;branch=z9hG4bKa1
 * bob   < MESSAGE sip:bob@example.com
 * clock +10s
 * bob   > 200 OK
 * home  < 200 OK
 * ```
 *
 * @rfc 3261 section 18.2.2
 */
export const set_reply_no_connect = core.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  ctx.replyMode |= SendMode.NO_CONNECT
})

/**
 * Closes the connection that the request is sent on with, once it has left.
 *
 * Over UDP it means nothing. In a reply route it is for the reply in hand.
 *
 * @example Notify a server that wants one connection a message
 * ```kamailio
 * request_route { set_forward_close(); forward_tcp("192.0.2.40", 5060); }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * alice > MESSAGE sip:example.com
 * dave  < MESSAGE sip:example.com
 * clock +2s
 * ```
 * ```rpc
 * > core.tcp_info
 * opened_connections: 0
 * ```
 *
 * @trap The answer cannot come back over a connection that is closed.
 */
export const set_forward_close = core.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  ctx.forwardMode |= SendMode.CLOSE
})

/**
 * Closes the connection behind the reply, once it has left.
 *
 * It is for all replies to the request in hand, or for the reply in hand. Over UDP it means nothing.
 *
 * @example Send a scanner away
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { set_reply_close(); sl_send_reply("403", "Go Away"); }
 * ```
 * ```sip
 * actor scanner tcp:192.0.2.66
 * scanner > OPTIONS sip:100@example.com
 * scanner < 403 Go Away
 * ```
 * ```rpc
 * > core.tcp_info
 * opened_connections: 0
 * ```
 */
export const set_reply_close = core.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  ctx.replyMode |= SendMode.CLOSE
})
