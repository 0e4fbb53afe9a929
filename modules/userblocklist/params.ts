/** The module's parameters. */

import {
  boolParam,
  columnName,
  dbUrlParam,
  DEFAULT_RODB_URL,
  intParam,
  strParam,
  tableName,
} from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Whether a user is known by name and domain, and not by the name alone.
   *
   * @example Two who are called lobby
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "use_domain", 1)
   * request_route {
   *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given userblocklist
   * | username | domain      | prefix | allowlist |
   * | lobby    | example.org | 44     | 0         |
   * ```
   * ```sip
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.org>;tag=1
   * alice < 403
   * ```
   */
  use_domain: boolParam(false),

  /**
   * What counts in numbers and prefixes: 10 is digits, 128 all signs of ASCII.
   *
   * With 10 what stands before the first digit of a number is left out, and the number ends before the next sign that is no digit. Rows whose prefix has
   * other signs are left out, and the log says so.
   *
   * @example Names that may not be called
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "match_mode", 128)
   * request_route {
   *     if (check_blocklist()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given globalblocklist
   * | prefix | allowlist |
   * | ceo-   | 0         |
   * | +900   | 0         |
   * ```
   * ```sip
   * alice > OPTIONS sip:ceo-office@example.com
   * alice < 403
   * alice > OPTIONS sip:+9001234@example.com
   * alice < 403
   * alice > OPTIONS sip:9001234@example.com
   * alice < 200
   * ```
   */
  match_mode: intParam(10, { min: 10, max: 128 }),

  /**
   * Where the tables are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (check_blocklist()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given globalblocklist
   * | prefix | allowlist |
   * | 900    | 0         |
   * ```
   * ```sip
   * alice > OPTIONS sip:9001234@example.com
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   * alice < 200
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The table with lists of users.
   *
   * Table `version` has to tell version 1 of it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "userblocklist_table", "lists")
   * request_route {
   *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given lists
   * | username | domain      | prefix | allowlist |
   * | lobby    | example.com | 44     | 0         |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | lists | 1 |
   * | globalblocklist | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 200
   * ```
   */
  userblocklist_table: strParam('userblocklist', { check: tableName }),

  /**
   * The column with the number of the row.
   *
   * @example A table whose rows have another number
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "userblocklist_id_col", "row")
   * request_route {
   *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given userblocklist
   * | username | domain      | prefix | allowlist |
   * | lobby    | example.com | 44     | 0         |
   * ```
   * ```sip
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 200
   * ```
   */
  userblocklist_id_col: strParam('id', {
    check: columnName,
    idle: 'nobody asks for the number of a row',
  }),

  /**
   * The column with the name of the user whose list it is.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "userblocklist_table", "lists")
   * modparam("userblocklist", "userblocklist_username_col", "login")
   * request_route {
   *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given lists
   * | login | domain      | prefix | allowlist |
   * | lobby | example.com | 44     | 0         |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | lists | 1 |
   * | globalblocklist | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 200
   * ```
   */
  userblocklist_username_col: strParam('username', { check: columnName }),

  /**
   * The column with the domain of the user.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "userblocklist_table", "lists")
   * modparam("userblocklist", "userblocklist_domain_col", "home")
   * modparam("userblocklist", "use_domain", 1)
   * request_route {
   *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given lists
   * | username | home        | prefix | allowlist |
   * | lobby    | example.com | 44     | 0         |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | lists | 1 |
   * | globalblocklist | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 200
   * ```
   */
  userblocklist_domain_col: strParam('domain', { check: columnName }),

  /**
   * The column with the prefix.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "userblocklist_table", "lists")
   * modparam("userblocklist", "userblocklist_prefix_col", "digits")
   * request_route {
   *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given lists
   * | username | domain      | digits | allowlist |
   * | lobby    | example.com | 44     | 0         |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | lists | 1 |
   * | globalblocklist | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 200
   * ```
   */
  userblocklist_prefix_col: strParam('prefix', { check: columnName }),

  /**
   * The column that is 0 for a blocked prefix, and another number for an allowed one.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "userblocklist_table", "lists")
   * modparam("userblocklist", "userblocklist_allowlist_col", "allowed")
   * request_route {
   *     if (check_user_blocklist("$fU", "$fd")) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given lists
   * | username | domain      | prefix | allowed |
   * | lobby    | example.com | 44     | 0       |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | lists | 1 |
   * | globalblocklist | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:4412345@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   *         From: <sip:lobby@example.com>;tag=1
   * alice < 200
   * ```
   */
  userblocklist_allowlist_col: strParam('allowlist', { check: columnName }),

  /**
   * The table with the list for all that {@link check_blocklist} looks at without an argument.
   *
   * Table `version` has to tell version 1 of it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "globalblocklist_table", "closed")
   * request_route {
   *     if (check_blocklist()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given closed
   * | prefix | allowlist |
   * | 900    | 0         |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | userblocklist | 1 |
   * | closed | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:9001234@example.com
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   * alice < 200
   * ```
   */
  globalblocklist_table: strParam('globalblocklist', { check: tableName }),

  /**
   * The column with the number of the row.
   *
   * @example A table whose rows have another number
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "globalblocklist_id_col", "row")
   * request_route {
   *     if (check_blocklist()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given globalblocklist
   * | prefix | allowlist |
   * | 900    | 0         |
   * ```
   * ```sip
   * alice > OPTIONS sip:9001234@example.com
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   * alice < 200
   * ```
   */
  globalblocklist_id_col: strParam('id', {
    check: columnName,
    idle: 'nobody asks for the number of a row',
  }),

  /**
   * The column with the prefix.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "globalblocklist_table", "closed")
   * modparam("userblocklist", "globalblocklist_prefix_col", "digits")
   * request_route {
   *     if (check_blocklist()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given closed
   * | digits | allowlist |
   * | 900    | 0         |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | userblocklist | 1 |
   * | closed | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:9001234@example.com
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   * alice < 200
   * ```
   */
  globalblocklist_prefix_col: strParam('prefix', { check: columnName }),

  /**
   * The column that is 0 for a blocked prefix, and another number for an allowed one.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "globalblocklist_table", "closed")
   * modparam("userblocklist", "globalblocklist_allowlist_col", "allowed")
   * request_route {
   *     if (check_blocklist()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given closed
   * | prefix | allowed |
   * | 900    | 0       |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | userblocklist | 1 |
   * | closed | 1 |
   * ```
   * ```sip
   * alice > OPTIONS sip:9001234@example.com
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   * alice < 200
   * ```
   */
  globalblocklist_allowlist_col: strParam('allowlist', { check: columnName }),

  /**
   * The column with a note for people.
   *
   * @example A table with other notes
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "userblocklist.so"
   * modparam("userblocklist", "db_url", "sqlite:///siprose.db")
   * modparam("userblocklist", "globalblocklist_description_col", "note")
   * request_route {
   *     if (check_blocklist()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Not From Here");
   * }
   * ```
   * ```db
   * given globalblocklist
   * | prefix | allowlist |
   * | 900    | 0         |
   * ```
   * ```sip
   * alice > OPTIONS sip:9001234@example.com
   * alice < 403
   * alice > OPTIONS sip:0891234@example.com
   * alice < 200
   * ```
   */
  globalblocklist_description_col: strParam('description', {
    check: columnName,
    idle: 'notes are for people',
  }),
}
