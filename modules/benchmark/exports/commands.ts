/** Measurements as an operator sees and switches them. */

import { int, SiproseError, str } from 'siprose'

import { benchmark } from '../module.ts'
import type { Stopwatch } from '../stopwatch.ts'
import type { Stopwatches } from '../stopwatches.ts'

const timerName = str('name')

function called(state: Stopwatches, name: string): Stopwatch {
  const watch = state.find(name)
  if (watch !== null) return watch
  const names = [...state.all()].map((one) => one.name)
  const help = names.length === 0 ? 'none was measured yet' : `there are ${names.join(', ')}`
  throw new SiproseError('benchmark/unknown', `there is no timer \`${name}\`; ${help}`, { name })
}

function shown(state: Stopwatches, watch: Stopwatch): Record<string, string | number> {
  const { all, last } = watch
  return {
    name: watch.name,
    state: state.measures(watch) ? 'enabled' : 'disabled',
    id: watch.id,
    granularity: state.granularity,
    period_sum: last.sum,
    period_min: last.min,
    period_max: last.max,
    period_media: last.mean,
    calls: all.count,
    sum: all.sum,
    global_min: all.min,
    global_max: all.max,
    global_media: all.mean,
  }
}

/**
 * Measures everything, what is enabled by name, or nothing.
 *
 * @param mode - 1, 0 or -1, as the parameter `enable` has it
 *
 * @example Measure everything
 * ```kamailio
 * loadmodule "benchmark.so"
 * modparam("benchmark", "register", "auth")
 * request_route { drop; }
 * ```
 * ```rpc
 * > benchmark.enable_global 1
 * > benchmark.timer_list
 * - { name: auth, state: enabled }
 * > benchmark.enable_global 7
 * error: { code: 400 }
 * ```
 */
export const enableGlobal = benchmark.rpcCommand(
  {
    name: 'benchmark.enable_global',
    mi: 'bm_enable_global',
    args: [int('mode', { min: -1, max: 1 })],
  },
  ({ state }, mode) => {
    state.mode = mode < 0 ? -1 : mode > 0 ? 1 : 0
  },
)

/**
 * Lets one name be measured, or not, where `enable` is 0.
 *
 * @param name - which
 * @param enable - 1 or 0
 *
 * @example One name
 * ```kamailio
 * loadmodule "benchmark.so"
 * modparam("benchmark", "register", "auth")
 * modparam("benchmark", "register", "relay")
 * request_route { drop; }
 * ```
 * ```rpc
 * > benchmark.enable_timer auth 1
 * > benchmark.timer_list
 * - { name: auth, state: enabled }
 * - { name: relay, state: disabled }
 * > benchmark.enable_timer reply 1
 * error: { code: 500, message: "there is no timer `reply`; there are auth, relay" }
 * ```
 */
export const enableTimer = benchmark.rpcCommand(
  {
    name: 'benchmark.enable_timer',
    mi: 'bm_enable_timer',
    args: [timerName, int('enable', { min: 0, max: 1 })],
  },
  ({ state }, name, enable) => {
    called(state, name).enabled = enable === 1
  },
)

/**
 * Sets how many measurements make a line of the log.
 *
 * @param granularity - at least 1
 *
 * @example Fewer lines
 * ```kamailio
 * loadmodule "benchmark.so"
 * modparam("benchmark", "register", "auth")
 * request_route { drop; }
 * ```
 * ```rpc
 * > benchmark.granularity 100
 * > benchmark.timer_list
 * - { granularity: 100 }
 * > benchmark.granularity 0
 * error: { code: 400 }
 * ```
 */
export const granularity = benchmark.rpcCommand(
  {
    name: 'benchmark.granularity',
    mi: 'bm_granularity',
    args: [int('granularity', { min: 1, max: 0x7fffffff })],
  },
  ({ state }, count) => {
    state.granularity = count
  },
)

/**
 * Sets the level of the lines in the log.
 *
 * @param loglevel - -5 for alerts to 3 for debugging
 *
 * @example Let the log show them
 * ```kamailio
 * loadmodule "benchmark.so"
 * modparam("benchmark", "enable", 1)
 * request_route { bm_start_timer("nothing"); bm_log_timer("nothing"); }
 * ```
 * ```rpc
 * > benchmark.loglevel 0
 * > benchmark.loglevel 9
 * error: { code: 400 }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 1s
 * ```
 * ```log
 * WARNING benchmark (timer nothing [0]): 0 [ msgs/total/min/max/avg - LR: 1/0/0/0/0.000000 | GB: 1/0/0/0/0.000000]
 * ```
 */
export const loglevel = benchmark.rpcCommand(
  {
    name: 'benchmark.loglevel',
    mi: 'bm_loglevel',
    args: [int('loglevel', { min: -5, max: 4 })],
  },
  ({ state }, level) => {
    state.logLevel = level
  },
)

/**
 * Shows all that was measured: the last complete period, and everything.
 *
 * @example What takes how long
 * ```kamailio
 * loadmodule "cfgutils.so"
 * loadmodule "benchmark.so"
 * modparam("benchmark", "enable", 1)
 * request_route {
 *     bm_start_timer("nap");
 *     usleep("3000");
 *     bm_log_timer("nap");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * clock +3ms
 * ```
 * ```rpc
 * > benchmark.timer_list
 * - { name: nap, period_sum: 3000, calls: 1, global_min: 3000, global_max: 3000, global_media: 3000 }
 * ```
 */
export const timerList = benchmark.rpcCommand(
  { name: 'benchmark.timer_list', mi: 'bm_timer_list' },
  ({ state }) => [...state.all()].map((watch) => shown(state, watch)),
)

/**
 * Shows what was measured of one name.
 *
 * @param name - which
 *
 * @example One name
 * ```kamailio
 * loadmodule "benchmark.so"
 * modparam("benchmark", "register", "auth")
 * request_route { drop; }
 * ```
 * ```rpc
 * > benchmark.timer_name_list auth
 * - { name: auth, state: disabled, calls: 0, global_media: 0 }
 * > benchmark.timer_name_list uath
 * error: { code: 500 }
 * ```
 */
export const timerNameList = benchmark.rpcCommand(
  { name: 'benchmark.timer_name_list', args: [timerName] },
  ({ state }, name) => [shown(state, called(state, name))],
)
