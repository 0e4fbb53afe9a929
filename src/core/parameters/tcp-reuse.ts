/** Parameters: when a stream connection that is there is used, and when one is opened. */

import { boolParam, intParam, optionalStrParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const tcpReuseParameters = {
  /**
   * Whether `alias` in a peer's Via makes its connection the one to the port in that Via.
   *
   * A phone that connects from a random port can then be reached over the connection it has opened, at the port it
   * names in Via. Only the port is believed; the address is the one the connection comes from. A connection has at most 12
   * such names, and loses them when it closes. Whoever shares the phone's address can take its name too, so use it in
   * networks that are trusted.
   *
   * @example Reach a phone over the connection it opened
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_accept_aliases = yes
   * request_route {
   *     if (method == "OPTIONS") { sl_send_reply("200", "Alive"); exit; }
   *     forward();
   * }
   * ```
   * ```sip
   * actor phone tcp:192.0.2.40:40001
   * phone > OPTIONS sip:example.com
   *         Via: SIP/2.0/TCP 192.0.2.40:5060;branch=z9hG4bKa1;alias
   * phone < 200 Alive
   * alice > MESSAGE sip:phone@192.0.2.40;transport=tcp
   * phone < MESSAGE sip:phone@192.0.2.40;transport=tcp
   * ```
   *
   * @trap It lets any peer that shares an address (a NAT, a shared host) take over messages meant for another port of it.
   * @rfc 5923 section 5
   */
  tcp_accept_aliases: boolParam(false),

  /**
   * Whether a message leaves only on connections of the socket that it leaves from: 1 for yes.
   *
   * With 0 any connection to that address and port will do, whichever socket of the server it came in on. Via names
   * the socket the message was to leave from in both cases.
   *
   * @example Never mix the connections of two sockets
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_connection_match = 1
   * listen = tcp:192.0.2.1:5060
   * listen = tcp:192.0.2.1:5070
   * request_route {
   *     if (method == "OPTIONS") { sl_send_reply("200", "Alive"); exit; }
   *     forward();
   * }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave  > OPTIONS sip:192.0.2.1:5070
   * dave  < 200 Alive
   * alice > MESSAGE sip:dave@192.0.2.40;transport=tcp
   * dave  < MESSAGE sip:dave@192.0.2.40;transport=tcp
   * ```
   * ```rpc
   * > core.tcp_info
   * opened_connections: 2
   * ```
   */
  tcp_connection_match: intParam(0, { min: 0, max: 1 }),

  /**
   * Keeps the server from opening stream connections; it uses those that peers open.
   *
   * @example Phones connect to the server, never the other way
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_no_connect = yes
   * request_route { if (!forward()) sl_send_reply("480", "Not connected"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:dave@192.0.2.40;transport=tcp
   * alice < 480 Not connected
   * ```
   *
   * @see {@link set_forward_no_connect}
   */
  tcp_no_connect: boolParam(false, { live: 'tcp.no_connect' }),

  /**
   * The IPv4 address that connections opened by the server come from.
   *
   * Without it they come from the address of the socket that the message leaves from. Where the machine does not have the
   * address, the system chooses.
   *
   * @example Leave by another address than phones come in on
   * ```kamailio
   * tcp_source_ipv4 = 192.0.2.9
   * request_route { forward(); }
   * ```
   */
  tcp_source_ipv4: optionalStrParam(),

  /**
   * The IPv6 address that connections opened by the server come from.
   *
   * Without it they come from the address of the socket that the message leaves from. Where the machine does not have the
   * address, the system chooses.
   *
   * @example Leave by another address than phones come in on
   * ```kamailio
   * tcp_source_ipv6 = 2001:db8::9
   * request_route { forward(); }
   * ```
   */
  tcp_source_ipv6: optionalStrParam(),

  /**
   * Whether connections that the server opens come from the port it listens on.
   *
   * Firewalls and peers that know the server by its port need it. Other programs of the same user can then listen on that
   * port too, and get a share of its connections.
   *
   * @example Come from port 5060
   * ```kamailio
   * tcp_reuse_port = yes
   * request_route { forward(); }
   * ```
   *
   * @compat It works on Linux, with `node:ffi`; elsewhere connections come from a port that the system chooses.
   */
  tcp_reuse_port: boolParam(false),

  /**
   * Whether a CR LF CR LF between messages is answered with CR LF.
   *
   * Phones behind NAT send it to keep their connection open, and give the connection up where no answer comes. All that come
   * at once are answered once. Without it they are read and forgotten.
   *
   * @example Leave keep-alives unanswered
   * ```kamailio
   * tcp_crlf_ping = no
   * request_route { drop; }
   * ```
   *
   * @rfc 5626 section 3.5.1
   */
  tcp_crlf_ping: boolParam(true, { live: 'tcp.crlf_ping' }),
} as const
