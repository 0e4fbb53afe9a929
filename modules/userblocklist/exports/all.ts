/** Lists for all. */

import { constant, type Context, optional, tableName } from 'siprose'

import { TABLES, userblocklist } from '../module.ts'

const routes = ['request', 'failure'] as const

const table = constant('table', (text, using) => {
  tableName(text)
  using.note?.(TABLES, text)
  return text
})

/** The number that is called; null where there is none. */
export function calledNumber(ctx: Context): string | null {
  const user = ctx.message.isRequest ? (ctx.uri?.user ?? '') : ''
  return user === '' ? null : user
}

/**
 * Tells whether nothing speaks against calling the number of the request URI.
 *
 * The longest prefix of the number that the list has decides; a number without one may be called. Each table that the configuration names is read when
 * the server starts.
 *
 * @param table - the list; that of {@link globalblocklist_table} if left out
 * @returns false for a number that is blocked, and for a request URI without a user
 *
 * @example Premium numbers are closed, but for one
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (!check_blocklist()) { sl_send_reply("403", "Not From Here"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```db
 * given globalblocklist
 * | prefix  | allowlist | description      |
 * | 900     | 0         | premium numbers  |
 * | 9001234 | 1         | our own hot line |
 * ```
 * ```sip
 * alice > OPTIONS sip:90055555@example.com
 * alice < 403
 * alice > OPTIONS sip:+90055555@example.com
 * alice < 403
 * alice > OPTIONS sip:9001234@example.com
 * alice < 200
 * alice > OPTIONS sip:0891234@example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 * alice < 403
 * ```
 *
 * @example A list of its own for strangers
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (from_uri != myself && !check_blocklist("strangers")) { sl_send_reply("403", "Not You"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```db
 * given strangers
 * | prefix | allowlist |
 * | ""     | 0         |
 * | 110    | 1         |
 * ```
 * ```sip
 * alice > OPTIONS sip:0891234@example.com
 * alice < 403
 * alice > OPTIONS sip:110@example.com
 * alice < 200
 * ```
 */
export const check_blocklist = userblocklist.cfgFunction(
  { args: [optional(table)], routes },
  ({ state }, ctx, list) => {
    const number = calledNumber(ctx)
    return number !== null && state.forAll.find(number, list)?.allowed !== false
  },
)

/**
 * Tells whether the number of the request URI is allowed by name.
 *
 * The longest prefix of the number that the list has decides; a number without one is not allowed.
 *
 * @param table - the list
 * @returns false for a number that is blocked, and for one that the list has nothing of
 *
 * @example Numbers that are called without a password
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "userblocklist.so"
 * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     if (check_allowlist("globalblocklist")) sl_send_reply("200", "OK");
 *     else sl_send_reply("407", "Prove It");
 * }
 * ```
 * ```db
 * given globalblocklist
 * | prefix | allowlist |
 * | 112    | 1         |
 * | 1123   | 0         |
 * ```
 * ```sip
 * alice > OPTIONS sip:112@example.com
 * alice < 200
 * alice > OPTIONS sip:11234@example.com
 * alice < 407
 * alice > OPTIONS sip:0891234@example.com
 * alice < 407
 * ```
 */
export const check_allowlist = userblocklist.cfgFunction(
  { args: [table], routes },
  ({ state }, ctx, list) => {
    const number = calledNumber(ctx)
    return number !== null && state.forAll.find(number, list)?.allowed === true
  },
)
