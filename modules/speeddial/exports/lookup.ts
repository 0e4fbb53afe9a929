/** Calling a short number. */

import { optional, parseUri, str } from 'siprose'

import { speeddial } from '../module.ts'

/**
 * Sends the request to what the caller's short number means.
 *
 * @param table - the table of short numbers
 * @param owner - the URI of whose numbers they are; that in From if left out
 * @returns false where the number means nothing to the owner, and where the database does not answer
 *
 * @example Two digits
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "speeddial.so"
 * modparam("speeddial", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (sd_lookup("speed_dial")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "No Such Number");
 * }
 * ```
 * ```db
 * given speed_dial
 * | username | sd_username | new_uri              |
 * | alice    | 11          | sip:bob@example.com  |
 * | bob      | 11          | sip:4711@example.org |
 * ```
 * ```sip
 * alice > OPTIONS sip:11@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 302 sip:bob@example.com
 * bob   > OPTIONS sip:11@example.com
 *         From: <sip:bob@example.com>;tag=1
 * bob   < 302 sip:4711@example.org
 * alice > OPTIONS sip:12@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 404
 * ```
 *
 * @example The numbers of who has logged in
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "speeddial.so"
 * modparam("speeddial", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     $var(user) = "alice";
 *     if (sd_lookup("speed_dial", "sip:$var(user)@$fd")) sl_send_reply("302", "$ru");
 * }
 * ```
 * ```db
 * given speed_dial
 * | username | sd_username | new_uri              |
 * | alice    | 11          | sip:bob@example.com  |
 * ```
 * ```sip
 * carol > OPTIONS sip:11@example.com
 * carol < 302 sip:bob@example.com
 * ```
 */
export const sd_lookup = speeddial.cfgFunctionAsync(
  { args: [str('table'), optional(str('owner'))], routes: ['request'] },
  ({ state }, ctx, table, owner) => {
    const from = owner === undefined ? (ctx.message.from?.parsedUri ?? null) : parseUri(owner)
    return state.find(table, from, ctx.uri, (uri) => {
      ctx.requestUri = uri
      return true
    })
  },
)
