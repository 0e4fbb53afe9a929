/** The module's parameters. */

import {
  boolParam,
  columnName,
  DEFAULT_RODB_URL,
  dbUrlParam,
  optionalStrParam,
  strParam,
} from 'siprose'

import { parseCredentials } from './loaded.ts'

/** The rows of the table. */
export const params = {
  /**
   * The database in which users are.
   *
   * @example Users in a file
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///users.db")
   * request_route {
   *     if (!www_authenticate("example.com", "subscriber")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | ha1                              |
   * | alice    | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The column with names of users.
   *
   * @example A table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "user_column", "login")
   * request_route {
   *     if (!www_authenticate("example.com", "people")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given people
   * | login | ha1                              |
   * | alice | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  user_column: strParam('username', { check: columnName }),

  /**
   * The column with domains of users.
   *
   * @example A table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "domain_column", "realm")
   * modparam("auth_db", "use_domain", 1)
   * request_route {
   *     if (!www_authenticate("example.com", "people")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given people
   * | username | realm       | ha1                              |
   * | alice    | example.com | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column with passwords, or their hashes where `calculate_ha1` is off.
   *
   * @example Hashes in another column
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "password_column", "hash")
   * request_route {
   *     if (!www_authenticate("example.com", "people")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given people
   * | username | hash                             |
   * | alice    | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  password_column: strParam('ha1', { check: columnName }),

  /**
   * The column with hashes for phones that put the domain into the name of the user.
   *
   * It is the hash of `alice@example.com`, realm and password.
   * Passwords in clear text need no second column.
   *
   * @example A phone that logs in with its whole address
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "password_column_2", "ha1_full")
   * request_route {
   *     if (!www_authenticate("example.com", "people")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given people
   * | username | ha1_full                         |
   * | alice    | c79656e4f06dbae9fdf6727654273c65 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice@example.com", password="secret"
   * alice < 200 Welcome
   * ```
   */
  password_column_2: strParam('ha1b', { check: columnName }),

  /**
   * Whether the column holds passwords in clear text.
   *
   * Hashes are made of them then. Who can read the table can log in as everybody.
   *
   * @example Passwords as they are
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "calculate_ha1", 1)
   * modparam("auth_db", "password_column", "secret")
   * request_route {
   *     if (!www_authenticate("example.com", "people")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given people
   * | username | secret |
   * | alice    | secret |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  calculate_ha1: boolParam(false),

  /**
   * Whether users of one name in different domains are different users.
   *
   * The domain is the one behind the `@` of the name in the credentials, or else the realm.
   *
   * @example Alice of another domain
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "use_domain", 1)
   * request_route {
   *     if (!www_authenticate("example.com", "subscriber")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given subscriber
   * | username | domain      | ha1                              |
   * | alice    | example.net | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 401
   * ```
   */
  use_domain: boolParam(false),

  /**
   * Further columns that become AVPs when somebody has logged in.
   *
   * They are `$avp(name)=column`, or `column` for an AVP of that name, with semicolons between. The lookup reads them too; none of them costs
   * a lookup of its own.
   *
   * @example What a user may do
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "load_credentials", "$avp(plan)=plan;color")
   * request_route {
   *     if (!www_authenticate("example.com", "people")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "$avp(plan) $avp(color)");
   * }
   * ```
   * ```db
   * given people
   * | username | ha1                              | plan | color |
   * | alice    | b1726872c344b6dc8365b774f8fd6412 | gold | 7     |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 gold 7
   * ```
   */
  load_credentials: optionalStrParam({ check: parseCredentials }),

  /**
   * Whether table `subscriber` has to be of the version that the server knows.
   *
   * @example A table of an older version that has all columns
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "version_table", 0)
   * request_route {
   *     if (!www_authenticate("example.com", "subscriber")) www_challenge("example.com", "1");
   *     else sl_send_reply("200", "Welcome");
   * }
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | subscriber | 6             |
   * given subscriber
   * | username | ha1                              |
   * | alice    | b1726872c344b6dc8365b774f8fd6412 |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="secret"
   * alice < 200 Welcome
   * ```
   */
  version_table: boolParam(true),

  /**
   * Whether AVPs are set for a user whose password was wrong, too.
   *
   * @example Count wrong passwords by customer
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "auth.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "auth_db.so"
   * modparam("auth_db", "db_url", "sqlite:///siprose.db")
   * modparam("auth_db", "force_generate_avps", 1)
   * modparam("auth_db", "load_credentials", "customer")
   * request_route {
   *     if (www_authenticate("example.com", "people")) sl_send_reply("200", "Welcome");
   *     else if ($rc == -2) sl_send_reply("403", "Customer $avp(customer)");
   *     else www_challenge("example.com", "1");
   * }
   * ```
   * ```db
   * given people
   * | username | ha1                              | customer |
   * | alice    | b1726872c344b6dc8365b774f8fd6412 | 42       |
   * ```
   * ```sip
   * alice > REGISTER sip:example.com
   * alice < 401
   * alice > REGISTER sip:example.com
   *         Authorization: Digest username="alice", password="guess"
   * alice < 403 Customer 42
   * ```
   */
  force_generate_avps: boolParam(false),
}
