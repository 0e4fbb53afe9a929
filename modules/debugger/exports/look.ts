/** Looking at a message and at what a script has kept. */

import { applyChanges, constant, int, LogLevel, optional } from 'siprose'
import { pvApi } from 'siprose/modules/pv'

import { kept, Shown } from '../kept.ts'
import { parseLevel } from '../level.ts'
import { debuggerModule } from '../module.ts'

const level = optional(constant('level', parseLevel))
/**
 * Writes to the log what the script has kept with the message, as JSON.
 *
 * @param mask - what to show: 2 for AVPs, 4 for `$var`, 8 for `$xavp`, 16 for `$rc`; 31 for all of them
 * @param level - `L_DBG` and its like; `L_DBG` when left out
 *
 * @example What is kept
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "debugger.so"
 * request_route {
 *     $avp(gateway) = "192.0.2.20";
 *     $avp(gateway) = "192.0.2.30";
 *     $var(tries) = 2;
 *     $xavp(call=>id) = 7;
 *     dbg_pv_dump(14, "L_WARN");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```log
 * WARNING {{"$avp(gateway)":["192.0.2.30","192.0.2.20"],"$var(tries)":2,"$xavp(call)":[{{"id":[7]}]}
 * ```
 *
 * @compat Variables of other modules are not shown, nor those that have no value.
 */
export const dbg_pv_dump = debuggerModule.cfgFunction(
  { args: [optional(int('mask', { min: 0, max: Shown.ALL })), level], routes: 'any' },
  (self, ctx, mask = Shown.ALL, at = LogLevel.DEBUG) => {
    const { log } = self
    if (!log.shows(at)) return
    log.write(at, kept(ctx, mask, self.find(pvApi)?.scriptVariables() ?? []))
  },
)

/**
 * Writes to the log what the message would look like if it left here, with all changes made.
 *
 * @param log_level - `L_ERR` and its like; `L_DBG` when left out
 * @param facility - a syslog facility
 *
 * @example With a header more
 * ```kamailio
 * loadmodule "textops.so"
 * loadmodule "debugger.so"
 * request_route {
 *     append_hf("P-Hint: My hint\r\n");
 *     dbg_sip_msg("L_WARN");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```log
 * WARNING CONFIG LINE {*}
 * WARNING P-Hint: My hint
 * ```
 *
 * @compat The lists of what was added and removed are left out.
 */
export const dbg_sip_msg = debuggerModule.cfgFunction(
  {
    args: [optional(constant('log_level', parseLevel)), optional(constant('facility'))],
    routes: ['request', 'reply', 'onreply', 'failure', 'branch'],
  },
  ({ server, log }, ctx, at = LogLevel.DEBUG, facility = undefined) => {
    if (!log.shows(at)) return
    const { message } = ctx
    const { text } = applyChanges(message, message.isRequest ? ctx.requestUri : null)
    const begin = '------------------------- START OF SIP message debug --------------------------'
    const end = '-------------------------- END OF SIP message debug ---------------------------'
    const { line } = server.position(ctx)
    log.write(at, `CONFIG LINE ${line}\n${begin}\n${text}\n${end}`, facility ?? null)
  },
)
