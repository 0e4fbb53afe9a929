/** Whether anybody has a URI. */

import { uri_db } from '../module.ts'

/**
 * Tells whether the request URI is that of a user.
 *
 * Asked is the table of users, or with {@link use_uri_table} that of URIs.
 *
 * @returns `-5` for nobody, `-1` where the database does not answer
 *
 * @example Tell who is away from who is nobody
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "uri_db.so"
 * modparam("uri_db", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (does_uri_exist()) sl_send_reply("480", "Not Here Now");
 *     else sl_send_reply("404", "Nobody");
 * }
 * ```
 * ```db
 * given subscriber
 * | username | domain      |
 * | bob      | example.com |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 480
 * alice > OPTIONS sip:carol@example.com
 * alice < 404
 * ```
 */
export const does_uri_exist = uri_db.cfgFunctionAsync(
  { routes: ['request', 'event'] },
  ({ state }, ctx) => state.exists(ctx.uri),
)
