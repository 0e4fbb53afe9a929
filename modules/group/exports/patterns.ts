/** Groups by patterns over addresses. */

import { constant, variable } from 'siprose'

import { group } from '../module.ts'
import { parseWhom } from '../whom.ts'

/**
 * Finds the groups whose patterns fit somebody's address.
 *
 * The patterns are read once, at the start, and see `sip:user@domain`. The AVP gets the number of each group, see {@link multiple_gid}.
 *
 * @param uri - as of {@link is_user_in}
 * @param avp - takes the numbers
 * @returns how many groups there are; false for none
 *
 * @example Whose number is this
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "group.so"
 * modparam("group", "db_url", "sqlite:///siprose.db")
 * modparam("group", "re_table", "re_grp")
 * request_route {
 *     if (get_user_group("Request-URI", "$avp(g)")) sl_send_reply("200", "Groups $(avp(g)[*])");
 *     else sl_send_reply("404", "No Group");
 * }
 * ```
 * ```db
 * given re_grp
 * | reg_exp                        | group_id |
 * | ^sip:\+358[0-9]+@              | 358      |
 * | @example\.com$                 | 1        |
 * ```
 * ```sip
 * alice > OPTIONS sip:+3581234@example.com
 * alice < 200 Groups 358, 1
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 Groups 1
 * alice > OPTIONS sip:bob@example.net
 * alice < 404
 * ```
 */
export const get_user_group = group.cfgFunction(
  {
    args: [constant('uri', parseWhom), variable('avp')],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  ({ state }, ctx, whom, avp) => {
    const who = whom(ctx)
    if (who === null) return false
    const groups = state.patterns.of(`sip:${who.user}@${who.domain}`)
    for (const number of groups) if (avp.set?.(ctx, number) !== true) return false
    return groups.length === 0 ? false : groups.length
  },
)
