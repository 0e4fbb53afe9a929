/**
 * Runs routes again and again, without a message.
 *
 * For what has to be done from time to time: fetching from a queue, cleaning up, asking whether a neighbour is alive. Such a route runs on a
 * made-up request, so that every function may be called in it; nothing that it would answer goes anywhere.
 *
 * @module rtimer
 */
import { defineModule, intParam, strListParam } from 'siprose'

import { parseExec, parseTimer, routesIn } from './definition.ts'
import { Workers } from './workers.ts'

const rtimer = defineModule('rtimer', {
  params: {
    /**
     * The time between two runs of timers that do not say theirs.
     *
     * @example Once a minute
     * ```kamailio
     * loadmodule "xlog.so"
     * loadmodule "rtimer.so"
     * modparam("rtimer", "default_interval", 60)
     * modparam("rtimer", "timer", "name=clock")
     * modparam("rtimer", "exec", "timer=clock;route=TELL")
     * request_route { drop; }
     * route[TELL] { xlog("L_WARN", "a minute is over\n"); }
     * ```
     * ```sip
     * clock +59s
     * clock +1s
     * ```
     * ```log
     * WARNING <script>: a minute is over
     * ```
     */
    default_interval: intParam(120, { min: 1, max: 2_000_000, unit: 's' }),

    /**
     * A timer: attributes with semicolons between, of which `name` is needed.
     *
     * `interval` is the time between two runs: seconds, or microseconds with `u` behind the number, of which a thousand is the least. `mode` is how many
     * workers run its routes, each all of them, at the same time; `$rtimer_worker` tells them apart. 0 is one as well.
     *
     * A worker whose route still waits for something when its time comes leaves that run out.
     *
     * @example Every half second
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "xlog.so"
     * loadmodule "rtimer.so"
     * modparam("rtimer", "timer", "name=fast;interval=500000u")
     * modparam("rtimer", "exec", "timer=fast;route=COUNT")
     * request_route { drop; }
     * route[COUNT] {
     *     $shv(runs) = $shv(runs) + 1;
     *     xlog("L_WARN", "run $shv(runs)\n");
     * }
     * ```
     * ```sip
     * clock +1s
     * ```
     * ```log
     * WARNING <script>: run 1
     * WARNING <script>: run 2
     * ```
     *
     * @compat In Kamailio timers of mode 0 share one process, in which one that takes long holds the others up. Here none does.
     */
    timer: strListParam({ check: parseTimer }),

    /**
     * A route that a timer runs: `timer=name;route=NAME`. A timer may have several, and runs them one after the other.
     *
     * @example Two routes, in their order
     * ```kamailio
     * loadmodule "xlog.so"
     * loadmodule "rtimer.so"
     * modparam("rtimer", "timer", "name=tidy;interval=10")
     * modparam("rtimer", "exec", "timer=tidy;route=SWEEP")
     * modparam("rtimer", "exec", "timer=tidy;route=TELL")
     * request_route { drop; }
     * route[SWEEP] { xlog("L_WARN", "sweeping\n"); exit; }
     * route[TELL] { xlog("L_WARN", "tidy\n"); }
     * ```
     * ```sip
     * clock +10s
     * ```
     * ```log
     * WARNING <script>: sweeping
     * WARNING <script>: tidy
     * ```
     */
    exec: strListParam({ routesIn, check: parseExec }),
  },
  state: ({ params: { timer, exec, default_interval }, server }) =>
    new Workers(server, timer, exec, default_interval),
  start({ state }) {
    state.start()
  },
})
export default rtimer

/**
 * The number of the worker in which a timer runs this route, from 0.
 *
 * It is nothing in any other route.
 *
 * @example Two workers
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "rtimer.so"
 * modparam("rtimer", "timer", "name=pair;interval=1;mode=2")
 * modparam("rtimer", "exec", "timer=pair;route=WORK")
 * request_route { drop; }
 * route[WORK] { xlog("L_WARN", "worker $rtimer_worker works\n"); }
 * ```
 * ```sip
 * clock +1s
 * ```
 * ```log
 * WARNING <script>: worker 0 works
 * WARNING <script>: worker 1 works
 * ```
 *
 * @compat In Kamailio it is 0 in all other routes too.
 */
export const rtimer_worker = rtimer.pseudoVariable(
  { name: '$rtimer_worker', type: 'int' },
  { get: ({ state }, ctx) => state.numberOf(ctx) },
)
