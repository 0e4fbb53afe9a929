/** Members of groups, one a row. */

import { constant, str } from 'siprose'

import { group } from '../module.ts'
import { parseWhom } from '../whom.ts'

/**
 * Tells whether somebody is in a group.
 *
 * The database is asked each time, and the message waits for it: what is written into the table counts at once.
 *
 * @param uri - `Request-URI`, `To`, `From`, `Credentials` for whose credentials were found good, or a variable that holds a URI
 * @param group - the name of the group
 * @returns `-6` for who is not in it, `-1` for nobody, and where the database does not answer
 *
 * @example Calls abroad are for some
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "group.so"
 * modparam("group", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if ($rU =~ "^00" && !is_user_in("From", "int")) sl_send_reply("403", "Not Abroad");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```db
 * given grp
 * | username | domain      | grp |
 * | alice    | example.com | int |
 * ```
 * ```sip
 * alice > OPTIONS sip:00491234@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200
 * bob   > OPTIONS sip:00491234@example.com
 *         From: <sip:bob@example.com>;tag=1
 * bob   < 403
 * bob   > OPTIONS sip:alice@example.com
 *         From: <sip:bob@example.com>;tag=1
 * bob   < 200
 * ```
 */
export const is_user_in = group.cfgFunctionAsync(
  {
    args: [constant('uri', parseWhom), str('group')],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  ({ state }, ctx, whom, name) => {
    const who = whom(ctx)
    return who === null ? false : state.members.has(name, who)
  },
)
