/** Reading values of users. */

import { constant, type Context } from 'siprose'

import { avpops, messageRoutes } from '../module.ts'
import type { Preference } from '../database/preferences.ts'
import { parseOwner, parseWanted } from '../database/wanted.ts'

/**
 * Loads values of a user into AVPs.
 *
 * They are put in front of what is there already, in the order of the table: the last row of a name is the value of the AVP. A row whose
 * type says that it is a number, and that holds none, is left out.
 *
 * @param source - whose: a variable that holds a URI, `$fu`, with `/username`, `/domain` or `/uri`; one that holds an id, with `/uuid`; or
 *   the id itself. Of `$ru`, `$fu`, `$tu` and `$ou` the URI counts unless told otherwise, of others the id
 * @param name - which: `$avp(x)`, `a` for all, `s` or `i` for those whose names are texts or numbers; `/table` and `/$scheme` say where
 * @returns -1 when nothing was loaded, or the database does not answer
 *
 * @example Where does this user want calls to go
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "avpops.so"
 * modparam("avpops", "db_url", "sqlite:///siprose.db")
 * modparam("avpops", "avp_table", "usr_preferences")
 * request_route {
 *     if (avp_db_load("$ru/username", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
 *     else sl_send_reply("404", "Nowhere");
 * }
 * ```
 * ```db
 * given usr_preferences
 * | username | domain      | attribute | type | value               |
 * | alice    | example.com | forward   | 0    | sip:bob@example.com |
 * ```
 * ```sip
 * bob > OPTIONS sip:alice@example.com
 * bob < 302 sip:bob@example.com
 * bob > OPTIONS sip:carol@example.com
 * bob < 404 Nowhere
 * ```
 *
 * @example All that is known of somebody by an id
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "avpops.so"
 * modparam("avpops", "db_url", "sqlite:///siprose.db")
 * modparam("avpops", "avp_table", "usr_preferences")
 * request_route {
 *     avp_db_load("$rU", "a");
 *     sl_send_reply("200", "$avp(plan), $(avp(gw)[*])");
 * }
 * ```
 * ```db
 * given usr_preferences
 * | uuid  | attribute | type | value      |
 * | 4711  | plan      | 1    | 3          |
 * | 4711  | gw        | 0    | 192.0.2.20 |
 * | 4711  | gw        | 0    | 192.0.2.30 |
 * | 4711  | minutes   | 1    | many       |
 * ```
 * ```sip
 * alice > OPTIONS sip:4711@example.com
 * alice < 200 3, 192.0.2.30, 192.0.2.20
 * ```
 *
 * @compat Numbers may be negative. Names that are numbers and texts of digits are the same: `$avp(i:11)` is `$avp(11)`.
 */
export const avp_db_load = avpops.cfgFunctionAsync(
  { args: [constant('source', parseOwner), constant('name', parseWanted)], routes: messageRoutes },
  ({ state }, ctx, ownerOf, { avp, integer, flags, table, scheme }) => {
    const { preferences, names } = state
    const owner = ownerOf(ctx)
    if (preferences === null || owner === null) return false
    const name = avp === null ? null : names.of(avp, ctx)
    if (scheme !== null && name !== null) {
      return preferences.loadByScheme(owner, scheme, (values) => {
        for (const value of values) ctx.avps.push(name, value)
        return values.length > 0
      })
    }
    return preferences.load(owner, { name, integer, table }, (values) => putAll(ctx, values, flags))
  },
)

function putAll(ctx: Context, values: readonly Preference[], flags: number): boolean {
  for (const { name, value } of values) {
    ctx.avps.push(name, value)
    if (flags !== 0) ctx.avps.setFlags(name, flags)
  }
  return values.length > 0
}
