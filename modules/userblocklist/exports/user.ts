/** Lists of users. */

import { constant, optional, str, tableName } from 'siprose'

import { userblocklist } from '../module.ts'
import { calledNumber } from './all.ts'

const routes = ['request', 'failure'] as const

const table = constant('table', (text) => {
  tableName(text)
  return text
})
const args = [str('user'), str('domain'), optional(str('number')), optional(table)] as const

/**
 * Tells whether a user's list has nothing against a number.
 *
 * The longest prefix of the number among the rows of the user decides; a number without one may be called.
 *
 * @param user - whose list; a name
 * @param domain - the user's domain, which counts where {@link use_domain} is on
 * @param number - the number; the user of the request URI if left out
 * @param table - the table of lists; that of {@link userblocklist_table} if left out
 * @returns false for a number that is blocked, for a request URI without a user, and where the database does not answer
 *
 * @example No calls abroad for the lobby
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
 *     else sl_send_reply("403", "Not From Here");
 * }
 * ```
 * ```db
 * given userblocklist
 * | username | domain      | prefix | allowlist |
 * | lobby    | example.com | 00     | 0         |
 * | lobby    | example.com | 0043   | 1         |
 * ```
 * ```sip
 * alice > OPTIONS sip:004412345@example.com
 *         From: <sip:lobby@example.com>;tag=1
 * alice < 403
 * alice > OPTIONS sip:00431234@example.com
 *         From: <sip:lobby@example.com>;tag=1
 * alice < 200
 * alice > OPTIONS sip:004412345@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200
 * ```
 *
 * @example Who may call me
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (check_user_blocklist("$rU", "$rd", "$fU", "callers")) sl_send_reply("200", "OK");
 *     else sl_send_reply("603", "Declined");
 * }
 * ```
 * ```db
 * given callers
 * | username | domain      | prefix | allowlist |
 * | bob      | example.com | 4989   | 0         |
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 *         From: <sip:49891234@example.com>;tag=1
 * alice < 603
 * alice > OPTIONS sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200
 * ```
 */
export const check_user_blocklist = userblocklist.cfgFunctionAsync(
  { args, routes },
  ({ state }, ctx, user, domain, called, list) => {
    const number = called ?? calledNumber(ctx)
    if (number === null) return false
    const question = { user, domain, number, table: list }
    return state.forUsers.ask(question, (said) => said !== 'blocked', false)
  },
)

/**
 * Tells whether a user's list allows a number by name.
 *
 * The longest prefix of the number among the rows of the user decides; a number without one is not allowed.
 *
 * @param user - whose list; a name
 * @param domain - the user's domain, which counts where {@link use_domain} is on
 * @param number - the number; the user of the request URI if left out
 * @param table - the table of lists; that of {@link userblocklist_table} if left out
 * @returns false for a number that is blocked or that the list has nothing of, and where the database does not answer
 *
 * @example A child calls home, and nobody else
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (check_user_allowlist("$fU", "$fd")) sl_send_reply("200", "OK");
 *     else sl_send_reply("403", "Ask Your Parents");
 * }
 * ```
 * ```db
 * given userblocklist
 * | username | domain      | prefix  | allowlist |
 * | child    | example.com | 0891234 | 1         |
 * ```
 * ```sip
 * alice > OPTIONS sip:0891234@example.com
 *         From: <sip:child@example.com>;tag=1
 * alice < 200
 * alice > OPTIONS sip:0892345@example.com
 *         From: <sip:child@example.com>;tag=1
 * alice < 403
 * ```
 */
export const check_user_allowlist = userblocklist.cfgFunctionAsync(
  { args, routes },
  ({ state }, ctx, user, domain, called, list) => {
    const number = called ?? calledNumber(ctx)
    if (number === null) return false
    const question = { user, domain, number, table: list }
    return state.forUsers.ask(question, (said) => said === 'allowed', false)
  },
)
