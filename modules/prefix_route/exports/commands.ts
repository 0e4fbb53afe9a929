/** What an operator asks. */

import { prefixRoute } from '../module.ts'

/**
 * Reads the table again.
 *
 * New prefixes take the place of the old ones once all have come. Where the table cannot be read, or a row leads to a route that the configuration
 * has not, nothing changes; a row without prefix or route is left out, and the log says so.
 *
 * @example Another country, and one that has no route
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "prefix_route.so"
 * modparam("prefix_route", "db_url", "sqlite:///siprose.db")
 * request_route { prefix_route(); sl_send_reply("404", "No Route"); }
 * route[GERMANY] { sl_send_reply("302", "To Germany"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 404
 * ```
 * ```db
 * given prefix_route
 * | prefix | route   |
 * | 49     | GERMANY |
 * ```
 * ```rpc
 * > prefix_route.reload
 * ```
 * ```db
 * given prefix_route
 * | prefix | route   |
 * | 358    | FINLAND |
 * ```
 * ```rpc
 * > prefix_route.reload
 * error: { code: 400, message: "`prefix_route` leads prefix `358` to route `FINLAND`, which the configuration has not; write `route[FINLAND] {{ ... }`, or change the row" }
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 302 To Germany
 * ```
 */
export const reload = prefixRoute.rpcCommand(
  { name: 'prefix_route.reload', reloads: true },
  async ({ state, log }) => {
    const count = await state.load()
    log.notice(`prefix_route: ${count} prefixes read again`)
  },
)

/**
 * Lists the prefixes with their routes.
 *
 * @example See what was read
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "prefix_route.so"
 * modparam("prefix_route", "db_url", "sqlite:///siprose.db")
 * request_route { prefix_route(); sl_send_reply("404", "No Route"); }
 * route[GERMANY] { sl_send_reply("302", "To Germany"); }
 * route[MUNICH] { sl_send_reply("302", "To Munich"); }
 * ```
 * ```db
 * given prefix_route
 * | prefix | route   |
 * | 49-89  | MUNICH  |
 * | +49    | GERMANY |
 * ```
 * ```rpc
 * > prefix_route.dump
 * - { prefix: "49", route: GERMANY }
 * - { prefix: "4989", route: MUNICH }
 * ```
 *
 * @compat Kamailio draws the tree, digit by digit, as lines of text.
 */
export const dump = prefixRoute.rpcCommand({ name: 'prefix_route.dump' }, ({ state }) =>
  [...state.all()].map(({ prefix, name }) => ({ prefix, route: name })),
)
