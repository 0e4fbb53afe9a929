/** The module's parameters. */

import {
  boolParam,
  columnName,
  dbUrlParam,
  intParam,
  strListParam,
  strParam,
  tableName,
} from 'siprose'

import { parsePipe } from './pipe-text.ts'

/** The rows of the table. */
export const params = {
  /**
   * The length of an interval: limits are requests in one of these.
   *
   * @example Two requests in ten seconds
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "timer_interval", 10)
   * request_route {
   *     if (!pl_check("calls", "TAILDROP", 2)) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 503
   * clock +10s
   * alice > OPTIONS sip:example.com
   * alice < 200
   * ```
   */
  timer_interval: intParam(10, { min: 1, max: 86_400, unit: 's' }),

  /**
   * A pipe that is there from the start, as `name:algorithm:limit`; each setting adds one.
   *
   * `pl.set_pipe` can change it while the server runs.
   *
   * @example A gateway with a limit
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "pipe", "gateway:TAILDROP:1")
   * request_route {
   *     if (!pl_check("gateway")) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 503 Server Unavailable
   * ```
   */
  pipe: strListParam({ check: parsePipe }),

  /**
   * The most pipes there can be.
   *
   * Names of pipes are often made of what arrives, a user for example, and somebody could send a million of them. When there are as many as
   * there may be, those go that nobody used in the last interval; where all are in use, `pl_check()` results in -2.
   *
   * @example No more than two customers at a time
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "max_pipes", 2)
   * request_route {
   *     pl_check("$fU", "TAILDROP", 100);
   *     sl_send_reply("200", "$rc");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         From: <sip:1001@example.com>;tag=1
   * alice < 200 1
   * alice > OPTIONS sip:example.com
   *         From: <sip:1002@example.com>;tag=1
   * alice < 200 1
   * alice > OPTIONS sip:example.com
   *         From: <sip:1003@example.com>;tag=1
   * alice < 200 -2
   * ```
   */
  max_pipes: intParam(100_000, { min: 1, max: 10_000_000 }),

  /**
   * After how many intervals without a request a pipe is removed; 0 for never.
   *
   * @example Forget a pipe after the second interval in which nobody used it
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "clean_unused", 1)
   * request_route {
   *     if (method == "MESSAGE") pl_check("texts", "TAILDROP", 10);
   *     if (pl_active("texts")) sl_send_reply("200", "There"); else sl_send_reply("404", "Gone");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:example.com
   * alice < 200 There
   * clock +25s
   * alice > OPTIONS sip:example.com
   * alice < 200 There
   * clock +10s
   * alice > OPTIONS sip:example.com
   * alice < 404 Gone
   * ```
   */
  clean_unused: intParam(0, { min: 0 }),

  /**
   * The status of the answer that `pl_drop()` gives.
   *
   * @example Say that it is the caller who is too fast
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "reply_code", 429)
   * modparam("pipelimit", "reply_reason", "Too Many Requests")
   * request_route { pl_drop(); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 429 Too Many Requests
   * ```
   */
  reply_code: intParam(503, { min: 400, max: 699 }),

  /**
   * The phrase of the answer that `pl_drop()` gives.
   *
   * @example In words of one's own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "reply_reason", "Busy Hour")
   * request_route { pl_drop(); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 503 Busy Hour
   * ```
   */
  reply_reason: strParam('Server Unavailable'),

  /**
   * Whether the load of the machine is measured, for `FEEDBACK` and `NETWORK`.
   *
   * It is measured once an interval, and only what some pipe asks for.
   *
   * @example Have the load told by something else
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "load_fetch", 0)
   * modparam("pipelimit", "pipe", "all:FEEDBACK:50")
   * request_route {
   *     if (!pl_check("all")) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * ```
   * ```rpc
   * > pl.push_load 1.0
   * ```
   * ```sip
   * clock +80s
   * alice > OPTIONS sip:example.com
   * alice < 503
   * ```
   */
  load_fetch: boolParam(true),

  /**
   * Which timer of Kamailio counts the intervals.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "timer_mode", 1)
   * request_route { drop; }
   * ```
   */
  timer_mode: intParam(0, {
    min: 0,
    max: 1,
    idle: 'there is one timer, which holds up no messages',
  }),

  /**
   * The size of a table, as the power of two of its slots.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "hash_size", 10)
   * request_route { drop; }
   * ```
   */
  hash_size: intParam(6, { min: 1, max: 31, idle: 'the table grows with what is in it' }),

  /**
   * The database that pipes are read from at the start; empty for none.
   *
   * A pipe of a row takes the place of one that {@link pipe} declares. A row that is no pipe keeps the server from starting.
   *
   * @example Limits that are kept with the rest of the data
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (!pl_check("gateway")) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```db
   * given pl_pipes
   * | pipeid  | algorithm | plimit |
   * | gateway | TAILDROP  | 1      |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 503
   * ```
   *
   * @compat Kamailio has a default that hardly anybody uses; here nothing is read unless it is set.
   */
  db_url: dbUrlParam(''),

  /**
   * The table in the database.
   *
   * @example Another table
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "db_url", "sqlite:///siprose.db")
   * modparam("pipelimit", "plp_table_name", "limits")
   * request_route {
   *     if (!pl_check("gateway")) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```db
   * given limits
   * | pipeid  | algorithm | plimit |
   * | gateway | TAILDROP  | 1      |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 503
   * ```
   */
  plp_table_name: strParam('pl_pipes', { check: tableName }),

  /**
   * The column with the name of the pipe.
   *
   * @example A column of another name
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "db_url", "sqlite:///siprose.db")
   * modparam("pipelimit", "plp_table_name", "limits")
   * modparam("pipelimit", "plp_pipeid_column", "name")
   * request_route {
   *     if (!pl_check("gateway")) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```db
   * given limits
   * | name    | algorithm | plimit |
   * | gateway | TAILDROP  | 1      |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 503
   * ```
   */
  plp_pipeid_column: strParam('pipeid', { check: columnName }),

  /**
   * The column with the limit.
   *
   * @example A column of another name
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "db_url", "sqlite:///siprose.db")
   * modparam("pipelimit", "plp_table_name", "limits")
   * modparam("pipelimit", "plp_limit_column", "most")
   * request_route {
   *     if (!pl_check("gateway")) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```db
   * given limits
   * | pipeid  | algorithm | most |
   * | gateway | TAILDROP  | 1    |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 503
   * ```
   */
  plp_limit_column: strParam('plimit', { check: columnName }),

  /**
   * The column with the algorithm.
   *
   * @example A column of another name
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pipelimit.so"
   * modparam("pipelimit", "db_url", "sqlite:///siprose.db")
   * modparam("pipelimit", "plp_table_name", "limits")
   * modparam("pipelimit", "plp_algorithm_column", "how")
   * request_route {
   *     if (!pl_check("gateway")) { pl_drop(); exit; }
   *     sl_send_reply("200", "OK");
   * }
   * ```
   * ```db
   * given limits
   * | pipeid  | how      | plimit |
   * | gateway | TAILDROP | 1      |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * alice > OPTIONS sip:example.com
   * alice < 503
   * ```
   */
  plp_algorithm_column: strParam('algorithm', { check: columnName }),
}
