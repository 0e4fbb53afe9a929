/** Waiting, and going on with the next action. */

import { int } from 'siprose'

import { EXIT, hold } from '../hold.ts'
import { async } from '../module.ts'

export const MAX_SECONDS = 100
export const MAX_MS = 30_000

/**
 * Waits some seconds, and goes on with the next action.
 *
 * The message waits alone: all others are served meanwhile. Its AVPs, its flags and what was changed in it are as before afterwards.
 * Where `tm` is loaded the request has a transaction from here on, as after `t_newtran()`: copies that come meanwhile end their script, a CANCEL ends the
 * call, and the caller of an INVITE is told that it has come.
 *
 * @param seconds - how long
 * @returns false at once when `max_waiting` messages wait already, and when the server stops
 *
 * @example Let somebody who guesses wait
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * request_route {
 *     $avp(who) = $fU;
 *     if ($rm == "REGISTER") {
 *         async_sleep(3);
 *         sl_send_reply("403", "Not you, $avp(who)");
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
 * clock +2s
 * alice < 403 Not you, alice
 * ```
 *
 * @compat In Kamailio another process goes on, and the module needs `tm`.
 * @trap `$var` belongs to no message: another one sets it meanwhile; keep in `$avp` what is needed afterwards
 */
export const async_sleep = async.cfgFunctionAsync(
  { args: [int('seconds', { min: 1, max: MAX_SECONDS })], routes: ['request', 'failure'] },
  (self, ctx, seconds) => (hold(self, ctx) ? (self.state.wait(seconds * 1000) ?? false) : EXIT),
)

/**
 * Waits some milliseconds, and goes on with the next action.
 *
 * @param milliseconds - how long
 * @returns false at once when `max_waiting` messages wait already, and when the server stops
 *
 * @example Slow down a little
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * request_route {
 *     $var(delay) = 250;
 *     async_ms_sleep("$var(delay)");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 249ms
 * clock +1ms
 * alice < 200
 * ```
 */
export const async_ms_sleep = async.cfgFunctionAsync(
  { args: [int('milliseconds', { min: 1, max: MAX_MS })], routes: ['request', 'failure'] },
  (self, ctx, milliseconds) => (hold(self, ctx) ? (self.state.wait(milliseconds) ?? false) : EXIT),
)
