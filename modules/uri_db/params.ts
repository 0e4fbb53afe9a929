/** The module's parameters. */

import { boolParam, columnName, dbUrlParam, DEFAULT_RODB_URL, strParam, tableName } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the users are; empty where nobody is looked up.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uri_db.so"
   * modparam("uri_db", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (does_uri_exist()) sl_send_reply("200", "Somebody");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      |
   * | bob      | example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200
   * alice > OPTIONS sip:carol@example.com
   * alice < 404
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The table: of users, or with {@link use_uri_table} of URIs.
   *
   * Table `version` has to tell version 7 of the one, 1 of the other.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uri_db.so"
   * modparam("uri_db", "db_url", "sqlite:///siprose.db")
   * modparam("uri_db", "db_table", "people")
   * request_route {
   *     if (does_uri_exist()) sl_send_reply("200", "Somebody");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given people
   * | username | domain      |
   * | bob      | example.com |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | people     | 7             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200
   * alice > OPTIONS sip:carol@example.com
   * alice < 404
   * ```
   */
  db_table: strParam('subscriber', { check: tableName }),

  /**
   * The column with the user.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uri_db.so"
   * modparam("uri_db", "db_url", "sqlite:///siprose.db")
   * modparam("uri_db", "db_table", "people")
   * modparam("uri_db", "user_column", "login")
   * request_route {
   *     if (does_uri_exist()) sl_send_reply("200", "Somebody");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given people
   * | login | domain      |
   * | bob   | example.com |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | people     | 7             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200
   * alice > OPTIONS sip:carol@example.com
   * alice < 404
   * ```
   */
  user_column: strParam('username', { check: columnName }),

  /**
   * The column with the domain.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uri_db.so"
   * modparam("uri_db", "db_url", "sqlite:///siprose.db")
   * modparam("uri_db", "db_table", "people")
   * modparam("uri_db", "domain_column", "home")
   * modparam("uri_db", "use_domain", 1)
   * request_route {
   *     if (does_uri_exist()) sl_send_reply("200", "Somebody");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given people
   * | username | home        |
   * | bob      | example.com |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | people     | 7             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200
   * alice > OPTIONS sip:carol@example.com
   * alice < 404
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column of the table of URIs with the user that a URI has.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uri_db.so"
   * modparam("uri_db", "db_url", "sqlite:///siprose.db")
   * modparam("uri_db", "db_table", "people")
   * modparam("uri_db", "use_uri_table", 1)
   * modparam("uri_db", "uriuser_column", "number")
   * request_route {
   *     if (does_uri_exist()) sl_send_reply("200", "Somebody");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given people
   * | username | domain      | number |
   * | alice    | example.com | bob    |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | people     | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200
   * alice > OPTIONS sip:carol@example.com
   * alice < 404
   * ```
   */
  uriuser_column: strParam('uri_user', { check: columnName }),

  /**
   * Whether the table is one of URIs, in the place of users.
   *
   * It says which users in URIs belong to whom.
   *
   * @example Numbers of users
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uri_db.so"
   * modparam("uri_db", "db_url", "sqlite:///siprose.db")
   * modparam("uri_db", "db_table", "uri")
   * modparam("uri_db", "use_uri_table", 1)
   * request_route {
   *     if (does_uri_exist()) sl_send_reply("200", "Somebody");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given uri
   * | username | domain      | uri_user |
   * | alice    | example.com | bob      |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200
   * alice > OPTIONS sip:carol@example.com
   * alice < 404
   * ```
   */
  use_uri_table: boolParam(false),

  /**
   * Whether {@link does_uri_exist} asks for the domain, too.
   *
   * @example A user of another domain
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uri_db.so"
   * modparam("uri_db", "db_url", "sqlite:///siprose.db")
   * modparam("uri_db", "use_domain", 1)
   * request_route {
   *     if (does_uri_exist()) sl_send_reply("200", "Somebody");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      |
   * | bob      | example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:bob@example.com
   * alice < 200
   * alice > OPTIONS sip:bob@example.net
   * alice < 404
   * ```
   */
  use_domain: boolParam(false),
}
