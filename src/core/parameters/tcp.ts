/** Parameters: tCP connections. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

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
   */
  disable_tcp: boolParam(false),

  /**
   * How long a TCP connection without traffic stays open.
   *
   * @example Keep phones behind NAT connected
   * ```kamailio
   * tcp_connection_lifetime = 3605
   * request_route { drop; }
   * ```
   */
  tcp_connection_lifetime: intParam(120, { min: 1, max: 1_000_000, unit: 's' }),

  /**
   * How long connecting to a peer over TCP may take.
   *
   * @example Give up on silent peers sooner
   * ```kamailio
   * tcp_connect_timeout = 3
   * request_route { drop; }
   * ```
   */
  tcp_connect_timeout: intParam(10, { min: 1, max: 3600, unit: 's' }),

  /**
   * How long a TCP peer may refuse to take bytes before its connection is closed.
   *
   * @example Drop peers that do not read
   * ```kamailio
   * tcp_send_timeout = 5
   * request_route { drop; }
   * ```
   */
  tcp_send_timeout: intParam(10, { min: 1, max: 3600, unit: 's' }),

  /**
   * How many TCP connections may be open at once.
   *
   * @example Serve many phones over TCP
   * ```kamailio
   * tcp_max_connections = 20000
   * request_route { drop; }
   * ```
   */
  tcp_max_connections: intParam(2048, { min: 0, max: 1_000_000 }),

  /**
   * How many TCP connections one address may have open at once; 0 for no limit.
   *
   * @example Keep one peer from taking all connections
   * ```kamailio
   * tcp_accept_iplimit = 64
   * request_route { drop; }
   * ```
   */
  tcp_accept_iplimit: intParam(1024, { min: 0, max: 1_000_000 }),

  /**
   * Whether a message over TCP without Content-Length is taken for one without a body.
   *
   * Without it such a message is answered with 400 and the connection closed, as nobody knows where the next one starts.
   *
   * @example Live with peers that leave the header out
   * ```kamailio
   * tcp_accept_no_cl = yes
   * request_route { drop; }
   * ```
   *
   * @rfc 3261 section 18.3
   */
  tcp_accept_no_cl: boolParam(false),

  /**
   * How many bytes may wait for a slow TCP peer before its connection is closed.
   *
   * @example Let slow links have longer queues
   * ```kamailio
   * tcp_conn_wq_max = 131072
   * request_route { drop; }
   * ```
   */
  tcp_conn_wq_max: intParam(32_768, { min: 1024, max: 1_073_741_824, unit: 'bytes' }),

  /**
   * How long a message over TCP may be, headers and body.
   *
   * @example Accept large bodies over TCP
   * ```kamailio
   * tcp_rd_buf_size = 65536
   * request_route { drop; }
   * ```
   */
  tcp_rd_buf_size: intParam(16_384, { min: 512, max: 16_777_216, unit: 'bytes' }),
} as const
