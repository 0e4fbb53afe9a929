/** Asking in SQL. */

import {
  type AvpValue,
  constant,
  type Context,
  type DbValue,
  optional,
  type Preparation,
  type Result,
  str,
} from 'siprose'

import { avpName, type AvpName } from '../avp-name.ts'
import { avpops, messageRoutes } from '../module.ts'

/** This module in one server. */
type Self = Parameters<NonNullable<typeof avpops.table.stop>>[0]

const NO_ROWS = -2
const FAILED = -1

function parseTargets(text: string, using: Preparation): readonly AvpName[] {
  using.note?.('avpops', 'database')
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => avpName(part, using))
}

/** Fills AVPs row by row, the last row first: the first row is the value of an AVP then. */
function fill(
  { state: { names } }: Self,
  ctx: Context,
  rows: Result['rows'],
  targets: readonly AvpName[] | null,
): void {
  for (const row of rows.toReversed()) {
    for (const [at, cell] of row.entries()) {
      const value = avpValue(cell)
      const target = targets === null ? null : targets[at]
      if (value === null || target === undefined) continue
      ctx.avps.push(target === null ? String(at + 1) : names.of(target, ctx), value)
    }
  }
}

/** What an AVP can hold of a column: texts and whole numbers. */
function avpValue(cell: DbValue): AvpValue | null {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? cell : null
  if (typeof cell === 'bigint') return String(cell)
  return cell === null ? null : Buffer.from(cell).toString('latin1')
}

/**
 * Asks the database in its own language, and puts the columns into AVPs.
 *
 * Each row adds a value to the AVP of each column, the first row in front. What comes from a message belongs into a query through `{sql.val}` of
 * `sqlops` alone, which is also the newer way to ask.
 *
 * @param query - the statement
 * @param dest - the AVPs, `$avp(a);$avp(b)`, one for each column; without it they are `$avp(i:1)`, `$avp(i:2)` and so on
 * @returns `-2` when there are no rows, `-1` when it failed
 *
 * @example Who lives at this number
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * loadmodule "avpops.so"
 * modparam("avpops", "db_url", "sqlite:///siprose.db")
 * request_route {
 *     avp_db_query("select username, domain from dbaliases where alias_username = $(rU{sql.val})", "$avp(user);$avp(domain)");
 *     switch ($rc) {
 *         case 1: sl_send_reply("302", "$avp(user) at $avp(domain)"); break;
 *         case -2: sl_send_reply("404", "Nobody"); break;
 *         default: sl_send_reply("500", "Try Later");
 *     }
 * }
 * ```
 * ```db
 * given dbaliases
 * | alias_username | username | domain      |
 * | 4711           | alice    | example.com |
 * ```
 * ```sip
 * bob > OPTIONS sip:4711@example.com
 * bob < 302 alice at example.com
 * bob > OPTIONS sip:4712@example.com
 * bob < 404 Nobody
 * ```
 *
 * @trap It puts texts of a message into the query as they are: use `{sql.val}`, or anybody can ask anything.
 */
export const avp_db_query = avpops.cfgFunctionAsync(
  { args: [str('query'), optional(constant('dest', parseTargets))], routes: messageRoutes },
  (self, ctx, query, targets) => {
    const { source } = self.state
    if (source === null) {
      self.log.error('avp_db_query() has no database: set `db_url` of `avpops`')
      return FAILED
    }
    return source.ask(
      'avp_db_query',
      (database) => database.raw(query),
      ({ rows }) => {
        fill(self, ctx, rows, targets ?? null)
        return rows.length === 0 ? NO_ROWS : 1
      },
      FAILED,
    )
  },
)
