/** Measuring. */

import { constant } from 'siprose'

import { benchmark } from '../module.ts'

const timerName = constant('name')
const routes = ['request', 'failure', 'reply', 'onreply', 'branch', 'event'] as const

/**
 * Begins to measure.
 *
 * @param name - of what is measured
 * @returns false when there are a thousand names already
 *
 * @example How long a pause is
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * loadmodule "benchmark.so"
 * modparam("benchmark", "enable", 1)
 * request_route {
 *     bm_start_timer("pause");
 *     sleep("1");
 *     bm_log_timer("pause");
 *     sl_send_reply("200", "$BM_time_diff microseconds");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * clock +1s
 * alice < 200 1000000 microseconds
 * ```
 */
export const bm_start_timer = benchmark.cfgFunction(
  { args: [timerName], routes },
  ({ state, server }, ctx, name) => {
    const watch = state.of(name)
    if (watch === null) return false
    if (state.measures(watch)) watch.start(ctx, server.clock.micros())
    return true
  },
)

/**
 * Ends measuring, and writes a line to the log when it is time for one.
 *
 * A measurement belongs to the message that began it, so that one which waits in between is not mixed with another. A message that began none ends
 * the one that was begun last.
 *
 * The line has two lists, of the period since the last line and of all: how many, their sum, the least, the most, the mean.
 *
 * @param name - as `bm_start_timer()` had it
 * @returns false when nothing was begun, or there are a thousand names already
 *
 * @example Two that wait at the same time
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * loadmodule "benchmark.so"
 * modparam("benchmark", "enable", 1)
 * modparam("benchmark", "loglevel", 0)
 * modparam("benchmark", "granularity", 2)
 * request_route {
 *     bm_start_timer("pause");
 *     if ($rU == "slow") sleep("3");
 *     else sleep("1");
 *     bm_log_timer("pause");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:slow@example.com
 * bob   > OPTIONS sip:fast@example.com
 * clock +1s
 * bob   < 200
 * clock +2s
 * alice < 200
 * ```
 * ```log
 * WARNING benchmark (timer pause [0]): 3000000 [ msgs/total/min/max/avg - LR: 2/4000000/1000000/3000000/2000000.000000 | GB: 2/4000000/1000000/3000000/2000000.000000]
 * ```
 *
 * @example Nothing was begun
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "benchmark.so"
 * modparam("benchmark", "enable", 1)
 * request_route {
 *     if (!bm_log_timer("pause")) sl_send_reply("500", "Nothing to measure");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 500
 * ```
 *
 * @compat In Kamailio the time of a measurement that was not begun is that since 1970.
 */
export const bm_log_timer = benchmark.cfgFunction(
  { args: [timerName], routes },
  ({ state, server, log }, ctx, name) => {
    const watch = state.of(name)
    if (watch === null) return false
    if (!state.measures(watch)) return true
    const stopped = watch.stop(ctx, server.clock.micros(), state.granularity)
    if (stopped === null) return false
    state.difference = stopped.time
    if (stopped.complete === null || !log.shows(state.logLevel)) return true
    const lists = `LR: ${stopped.complete.print()} | GB: ${watch.all.print()}`
    log.write(
      state.logLevel,
      `benchmark (timer ${name} [${watch.id}]): ${stopped.time} [ msgs/total/min/max/avg - ${lists}]`,
    )
    return true
  },
)

/**
 * The time that `bm_log_timer()` measured last, in microseconds; 0 at first.
 *
 * @example Say it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * loadmodule "benchmark.so"
 * modparam("benchmark", "enable", 1)
 * request_route {
 *     $var(before) = $BM_time_diff;
 *     bm_start_timer("nap");
 *     usleep("2000");
 *     bm_log_timer("nap");
 *     sl_send_reply("200", "$BM_time_diff, and $var(before) before");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * clock +2ms
 * alice < 200 2000, and 0 before
 * ```
 *
 * @trap it is that of whoever measured last: read it behind `bm_log_timer()`, with nothing in between that waits
 */
export const BM_time_diff = benchmark.pseudoVariable(
  { name: '$BM_time_diff', type: 'int' },
  { get: ({ state }) => state.difference },
)
