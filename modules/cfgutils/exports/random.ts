/** Chance. */

import { int } from 'siprose'

import { cfgutils } from '../module.ts'

/**
 * Is true now and then: with the probability that is set.
 *
 * For what only some of the messages shall meet: refusing one in twenty while there is too much to do, looking closely at one in a
 * hundred.
 *
 * @returns true or false
 *
 * @example Shed load
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_probability", 100)
 * request_route {
 *     if (rand_event()) {
 *         append_to_reply("Retry-After: 120\r\n");
 *         sl_send_reply("503", "Try Later");
 *         exit;
 *     }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 *         Retry-After: 120
 * ```
 */
export const rand_event = cfgutils.cfgFunction(
  { routes: 'any' },
  ({ state, server }) => server.random.uint32() % 100 < state.probability,
)

/**
 * Sets how likely `rand_event()` is true, for all messages from now on.
 *
 * @param probability - in percent
 *
 * @example Never, for a while
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_probability", 100)
 * request_route {
 *     rand_set_prob("0");
 *     if (!rand_event()) sl_send_reply("200", "Never");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Never
 * ```
 */
export const rand_set_prob = cfgutils.cfgFunction(
  { args: [int('probability', { min: 0, max: 100 })], routes: 'any' },
  ({ state }, _ctx, probability) => {
    state.probability = probability
  },
)

/**
 * Sets the probability back to `initial_probability`.
 *
 * @example As it was
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     rand_set_prob("50");
 *     rand_reset_prob();
 *     rand_get_prob();
 *     $var(percent) = $rc;
 *     sl_send_reply("200", "$var(percent) percent");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 10 percent
 * ```
 */
export const rand_reset_prob = cfgutils.cfgFunction({ routes: 'any' }, ({ state, params }) => {
  state.probability = params.initial_probability
})

/**
 * Tells, as its result, how likely `rand_event()` is true.
 *
 * @returns the percentage
 *
 * @example Say it
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_probability", 30)
 * request_route {
 *     $var(percent) = rand_get_prob();
 *     sl_send_reply("200", "$var(percent) percent");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 30 percent
 * ```
 *
 * @trap a result of 0 ends the script, so a probability of 0 does
 */
export const rand_get_prob = cfgutils.cfgFunction(
  { routes: 'any' },
  ({ state }) => state.probability,
)

/**
 * A number from 0 to 2147483647, another one each time it is read.
 *
 * @example Ask callers to come back at different times
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     $var(wait) = 60 + $RANDOM mod 60;
 *     append_to_reply("Retry-After: $var(wait)\r\n");
 *     sl_send_reply("503", "Try Later");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 *         Retry-After: {seconds:int}
 * ```
 */
export const RANDOM = cfgutils.pseudoVariable(
  { name: '$RANDOM', type: 'int' },
  { get: ({ server }) => server.random.uint32() >>> 1 },
)
