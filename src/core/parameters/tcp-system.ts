/** Parameters: what the operating system does for TCP sockets. */

import { boolParam, intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const tcpSystemParameters = {
  /**
   * Whether the system probes silent peers, and ends connections to those that are gone.
   *
   * @example Let only the server's own limits end a connection
   * ```kamailio
   * tcp_keepalive = no
   * request_route { drop; }
   * ```
   */
  tcp_keepalive: boolParam(true),

  /**
   * How long a connection is silent before the system probes it; 0 leaves it to the system.
   *
   * @example Find out sooner who is gone
   * ```kamailio
   * tcp_keepidle = 30
   * tcp_keepintvl = 10
   * tcp_keepcnt = 3
   * request_route { drop; }
   * ```
   */
  tcp_keepidle: intParam(0, { min: 0, max: 32_767, unit: 's' }),

  /**
   * How long the system waits between two probes of a silent peer; 0 leaves it to the system.
   *
   * @example Probe more often
   * ```kamailio
   * tcp_keepidle = 30
   * tcp_keepintvl = 5
   * request_route { drop; }
   * ```
   */
  tcp_keepintvl: intParam(0, { min: 0, max: 32_767, unit: 's' }),

  /**
   * How many probes without an answer end a connection; 0 leaves it to the system.
   *
   * @example Give up after three
   * ```kamailio
   * tcp_keepidle = 30
   * tcp_keepcnt = 3
   * request_route { drop; }
   * ```
   */
  tcp_keepcnt: intParam(0, { min: 0, max: 127 }),

  /**
   * How long the system keeps a connection to itself until its peer's first bytes come.
   *
   * Connections without a byte then cost the server nothing; 0 shows each at once. It works on Linux alone.
   *
   * @example Do not wake up for peers that say nothing
   * ```kamailio
   * tcp_defer_accept = 5
   * request_route { drop; }
   * ```
   */
  tcp_defer_accept: intParam(0, { min: 0, max: 3600, unit: 's' }),

  /**
   * Whether the system waits for data to send with it before it confirms what a peer has sent.
   *
   * @example Confirm the first bytes at once
   * ```kamailio
   * tcp_delayed_ack = no
   * request_route { drop; }
   * ```
   *
   * @compat The system goes back to delaying by itself after the first bytes. It works on Linux alone.
   */
  tcp_delayed_ack: boolParam(true),

  /**
   * How many times the system tries to reach a peer before it gives up connecting.
   *
   * 0 leaves it to the system. `tcp_connect_timeout` ends the attempt too, whichever comes first. It works on Linux alone.
   *
   * @example Try twice
   * ```kamailio
   * tcp_syncnt = 2
   * request_route { drop; }
   * ```
   */
  tcp_syncnt: intParam(0, { min: 0, max: 127 }),

  /**
   * How long the system keeps a connection that this side has closed and the peer has not.
   *
   * 0 leaves it to the system. It works on Linux alone.
   *
   * @example Forget peers that do not close
   * ```kamailio
   * tcp_linger2 = 10
   * request_route { drop; }
   * ```
   */
  tcp_linger2: intParam(0, { min: 0, max: 3600, unit: 's' }),

  /**
   * How many connections may wait in the system until the server accepts them.
   *
   * The system has a limit of its own, `net.core.somaxconn` on Linux; the lower one counts.
   *
   * @example Be ready for all phones coming back at once
   * ```kamailio
   * tcp_listen_backlog = 4096
   * request_route { drop; }
   * ```
   */
  tcp_listen_backlog: intParam(1024, { min: 1, max: 65_535 }),

  /**
   * Whether connections that the server ends for good reason are reset.
   *
   * The system then keeps nothing of them. It is for connections that timed out, were too slow or sent what is no SIP. Those that are closed in order, after what
   * waited has left, end in order.
   *
   * @example Leave no closing connections behind after an attack
   * ```kamailio
   * tcp_close_rst = yes
   * request_route { drop; }
   * ```
   */
  tcp_close_rst: boolParam(false),
} as const
