/** Functions that take the level as an argument. */

import { constant, type Context, format, LogLevel, optional, prepared } from 'siprose'

import { readFacility } from '../facility.ts'
import { readLevel } from '../level.ts'
import { xlogModule } from '../module.ts'

const facility = optional(constant('facility', readFacility))
const level = prepared('level', readLevel)
const text = format('format')

/**
 * Writes a line to the log.
 *
 * An undefined variable prints as `<null>`. The line end at the end may be left out.
 *
 * @param facility - the syslog facility of this line, `LOG_LOCAL0` for example
 * @param level - `L_ALERT`, `L_BUG`, `L_CRIT`, `L_ERR`, `L_WARN`, `L_NOTICE`, `L_INFO` or `L_DBG`, of which the third letter
 *   counts, or a number from -5 to 3, in a variable as well; `L_ERR` where it is left out
 * @param format - the line, with variables in it
 * @returns `-1` when a variable that stands for the level holds none
 *
 * @example Say who was turned away, and why
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * request_route {
 *     if ($ua == "friendly-scanner") {
 *         xlog("L_WARN", "scanner at $si wants $rU\n");
 *         exit;
 *     }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:100@example.com
 *         User-Agent: friendly-scanner
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: scanner at 192.0.2.10 wants 100
 * ```
 *
 * @example What is not there prints as <null>
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xlog("the user is $rU\n"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```log
 * ERROR <script>: the user is <null>
 * ```
 *
 * @example Turn one customer's lines up while the server runs
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route {
 *     $var(level) = 3;
 *     if ($fU == "alice") $var(level) = 0;
 *     xlog("$var(level)", "$rm from $fU\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:carol@example.com
 *         From: <sip:alice@example.com>;tag=1
 * bob   > MESSAGE sip:carol@example.com
 *         From: <sip:bob@example.com>;tag=2
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: MESSAGE from alice
 * ```
 *
 * @compat A level in a variable may be a text too, `L_WARN` or `2`; Kamailio takes integers alone.
 * @trap `xlog(format)`: without a level the line is an error, which is more than most lines deserve
 */
export const xlog = xlogModule.cfgFunction(
  { args: [facility, optional(level), text], routes: 'any' },
  (self, ctx, where, how, line) => {
    self.state.write(ctx, how ?? LogLevel.ERROR, line, where)
  },
)

/**
 * Writes a line to the log, with the line of the configuration in front.
 *
 * With {@link long_format} the file is named too.
 *
 * @param facility - the syslog facility of this line, `LOG_LOCAL0` for example
 * @param level - as {@link xlog} takes it
 * @param format - the line, with variables in it
 * @returns `-1` when a variable that stands for the level holds none
 *
 * @example Find the place that speaks
 * ```kamailio
 * loadmodule "xlog.so"
 * request_route {
 *     xlogl("L_WARN", "was here\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: {line:int}:was here
 * ```
 */
export const xlogl = xlogModule.cfgFunction(
  { args: [facility, optional(level), text], routes: 'any' },
  (self, ctx, where, how, line) => {
    self.state.writeWithPlace(ctx, how ?? LogLevel.ERROR, line, where)
  },
)

/**
 * Writes a line to the log, unless the message's method is one of those to be left out.
 *
 * Which these are says {@link methods_filter}: all of them, until it is set. A reply has the method of its CSeq.
 *
 * @param level - as {@link xlog} takes it
 * @param format - the line, with variables in it
 * @returns `-1` when a variable that stands for the level holds none; a line that is left out is no failure
 *
 * @example Log calls, not what phones do all day
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * modparam("xlog", "methods_filter", 544)
 * request_route {
 *     xlogm("L_WARN", "$rm for $rU\n");
 *     if ($rm != "ACK") sl_send_reply("404", "Not Here");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * alice > MESSAGE sip:bob@example.com
 * alice < 404
 * ```
 * ```log
 * WARNING <script>: MESSAGE for bob
 * ```
 *
 * @trap it writes nothing at all until methods_filter is set
 */
export const xlogm = xlogModule.cfgFunction(
  { args: [level, text], routes: 'any' },
  (self, ctx, how, line) => {
    if (!leftOut(ctx, self.params.methods_filter)) self.state.write(ctx, how, line)
  },
)

function leftOut(ctx: Context, methods: number): boolean {
  return (ctx.message.methodId & methods) !== 0
}
