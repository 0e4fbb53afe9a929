/** Asking who is meant. */

import { optional, parseUri, prepared, str, variable } from 'siprose'

import { parseFlags } from '../aliases.ts'
import { alias_db } from '../module.ts'

/**
 * Finds out who is meant by a URI, and sends nothing anywhere.
 *
 * Where several rows fit, the first that the database gives counts; with {@link append_branches} the variable is set to each in turn, so that
 * an AVP has all of them, the last one at index 0.
 *
 * @param table_name - the table of aliases
 * @param input - a URI
 * @param output - takes the URI that is found
 * @param flags - as of {@link alias_db_lookup}
 * @returns false where the URI is no alias, and where the database does not answer
 *
 * @example Show the number of a caller
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "alias_db.so"
 * modparam("alias_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (alias_db_find("dbaliases", "$fu", "$avp(number)", "r")) sl_send_reply("200", "Call from $avp(number)");
 *     else sl_send_reply("200", "Call without a number");
 * }
 * ```
 * ```db
 * given dbaliases
 * | alias_username | alias_domain | username | domain      |
 * | 4711           | example.com  | alice    | example.com |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 Call from sip:4711@example.com
 * carol > OPTIONS sip:bob@example.com
 *         From: <sip:carol@example.com>;tag=1
 * carol < 200 Call without a number
 * ```
 */
export const alias_db_find = alias_db.cfgFunctionAsync(
  {
    args: [
      str('table_name'),
      str('input'),
      variable('output'),
      optional(prepared('flags', parseFlags)),
    ],
    routes: ['request', 'failure', 'reply', 'onreply', 'branch', 'event'],
  },
  ({ state }, ctx, table, input, output, flags) =>
    state.find(table, parseUri(input), flags, (uris) => {
      for (const uri of uris) if (output.set?.(ctx, uri) !== true) return false
      return true
    }),
)
