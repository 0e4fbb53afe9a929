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
  debug: intParam(0, { min: -5, max: 10, live: 'core.debug' }),

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
   * Whether the lines on standard error have colours: errors red, warnings yellow.
   *
   * @example Read the log at a terminal
   * ```kamailio
   * log_stderror = yes
   * log_color = yes
   * request_route { drop; }
   * ```
   */
  log_color: boolParam(false),

  /**
   * Stands in front of each line of the log; with variables, of each that is about a message.
   *
   * Lines of a script that waits keep the prefix of their message, whatever runs meanwhile. See {@link log_prefix_mode} for when the
   * variables are replaced.
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
   *
   * @example Find all lines about a call
   * ```kamailio
   * loadmodule "xlog.so"
   * loadmodule "pv.so"
   * log_prefix = "<$ci $rm> "
   * request_route {
   *     $ru = "sip:nobody@example.net";
   *     xlog("L_WARN", "goes to $ru\n");
   *     drop;
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   *         Call-ID: 3848276298220188511@192.0.2.10
   * quiet 1s
   * ```
   * ```log
   * WARNING <3848276298220188511@192.0.2.10 MESSAGE> <script>: goes to sip:nobody@example.net
   * ```
   *
   * @compat A prefix without variables stands before all lines, not only those about messages.
   */
  log_prefix: strParam('', { format: true }),

  /**
   * When variables of the prefix are replaced: 0 as a message comes in, 1 for each line.
   *
   * @example Show the request URI as it is now
   * ```kamailio
   * loadmodule "xlog.so"
   * loadmodule "pv.so"
   * log_prefix = "<$ru> "
   * log_prefix_mode = 1
   * request_route {
   *     xlog("L_WARN", "one\n");
   *     $rU = "carol";
   *     xlog("L_WARN", "two\n");
   *     drop;
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING <sip:bob@example.com> <script>: one
   * WARNING <sip:carol@example.com> <script>: two
   * ```
   */
  log_prefix_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * What lines of the log look like: `json` makes a document of each, empty leaves them text.
   *
   * A document has `idx`, `pid`, `level`, `logprefix` and `message`; {@link log_engine_data} changes that. The flag `--log-engine=json:c` of
   * the command line says both.
   *
   * @example Hand the log to a collector of documents
   * ```kamailio
   * loadmodule "xlog.so"
   * log_engine_type = "json"
   * log_engine_data = "c"
   * log_stderror = yes
   * request_route { xlog("L_WARN", "hello\n"); drop; }
   * ```
   *
   * @compat In Kamailio 5.6 `json` can be said on the command line alone. Documents have no place in its sources: `module`, `file`, `line`
   *   and `function`. Characters that JSON needs escaped always are.
   */
  log_engine_type: strParam('', { values: ['json'] }),

  /**
   * What documents of the log have: letters.
   *
   * - `a`: the program's name stands before the name of each field, `siprose.level`
   * - `c`: the Call-ID of the message, as `callid`
   * - `j`: prefix and message are objects, `{ "text": "…" }`; one that is a JSON object already stays one
   * - `p`: the prefix, which begins with a comma, is fields of the document itself
   * - `U`: documents of Common Event Expression (CEE), whatever else is said
   * - `A`, `M` and `N` are accepted; there is no line end in a message, and one behind each document
   *
   * @example Let a script write fields of its own
   * ```kamailio
   * loadmodule "xlog.so"
   * loadmodule "pv.so"
   * log_engine_type = "json"
   * log_engine_data = "p"
   * log_prefix = ", \"method\": \"$rm\", \"from\": \"$si\""
   * request_route { xlog("L_WARN", "hello\n"); drop; }
   * ```
   *
   * @compat What the script writes is read and written anew, so that no document is broken by what a caller sends: where it is no JSON, it
   *   is shown as text.
   */
  log_engine_data: strParam(''),

  /**
   * The log level of lines about what peers do wrong, which can be many.
   *
   * Requests that cannot be sent anywhere, for example. Messages that cannot be read have `sip_parser_log`.
   *
   * @example See in the laboratory why nothing is sent
   * ```kamailio
   * loadmodule "pv.so"
   * corelog = 0
   * request_route { $ru = "tel:+15550123"; forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING tel:+15550123 cannot be forwarded to
   * ```
   *
   * @compat The default is 2, so that nobody can fill a log from outside; -1 in Kamailio.
   */
  corelog: intParam(2, { min: -5, max: 10, aliases: ['core_log'], live: 'core.corelog' }),

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
    bare: true,
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
