/** Values as they may stand in a query. */

import type { Value } from 'siprose'

import { sqlops } from '../module.ts'

/** A text between quotes that no database can take for its end. NUL, which none takes, is left out. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll(/['\\]/g, '$&$&')}'`
}

function literal(value: Value): string | number {
  if (value === null) return 'NULL'
  return typeof value === 'number' ? value : quoted(value)
}

/**
 * The value as it may stand in a query: a text between quotes, `$null` as `NULL`.
 *
 * Whatever comes from a message has to go through this: what somebody writes into a request cannot end the quotes then.
 *
 * @example Somebody tries to get in
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sqlops.so"
 * request_route { sl_send_reply("200", "select * from users where name = $(hdr(X-Name){sql.val})"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Name: O'Brien' or 1=1 --
 * alice < 200 select * from users where name = 'O''Brien'' or 1=1 --'
 * alice > OPTIONS sip:example.com
 * alice < 200 select * from users where name = NULL
 * ```
 *
 * @compat Quotes are doubled, which all databases understand; Kamailio puts a backslash before them, which only MySQL does. A backslash
 *   is doubled too, so PostgreSQL and SQLite see two.
 */
export const val = sqlops.transformation(
  { name: 'sql.val', from: 'any', to: 'any', nullable: true },
  literal,
)

/**
 * The value as a number in a query: `$null` is 0, a text stays one, between quotes.
 *
 * @example A missing header counts as 0
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sqlops.so"
 * request_route { sl_send_reply("200", "select $(hdr(X-Count){sql.val.int}) + 1"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 select 0 + 1
 * ```
 */
export const valInt = sqlops.transformation(
  { name: 'sql.val.int', from: 'any', to: 'any', nullable: true },
  (value) => (value === null ? 0 : literal(value)),
)

/**
 * The value as a text in a query: `$null` is an empty one.
 *
 * @example A missing header is an empty text
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sqlops.so"
 * request_route { sl_send_reply("200", "select $(hdr(X-Name){sql.val.str})"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 select ''
 * ```
 */
export const valStr = sqlops.transformation(
  { name: 'sql.val.str', from: 'any', to: 'any', nullable: true },
  (value) => (value === null ? "''" : literal(value)),
)
