/** Parameters: what is logged, and where to. */

import { boolParam, intParam, strParam } from '../../runtime/declare/parameter.ts'
import { syslogFacilities } from '../../runtime/syslog.ts'

/** The rows of the table. */
export const logParameters = {
  /**
   * How much the log says: lines up to this level are written.
   *
   * From -5 (only alerts) over -1 (errors), 0 (warnings), 1 (notices), 2 (one line a decision) to 3 (everything). `-d` on the
   * command line adds one each time.
   *
   * @example Follow each decision while testing
   * ```kamailio
   * debug = 2
   * request_route { drop; }
   * ```
   */
  debug: intParam(0, { min: -5, max: 10 }),

  /**
   * Sends the log to standard error instead of syslog.
   *
   * @example Let a container's runtime collect the log
   * ```kamailio
   * log_stderror = yes
   * request_route { drop; }
   * ```
   */
  log_stderror: boolParam(false),

  /**
   * Stands in front of each line of the log.
   *
   * @example Tell two servers apart in one log
   * ```kamailio
   * loadmodule "xlog.so"
   * log_prefix = "edge1 "
   * request_route { xlog("L_WARN", "hello\n"); drop; }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING edge1 <script>: hello
   * ```
   */
  log_prefix: strParam(''),

  /**
   * The syslog facility of the log.
   *
   * @example Keep the server's lines in a file of their own
   * ```kamailio
   * log_facility = LOG_LOCAL0
   * request_route { drop; }
   * ```
   */
  log_facility: strParam('LOG_DAEMON', {
    values: [...syslogFacilities.keys()],
  }),

  /**
   * The program's name in syslog; empty stands for the name of the executable.
   *
   * @example Name the instance in syslog
   * ```kamailio
   * log_name = "sip-edge"
   * request_route { drop; }
   * ```
   */
  log_name: strParam(''),
} as const
