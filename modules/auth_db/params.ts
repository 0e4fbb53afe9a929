/** The module's parameters. */

import { boolParam, columnName, dbUrlParam, DEFAULT_RODB_URL, strParam } from 'siprose'

import { parseExtraColumns } from './extra-columns.ts'

/** The rows of the table. */
export const params = {
  /**
   * Where the users are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (www_authenticate("example.com", "subscriber")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      | ha1                              |
   * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The column with the user.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "user_column", "login")
   * modparam("auth_db", "version_table", 0)
   * request_route {
   *     if (www_authenticate("example.com", "customers")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given customers
   * | login | ha1                              |
   * | alice | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  user_column: strParam('username', { check: columnName }),

  /**
   * The column with the domain, for {@link use_domain}.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "domain_column", "realm")
   * modparam("auth_db", "version_table", 0)
   * modparam("auth_db", "use_domain", 1)
   * request_route {
   *     if (www_authenticate("example.com", "customers")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given customers
   * | username | realm       | ha1                              |
   * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column with the password, or with its hash: see {@link calculate_ha1}.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "password_column", "hash")
   * modparam("auth_db", "version_table", 0)
   * request_route {
   *     if (www_authenticate("example.com", "customers")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given customers
   * | username | hash                             |
   * | alice    | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  password_column: strParam('ha1', { check: columnName }),

  /**
   * The column with the hash for user names with a domain, `alice@example.com`.
   *
   * Some phones write the domain into the user name. Used where {@link calculate_ha1} is off: the user name is part of what is hashed.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "password_column_2", "hash_with_domain")
   * modparam("auth_db", "version_table", 0)
   * request_route {
   *     if (www_authenticate("example.com", "customers")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given customers
   * | username | hash_with_domain |
   * | alice    | c79656e4f06dbae9fdf6727654273c65            |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice@example.com", password="secret"
   * alice < 200
   * ```
   */
  password_column_2: strParam('ha1b', { check: columnName }),

  /**
   * Whether the column has passwords, in the place of their hashes.
   *
   * A hash is that of `user:realm:password`, in hexadecimal digits. It opens its realm as the password does, and no other.
   *
   * @example Passwords as they are
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "calculate_ha1", 1)
   * modparam("auth_db", "password_column", "password")
   * request_route {
   *     if (www_authenticate("example.com", "subscriber")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      | password |
   * | alice    | example.com | secret   |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  calculate_ha1: boolParam(false),

  /**
   * Whether users of one name are told apart by their domain.
   *
   * The domain is the one in the user name, or else the realm.
   *
   * @example Two who are called alice
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "calculate_ha1", 1)
   * modparam("auth_db", "password_column", "password")
   * modparam("auth_db", "use_domain", 1)
   * request_route {
   *     if (www_authenticate("example.com", "subscriber")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      | password |
   * | alice    | example.net | other    |
   * | alice    | example.com | secret   |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  use_domain: boolParam(false),

  /**
   * Columns that go into AVPs once somebody has proved who they are.
   *
   * Written as `$avp(name)=column`, with semicolons between. Without an AVP its name is that of the column. NULL sets nothing.
   *
   * @example Know more of who has logged in
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "load_credentials", "$avp(home)=domain;id")
   * request_route {
   *     if (www_authenticate("example.com", "subscriber")) sl_send_reply("200", "$avp(home) $avp(id)");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      | ha1                              |
   * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 example.com 1
   * ```
   */
  load_credentials: strParam('', { check: parseExtraColumns }),

  /**
   * Whether the versions of tables are checked at the start.
   *
   * Those that the configuration names have to be of the version that this server knows, as table `version` tells it. A table that a variable names is not.
   *
   * @example Use a table that table `version` does not know
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "version_table", 0)
   * request_route {
   *     if (www_authenticate("example.com", "customers")) sl_send_reply("200", "Welcome");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given customers
   * | username | ha1                              |
   * | alice    | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200
   * ```
   */
  version_table: boolParam(true),

  /**
   * Whether {@link load_credentials} sets its AVPs for a wrong password, too.
   *
   * @example Tell who got the password wrong
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "load_credentials", "$avp(home)=domain")
   * modparam("auth_db", "force_generate_avps", 1)
   * request_route {
   *     if (www_authenticate("example.com", "subscriber")) sl_send_reply("200", "Welcome");
   *     else if ($rc == -2) sl_send_reply("403", "Not at $avp(home)");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      | ha1                              |
   * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="guess"
   * alice < 403 Not at example.com
   * ```
   */
  force_generate_avps: boolParam(false),
}
