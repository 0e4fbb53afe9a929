/**
 * Counts the hops a request has left, and stops what goes round in circles.
 *
 * Each server on the way lowers Max-Forwards by one; at zero a request goes no further. Call `process_maxfwd()` first in the
 * request route, answer 483 where it is false, and a loop between two servers ends after seconds instead of never.
 *
 * @module maxfwd
 */
import { type Context, defineModule, int, intParam } from 'siprose'

import { compareHops, fewerHops } from './hops.ts'

const maxfwd = defineModule('maxfwd', {
  params: {
    /**
     * The most hops a request may leave with.
     *
     * A request that comes with more is cut down to this. A header that {@link process_maxfwd} adds has the number that was
     * asked for, whatever stands here.
     *
     * @example Let no request wander through more than twenty servers
     * ```kamailio
     * loadmodule "maxfwd.so"
     * modparam("maxfwd", "max_limit", 20)
     * request_route { process_maxfwd(10); forward(); }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@192.0.2.20
     *         Max-Forwards: 70
     * bob   < MESSAGE sip:bob@192.0.2.20
     *         Max-Forwards: 20
     * ```
     *
     * @compat 256 is refused: RFC 3261 ends at 255.
     */
    max_limit: intParam(70, { min: 1, max: 255, live: 'maxfwd.max_limit' }),
  },
})
export default maxfwd

const maxValue = int('max_value', { min: 0, max: 255 })

/** The hops the request has, as far as this route has got. */
function hopsOf(ctx: Context): number | null {
  return ctx.maxForwards ?? ctx.message.maxForwards
}

/**
 * Takes one hop off the request, or gives it a number of hops where it came without.
 *
 * Twice in a row takes two hops off. Whoever forwards the request afterwards leaves the number as it is; without this
 * function forwarding takes the hop off by itself, and answers 483 at zero.
 *
 * @param max_value - the hops of a request without the header
 * @returns `1` one hop was taken off, `2` the header was added, `-1` no hop is left and nothing was changed, `-2` the header
 *   holds no number
 *
 * @example Refuse what has gone round long enough
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "maxfwd.so"
 * request_route {
 *     if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 5
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 4
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 0
 * alice < 483 Too Many Hops
 * ```
 *
 * @example Give a request without the header ten hops
 * ```kamailio
 * loadmodule "maxfwd.so"
 * request_route { process_maxfwd(10); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         - Max-Forwards
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 10
 * ```
 *
 * @example Tell a loop from nonsense
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "maxfwd.so"
 * request_route {
 *     process_maxfwd(10);
 *     switch ($rc) {
 *         case -1: sl_send_reply("483", "Too Many Hops"); exit;
 *         case -2: sl_send_reply("400", "Max-Forwards is no number"); exit;
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: plenty
 * alice < 400 Max-Forwards is no number
 * ```
 *
 * @compat Where the header was added, a second call takes a hop off it; Kamailio adds a second header. A header without a value
 *   is `-2`, not zero.
 * @rfc 3261 section 16.3
 */
export const process_maxfwd = maxfwd.cfgFunction(
  {
    args: [maxValue],
    routes: ['request', 'event'],
    aliases: ['mf_process_maxfwd_header', 'maxfwd_process'],
  },
  (self, ctx, maxHops) => {
    const hops = hopsOf(ctx)
    if (hops === null) {
      ctx.maxForwards = maxHops
      return 2
    }
    if (hops < 0) return -2
    if (hops === 0) return -1
    ctx.maxForwards = fewerHops(hops, self.params.max_limit)
    return 1
  },
)

/**
 * Tells whether the request has fewer hops left than a number.
 *
 * After {@link process_maxfwd} it looks at what that has left, so `1` asks whether the next server must be the last.
 *
 * @param max_value - the number the hops are compared with
 * @returns `1` there are fewer, `-1` there are as many or more, `-2` there is no such header, `-3` it holds no number
 *
 * @example Keep a request that cannot get beyond the next server from a gateway that forwards
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "maxfwd.so"
 * request_route {
 *     process_maxfwd(10);
 *     if (is_maxfwd_lt(1)) { sl_send_reply("483", "Too Many Hops"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 2
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 1
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 1
 * alice < 483 Too Many Hops
 * ```
 *
 * @example Find out that nobody counts
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "maxfwd.so"
 * request_route {
 *     if (is_maxfwd_lt(10)) { sl_send_reply("483", "Nearly gone"); exit; }
 *     if ($rc == -2) { sl_send_reply("400", "Count your hops"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         - Max-Forwards
 * alice < 400 Count your hops
 * alice > OPTIONS sip:example.com
 *         Max-Forwards: 70
 * alice < 200 OK
 * ```
 *
 * @compat A number that `process_maxfwd()` has added counts, as Kamailio's documentation says; Kamailio itself results in `-2`
 *   there.
 * @trap `maxfwd_at_least()` is another name of this function: it is true when there are fewer hops, not at least as many
 */
export const is_maxfwd_lt = maxfwd.cfgFunction(
  {
    args: [maxValue],
    routes: ['request', 'failure', 'branch', 'event'],
    aliases: ['mf_lowlimit', 'maxfwd_at_least'],
  },
  (_self, ctx, limit) => compareHops(hopsOf(ctx), limit),
)
