/** Asking whether somebody is a user. */

import { int, parseUri, str } from 'siprose'

import { auth_db } from '../module.ts'
import { UNKNOWN } from '../subscribers.ts'
import { table } from './authenticate.ts'

/** Bits of what the function is told. */
const Flag = { DOMAIN: 1, SILENT: 2 } as const

/**
 * Tells whether a URI is that of a user in a table.
 *
 * The columns of {@link load_credentials} go into AVPs: those of somebody who is called, for example.
 *
 * @param uri - who
 * @param table - where the users are
 * @param flags - a sum: 1 to ask for the domain too, 2 to set no AVPs
 * @returns `-2` for nobody of that name, `-1` for what is no URI, and where the database does not answer
 *
 * @example Call users alone
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "auth.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "auth_db.so"
 * modparam("auth_db", "db_url", "sqlite:///siprose.db")
 * modparam("auth_db", "load_credentials", "$avp(home)=domain")
 * request_route {
 *     if (is_subscriber("$ru", "subscriber", "0")) sl_send_reply("200", "At $avp(home)");
 *     else sl_send_reply("404", "Not Found");
 * }
 * ```
 * ```db
 * given subscriber
 * | username | domain      |
 * | bob      | example.com |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 At example.com
 * alice > OPTIONS sip:carol@example.com
 * alice < 404
 * alice > OPTIONS sip:example.com
 * alice < 404
 * ```
 */
export const is_subscriber = auth_db.cfgFunctionAsync(
  { args: [str('uri'), table, int('flags')], routes: 'any' },
  ({ state }, ctx, text, from, flags) => {
    const uri = parseUri(text)
    if (uri === null || from === null || from === '') return false
    if (uri.user === null || uri.user === '') return UNKNOWN
    return state.knows(ctx, uri, {
      table: from,
      withDomain: (flags & Flag.DOMAIN) !== 0,
      keep: (flags & Flag.SILENT) === 0,
    })
  },
)
