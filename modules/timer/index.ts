/**
 * Runs routes again and again, and lets the script switch that on and off.
 *
 * Like module `rtimer`, for work that is not always to be done: asking a gateway every second whether it is back, from when it was lost until it
 * answers.
 *
 * @module timer
 */
import { defineModule, int, str, strListParam } from 'siprose'

import { parseDefinition, routesIn } from './definition.ts'
import { Timers } from './timers.ts'

const timer = defineModule('timer', {
  params: {
    /**
     * A timer: `name=ROUTE,milliseconds`.
     *
     * Behind that may stand `,slow` or `,fast`, and `,enable` to have it on from the start.
     * The route runs whenever the interval is over, without a message: what variables show of one is made up. `slow` and `fast` are the same here.
     * A run that comes while the one before it still waits for something is left out.
     *
     * @example On from the start
     * ```kamailio
     * loadmodule "xlog.so"
     * loadmodule "timer.so"
     * modparam("timer", "declare_timer", "tick=TICK,500,slow,enable")
     * modparam("timer", "declare_timer", "never=NEVER,500")
     * request_route { drop; }
     * route[TICK] { xlog("L_WARN", "tick\n"); }
     * route[NEVER] { xlog("L_WARN", "nobody has switched this on\n"); }
     * ```
     * ```sip
     * clock +1s
     * ```
     * ```log
     * WARNING <script>: tick
     * WARNING <script>: tick
     * ```
     */
    declare_timer: strListParam({ routesIn, check: parseDefinition }),
  },
  state: ({ params, server }) => new Timers(server, params.declare_timer),
  start({ state }) {
    state.start()
  },
  stop({ state }) {
    state.stop()
  },
})
export default timer

/**
 * Switches a timer on or off.
 *
 * Switched on, it runs its route when its interval is over, and again and again. Switching on what is on changes nothing.
 *
 * @param timer_id - its name
 * @param enable_disable - 1 for on, 0 for off
 * @returns false when no timer has the name
 *
 * @example Remind somebody until it is enough
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "timer.so"
 * modparam("timer", "declare_timer", "reminder=REMIND,1000")
 * request_route {
 *     timer_enable("reminder", 1);
 *     sl_send_reply("202", "I will remind you");
 * }
 * route[REMIND] {
 *     $shv(times) = $shv(times) + 1;
 *     xlog("L_WARN", "reminder $shv(times)\n");
 *     if ($shv(times) >= 2) timer_enable("reminder", 0);
 * }
 * ```
 * ```sip
 * clock +5s
 * alice > MESSAGE sip:example.com
 * alice < 202
 * clock +10s
 * ```
 * ```log
 * WARNING <script>: reminder 1
 * WARNING <script>: reminder 2
 * ```
 *
 * @example A name that no timer has
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "timer.so"
 * request_route {
 *     if (!timer_enable("reminder", 1)) sl_send_reply("500", "No reminder");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 500 No reminder
 * ```
 *
 * @compat Kamailio refuses the configuration where the name is not declared; here the call fails.
 */
export const timer_enable = timer.cfgFunction(
  { args: [str('timer_id'), int('enable_disable')], routes: 'any' },
  ({ state }, _ctx, name, on) => {
    const found = state.find(name)
    if (found === null) return false
    if (on === 0) found.disable()
    else found.enable()
    return true
  },
)

/**
 * What timers do: which are on, and which of them runs the route.
 *
 * `enabled` is `1` or `0`, and `$null` for a name that no timer has. `executed` is the name of the timer whose route runs; in the routes of messages it
 * is `$null`, which equals `""`.
 *
 * @param timer_id - its name
 *
 * @example One route for two timers
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "timer.so"
 * modparam("timer", "declare_timer", "soon=TICK,1000,slow,enable")
 * modparam("timer", "declare_timer", "later=TICK,2500,slow,enable")
 * request_route { drop; }
 * route[TICK] {
 *     xlog("L_WARN", "$sel(timer.executed) runs\n");
 *     if (@timer.executed == "later") {
 *         timer_enable("soon", 0);
 *         timer_enable("later", 0);
 *     }
 * }
 * ```
 * ```sip
 * clock +8s
 * ```
 * ```log
 * WARNING <script>: soon runs
 * WARNING <script>: soon runs
 * WARNING <script>: later runs
 * ```
 *
 * @example Ask whether a timer is on
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "timer.so"
 * modparam("timer", "declare_timer", "reminder=REMIND,1000")
 * request_route {
 *     if (@timer.timer.reminder.enabled == "1") sl_send_reply("200", "On");
 *     else sl_send_reply("200", "Off");
 *     timer_enable("reminder", 1);
 * }
 * route[REMIND] { return; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Off
 * alice > OPTIONS sip:example.com
 * alice < 200 On
 * ```
 *
 * @example A route for a timer and for messages
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "timer.so"
 * modparam("timer", "declare_timer", "tick=REPORT,1000,slow,enable")
 * request_route { route(REPORT); }
 * route[REPORT] {
 *     if (@timer.executed == "") {
 *         sl_send_reply("200", "OK");
 *         exit;
 *     }
 *     xlog("L_WARN", "$sel(timer.executed) is on: $sel(timer.timer.tick.enabled)\n");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * clock +1s
 * ```
 * ```log
 * WARNING <script>: tick is on: 1
 * ```
 *
 * @compat Kamailio refuses the configuration where no timer has the name; here the select is `$null`.
 */
export const timerSelect = timer.select('@timer', {
  'timer.<timer_id>.enabled': ({ state }, _ctx, [name = '']) => {
    const found = state.find(name)
    if (found === null) return null
    return found.enabled ? '1' : '0'
  },
  executed: ({ state }, ctx) => state.nameOf(ctx),
})
