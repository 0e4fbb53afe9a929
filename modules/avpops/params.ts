/** The module's parameters. */

import { boolParam, columnName, dbUrlParam, strListParam, strParam, tableName } from 'siprose'

import { checkScheme } from './database/preferences.ts'

function checkTable(text: string): void {
  if (text !== '') tableName(text)
}

/** The rows of the table. */
export const params = {
  /**
   * Where values of users are.
   *
   * Without it there are no functions that need a database: a configuration that has one is refused.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "usr_preferences")
   * request_route {
   *     if (avp_db_load("$ru/username", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given usr_preferences
   * | username | attribute | type | value               |
   * | alice    | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  db_url: dbUrlParam(''),

  /**
   * The table of values, for functions that name none.
   *
   * It is usually `usr_preferences`.
   *
   * @example The usual table
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "usr_preferences")
   * request_route {
   *     if (avp_db_load("$ru/username", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given usr_preferences
   * | username | attribute | type | value               |
   * | alice    | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  avp_table: strParam('', { check: checkTable }),

  /**
   * Whether the domain of a URI counts beside its user.
   *
   * A domain that is asked for by `/domain` counts always.
   *
   * @example Two users of one name
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "usr_preferences")
   * modparam("avpops", "use_domain", 1)
   * request_route {
   *     if (avp_db_load("$ru", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given usr_preferences
   * | username | domain      | attribute | type | value               |
   * | alice    | example.com | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:alice@example.net
   * bob < 404
   * ```
   */
  use_domain: boolParam(false),

  /**
   * The column with the id of a user.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "settings")
   * modparam("avpops", "uuid_column", "id_of_user")
   * request_route {
   *     if (avp_db_load("$rU", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given settings
   * | id_of_user | attribute | type | value               |
   * | 4711       | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:4711@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  uuid_column: strParam('uuid', { check: columnName }),

  /**
   * The column with the user of a URI.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "settings")
   * modparam("avpops", "username_column", "account")
   * request_route {
   *     if (avp_db_load("$ru/username", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given settings
   * | account | attribute | type | value               |
   * | alice   | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  username_column: strParam('username', { check: columnName }),

  /**
   * The column with the domain of a URI.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "settings")
   * modparam("avpops", "domain_column", "realm")
   * request_route {
   *     if (avp_db_load("$ru/domain", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given settings
   * | realm       | attribute | type | value               |
   * | example.com | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:alice@example.net
   * bob < 404
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column with the name of the AVP.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "settings")
   * modparam("avpops", "attribute_column", "setting")
   * request_route {
   *     if (avp_db_load("$ru/username", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given settings
   * | username | setting | type | value               |
   * | alice    | forward | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  attribute_column: strParam('attribute', { check: columnName }),

  /**
   * The column with the value.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "settings")
   * modparam("avpops", "value_column", "content")
   * request_route {
   *     if (avp_db_load("$ru/username", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given settings
   * | username | attribute | type | content             |
   * | alice    | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  value_column: strParam('value', { check: columnName }),

  /**
   * The column that tells what name and value are.
   *
   * 0 is a text, 1 a number; 2 and 3 the same for a name that is a number.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "avp_table", "settings")
   * modparam("avpops", "type_column", "kind")
   * request_route {
   *     if (avp_db_load("$ru/username", "$avp(forward)")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given settings
   * | username | attribute | kind | value               |
   * | alice    | forward   | 0    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  type_column: strParam('type', { check: columnName }),

  /**
   * A table of another form, to be read from; each setting adds one.
   *
   * Written as `name:table=…;value_col=…`, and perhaps `uuid_col`, `username_col`, `domain_col`, and `value_type`, which is string or integer. The name stands behind `/$`
   * in {@link avp_db_load}.
   *
   * @example A column of another table
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "avpops.so"
   * modparam("avpops", "db_url", "sqlite:///siprose.db")
   * modparam("avpops", "db_scheme", "list:table=speed_dial;value_col=new_uri")
   * request_route {
   *     if (avp_db_load("$ru/username", "$avp(forward)/$list")) sl_send_reply("302", "$avp(forward)");
   *     else sl_send_reply("404", "Nowhere");
   * }
   * ```
   * ```db
   * given speed_dial
   * | username | new_uri             |
   * | alice    | sip:bob@example.com |
   * ```
   * ```sip
   * bob > OPTIONS sip:alice@example.com
   * bob < 302 sip:bob@example.com
   * bob > OPTIONS sip:carol@example.com
   * bob < 404
   * ```
   */
  db_scheme: strListParam({ check: checkScheme }),
}
