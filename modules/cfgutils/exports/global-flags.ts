/** Flags of the whole server. */

import { int } from 'siprose'

import { cfgutils } from '../module.ts'

const flag = int('flag', { min: 0, max: 31 })

/**
 * Sets a flag of the whole server: all messages see it from now on.
 *
 * @param flag - its number
 *
 * @example A switch in the hands of an operator
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if ($rm == "MESSAGE") set_gflag("4");
 *     if (is_gflag("4")) sl_send_reply("503", "We are closed");
 *     else sl_send_reply("200", "We are open");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * bob   > MESSAGE sip:example.com
 * bob   < 503
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 * ```rpc
 * > cfgutils.reset_gflag 16
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const set_gflag = cfgutils.cfgFunction(
  { args: [flag], routes: 'any' },
  ({ state }, _ctx, number) => {
    state.flags = (state.flags | (1 << number)) >>> 0
  },
)

/**
 * Clears a flag of the whole server.
 *
 * @param flag - its number
 *
 * @example Open again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_gflags", 16)
 * request_route {
 *     if ($rm == "MESSAGE") reset_gflag("4");
 *     if (is_gflag("4")) sl_send_reply("503", "We are closed");
 *     else sl_send_reply("200", "We are open");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 * bob   > MESSAGE sip:example.com
 * bob   < 200
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 */
export const reset_gflag = cfgutils.cfgFunction(
  { args: [flag], routes: 'any' },
  ({ state }, _ctx, number) => {
    state.flags = (state.flags & ~(1 << number)) >>> 0
  },
)

/**
 * Tells whether a flag of the whole server is set.
 *
 * @param flag - its number
 * @returns true if it is
 *
 * @example The last of them
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if (is_gflag("31")) sl_send_reply("200", "Set");
 *     else { set_gflag("31"); sl_send_reply("200", "Was not set"); }
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Was not set
 * alice > OPTIONS sip:example.com
 * alice < 200 Set
 * ```
 */
export const is_gflag = cfgutils.cfgFunction(
  { args: [flag], routes: 'any' },
  ({ state }, _ctx, number) => ((state.flags >>> number) & 1) === 1,
)
