/** Routes that may be there or not. */

import { routeNameIfAny } from 'siprose'

import { cfgutils } from '../module.ts'

const route = routeNameIfAny('route')

/**
 * Tells whether the configuration has a route of a name.
 *
 * For a configuration that is put together from files, some of which are there on one machine and not on another.
 *
 * @param route - the name in `route[…]`
 * @returns true if it is there
 *
 * @example Go where there is a way
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if (check_route_exists("LOCAL")) route(LOCAL);
 *     if (!check_route_exists("REMOTE")) sl_send_reply("404", "No way");
 * }
 * route[LOCAL] { if ($rm == "OPTIONS") { sl_send_reply("200", "Local"); exit; } }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Local
 * alice > MESSAGE sip:example.com
 * alice < 404 No way
 * ```
 */
export const check_route_exists = cfgutils.cfgFunction(
  { args: [route], routes: 'any' },
  ({ server }, _ctx, name) => server.route('request', name) !== null,
)

/**
 * Runs a route if the configuration has it, as `route()` does.
 *
 * @param route - the name in `route[…]`
 * @returns what the route returns; false when there is none
 *
 * @example Let a machine have rules of its own
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     route_if_exists("HOUSE_RULES");
 *     if (!route_if_exists("GUEST_RULES")) sl_send_reply("200", "No more rules");
 * }
 * route[HOUSE_RULES] {
 *     if ($rm == "MESSAGE") { sl_send_reply("405", "No messages here"); exit; }
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * alice < 405
 * alice > OPTIONS sip:example.com
 * alice < 200 No more rules
 * ```
 */
export const route_if_exists = cfgutils.cfgFunctionAsync(
  { args: [route], routes: 'any' },
  ({ server }, ctx, name) => server.route('request', name)?.call(ctx) ?? false,
)
