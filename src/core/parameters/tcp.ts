/** Parameters: which TCP connections there may be, and what may be sent on them. */

import { boolParam, intParam, wordParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const tcpParameters = {
  /**
   * Listens on UDP alone where `listen` names no protocol.
   *
   * @example Serve UDP only
   * ```kamailio
   * disable_tcp = yes
   * request_route { drop; }
   * ```
   * ```rpc
   * > core.tcp_info
   * opened_connections: 0
   * ```
   */
  disable_tcp: boolParam(false),

  /**
   * How many stream connections may be open at once, those the server opens included.
   *
   * One more is closed as soon as it is accepted, and counted in `tcp:local_reject`; nothing new is opened either.
   *
   * @example The third phone has to wait
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_max_connections = 2
   * request_route { sl_send_reply("200", "Alive"); }
   * ```
   * ```sip
   * actor first  tcp:192.0.2.41
   * actor second tcp:192.0.2.42
   * actor third  tcp:192.0.2.43
   * first  > OPTIONS sip:example.com
   * first  < 200 Alive
   * second > OPTIONS sip:example.com
   * second < 200 Alive
   * third  > OPTIONS sip:example.com
   * ```
   * ```rpc
   * > core.tcp_info
   * max_connections: 2
   * opened_connections: 2
   * ```
   */
  tcp_max_connections: intParam(2048, { min: 0, max: 1_000_000, live: 'tcp.max_connections' }),

  /**
   * How many connections one address may have open to the server at once; 0 for no limit.
   *
   * An IPv6 address counts by itself, whatever network it is in. Behind a balancer (`tcp_accept_haproxy`) the announced
   * address counts.
   *
   * @example One address cannot take what others need
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_accept_iplimit = 2
   * request_route { sl_send_reply("200", "Alive"); }
   * ```
   * ```sip
   * actor one   tcp:192.0.2.40:40001
   * actor two   tcp:192.0.2.40:40002
   * actor three tcp:192.0.2.40:40003
   * actor other tcp:192.0.2.50
   * one   > OPTIONS sip:example.com
   * one   < 200 Alive
   * two   > OPTIONS sip:example.com
   * two   < 200 Alive
   * three > OPTIONS sip:example.com
   * other > OPTIONS sip:example.com
   * other < 200 Alive
   * ```
   */
  tcp_accept_iplimit: intParam(1024, { min: 0, max: 1_000_000 }),

  /**
   * Whether a second connection from the address and port of one that is open is refused.
   *
   * Two can look the same where they reach two sockets of the server, or where a balancer announces who is behind it.
   *
   * @example Let the connection that is there win
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_accept_unique = yes
   * listen = tcp:192.0.2.1:5060
   * listen = tcp:192.0.2.1:5070
   * request_route { sl_send_reply("200", "Alive"); }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > OPTIONS sip:192.0.2.1
   * dave < 200 Alive
   * dave > OPTIONS sip:192.0.2.1:5070
   * ```
   * ```rpc
   * > core.tcp_info
   * opened_connections: 1
   * ```
   */
  tcp_accept_unique: boolParam(false),

  /**
   * Whether a message over a stream without Content-Length is taken for one without a body.
   *
   * Without it such a message is answered with 400 and the connection closed, as nobody knows where the next one starts.
   *
   * @example Nobody can tell where the message ends
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "Alive"); }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > OPTIONS sip:example.com
   *        - Content-Length
   * dave < 400 Content-Length Missing
   * ```
   *
   * @example Live with peers that leave the header out
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_accept_no_cl = yes
   * request_route { sl_send_reply("200", "Alive"); }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > OPTIONS sip:example.com
   *        - Content-Length
   * dave < 200 Alive
   * ```
   *
   * @rfc 3261 section 18.3
   */
  tcp_accept_no_cl: boolParam(false, { live: 'tcp.accept_no_cl' }),

  /**
   * Whether each connection has to begin with the PROXY protocol of a load balancer.
   *
   * Versions 1 and 2 are read. The peer's address is then the one announced: `$si`, `received`, the limits for an address and
   * the lists of connections all go by it. A connection that begins with anything else is closed, so do not let anyone
   * but the balancer reach the server then.
   *
   * @example A balancer of the PROXY protocol stands before the server
   * ```kamailio
   * tcp_accept_haproxy = yes
   * request_route { drop; }
   * ```
   *
   * @compat The address that the balancer itself was reached at is read and checked, and not used.
   */
  tcp_accept_haproxy: boolParam(false),

  /**
   * Whether streams may carry captured messages (HEP 3).
   *
   * @example Keep the line of a capture server's configuration
   * ```kamailio
   * tcp_accept_hep3 = no
   * request_route { drop; }
   * ```
   */
  tcp_accept_hep3: boolParam(false, {
    idle: 'streams carry SIP, and no module brings a reader of HEP yet',
  }),

  /**
   * Which protocols are looked for on streams, as a number of bits or a list of names.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_accept_protocols = "sip"
   * request_route { drop; }
   * ```
   */
  tcp_accept_protocols: wordParam(92, {
    aliases: ['tcp_accept_protos'],
    idle: 'streams carry SIP, and another protocol comes with the module that speaks it',
  }),

  /**
   * How long a message over a stream may be, headers and body.
   *
   * A longer one is answered with 513 where its length was announced, and the connection is closed.
   *
   * @example A body that is too long is refused before it has arrived
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_rd_buf_size = 1024
   * request_route { sl_send_reply("200", "Alive"); }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > OPTIONS sip:example.com
   *        Content-Length: 2000000000
   * dave < 513 Message Too Large
   * ```
   *
   * @example Accept large bodies over TCP
   * ```kamailio
   * tcp_rd_buf_size = 65536
   * request_route { drop; }
   * ```
   *
   * @compat Memory is taken as a message arrives, up to this limit, and not in advance.
   */
  tcp_rd_buf_size: intParam(16_384, {
    min: 512,
    max: 16_777_216,
    unit: 'bytes',
    live: 'tcp.rd_buf_size',
  }),

  /**
   * Whether a connection stays open whose message ended in an error of the script: 1 keeps it.
   *
   * With 0 it is closed when the request route ends with a negative result, after what was answered has left.
   *
   * @example A negative result closes the connection
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("403", "Forbidden"); return -1; }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > OPTIONS sip:example.com
   * dave < 403 Forbidden
   * ```
   * ```rpc
   * > core.tcp_info
   * opened_connections: 0
   * ```
   *
   * @example Keep it
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_script_mode = 1
   * request_route { sl_send_reply("403", "Forbidden"); return -1; }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > OPTIONS sip:example.com
   * dave < 403 Forbidden
   * ```
   * ```rpc
   * > core.tcp_info
   * opened_connections: 1
   * ```
   *
   * @trap A route that ends with `return -1` closes the connection of every phone behind a proxy.
   */
  tcp_script_mode: intParam(0, { min: 0, max: 1 }),
} as const
