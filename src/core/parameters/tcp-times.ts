/** Parameters: how long things may take on stream connections. */

import { intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const tcpTimesParameters = {
  /**
   * How long a stream connection without traffic stays open; a negative number for no end.
   *
   * Modules that know better keep single connections longer: a phone's for as long as it is registered.
   *
   * @example A connection ends when nobody uses it
   * ```kamailio
   * loadmodule "sl.so"
   * tcp_connection_lifetime = 60
   * request_route { sl_send_reply("200", "Alive"); }
   * ```
   * ```sip
   * actor dave tcp:192.0.2.40
   * dave > OPTIONS sip:example.com
   * dave < 200 Alive
   * clock +30s
   * ```
   * ```rpc
   * > core.tcp_list
   * - { id: 1, state: CONN_OK, lifetime: 60, timeout: 30 }
   * ```
   * ```sip
   * clock +31s
   * ```
   * ```rpc
   * > core.tcp_list
   * []
   * ```
   *
   * @example Keep phones behind NAT connected
   * ```kamailio
   * tcp_connection_lifetime = 3605
   * request_route { drop; }
   * ```
   */
  tcp_connection_lifetime: intParam(120, {
    min: -1,
    max: 2_000_000,
    unit: 's',
    live: 'tcp.connection_lifetime',
  }),

  /**
   * How long connecting to a peer over a stream may take.
   *
   * Nothing waits for it: what is sent meanwhile is queued for that peer alone.
   *
   * @example Give up on silent peers sooner
   * ```kamailio
   * tcp_connect_timeout = 3
   * request_route { drop; }
   * ```
   */
  tcp_connect_timeout: intParam(10, { min: 0, max: 3600, unit: 's', live: 'tcp.connect_timeout' }),

  /**
   * How long a peer may take no byte of what waits for it, before its connection is closed.
   *
   * A negative number has no end.
   *
   * @example Drop peers that do not read
   * ```kamailio
   * tcp_send_timeout = 5
   * request_route { drop; }
   * ```
   */
  tcp_send_timeout: intParam(10, { min: -1, max: 3600, unit: 's', live: 'tcp.send_timeout' }),

  /**
   * How long a message over a stream may take from its first byte to its last.
   *
   * @example Have no patience with peers that send byte by byte
   * ```kamailio
   * tcp_msg_read_timeout = 5
   * request_route { drop; }
   * ```
   */
  tcp_msg_read_timeout: intParam(20, { min: 1, max: 3600, unit: 's' }),

  /**
   * How long a peer that has connected may take to send its first whole message.
   *
   * 0 gives it as long as it likes. Keep-alives are no messages. Connections that the server opens do not have to bring any.
   *
   * @example Whoever connects has to say something
   * ```kamailio
   * tcp_msg_data_timeout = 5
   * request_route { drop; }
   * ```
   */
  tcp_msg_data_timeout: intParam(20, { min: 0, max: 3600, unit: 's' }),

  /**
   * How long a balancer may take to announce who is behind it, with `tcp_accept_haproxy`.
   *
   * @example Give a balancer far away more time
   * ```kamailio
   * tcp_accept_haproxy = yes
   * tcp_wait_data = 10000
   * request_route { drop; }
   * ```
   */
  tcp_wait_data: intParam(5000, { min: 1, max: 3_600_000, unit: 'ms', live: 'tcp.wait_data_ms' }),

  /**
   * How often the server looks for connections that have to end.
   *
   * Each time-out of a connection takes up to this much longer than its parameter says. A negative number stands for a quarter of
   * the shortest of them, and a second at most.
   *
   * @example Look rarely at many connections
   * ```kamailio
   * tcp_check_timer = 10
   * request_route { drop; }
   * ```
   */
  tcp_check_timer: intParam(-1, { min: -1, max: 3600, unit: 's' }),
} as const
