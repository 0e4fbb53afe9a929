/** The parameters of `htable` about its database. */

import { boolParam, columnName, dbUrlParam, intParam, strParam } from 'siprose'

/** The rows of the table that are about the database. */
export const databaseParams = {
  /**
   * The database that tables are read from and written to.
   *
   * Each table that has a `dbtable` is read at the start; those with `dbmode` 1 are written when the server stops. A kill loses what has changed since.
   *
   * @example Begin with what is known
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "htable", "gateways=>size=4;dbtable=htable")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi)"); }
   * ```
   * ```db
   * given htable
   * | key_name | key_type | value_type | key_value      | expires |
   * | fi       | 0        | 0          | sip:192.0.2.20 | 0       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 sip:192.0.2.20
   * ```
   */
  db_url: dbUrlParam(''),

  /**
   * The column with the name of the item.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "key_name_column", "name")
   * modparam("htable", "htable", "gateways=>size=4;dbtable=places")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi)"); }
   * ```
   * ```db
   * given places
   * | name | key_type | value_type | key_value      | expires |
   * | fi   | 0        | 0          | sip:192.0.2.20 | 0       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 sip:192.0.2.20
   * ```
   */
  key_name_column: strParam('key_name', { check: columnName }),

  /**
   * The column that tells single items, 0, from lists, 1.
   *
   * Rows of a list have one name; in memory they are `name[0]`, `name[1]`, and so on, and their number is in an item of its own: see {@link array_size_suffix}.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "key_type_column", "kind")
   * modparam("htable", "htable", "gateways=>size=4;dbtable=places")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi[1]) of $sht(gateways=>fi::size)"); }
   * ```
   * ```db
   * given places
   * | key_name | kind | value_type | key_value      | expires |
   * | fi       | 1    | 0          | sip:192.0.2.20 | 0       |
   * | fi       | 1    | 0          | sip:192.0.2.30 | 0       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 sip:192.0.2.30 of 2
   * ```
   */
  key_type_column: strParam('key_type', { check: columnName }),

  /**
   * The column that tells texts, 0, from numbers, 1.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "value_type_column", "type")
   * modparam("htable", "htable", "gateways=>size=4;dbtable=places")
   * request_route { sl_send_reply("200", "$(sht(gateways=>fi){s.int})"); }
   * ```
   * ```db
   * given places
   * | key_name | key_type | type | key_value | expires |
   * | fi       | 0        | 1    | 20        | 0       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 20
   * ```
   */
  value_type_column: strParam('value_type', { check: columnName }),

  /**
   * The column with the value.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "key_value_column", "value")
   * modparam("htable", "htable", "gateways=>size=4;dbtable=places")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi)"); }
   * ```
   * ```db
   * given places
   * | key_name | key_type | value_type | value          | expires |
   * | fi       | 0        | 0          | sip:192.0.2.20 | 0       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 sip:192.0.2.20
   * ```
   */
  key_value_column: strParam('key_value', { check: columnName }),

  /**
   * The column that tells when the item ends, in seconds since 1970; 0 for never.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "expires_column", "ends")
   * modparam("htable", "db_expires", 1)
   * modparam("htable", "htable", "gateways=>size=4;dbtable=places;autoexpire=3600")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi) for $shtex(gateways=>fi)"); }
   * ```
   * ```db
   * given places
   * | key_name | key_type | value_type | key_value      | ends      |
   * | fi       | 0        | 0          | sip:192.0.2.20 | 946684920 |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 sip:192.0.2.20 for 120
   * ```
   */
  expires_column: strParam('expires', { check: columnName }),

  /**
   * What follows the name of a list in the name of the item that holds its length.
   *
   * @example Call it a count
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "array_size_suffix", ".count")
   * modparam("htable", "htable", "gateways=>size=4;dbtable=htable")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi.count) gateways"); }
   * ```
   * ```db
   * given htable
   * | key_name | key_type | value_type | key_value      | expires |
   * | fi       | 1        | 0          | sip:192.0.2.20 | 0       |
   * | fi       | 1        | 0          | sip:192.0.2.30 | 0       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 2 gateways
   * ```
   */
  array_size_suffix: strParam('::size'),

  /**
   * How many rows are read from the database at once.
   *
   * @example Read long tables in larger pieces
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "fetch_rows", 1000)
   * modparam("htable", "htable", "gateways=>size=4;dbtable=htable")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi)"); }
   * ```
   * ```db
   * given htable
   * | key_name | key_type | value_type | key_value      | expires |
   * | fi       | 0        | 0          | sip:192.0.2.20 | 0       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 sip:192.0.2.20
   * ```
   */
  fetch_rows: intParam(100, { min: 1, max: 100_000 }),

  /**
   * Whether the end of items is read from the database, and written to it.
   *
   * It counts for tables with `autoexpire`. Without it, all items begin to live anew when they are read.
   *
   * @example A ban outlives a restart, and ends when it was to end
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "htable.so"
   * modparam("htable", "db_url", "sqlite:///siprose.db")
   * modparam("htable", "db_expires", 1)
   * modparam("htable", "htable", "gateways=>size=4;dbtable=htable;autoexpire=3600")
   * request_route { sl_send_reply("200", "$sht(gateways=>fi) for $shtex(gateways=>fi), $sht(gateways=>se)"); }
   * ```
   * ```db
   * given htable
   * | key_name | key_type | value_type | key_value | expires   |
   * | fi       | 0        | 0          | down      | 946684920 |
   * | se       | 0        | 0          | down      | 946684799 |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 down for 120, <null>
   * ```
   */
  db_expires: boolParam(false),
}
