/** Looking at a message and at what a script has kept. */

import { applyChanges, type Context, constant, int, LogLevel, optional } from 'siprose'

import { parseLevel } from '../level.ts'
import { debuggerModule } from '../module.ts'

const level = optional(constant('level', parseLevel))
const AVPS = 2
const OTHERS = 16
const ALL = 31

/** What `dbg_pv_dump()` shows, as JSON. */
function kept(ctx: Context, mask: number): string {
  const values: Record<string, unknown> = {}
  if ((mask & AVPS) !== 0) {
    for (const name of ctx.avps.names()) values[`$avp(${name})`] = ctx.avps.values(name)
  }
  if ((mask & OTHERS) !== 0) values['$rc'] = ctx.rc
  return JSON.stringify(values)
}

/**
 * Writes to the log what the script has kept with the message, as JSON.
 *
 * @param mask - what to show: 2 for AVPs, 16 for `$rc`, 31 for all
 * @param level - `L_DBG` and its like; `L_DBG` when left out
 *
 * @example What is kept
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "debugger.so"
 * request_route {
 *     $avp(gateway) = "192.0.2.20";
 *     $avp(gateway) = "192.0.2.30";
 *     dbg_pv_dump(2, "L_WARN");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```log
 * WARNING {{"$avp(gateway)":["192.0.2.30","192.0.2.20"]}
 * ```
 *
 * @compat `$var`, `$xavp` and variables of other modules are not shown in this version.
 */
export const dbg_pv_dump = debuggerModule.cfgFunction(
  { args: [optional(int('mask', { min: 0, max: ALL })), level], routes: 'any' },
  ({ server }, ctx, mask = ALL, at = LogLevel.DEBUG) => {
    if (server.log.shows(at)) server.log.write(at, kept(ctx, mask))
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
  ({ server }, ctx, at = LogLevel.DEBUG, facility = undefined) => {
    if (!server.log.shows(at)) return
    const { message } = ctx
    const { text } = applyChanges(message, message.isRequest ? ctx.requestUri : null)
    const begin = '------------------------- START OF SIP message debug --------------------------'
    const end = '-------------------------- END OF SIP message debug ---------------------------'
    const { line } = server.position(ctx)
    server.log.write(at, `CONFIG LINE ${line}\n${begin}\n${text}\n${end}`, facility ?? null)
  },
)
