/** Parameters: SCTP, which this server does not have. */

import { intParam } from '../../runtime/declare/parameter.ts'

const noSctp = 'there is no SCTP, as Node.js has no call for it'

/** The rows of the table. */
export const sctpParameters = {
  /**
   * Whether there is SCTP: 0, 1, or 2 for where the system has it.
   *
   * A `listen` on `sctp` is left out, with a warning.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * enable_sctp = no
   * request_route { drop; }
   * ```
   */
  enable_sctp: intParam(2, { min: 0, max: 2, idle: noSctp }),

  /**
   * The other way round: whether there is no SCTP.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * disable_sctp = yes
   * request_route { drop; }
   * ```
   */
  disable_sctp: intParam(2, { min: 0, max: 2, idle: noSctp }),

  /**
   * How many processes read from sockets of SCTP.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp_children = 2
   * request_route { drop; }
   * ```
   */
  sctp_children: intParam(8, { min: 0, max: 1024, idle: noSctp }),

  /**
   * How often an association repeats something before it counts as lost.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.asocmaxrxt = 10
   * request_route { drop; }
   * ```
   */
  'sctp.asocmaxrxt': intParam(-1, { idle: noSctp }),

  /**
   * Whether replies leave by the association that the request came in on.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.assoc_reuse = 1
   * request_route { drop; }
   * ```
   */
  'sctp.assoc_reuse': intParam(1, { idle: noSctp }),

  /**
   * Whether associations are counted and remembered.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.assoc_tracking = 1
   * request_route { drop; }
   * ```
   */
  'sctp.assoc_tracking': intParam(1, { idle: noSctp }),

  /**
   * After how many seconds without a message an association is closed.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.autoclose = 600
   * request_route { drop; }
   * ```
   */
  'sctp.autoclose': intParam(180, { idle: noSctp }),

  /**
   * How many milliseconds lie between heartbeats.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.hbinterval = 30000
   * request_route { drop; }
   * ```
   */
  'sctp.hbinterval': intParam(-1, { idle: noSctp }),

  /**
   * How often opening an association is tried.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.init_max_attempts = 4
   * request_route { drop; }
   * ```
   */
  'sctp.init_max_attempts': intParam(-1, { idle: noSctp }),

  /**
   * How many milliseconds one try of opening an association takes at most.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.init_max_timeo = 1000
   * request_route { drop; }
   * ```
   */
  'sctp.init_max_timeo': intParam(-1, { idle: noSctp }),

  /**
   * How many associations there may be.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.max_assocs = 1000
   * request_route { drop; }
   * ```
   */
  'sctp.max_assocs': intParam(-1, { idle: noSctp }),

  /**
   * How many packets may leave at once.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.max_burst = 4
   * request_route { drop; }
   * ```
   */
  'sctp.max_burst': intParam(-1, { idle: noSctp }),

  /**
   * How often something is repeated on a path before that counts as lost.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.pathmaxrxt = 5
   * request_route { drop; }
   * ```
   */
  'sctp.pathmaxrxt': intParam(-1, { idle: noSctp }),

  /**
   * How many milliseconds an acknowledgement may be held back.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.sack_delay = 200
   * request_route { drop; }
   * ```
   */
  'sctp.sack_delay': intParam(-1, { idle: noSctp }),

  /**
   * How many packets one acknowledgement may stand for.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.sack_freq = 2
   * request_route { drop; }
   * ```
   */
  'sctp.sack_freq': intParam(-1, { idle: noSctp }),

  /**
   * How often sending is tried again when the association was lost.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.send_retries = 1
   * request_route { drop; }
   * ```
   */
  'sctp.send_retries': intParam(0, { idle: noSctp }),

  /**
   * After how many milliseconds a message that waits to be sent is given up.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.send_ttl = 8000
   * request_route { drop; }
   * ```
   */
  'sctp.send_ttl': intParam(32000, { idle: noSctp }),

  /**
   * How many bytes that have arrived the system keeps for a socket.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.socket_rcvbuf = 262144
   * request_route { drop; }
   * ```
   */
  'sctp.socket_rcvbuf': intParam(-1, { idle: noSctp }),

  /**
   * How many bytes that have not left the system keeps for a socket.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.socket_sndbuf = 262144
   * request_route { drop; }
   * ```
   */
  'sctp.socket_sndbuf': intParam(-1, { idle: noSctp }),

  /**
   * The first time-out of a path, in milliseconds.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.srto_initial = 3000
   * request_route { drop; }
   * ```
   */
  'sctp.srto_initial': intParam(-1, { idle: noSctp }),

  /**
   * The longest time-out of a path, in milliseconds.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.srto_max = 10000
   * request_route { drop; }
   * ```
   */
  'sctp.srto_max': intParam(-1, { idle: noSctp }),

  /**
   * The shortest time-out of a path, in milliseconds.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * sctp.srto_min = 500
   * request_route { drop; }
   * ```
   */
  'sctp.srto_min': intParam(-1, { idle: noSctp }),
} as const
