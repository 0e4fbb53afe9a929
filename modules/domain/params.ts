/** The module's parameters. */

import { boolParam, columnName, dbUrlParam, DEFAULT_RODB_URL, strParam, tableName } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the domains are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given domain
   * | domain      | did  |
   * | example.com | acme |
   * ```
   * ```db
   * given domain_attrs
   * | did  | name  | type | value |
   * | acme | calls | 0    | 30    |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The table of domains.
   *
   * Table `version` has to tell version 2 of it.
   *
   * @example Share the table of another program
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "domain_table", "served")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given served
   * | domain      | did  |
   * | example.com | acme |
   * ```
   * ```db
   * given domain_attrs
   * | did  | name  | type | value |
   * | acme | calls | 0    | 30    |
   * ```
   * ```db
   * given version
   * | table_name   | table_version |
   * | served       | 2             |
   * | domain_attrs | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  domain_table: strParam('domain', { check: tableName }),

  /**
   * The table of what is known of domains.
   *
   * Table `version` has to tell version 1 of it.
   *
   * @example Share the table of another program
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "domain_attrs_table", "facts")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given domain
   * | domain      | did  |
   * | example.com | acme |
   * ```
   * ```db
   * given facts
   * | did  | name  | type | value |
   * | acme | calls | 0    | 30    |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | domain     | 2             |
   * | facts      | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  domain_attrs_table: strParam('domain_attrs', { check: tableName }),

  /**
   * The column of both tables with the id under which attributes are found.
   *
   * @example Use tables of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "domain_table", "served")
   * modparam("domain", "domain_attrs_table", "facts")
   * modparam("domain", "did_col", "customer")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given served
   * | domain      | customer |
   * | example.com | acme     |
   * ```
   * ```db
   * given facts
   * | customer | name  | type | value |
   * | acme     | calls | 0    | 30    |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | served     | 2             |
   * | facts      | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  did_col: strParam('did', { check: columnName }),

  /**
   * The column with the domain.
   *
   * @example Use tables of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "domain_table", "served")
   * modparam("domain", "domain_attrs_table", "facts")
   * modparam("domain", "domain_col", "host")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given served
   * | host        | did  |
   * | example.com | acme |
   * ```
   * ```db
   * given facts
   * | did  | name  | type | value |
   * | acme | calls | 0    | 30    |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | served     | 2             |
   * | facts      | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  domain_col: strParam('domain', { check: columnName }),

  /**
   * The column with the name of an attribute.
   *
   * @example Use tables of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "domain_table", "served")
   * modparam("domain", "domain_attrs_table", "facts")
   * modparam("domain", "name_col", "fact")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given served
   * | domain      | did  |
   * | example.com | acme |
   * ```
   * ```db
   * given facts
   * | did  | fact  | type | value |
   * | acme | calls | 0    | 30    |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | served     | 2             |
   * | facts      | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  name_col: strParam('name', { check: columnName }),

  /**
   * The column with the type of an attribute: 0 for a number, 2 for a text.
   *
   * @example Use tables of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "domain_table", "served")
   * modparam("domain", "domain_attrs_table", "facts")
   * modparam("domain", "type_col", "kind")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given served
   * | domain      | did  |
   * | example.com | acme |
   * ```
   * ```db
   * given facts
   * | did  | name  | kind | value |
   * | acme | calls | 0    | 30    |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | served     | 2             |
   * | facts      | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  type_col: strParam('type', { check: columnName }),

  /**
   * The column with the value of an attribute.
   *
   * @example Use tables of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "domain_table", "served")
   * modparam("domain", "domain_attrs_table", "facts")
   * modparam("domain", "value_col", "said")
   * request_route {
   *     if (lookup_domain("$rd")) sl_send_reply("200", "$avp(did) has $avp(calls) calls");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given served
   * | domain      | did  |
   * | example.com | acme |
   * ```
   * ```db
   * given facts
   * | did  | name  | type | said |
   * | acme | calls | 0    | 30   |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | served     | 2             |
   * | facts      | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 acme has 30 calls
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  value_col: strParam('value', { check: columnName }),

  /**
   * Whether the domains are the server's own names, too: for `myself`, and for Route headers.
   *
   * @example The domain is this server
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "domain.so"
   * modparam("domain", "db_url", "sqlite:///siprose.db")
   * modparam("domain", "register_myself", 1)
   * request_route {
   *     if (uri == myself) sl_send_reply("200", "It Is Me");
   *     else sl_send_reply("403", "Not Here");
   * }
   * ```
   * ```db
   * given domain
   * | domain      | did  |
   * | example.com | acme |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200 It Is Me
   * alice > OPTIONS sip:bob@example.net
   * alice < 403
   * ```
   */
  register_myself: boolParam(false),
}
