/** Going on with another route. */

import { type Context, int, routeName, str } from 'siprose'

import { EXIT, hold, type Self } from '../hold.ts'
import { async } from '../module.ts'
import { MAX_MS, MAX_SECONDS } from './sleep.ts'

const target = routeName('routename')

/** Goes on with a route later. The script ends when that has, unless the parameter `return` lets it go on at once. */
function goOn(
  self: Self,
  ctx: Context,
  name: string,
  ms: number,
): boolean | number | Promise<number> {
  const { state, params } = self
  if (!hold(self, ctx)) return EXIT
  const running = state.later(ctx, name, ms)
  if (running === null) return false
  return params.return ? true : running.then(() => EXIT)
}

/**
 * Ends the script, and goes on with the message in another route some seconds later.
 *
 * The message is as the script left it: its URI, flags, AVPs and changes.
 * Where `tm` is loaded the request has a transaction from here on, as after `t_newtran()`: copies that come meanwhile end their script, a CANCEL ends the
 * call, and the caller of an INVITE is told that it has come.
 *
 * @param routename - the route
 * @param seconds - how much later
 * @returns only when nothing will go on: false when there is no such route, or `max_waiting` messages wait already
 *
 * @example Answer in another route
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * request_route {
 *     $avp(reason) = "Nobody came";
 *     async_route("GIVE_UP", 4);
 *     sl_send_reply("500", "There was no room to wait");
 * }
 * route[GIVE_UP] { sl_send_reply("404", "$avp(reason)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * quiet 3s
 * clock +1s
 * alice < 404 Nobody came
 * ```
 *
 * @compat In Kamailio the module needs `tm`.
 */
export const async_route = async.cfgFunctionAsync(
  { args: [target, int('seconds', { min: 1, max: MAX_SECONDS })], routes: ['request', 'failure'] },
  (self, ctx, name, seconds) => goOn(self, ctx, name, seconds * 1000),
)

/**
 * Ends the script, and goes on with the message in another route some milliseconds later.
 *
 * @param routename - the route
 * @param milliseconds - how much later
 * @returns only when nothing will go on: false when there is no such route, or `max_waiting` messages wait already
 *
 * @example A route whose name is put together
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * request_route {
 *     async_ms_route("ON_$rm", 250);
 *     sl_send_reply("405", "Method Not Allowed");
 * }
 * route[ON_OPTIONS] { sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * quiet 249ms
 * clock +1ms
 * alice < 200
 * alice > MESSAGE sip:example.com
 * alice < 405
 * ```
 */
export const async_ms_route = async.cfgFunctionAsync(
  { args: [target, int('milliseconds', { min: 1, max: MAX_MS })], routes: ['request', 'failure'] },
  goOn,
)

/**
 * Ends the script, and goes on with the message in another route soon.
 *
 * What is due before it is done first.
 *
 * @param routename - the route
 * @returns only when nothing will go on: false when there is no such route, or `max_waiting` messages wait already
 *
 * @example Go on elsewhere
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * request_route {
 *     async_task_route("ANSWER");
 *     sl_send_reply("500", "Never reached");
 * }
 * route[ANSWER] { sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 *
 * @compat Kamailio wants `async_workers`, and another process goes on.
 */
export const async_task_route = async.cfgFunctionAsync(
  { args: [target], routes: ['request', 'failure'] },
  (self, ctx, name) => goOn(self, ctx, name, 0),
)

/**
 * Does what `async_task_route()` does, for configurations that name a group of processes.
 *
 * @param routename - the route
 * @param groupname - any text: there are no groups here, as nobody has to wait for a free process
 * @returns only when nothing will go on: false when there is no such route, or `max_waiting` messages wait already
 *
 * @example Keep the group of an existing configuration
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * async_workers_group = "name=calls;workers=4"
 * request_route { async_task_group_route("ANSWER", "calls"); }
 * route[ANSWER] { sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 *
 * @compat A group that is not declared does not matter; in Kamailio the message is lost.
 */
export const async_task_group_route = async.cfgFunctionAsync(
  { args: [target, str('groupname')], routes: ['request', 'failure'] },
  (self, ctx, name) => goOn(self, ctx, name, 0),
)
