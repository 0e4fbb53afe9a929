/** Parameters: what takes long, and what is said of it. */

import { intParam } from '../../runtime/declare/parameter.ts'

/** The rows of the table. */
export const latencyParameters = {
  /**
   * How long one call of a function or route may take before the log says so; 0 never says it.
   *
   * What a function waits for is part of its time. Nothing is measured while it is 0, and measuring costs some 0.1 µs a call.
   *
   * @example Find the action that holds up calls
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "cfgutils.so"
   * latency_limit_action = 500000
   * latency_log = 0
   * request_route {
   *     route(LOOKUP);
   *     sl_send_reply("200", "OK");
   * }
   * route[LOOKUP] { usleep("600000"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Call-ID: c1
   * clock +1s
   * alice < 200
   * ```
   * ```log
   * WARNING alert - action [usleep] cfg [{*}] took too long [600000 us] (Call-ID c1)
   * WARNING alert - action [route(LOOKUP)] cfg [{*}] took too long [600000 us] (Call-ID c1)
   * ```
   *
   * @compat The place has a column, and the line names the Call-ID.
   */
  latency_limit_action: intParam(0, { min: 0, unit: 'µs' }),

  /**
   * How long a query to a database may take before the log says so; 0 never says it.
   *
   * The line has the table and the columns that rows were looked up by, or the statement of a script without the texts in it, the database, and
   * whether most of the time was spent waiting for a connection. Tables that modules load whole are not measured.
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
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "cfgutils.so"
   * debug = 2
   * latency_cfg_log = 2
   * request_route {
   *     usleep("20000");
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * clock +1s
   * alice < 200
   * ```
   * ```log
   * INFO request-route executed in: 20000 usec
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
