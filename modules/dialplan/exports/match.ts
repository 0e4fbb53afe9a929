/** Recognising a number. */

import { int, str, variable } from 'siprose'

import { addBranch } from '../branch.ts'
import { dialplan } from '../module.ts'

/**
 * Tells whether a rule fits a text, and what its attributes are.
 *
 * Nothing is rewritten; the attributes go into {@link attrs_pvar}.
 *
 * @param dpid - the number of the dialplan
 * @param inval - the text
 * @returns `-1` where no rule fits, `-2` where there is no such dialplan
 *
 * @example What kind of number is this
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "dialplan.so"
 * modparam("dialplan", "db_url", "sqlite:///siprose.db")
 * modparam("dialplan", "attrs_pvar", "$avp(kind)")
 * request_route {
 *     if (dp_match("1", "$rU")) sl_send_reply("200", "$avp(kind)");
 *     else if ($rc == -2) sl_send_reply("500", "No Dialplan");
 *     else sl_send_reply("404", "No Number");
 * }
 * ```
 * ```db
 * given dialplan
 * | dpid | pr | match_op | match_exp    | match_len | subst_exp | repl_exp | attrs     |
 * | 1    | 1  | 0        | 112          | 0         |           |          | emergency |
 * | 1    | 2  | 1        | ^0[1-9]\d+$  | 0         |           |          | national  |
 * | 1    | 3  | 2        | 00*          | 0         |           |          | abroad    |
 * ```
 * ```sip
 * alice > OPTIONS sip:112@example.com
 * alice < 200 emergency
 * alice > OPTIONS sip:0891234@example.com
 * alice < 200 national
 * alice > OPTIONS sip:00358401234@example.com
 * alice < 200 abroad
 * alice > OPTIONS sip:bob@example.com
 * alice < 404
 * ```
 */
export const dp_match = dialplan.cfgFunction(
  { args: [int('dpid'), str('inval')], routes: 'any' },
  ({ state }, ctx, id, input) => state.match(ctx, id, input),
)

/**
 * Rewrites a text by the rule that fits it, and sets a variable to what comes out.
 *
 * The variable stays as it is where nothing comes out. See {@link append_branch} for what happens in a failure route.
 *
 * @param dpid - the number of the dialplan
 * @param inval - the text
 * @param outvar - takes what comes out
 * @returns `-1` where no rule fits, or the rule's second pattern does not; `-2` where there is no such dialplan
 *
 * @example Numbers as the carrier wants them
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "dialplan.so"
 * modparam("dialplan", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (dp_replace("1", "$rU", "$rU")) sl_send_reply("302", "$ru");
 *     else sl_send_reply("404", "No Number");
 * }
 * ```
 * ```db
 * given dialplan
 * | dpid | pr | match_op | match_exp    | match_len | subst_exp     | repl_exp | attrs |
 * | 1    | 1  | 1        | ^00[1-9]\d+$ | 0         | ^00(\d+)$     | +\1      |       |
 * | 1    | 2  | 1        | ^0[1-9]\d+$  | 0         | ^0(\d+)$      | +49\1    |       |
 * ```
 * ```sip
 * alice > OPTIONS sip:0891234@example.com
 * alice < 302 sip:+49891234@example.com
 * alice > OPTIONS sip:00358401234@example.com
 * alice < 302 sip:+358401234@example.com
 * alice > OPTIONS sip:4711@example.com
 * alice < 404
 * ```
 */
export const dp_replace = dialplan.cfgFunction(
  { args: [int('dpid'), str('inval'), variable('outvar')], routes: 'any' },
  ({ state, params }, ctx, id, input, output) =>
    state.translate(ctx, id, input, (text) => {
      if (output.set?.(ctx, text) !== true) return false
      addBranch(ctx, output.text, params.append_branch)
      return true
    }),
)
