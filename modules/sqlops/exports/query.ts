/** Asking. */

import { constant, optional, str, XavpList, type Context } from 'siprose'

import { sqlops } from '../module.ts'
import { foundOf, nothing, type Found } from '../result.ts'
import { fillTargets, parseTargets } from '../targets.ts'

/** This module in one server. */
type Self = Parameters<NonNullable<typeof sqlops.table.stop>>[0]

/** What a query came to, for the script. */
const FAILED = -1
const ROWS = 1
const NO_ROWS = 2
const ROWS_NOT_KEPT = 3

/**
 * Asks, and hands on what was found; null for a query that failed, which is logged.
 *
 * @param use - makes the function's result of it
 */
function ask(
  self: Self,
  ctx: Context,
  name: string,
  query: string,
  use: (found: Found | null) => number,
): number | Promise<number> {
  const { connections, results } = self.state
  const database = connections.find(name)
  if (database === null) {
    self.log.error(
      `there is no connection \`${name}\`; there are ${connections.names.join(', ') || 'none'}`,
    )
    return use(null)
  }
  try {
    const result = database.raw(query)
    if (!(result instanceof Promise)) {
      results.reached(ctx, name, result.affected)
      return use(foundOf(result))
    }
    return result.then(
      (come) => {
        results.reached(ctx, name, come.affected)
        return use(foundOf(come))
      },
      (error: unknown) => use(failed(self, name, query, error)),
    )
  } catch (error) {
    return use(failed(self, name, query, error))
  }
}

function failed(self: Self, name: string, query: string, error: unknown): null {
  const most = self.params.log_buf_size
  const shown = most === 0 ? '' : ` \`${query.slice(0, most)}\``
  const why = error instanceof Error ? error.message : String(error)
  self.log.error(`the query${shown} on \`${name}\` failed: ${why}`)
  return null
}

/**
 * Asks a database, and keeps what it found under a name.
 *
 * Without a name, what was found is thrown away: for statements that change something.
 *
 * @param connection - its name in `sqlcon`
 * @param query - the statement
 * @param result - the name for `$dbr`
 * @returns `1` when there are rows, `2` when there are none, `3` when there are rows and no name for them, `-1` when it failed
 *
 * @example Who lives at this number
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_query("ca", "select username, domain from dbaliases where alias_username = $(rU{sql.val})", "ra");
 *     switch ($rc) {
 *         case 1: sl_send_reply("302", "$dbr(ra=>[0,0]) at $dbr(ra=>[0,1])"); break;
 *         case 2: sl_send_reply("404", "Not Found"); break;
 *         default: sl_send_reply("500", "Try later");
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
 * bob > OPTIONS sip:'%20or%20''='@example.com
 * bob < 404 Not Found
 * ```
 *
 * @example Write something
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_query("ca", "insert into grp (username, domain, grp) values ($(fU{sql.val}), 'example.com', 'ld')");
 *     sl_send_reply("200", "$sqlrows(ca) row");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * alice < 200 1 row
 * ```
 * ```db
 * grp
 * | username | domain      | grp |
 * | alice    | example.com | ld  |
 * ```
 *
 * @compat Results belong to the message that asked: another one that asks meanwhile does not change them.
 */
export const sql_query = sqlops.cfgFunctionAsync(
  { args: [str('connection'), str('query'), optional(str('result'))], routes: 'any' },
  (self, ctx, connection, query, result) => {
    if (result !== undefined && !self.state.results.reserve(result)) {
      self.log.error(
        `there are ${self.params.results_maxsize} results already; no room for \`${result}\``,
      )
      return FAILED
    }
    return ask(self, ctx, connection, query, (found) => {
      if (result !== undefined) self.state.results.set(ctx, result, found ?? nothing)
      if (found === null) return FAILED
      if (found.rows.length === 0) return NO_ROWS
      return result === undefined ? ROWS_NOT_KEPT : ROWS
    })
  },
)

