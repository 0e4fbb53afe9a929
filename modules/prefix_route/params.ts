/** The module's parameters. */

import { boolParam, dbUrlParam, DEFAULT_DB_URL, strParam, tableName } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the table is.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "prefix_route.so"
   * modparam("prefix_route", "db_url", "sqlite:///siprose.db")
   * request_route { prefix_route(); sl_send_reply("404", "No Route"); }
   * route[GERMANY] { sl_send_reply("302", "To Germany"); }
   * ```
   * ```db
   * given prefix_route
   * | prefix | route   |
   * | 49     | GERMANY |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 To Germany
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  db_url: dbUrlParam(DEFAULT_DB_URL),

  /**
   * The table; it has the columns `prefix` and `route`, and any others.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "prefix_route.so"
   * modparam("prefix_route", "db_url", "sqlite:///siprose.db")
   * modparam("prefix_route", "db_table", "ways")
   * request_route { prefix_route(); sl_send_reply("404", "No Route"); }
   * route[GERMANY] { sl_send_reply("302", "To Germany"); }
   * ```
   * ```db
   * given ways
   * | prefix | route   |
   * | 49     | GERMANY |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 To Germany
   * ```
   */
  db_table: strParam('prefix_route', { check: tableName }),

  /**
   * Whether the script ends where a route has run that did not return a negative number.
   *
   * @example Go on after the route
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "prefix_route.so"
   * modparam("prefix_route", "db_url", "sqlite:///siprose.db")
   * modparam("prefix_route", "exit", 0)
   * request_route {
   *     if (prefix_route()) sl_send_reply("302", "To $var(country)");
   *     else sl_send_reply("404", "No Route");
   * }
   * route[GERMANY] { $var(country) = "Germany"; }
   * route[CLOSED] { return -1; }
   * ```
   * ```db
   * given prefix_route
   * | prefix | route   |
   * | 49     | GERMANY |
   * | 4989   | CLOSED  |
   * ```
   * ```sip
   * alice > OPTIONS sip:49301234@example.com
   * alice < 302 To Germany
   * alice > OPTIONS sip:49891234@example.com
   * alice < 404
   * ```
   */
  exit: boolParam(true),
}
