/**
 * Counters of your own, in groups, and commands that show every figure of the server.
 *
 * `script_counter` declares a counter, `cnt_inc()` counts, and `cnt.get_vars` shows a whole group, be it one of yours or one of the
 * server's: `core`, `dns`, `tcp`, or that of a module.
 *
 * @module counters
 */
import { defineModule, strListParam, strParam } from 'siprose'

import { ScriptCounters } from './script-counters.ts'

import { declaredCounter } from './declared.ts'

export const counters = defineModule('counters', {
  params: {
    /**
     * A counter to make: `[group.]name`, and behind a blank or a colon what it counts.
     *
     * Without a group it is in that of {@link script_cnt_grp_name}. A name that the group has already is refused when the server starts.
     *
     * @example Three ways to declare one
     * ```kamailio
     * loadmodule "counters.so"
     * modparam("counters", "script_counter", "calls")
     * modparam("counters", "script_counter", "reg.ok registrations that were accepted")
     * modparam("counters", "script_counter", "reg.bad:registrations that were refused")
     * request_route { drop; }
     * ```
     * ```rpc
     * > cnt.help script calls
     * custom script counter.
     * > cnt.help reg ok
     * registrations that were accepted
     * > cnt.list_vars reg
     * [ bad, ok ]
     * ```
     */
    script_counter: strListParam({ check: (text) => declaredCounter(text, 'script') }),

    /**
     * The group of counters that are declared without one.
     *
     * @example Have them in a group of your own
     * ```kamailio
     * loadmodule "counters.so"
     * modparam("counters", "script_cnt_grp_name", "edge")
     * modparam("counters", "script_counter", "calls")
     * request_route { cnt_inc("calls"); exit; }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@example.com
     * quiet 1s
     * ```
     * ```rpc
     * > cnt.get edge calls
     * 1
     * ```
     */
    script_cnt_grp_name: strParam('script'),
  },
  state: ({ params, server }) => new ScriptCounters(server.statistics, params),
})
