/** Counting in a script. */

import { int, str } from 'siprose'

import { counters } from '../module.ts'

/**
 * Adds one to a counter.
 *
 * @param name - `group.name`, or a name in the usual group
 * @returns `-1` where no such counter was declared
 *
 * @example Count requests by method, and see what happens without a declaration
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "method.MESSAGE")
 * modparam("counters", "script_counter", "method.OPTIONS")
 * request_route {
 *     if (cnt_inc("method.$rm")) sl_send_reply("200", "Counted");
 *     else sl_send_reply("405", "Not Counted");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Counted
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 Counted
 * alice > INFO sip:bob@example.com
 * alice < 405 Not Counted
 * ```
 * ```rpc
 * > cnt.get_vars method
 * { MESSAGE: 1, OPTIONS: 1 }
 * ```
 *
 * @compat A counter that was not declared gives -1 when the script gets there; Kamailio does not start.
 */
export const cnt_inc = counters.cfgFunction(
  { args: [str('name')], routes: 'any' },
  ({ state }, _ctx, name) => add(state.get(name), 1),
)

/**
 * Adds a number to a counter; a negative one takes away.
 *
 * @param name - `group.name`, or a name in the usual group
 * @param number - what to add
 * @returns `-1` where no such counter was declared
 *
 * @example Keep the length of all numbers that were dialled
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "digits of all numbers")
 * request_route { cnt_add("digits", $(rU{s.len})); exit; }
 * ```
 * ```sip
 * alice > MESSAGE sip:12345@example.com
 * alice > MESSAGE sip:112@example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.get script digits
 * 8
 * ```
 */
export const cnt_add = counters.cfgFunction(
  { args: [str('name'), int('number')], routes: 'any' },
  ({ state }, _ctx, name, count) => add(state.get(name), count),
)

/**
 * Sets a counter to 0.
 *
 * @param name - `group.name`, or a name in the usual group
 * @returns `-1` where no such counter was declared
 *
 * @example Count failures in a row
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "counters.so"
 * modparam("counters", "script_counter", "in_a_row")
 * request_route {
 *     if ($rU == "wrong") cnt_inc("in_a_row");
 *     else cnt_reset("in_a_row");
 *     exit;
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:wrong@example.com
 * alice > MESSAGE sip:bob@example.com
 * alice > MESSAGE sip:wrong@example.com
 * quiet 1s
 * ```
 * ```rpc
 * > cnt.get script in_a_row
 * 1
 * ```
 */
export const cnt_reset = counters.cfgFunction(
  { args: [str('name')], routes: 'any' },
  ({ state }, _ctx, name) => {
    const counter = state.get(name)
    if (counter === null) return false
    counter.value = 0
    return true
  },
)

function add(counter: { add(count: number): void } | null, count: number): boolean {
  if (counter === null) return false
  counter.add(count)
  return true
}
