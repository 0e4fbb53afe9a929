/** Parameters: what takes long, and what is said of it. */

import { intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const latencyParameters = {
  /**
   * How long one action of a script may take before the log says so; 0 never says it.
   *
   * @example Find the action that holds up calls
   * ```kamailio
   * latency_limit_action = 500
   * latency_log = 0
   * request_route { drop; }
   * ```
   */
  latency_limit_action: intParam(0, { min: 0, unit: 'µs' }),

  /**
   * How long a query to a database may take before the log says so; 0 never says it.
   *
   * @example Find slow queries
   * ```kamailio
   * latency_limit_db = 20000
   * request_route { drop; }
   * ```
   */
  latency_limit_db: intParam(0, { min: 0, unit: 'µs' }),

  /**
   * How long a request or reply route may take before the log says so; 0 says it of each.
   *
   * @example Hear of the slow ones only
   * ```kamailio
   * latency_cfg_log = 0
   * latency_limit_cfg = 100000
   * request_route { drop; }
   * ```
   */
  latency_limit_cfg: intParam(0, { min: 0, unit: 'µs' }),

  /**
   * The log level at which the time that a `request_route` or `reply_route` took is said.
   *
   * @example Measure the whole script for a while
   * ```kamailio
   * latency_cfg_log = 2
   * request_route { drop; }
   * ```
   */
  latency_cfg_log: intParam(3, { min: -5, max: 10 }),

  /**
   * The log level of lines about actions and queries that took too long.
   *
   * @example Let slow actions be warnings
   * ```kamailio
   * latency_limit_action = 5000
   * latency_log = 0
   * request_route { drop; }
   * ```
   */
  latency_log: intParam(-1, { min: -5, max: 10 }),
} as const
