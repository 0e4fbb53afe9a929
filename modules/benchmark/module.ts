/**
 * Measures how long parts of a script take.
 *
 * Two calls stand around what is to be measured; the log tells the least, the most and the mean. All times are microseconds.
 *
 * @module benchmark
 */
import { defineModule, intParam, strListParam } from 'siprose'

import { Stopwatches } from './stopwatches.ts'

export const benchmark = defineModule('benchmark', {
  params: {
    /**
     * What is measured at the start.
     *
     * 1 is everything, 0 what a command enables by its name, and -1 nothing. A command can change it.
     *
     * @example Nothing is measured unless somebody wants it
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "benchmark.so"
     * modparam("benchmark", "register", "answer")
     * request_route {
     *     bm_start_timer("answer");
     *     sl_send_reply("200", "OK");
     *     bm_log_timer("answer");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * ```
     * ```rpc
     * > benchmark.timer_name_list answer
     * - { state: disabled, calls: 0 }
     * > benchmark.enable_timer answer 1
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * ```
     * ```rpc
     * > benchmark.timer_name_list answer
     * - { state: enabled, calls: 1 }
     * ```
     */
    enable: intParam(0, { min: -1, max: 1 }),

    /**
     * How many measurements of one name make a line of the log.
     *
     * @example A line for each
     * ```kamailio
     * loadmodule "cfgutils.so"
     * loadmodule "benchmark.so"
     * modparam("benchmark", "enable", 1)
     * modparam("benchmark", "granularity", 1)
     * modparam("benchmark", "loglevel", 0)
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
     * ```log
     * WARNING benchmark (timer nap [0]): 3000 [ msgs/total/min/max/avg - LR: 1/3000/3000/3000/3000.000000 | GB: 1/3000/3000/3000/3000.000000]
     * ```
     */
    granularity: intParam(1, { min: 1 }),

    /**
     * The level of these lines: -5 for alerts to 3 for debugging.
     *
     * @example Warnings
     * ```kamailio
     * loadmodule "benchmark.so"
     * modparam("benchmark", "enable", 1)
     * modparam("benchmark", "loglevel", 0)
     * request_route { bm_start_timer("nothing"); bm_log_timer("nothing"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * quiet 1s
     * ```
     * ```log
     * WARNING benchmark (timer nothing [0]): 0 [ msgs/total/min/max/avg - LR: 1/0/0/0/0.000000 | GB: 1/0/0/0/0.000000]
     * ```
     */
    loglevel: intParam(2, { min: -5, max: 4 }),

    /**
     * A name that commands know from the start, and not only once it was measured.
     *
     * @example Two names
     * ```kamailio
     * loadmodule "benchmark.so"
     * modparam("benchmark", "register", "auth")
     * modparam("benchmark", "register", "relay")
     * request_route { drop; }
     * ```
     * ```rpc
     * > benchmark.timer_list
     * - { name: auth, id: 0 }
     * - { name: relay, id: 1 }
     * ```
     */
    register: strListParam(),
  },
  state: ({ params: { enable, granularity, loglevel, register } }) =>
    new Stopwatches(enable, granularity, loglevel, register),
})
