/** Sending a request to who is meant. */

import { type Context, optional, prepared, str } from 'siprose'

import { parseFlags } from '../aliases.ts'
import { alias_db } from '../module.ts'

/** Makes the URIs the places that a request goes to; false where the first is none. */
function goTo(ctx: Context, [first = '', ...others]: readonly string[]): boolean {
  ctx.requestUri = first
  for (const uri of others) {
    // too many: the rest is not rung
    if (ctx.addBranch(uri, null) === null) break
  }
  return true
}

/**
 * Sends the request to who is meant, where its URI is an alias.
 *
 * The request URI becomes `sip:user@domain` of the row, whatever parameters it had. Where several rows fit, the first
 * that the database gives counts, see {@link append_branches}.
 *
 * @param table_name - the table of aliases
 * @param flags - letters: `d` to look for the user alone, `u` for the domain too, `r` to go the other way, from user to alias;
 *   {@link use_domain} where neither `d` nor `u` is given
 * @returns false where the URI is no alias, and where the database does not answer
 *
 * @example A short number, and a name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "alias_db.so"
 * modparam("alias_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (alias_db_lookup("dbaliases", "u")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```db
 * given dbaliases
 * | alias_username | alias_domain | username | domain      |
 * | 4711           | example.com  | alice    | example.com |
 * | sales          | example.com  | bob      | example.org |
 * ```
 * ```sip
 * carol > OPTIONS sip:4711@example.com;user=phone
 * carol < 302 sip:alice@example.com
 * carol > OPTIONS sip:sales@example.com
 * carol < 302 sip:bob@example.org
 * carol > OPTIONS sip:sales@example.net
 * carol < 404
 * ```
 */
export const alias_db_lookup = alias_db.cfgFunctionAsync(
  {
    args: [str('table_name'), optional(prepared('flags', parseFlags))],
    routes: ['request', 'failure'],
  },
  ({ state }, ctx, table, flags) => state.find(table, ctx.uri, flags, (uris) => goTo(ctx, uris)),
)
