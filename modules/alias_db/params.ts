/** The module's parameters. */

import { boolParam, columnName, dbUrlParam, DEFAULT_RODB_URL, strParam } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the aliases are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (alias_db_lookup("dbaliases")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given dbaliases
   * | alias_username | alias_domain | username | domain      |
   * | 4711           | example.com  | alice    | example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@example.com
   * bob < 302 sip:alice@example.com
   * bob > OPTIONS sip:4712@example.com
   * bob < 404
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The column with the user who is meant.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * modparam("alias_db", "user_column", "login")
   * request_route {
   *     if (alias_db_lookup("names")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given names
   * | alias_username | alias_domain | login | domain      |
   * | 4711           | example.com  | alice | example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@example.com
   * bob < 302 sip:alice@example.com
   * bob > OPTIONS sip:4712@example.com
   * bob < 404
   * ```
   */
  user_column: strParam('username', { check: columnName }),

  /**
   * The column with that user's domain.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * modparam("alias_db", "domain_column", "home")
   * request_route {
   *     if (alias_db_lookup("names")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given names
   * | alias_username | alias_domain | username | home        |
   * | 4711           | example.com  | alice    | example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@example.com
   * bob < 302 sip:alice@example.com
   * bob > OPTIONS sip:4712@example.com
   * bob < 404
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column with the user of the alias.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * modparam("alias_db", "alias_user_column", "number")
   * request_route {
   *     if (alias_db_lookup("names")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given names
   * | number | alias_domain | username | domain      |
   * | 4711   | example.com  | alice    | example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@example.com
   * bob < 302 sip:alice@example.com
   * bob > OPTIONS sip:4712@example.com
   * bob < 404
   * ```
   */
  alias_user_column: strParam('alias_username', { check: columnName }),

  /**
   * The column with the domain of the alias.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * modparam("alias_db", "alias_domain_column", "realm")
   * modparam("alias_db", "use_domain", 1)
   * request_route {
   *     if (alias_db_lookup("names")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given names
   * | alias_username | realm       | username | domain      |
   * | 4711           | example.com | alice    | example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@example.com
   * bob < 302 sip:alice@example.com
   * bob > OPTIONS sip:4712@example.com
   * bob < 404
   * ```
   */
  alias_domain_column: strParam('alias_domain', { check: columnName }),

  /**
   * Whether the domain of the URI counts as well as its user.
   *
   * The flags `d` and `u` of a call say otherwise.
   *
   * @example One number in two domains
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * modparam("alias_db", "use_domain", 1)
   * request_route {
   *     if (alias_db_lookup("dbaliases")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given dbaliases
   * | alias_username | alias_domain | username | domain      |
   * | 4711           | example.com  | alice    | example.com |
   * | 4711           | example.org  | bob      | example.org |
   * ```
   * ```sip
   * carol > OPTIONS sip:4711@example.org
   * carol < 302 sip:bob@example.org
   * carol > OPTIONS sip:4711@example.net
   * carol < 404
   * ```
   */
  use_domain: boolParam(false),

  /**
   * What is taken off the domain before it is looked for.
   *
   * @example Aliases are of the bare domain
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * modparam("alias_db", "use_domain", 1)
   * modparam("alias_db", "domain_prefix", "sip.")
   * request_route {
   *     if (alias_db_lookup("dbaliases")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given dbaliases
   * | alias_username | alias_domain | username | domain      |
   * | 4711           | example.com  | alice    | example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@sip.example.com
   * bob < 302 sip:alice@example.com
   * ```
   */
  domain_prefix: strParam(''),

  /**
   * Whether all rows count that fit: the others become branches.
   *
   * The first that the database gives becomes the request URI; as many branches are made as `max_branches` allows.
   *
   * @example An alias for a team
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "alias_db.so"
   * modparam("alias_db", "db_url", "sqlite:///siprose.db")
   * modparam("alias_db", "append_branches", 1)
   * request_route {
   *     if (alias_db_lookup("dbaliases")) sl_send_reply("302", "$ru, then $(branch(uri)[0])");
   *     else sl_send_reply("404", "Not Found");
   * }
   * ```
   * ```db
   * given dbaliases
   * | alias_username | alias_domain | username | domain      |
   * | 4711           | example.com  | alice    | example.com |
   * | 4711           | example.com  | bob      | example.com |
   * ```
   * ```sip
   * carol > OPTIONS sip:4711@example.com
   * carol < 302 sip:alice@example.com, then sip:bob@example.com
   * ```
   */
  append_branches: boolParam(false),
}