/**
 * Asks a database, and goes on without waiting for it: nothing is known of what came of it.
 *
 * For writing what may be lost. What fails is logged.
 *
 * @param connection - its name in `sqlcon`
 * @param query - the statement
 * @returns false when there is no such connection
 *
 * @example Count calls without waiting
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_query_async("ca", "insert into grp (username, grp) values ($(fU{sql.val}), 'seen')");
 *     if (!sql_query_async("cb", "delete from grp")) sl_send_reply("200", "Written");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 * alice < 200 Written
 * ```
 * ```db
 * grp
 * | username | grp  |
 * | alice    | seen |
 * ```
 *
 * @compat It works with every database; Kamailio needs `async_workers` and a driver that can.
 */
export const sql_query_async = sqlops.cfgFunction(
  { args: [str('connection'), str('query')], routes: 'any' },
  (self, ctx, connection, query) => {
    void ask(self, ctx, connection, query, () => ROWS)
    return self.state.connections.find(connection) !== null
  },
)

/**
 * Asks a database, and makes a record of each row in `$xavp`.
 *
 * Columns are read by their names, `$xavp(result=>column)`, the next row is `$xavp(result[1]=>column)`. What was there under this name is
 * gone first.
 *
 * @param connection - its name in `sqlcon`
 * @param query - the statement
 * @param result - the name in `$xavp`
 * @returns `1` when there are rows, `2` when there are none, `-1` when it failed
 *
 * @example Try the gateways one by one
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_xquery("ca", "select destination, priority from dispatcher order by priority desc", "gw");
 *     sl_send_reply("200", "$xavp(gw=>destination) then $xavp(gw[1]=>destination)");
 * }
 * ```
 * ```db
 * given dispatcher
 * | setid | destination      | priority |
 * | 1     | sip:192.0.2.20   | 5        |
 * | 1     | sip:192.0.2.30   | 9        |
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 sip:192.0.2.30 then sip:192.0.2.20
 * ```
 */
export const sql_xquery = sqlops.cfgFunctionAsync(
  { args: [str('connection'), str('query'), str('result')], routes: 'any' },
  (self, ctx, connection, query, result) =>
    ask(self, ctx, connection, query, (found) => {
      if (found === null) return FAILED
      ctx.xavps.xavp.removeAll(result)
      for (const row of found.rows) {
        const record = new XavpList()
        for (const [at, value] of row.entries()) {
          const name = found.columns[at]
          if (value !== null && name !== undefined) record.push(name, value)
        }
        ctx.xavps.xavp.append(result, record)
      }
      return found.rows.length === 0 ? NO_ROWS : ROWS
    }),
)

/**
 * Asks a database, and puts the columns into variables.
 *
 * With several rows the first one is what a variable holds in the end; `$avp` and `$xavp` hold all, the first row in front.
 *
 * @param connection - its name in `sqlcon`
 * @param query - the statement
 * @param result - the variables, with commas or semicolons between them; one for each column
 * @returns `1` when there are rows, `2` when there are none, `-1` when it failed
 *
 * @example Read a user's settings
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_pvquery("ca", "select value, type from usr_preferences where username = $(fU{sql.val})",
 *         "$avp(target);$var(kind)");
 *     if ($rc == 1)
 *         sl_send_reply("302", "$avp(target) $(avp(target)[1]) $var(kind)");
 *     else sl_send_reply("404", "No settings");
 * }
 * ```
 * ```db
 * given usr_preferences
 * | username | attribute | type | value |
 * | alice    | forward   | 0    | bob   |
 * | alice    | forward   | 0    | carol |
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 302 bob carol 0
 * bob   > OPTIONS sip:example.com
 * bob   < 404
 * ```
 */
export const sql_pvquery = sqlops.cfgFunctionAsync(
  { args: [str('connection'), str('query'), constant('result', parseTargets)], routes: 'any' },
  (self, ctx, connection, query, targets) =>
    ask(self, ctx, connection, query, (found) => {
      if (found === null) return FAILED
      fillTargets(ctx, targets, found)
      return found.rows.length === 0 ? NO_ROWS : ROWS
    }),
)
