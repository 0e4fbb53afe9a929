/** Parameters of TCP that are about processes and their buffers, of which this server has none. */

import { boolParam, intParam, strParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const tcpProcessesParameters = {
  /**
   * How many processes read from streams.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_children = 4
   * request_route { drop; }
   * ```
   */
  tcp_children: intParam(8, {
    min: 0,
    max: 1024,
    idle: 'the worker that accepted a connection reads it',
  }),

  /**
   * How many threads hand connections to the processes that read them.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_main_threads = 1
   * request_route { drop; }
   * ```
   */
  tcp_main_threads: intParam(0, { min: 0, max: 1024, idle: 'connections are not handed on' }),

  /**
   * Whether a message is copied out of the stream before the script works on it.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_clone_rcvbuf = 1
   * request_route { drop; }
   * ```
   */
  tcp_clone_rcvbuf: boolParam(false, {
    idle: 'the script never works inside the bytes of the stream',
  }),

  /**
   * Whether a process remembers the descriptors of connections it has sent on.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_fd_cache = no
   * request_route { drop; }
   * ```
   */
  tcp_fd_cache: boolParam(true, {
    idle: 'the worker that accepted a connection has its descriptor',
  }),

  /**
   * How the system is asked which connections have something to read.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * tcp_poll_method = epoll_lt
   * request_route { drop; }
   * ```
   */
  tcp_poll_method: strParam('epoll_lt', {
    values: ['none', 'poll', 'epoll_lt', 'epoll_et', 'sigio_rt', 'select', 'kqueue', '/dev/poll'],
    idle: 'the event loop of the runtime chooses: epoll on Linux, kqueue on macOS and BSD',
  }),
} as const
