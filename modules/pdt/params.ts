/** The module's parameters. */

import {
  boolParam,
  columnName,
  dbUrlParam,
  DEFAULT_DB_URL,
  intParam,
  strParam,
  tableName,
} from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the table is.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given pdt
   * | sdomain | prefix | domain         |
   * | *       | 49     | de.example.net |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 sip:49891234@de.example.net
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  db_url: dbUrlParam(DEFAULT_DB_URL),

  /**
   * The table.
   *
   * Table `version` has to tell version 1 of it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "db_table", "carriers")
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given carriers
   * | sdomain | prefix | domain         |
   * | *       | 49     | de.example.net |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | carriers   | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 sip:49891234@de.example.net
   * ```
   */
  db_table: strParam('pdt', { check: tableName }),

  /**
   * The column with the domain of who calls; `*` in it is any.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "db_table", "carriers")
   * modparam("pdt", "sdomain_column", "caller")
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given carriers
   * | caller | prefix | domain         |
   * | *      | 49     | de.example.net |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | carriers   | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 sip:49891234@de.example.net
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  sdomain_column: strParam('sdomain', { check: columnName }),

  /**
   * The column with the prefix.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "db_table", "carriers")
   * modparam("pdt", "prefix_column", "digits")
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given carriers
   * | sdomain | digits | domain         |
   * | *       | 49     | de.example.net |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | carriers   | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 sip:49891234@de.example.net
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  prefix_column: strParam('prefix', { check: columnName }),

  /**
   * The column with the domain that numbers of the prefix go to, with a port or without.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "db_table", "carriers")
   * modparam("pdt", "domain_column", "carrier")
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given carriers
   * | sdomain | prefix | carrier        |
   * | *       | 49     | de.example.net |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | carriers   | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 sip:49891234@de.example.net
   * alice > OPTIONS sip:3581234@example.com
   * alice < 404
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * What numbers have to begin with before their prefix; empty for nothing.
   *
   * Other numbers are left alone: the functions return false for them.
   *
   * @example Abroad begins with two zeros
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "prefix", "00")
   * request_route {
   *     if (prefix2domain("1")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given pdt
   * | sdomain | prefix | domain         |
   * | *       | 49     | de.example.net |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049891234@example.com
   * alice < 302 sip:49891234@de.example.net
   * alice > OPTIONS sip:49891234@example.com
   * alice < 404
   * ```
   */
  prefix: strParam(''),

  /**
   * The signs that prefixes can have.
   *
   * A row with others is left out.
   *
   * @example Prefixes with a plus and stars
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "char_list", "0123456789+*")
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given pdt
   * | sdomain | prefix | domain          |
   * | *       | +49    | de.example.net  |
   * | *       | *7     | box.example.net |
   * ```
   * ```sip
   * alice > OPTIONS sip:+49891234@example.com
   * alice < 302 sip:+49891234@de.example.net
   * alice > OPTIONS sip:*7@example.com
   * alice < 302 sip:*7@box.example.net
   * ```
   */
  char_list: strParam('0123456789'),

  /**
   * How many rows are asked for at a time, where the database can do that.
   *
   * @example A long table in small pieces
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "fetch_rows", 1)
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given pdt
   * | sdomain | prefix | domain             |
   * | *       | 49     | de.example.net     |
   * | *       | 4989   | munich.example.net |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 sip:49891234@munich.example.net
   * ```
   */
  fetch_rows: intParam(1000, { min: 1, max: 1_000_000 }),

  /**
   * Whether a domain may stand in one row of a source domain alone.
   *
   * It finds slips in tables that give each domain one prefix. Further rows are left out, and the log says so.
   *
   * @example Two prefixes of one carrier
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "check_domain", 0)
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given pdt
   * | sdomain | prefix | domain         |
   * | *       | 49     | de.example.net |
   * | *       | 43     | de.example.net |
   * ```
   * ```sip
   * alice > OPTIONS sip:43123@example.com
   * alice < 302 sip:43123@de.example.net
   * ```
   *
   * @example A domain that is there twice
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given pdt
   * | sdomain | prefix | domain         |
   * | *       | 43     | de.example.net |
   * | *       | 49     | DE.example.net |
   * ```
   * ```sip
   * alice > OPTIONS sip:49123@example.com
   * alice < 404
   * ```
   * ```log
   * ERROR pdt: the row of prefix `49` in `pdt` is left out: another prefix leads to its domain already; see `check_domain`
   * ```
   *
   * @compat Kamailio compares with case, and leaves the row out without a word.
   */
  check_domain: boolParam(true),

  /**
   * A number that later versions of Kamailio take.
   *
   * @example A configuration of a later version
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "pdt.so"
   * modparam("pdt", "db_url", "sqlite:///siprose.db")
   * modparam("pdt", "mode", 1)
   * request_route {
   *     if (prefix2domain("2")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Carrier");
   * }
   * ```
   * ```db
   * given pdt
   * | sdomain | prefix | domain         |
   * | *       | 49     | de.example.net |
   * ```
   * ```sip
   * alice > OPTIONS sip:49891234@example.com
   * alice < 302 sip:49891234@de.example.net
   * ```
   */
  mode: intParam(0, { idle: 'Kamailio 5.6 has no such parameter, and nothing here depends on it' }),
}
