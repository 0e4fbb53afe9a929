/** Parameters: the start of many processes, and what keeps them apart. */

import { intParam, strParam } from '../../runtime/declare/parameter.ts'

const oneProcess = 'the server is one process, and starts as a whole'

/** The rows of the table. */
export const processesParameters = {
  /**
   * How long the server waits before it makes each of its processes.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * fork_delay = 5000
   * request_route { drop; }
   * ```
   */
  fork_delay: intParam(0, { min: 0, unit: 'µs', idle: oneProcess }),

  /**
   * How long the server waits after the start of each module.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * modinit_delay = 100000
   * request_route { drop; }
   * ```
   */
  modinit_delay: intParam(0, {
    min: 0,
    unit: 'µs',
    idle: 'modules start one after another, each once the one before is ready',
  }),

  /**
   * Whether the other workers start once the first one is ready.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * wait_worker1_mode = 1
   * request_route { drop; }
   * ```
   */
  wait_worker1_mode: intParam(0, { min: 0, max: 1, idle: oneProcess }),

  /**
   * How long the other workers wait for the first one at most.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * wait_worker1_time = 1000000
   * request_route { drop; }
   * ```
   */
  wait_worker1_time: intParam(4_000_000, { min: 0, unit: 'µs', idle: oneProcess }),

  /**
   * How often the other workers look whether the first one is ready.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * wait_worker1_usleep = 50000
   * request_route { drop; }
   * ```
   */
  wait_worker1_usleep: intParam(100_000, { min: 0, unit: 'µs', idle: oneProcess }),

  /**
   * How many locks keep commands from running at the same time.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rpc_exec_locks = 8
   * request_route { drop; }
   * ```
   */
  rpc_exec_locks: intParam(0, { min: 0, idle: 'commands run one at a time' }),

  /**
   * Which commands those locks are for.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * rpc_exec_locks_mode = 1
   * request_route { drop; }
   * ```
   */
  rpc_exec_locks_mode: intParam(0, { min: 0, idle: 'commands run one at a time' }),

  /**
   * Whether the time at which a message arrived is noted.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * msg_time = 1
   * request_route { drop; }
   * ```
   */
  msg_time: intParam(1, {
    min: 0,
    max: 1,
    idle: 'the clock is read once for all messages that arrive together, which costs nothing',
  }),

  /**
   * The table of a database that says which version its other tables have.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * version_table = "version44"
   * request_route { drop; }
   * ```
   */
  version_table: strParam('version', {
    idle: 'no table of a database is asked which version the others have',
  }),
} as const
