/** The module's parameters. */

import { columnName, dbUrlParam, DEFAULT_RODB_URL, intParam, strParam } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the short numbers are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (sd_lookup("speed_dial")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given speed_dial
   * | username | domain      | sd_username | sd_domain   | new_uri             |
   * | alice    | example.com | 11          | example.com | sip:bob@example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * alice > OPTIONS sip:12@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 404
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The column with the user whose numbers they are.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * modparam("speeddial", "user_column", "login")
   * request_route {
   *     if (sd_lookup("numbers")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given numbers
   * | login | domain      | sd_username | sd_domain   | new_uri             |
   * | alice | example.com | 11          | example.com | sip:bob@example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * alice > OPTIONS sip:12@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 404
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
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * modparam("speeddial", "domain_column", "home")
   * modparam("speeddial", "use_domain", 1)
   * request_route {
   *     if (sd_lookup("numbers")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given numbers
   * | username | home        | sd_username | sd_domain   | new_uri             |
   * | alice    | example.com | 11          | example.com | sip:bob@example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * alice > OPTIONS sip:12@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 404
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column with the short number.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * modparam("speeddial", "sd_user_column", "short")
   * request_route {
   *     if (sd_lookup("numbers")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given numbers
   * | username | domain      | short | sd_domain   | new_uri             |
   * | alice    | example.com | 11    | example.com | sip:bob@example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * alice > OPTIONS sip:12@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 404
   * ```
   */
  sd_user_column: strParam('sd_username', { check: columnName }),

  /**
   * The column with the domain that the number is dialled at.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * modparam("speeddial", "sd_domain_column", "at")
   * modparam("speeddial", "use_domain", 2)
   * request_route {
   *     if (sd_lookup("numbers")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given numbers
   * | username | domain      | sd_username | at          | new_uri             |
   * | alice    | example.com | 11          | example.com | sip:bob@example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * alice > OPTIONS sip:12@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 404
   * ```
   */
  sd_domain_column: strParam('sd_domain', { check: columnName }),

  /**
   * The column with the URI that is meant; without a scheme it is a SIP URI.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * modparam("speeddial", "new_uri_column", "target")
   * request_route {
   *     if (sd_lookup("numbers")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given numbers
   * | username | domain      | sd_username | sd_domain   | target              |
   * | alice    | example.com | 11          | example.com | sip:bob@example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * alice > OPTIONS sip:12@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 404
   * ```
   */
  new_uri_column: strParam('new_uri', { check: columnName }),

  /**
   * Which domains count: 0 for none, 1 for that of the owner, 2 for the dialled one as well.
   *
   * @example Two who are called alice
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * modparam("speeddial", "use_domain", 1)
   * request_route {
   *     if (sd_lookup("speed_dial")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given speed_dial
   * | username | domain      | sd_username | sd_domain   | new_uri               |
   * | alice    | example.com | 11          | example.com | sip:bob@example.com   |
   * | alice    | example.org | 11          | example.org | sip:carol@example.org |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@example.org
   *         From: <sip:alice@example.org>;tag=1
   * alice < 302 sip:carol@example.org
   * alice > OPTIONS sip:11@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * ```
   */
  use_domain: intParam(0, { min: 0, max: 2 }),

  /**
   * What is taken off domains before they are looked for.
   *
   * @example Users are of the bare domain
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "speeddial.so"
   * modparam("speeddial", "db_url", "sqlite:///siprose.db")
   * modparam("speeddial", "use_domain", 2)
   * modparam("speeddial", "domain_prefix", "sip.")
   * request_route {
   *     if (sd_lookup("speed_dial")) sl_send_reply("302", "$ru");
   *     else sl_send_reply("404", "No Such Number");
   * }
   * ```
   * ```db
   * given speed_dial
   * | username | domain      | sd_username | sd_domain   | new_uri             |
   * | alice    | example.com | 11          | example.com | sip:bob@example.com |
   * ```
   * ```sip
   * alice > OPTIONS sip:11@sip.example.com
   *         From: <sip:alice@sip.example.com>;tag=1
   * alice < 302 sip:bob@example.com
   * ```
   */
  domain_prefix: strParam(''),
}
