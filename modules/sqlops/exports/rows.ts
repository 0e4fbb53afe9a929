/** How much a statement changed. */

import { key } from 'siprose'

import { sqlops } from '../module.ts'

/**
 * How many rows the message's last statement on a connection added, changed or removed.
 *
 * @example Was anybody removed
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_query("ca", "delete from grp where username = $(rU{sql.val})");
 *     sl_send_reply("200", "$sqlrows(ca) gone");
 * }
 * ```
 * ```db
 * given grp
 * | username | grp |
 * | alice    | ld  |
 * | alice    | int |
 * | bob      | ld  |
 * ```
 * ```sip
 * carol > OPTIONS sip:alice@example.com
 * carol < 200 2 gone
 * carol > OPTIONS sip:dave@example.com
 * carol < 200 0 gone
 * ```
 * ```values
 * $sqlrows(cb) => $null
 * ```
 */
export const sqlrows = sqlops.pseudoVariable(
  { name: '$sqlrows', key: key<string>('connection', (text) => text.trim()), type: 'int' },
  { get: ({ state }, ctx, connection) => state.results.reachedBy(ctx, connection) },
)
