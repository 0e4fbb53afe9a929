/** Running the route of a number. */

import { type Context, optional, str } from 'siprose'

import { prefixRoute } from '../module.ts'

/**
 * Runs the route that the table has for the longest prefix of a number.
 *
 * Digits alone count, in numbers and in the table: `+49 89` is `4989`. The script ends with that route, unless the route returns a negative
 * number or {@link exit} is off.
 *
 * @param user - the number; without it the user of the request URI
 * @returns -1 where no prefix fits, and where the route returned a negative number; -2 where the request URI has no user
 *
 * @example A country, and a city in it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "prefix_route.so"
 * modparam("prefix_route", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     prefix_route();
 *     sl_send_reply("404", "No Route for $rU");
 * }
 * route[GERMANY] { sl_send_reply("302", "To Germany"); }
 * route[MUNICH] { sl_send_reply("302", "To Munich"); }
 * ```
 * ```db
 * given prefix_route
 * | prefix | route   | comment     |
 * | 49     | GERMANY | Deutschland |
 * | 49-89  | MUNICH  | without +   |
 * ```
 * ```sip
 * alice > OPTIONS sip:49301234@example.com
 * alice < 302 To Germany
 * alice > OPTIONS sip:+49891234@example.com
 * alice < 302 To Munich
 * alice > OPTIONS sip:3581234@example.com
 * alice < 404
 * ```
 *
 * @example The number that calls, and a route that does not want it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "prefix_route.so"
 * modparam("prefix_route", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     prefix_route("$fU");
 *     sl_send_reply("200", "Came to $rc");
 * }
 * route[GERMANY] { if ($rU == "bob") return -5; sl_send_reply("403", "Not from Germany"); }
 * ```
 * ```db
 * given prefix_route
 * | prefix | route   |
 * | 49     | GERMANY |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 *         From: <sip:49891234@example.com>;tag=1
 * alice < 200 Came to -1
 * alice > OPTIONS sip:carol@example.com
 *         From: <sip:49891234@example.com>;tag=1
 * alice < 403
 * ```
 *
 * @compat A number may be the prefix and nothing more; Kamailio 5.6 finds a prefix only in a number that goes on, so a row for `112` is never
 *   found there. `drop` in the route counts where the script ends with it.
 */
export const prefix_route = prefixRoute.cfgFunctionAsync(
  { args: [optional(str('user'))], routes: 'any', runs: 'request' },
  ({ state, params }, ctx, user) => {
    const number = user ?? userOf(ctx)
    if (number === null || number === '') return user === undefined ? NO_USER : false
    const route = state.find(number)
    if (route === null) return false
    const result = route.call(ctx)
    return typeof result === 'number'
      ? settled(ctx, result, params.exit)
      : result.then((late) => settled(ctx, late, params.exit))
  },
)

const NO_USER = -2

function userOf(ctx: Context): string | null {
  return ctx.message.isRequest ? (ctx.uri?.user ?? null) : null
}

/** What a route that has run means to the script. */
function settled(ctx: Context, result: number, exit: boolean): number {
  if (exit) return result < 0 && !ctx.halted ? -1 : 0
  ctx.halted = false
  ctx.dropped = false
  return result < 0 ? -1 : 1
}
