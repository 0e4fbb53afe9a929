/** Places where scripts stop. */

import { int } from 'siprose'

import { debuggerModule } from '../module.ts'

/**
 * Stops the script here until a command lets it go on.
 *
 * Only where breakpoints are on, by the parameter `breakpoint` or `dbg.bp on`. Other messages go on meanwhile; what this one holds can be looked at
 * with `dbg.bp eval`.
 *
 * @param mode - 0 for one that does not stop
 *
 * @example Off unless somebody turns it on
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "debugger.so"
 * request_route { dbg_breakpoint("1"); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```rpc
 * > dbg.bp on
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```rpc
 * > dbg.bp off
 * ```
 * ```sip
 * alice < 200
 * ```
 */
export const dbg_breakpoint = debuggerModule.cfgFunctionAsync(
  { args: [int('mode', { min: 0, max: 1 })], routes: 'any' },
  ({ state }, ctx, mode) => {
    const stopped = mode === 0 ? null : state.breakpoints.stop(ctx)
    return stopped === null ? true : stopped.then(() => true)
  },
)
