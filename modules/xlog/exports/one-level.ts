/** Functions whose name is the level. */

import { format, LogLevel } from 'siprose'

import { xlogModule } from '../module.ts'

const text = format('format')

/**
 * Writes a line for who is looking for a mistake, at `L_DBG`.
 *
 * Leave it in: where `debug` is below 3 its variables are not even looked at.
 *
 * @param format - the line, with variables in it
 *
 * @example Follow the decisions while testing
 * ```kamailio
 * debug = 3
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xdbg("$rm wants $rU\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * DEBUG <script>: MESSAGE wants bob
 * ```
 *
 * @see {@link xlog}
 */
export const xdbg = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.write(ctx, LogLevel.DEBUG, line)
})

/**
 * Writes a line at `L_DBG`, with the line of the configuration in front.
 *
 * With {@link long_format} the file is named too.
 *
 * @param format - the line, with variables in it
 *
 * @example See which of many branches was taken
 * ```kamailio
 * debug = 3
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route {
 *     if ($rU == "bob") xdbgl("it is bob\n");
 *     else xdbgl("it is not bob\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:carol@example.com
 * quiet 1s
 * ```
 * ```log
 * DEBUG <script>: {line:int}:it is not bob
 * ```
 *
 * @see {@link xlogl}
 */
export const xdbgl = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.writeWithPlace(ctx, LogLevel.DEBUG, line)
})

/**
 * Writes a line about what was decided, at `L_INFO`.
 *
 * It is not shown by default; `debug = 2` shows it.
 *
 * @param format - the line, with variables in it
 *
 * @example One line for each decision
 * ```kamailio
 * debug = 2
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xinfo("$rU is sent to the gateway\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * INFO <script>: bob is sent to the gateway
 * ```
 *
 * @see {@link xlog}
 */
export const xinfo = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.write(ctx, LogLevel.INFO, line)
})

/**
 * Writes a line about something worth noting, at `L_NOTICE`.
 *
 * It is not shown by default; `debug = 1` shows it.
 *
 * @param format - the line, with variables in it
 *
 * @example Note what changes the state of things
 * ```kamailio
 * debug = 1
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xnotice("$rU is away\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * NOTICE <script>: bob is away
 * ```
 *
 * @see {@link xlog}
 */
export const xnotice = xlogModule.cfgFunction(
  { args: [text], routes: 'any' },
  (self, ctx, line) => {
    self.state.write(ctx, LogLevel.NOTICE, line)
  },
)

/**
 * Writes a line about what will need acting, at `L_WARN`.
 *
 * It is shown by default.
 *
 * @param format - the line, with variables in it
 *
 * @example Warn before it hurts
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xwarn("nobody answers for $rU\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: nobody answers for bob
 * ```
 *
 * @see {@link xlog}
 */
export const xwarn = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.write(ctx, LogLevel.WARNING, line)
})

/**
 * Writes a line about what somebody must act on, at `L_ERR`.
 *
 * The level that `xlog()` uses without one.
 *
 * @param format - the line, with variables in it
 *
 * @example Say what somebody must repair
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xerr("no gateway is left for $rU\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * ERROR <script>: no gateway is left for bob
 * ```
 *
 * @see {@link xlog}
 */
export const xerr = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.write(ctx, LogLevel.ERROR, line)
})

/**
 * Writes a line about what should be impossible, at `L_BUG`.
 *
 * For branches of a script that nothing can reach, so that the day something does is noticed.
 *
 * @param format - the line, with variables in it
 *
 * @example Mark what cannot happen
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xbug("$rm got here\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * BUG <script>: MESSAGE got here
 * ```
 *
 * @see {@link xlog}
 */
export const xbug = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.write(ctx, LogLevel.BUG, line)
})

/**
 * Writes a line about what keeps the service from working, at `L_CRIT`.
 *
 * Syslog hands such lines to people, not to files.
 *
 * @param format - the line, with variables in it
 *
 * @example Say that service is at stake
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xcrit("the database is gone, $rU cannot be found\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * CRITICAL <script>: the database is gone, bob cannot be found
 * ```
 *
 * @see {@link xlog}
 */
export const xcrit = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.write(ctx, LogLevel.CRITICAL, line)
})

/**
 * Writes a line that somebody must see now, at `L_ALERT`.
 *
 * Nothing is graver; it is shown whatever `debug` is.
 *
 * @param format - the line, with variables in it
 *
 * @example Wake somebody up
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xalert("emergency call from $fU\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * quiet 1s
 * ```
 * ```log
 * ALERT <script>: emergency call from alice
 * ```
 *
 * @see {@link xlog}
 */
export const xalert = xlogModule.cfgFunction({ args: [text], routes: 'any' }, (self, ctx, line) => {
  self.state.write(ctx, LogLevel.ALERT, line)
})
