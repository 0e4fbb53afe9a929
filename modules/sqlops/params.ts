/** The module's parameters. */

import { intParam, strListParam } from 'siprose'

import { parseConnection } from './connections.ts'

const grows = 'texts grow as needed'

/** The rows of the table. */
export const params = {
  /**
   * A database and the name by which queries call it, as `name=>url`; each setting adds one.
   *
   * @example Two databases
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "sqlops.so"
   * modparam("sqlops", "sqlcon", "users=>sqlite:///users.db")
   * modparam("sqlops", "sqlcon", "rates=>sqlite:///rates.db")
   * request_route {
   *     sql_query("users", "select count(*) from subscriber", "n");
   *     sl_send_reply("200", "$dbr(n=>[0,0]) users");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      |
   * | alice    | example.com |
   * | bob      | example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 2 users
   * ```
   */
  sqlcon: strListParam({ check: parseConnection }),

  /**
   * The name of a result, for configurations that declare them; each setting adds one.
   *
   * Results need not be declared.
   *
   * @example A result that is declared
   * ```kamailio
   * loadmodule "sqlops.so"
   * modparam("sqlops", "sqlres", "ra")
   * request_route { drop; }
   * ```
   */
  sqlres: strListParam(),

  /**
   * How long a text may be that `{sql.val}` makes.
   *
   * @example A setting that changes nothing
   * ```kamailio
   * loadmodule "sqlops.so"
   * modparam("sqlops", "tr_buf_size", 4096)
   * request_route { drop; }
   * ```
   */
  tr_buf_size: intParam(2048, { idle: grows }),

  /**
   * How much of a query is shown when it fails.
   *
   * The text of a query can hold what nobody should read in a log; 0 leaves it out.
   *
   * @example Show no query
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "sqlops.so"
   * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
   * modparam("sqlops", "log_buf_size", 0)
   * request_route {
   *     if (!sql_query("ca", "select secret from vault")) sl_send_reply("500", "No answer");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 500 No answer
   * ```
   * ```log
   * ERROR the query on `ca` failed: no such table: vault
   * ```
   */
  log_buf_size: intParam(128, { min: 0, max: 10_000 }),

  /**
   * Whether the server starts without a database that cannot be reached: 1 lets it.
   *
   * It is tried again with each query, not more often than every ten seconds while it fails.
   *
   * @example Calls go on without the statistics
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "sqlops.so"
   * modparam("sqlops", "sqlcon", "stats=>sqlite:///stats.db")
   * modparam("sqlops", "connect_mode", 1)
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * ```
   */
  connect_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * How many results with different names there can be.
   *
   * A query for one more fails. A name can be used again and again.
   *
   * @example One result at a time
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "sqlops.so"
   * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
   * modparam("sqlops", "results_maxsize", 1)
   * request_route {
   *     sql_query("ca", "select * from domain", "ra");
   *     if (!sql_query("ca", "select * from domain", "rb")) sl_send_reply("500", "Too many results");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 500 Too many results
   * ```
   */
  results_maxsize: intParam(32, { min: 1, max: 1024 }),
}
