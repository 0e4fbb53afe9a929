/** Waiting. */

import { int } from 'siprose'

import { cfgutils } from '../module.ts'

const MAX_SECONDS = 3600

/**
 * Waits some seconds before the script goes on.
 *
 * Only this message's script waits. All others go on meanwhile, also those of the same call: what the message would have told them is not
 * known yet.
 *
 * @param time - in seconds
 * @returns false when `max_sleeping` scripts sleep already, or the server stops
 *
 * @example Answer a guesser late
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if ($rm == "REGISTER") {
 *         sleep("2");
 *         sl_send_reply("403", "Forbidden");
 *         exit;
 *     }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * clock +1s
 * bob   > OPTIONS sip:example.com
 * bob   < 200
 * clock +1s
 * alice < 403
 * ```
 *
 * @compat In Kamailio the process waits, and takes no other message meanwhile.
 * @trap `$var` belongs to no message: another one sets it meanwhile; keep in `$avp` what is needed afterwards
 */
export const sleep = cfgutils.cfgFunctionAsync(
  { args: [int('time', { min: 0, max: MAX_SECONDS })], routes: 'any' },
  ({ state }, _ctx, seconds) =>
    seconds === 0 ? true : (state.pauses.take(seconds * 1000) ?? false),
)

/**
 * Waits some microseconds before the script goes on.
 *
 * A part of a millisecond counts as a whole one.
 *
 * @param time - in microseconds
 * @returns false when `max_sleeping` scripts sleep already, or the server stops
 *
 * @example A fifth of a second
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     usleep("200000");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 199ms
 * clock +1ms
 * alice < 200
 * ```
 */
export const usleep = cfgutils.cfgFunctionAsync(
  { args: [int('time', { min: 0, max: MAX_SECONDS * 1_000_000 })], routes: 'any' },
  ({ state }, _ctx, microseconds) =>
    microseconds === 0 ? true : (state.pauses.take(Math.ceil(microseconds / 1000)) ?? false),
)
