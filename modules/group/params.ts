/** The module's parameters. */

import { boolParam, columnName, dbUrlParam, DEFAULT_RODB_URL, strParam, tableName } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the groups are.
   *
   * @example A file of SQLite
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (is_user_in("From", "int")) sl_send_reply("200", "Abroad");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given grp
   * | username | domain      | grp |
   * | alice    | example.com | int |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  db_url: dbUrlParam(DEFAULT_RODB_URL),

  /**
   * The table of members.
   *
   * Table `version` has to tell version 2 of it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "table", "members")
   * request_route {
   *     if (is_user_in("From", "int")) sl_send_reply("200", "Abroad");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given members
   * | username | domain      | grp |
   * | alice    | example.com | int |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | members    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  table: strParam('grp', { check: tableName }),

  /**
   * The column of members with the user.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "table", "members")
   * modparam("group", "user_column", "login")
   * request_route {
   *     if (is_user_in("From", "int")) sl_send_reply("200", "Abroad");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given members
   * | login | domain      | grp |
   * | alice | example.com | int |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | members    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  user_column: strParam('username', { check: columnName }),

  /**
   * The column of members with the user's domain.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "table", "members")
   * modparam("group", "domain_column", "home")
   * modparam("group", "use_domain", 1)
   * request_route {
   *     if (is_user_in("From", "int")) sl_send_reply("200", "Abroad");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given members
   * | username | home        | grp |
   * | alice    | example.com | int |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | members    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column of members with the name of the group.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "table", "members")
   * modparam("group", "group_column", "may")
   * request_route {
   *     if (is_user_in("From", "int")) sl_send_reply("200", "Abroad");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given members
   * | username | domain      | may |
   * | alice    | example.com | int |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | members    | 2             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  group_column: strParam('grp', { check: columnName }),

  /**
   * Whether the domain of a member counts as well as the user.
   *
   * @example Two who are called alice
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "use_domain", 1)
   * request_route {
   *     if (is_user_in("From", "int")) sl_send_reply("200", "Abroad");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given grp
   * | username | domain      | grp |
   * | alice    | example.com | int |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.net>;tag=1
   * alice < 403
   * ```
   */
  use_domain: boolParam(false),

  /**
   * The table of patterns; without one there are none.
   *
   * Table `version` has to tell version 1 of it. A pattern that cannot be read is left out, and the log says so.
   *
   * @example The usual table
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "re_table", "re_grp")
   * request_route {
   *     if (get_user_group("From", "$avp(g)")) sl_send_reply("200", "$(avp(g)[*])");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given re_grp
   * | reg_exp     | group_id |
   * | ^sip:alice@ | 7        |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200 7
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  re_table: strParam('', { check: tableIfAny }),

  /**
   * The column of patterns with the pattern, a POSIX extended one, letters of either case.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "re_table", "patterns")
   * modparam("group", "re_exp_column", "pattern")
   * request_route {
   *     if (get_user_group("From", "$avp(g)")) sl_send_reply("200", "$(avp(g)[*])");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given patterns
   * | pattern     | group_id |
   * | ^sip:alice@ | 7        |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | grp        | 2             |
   * | patterns   | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200 7
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  re_exp_column: strParam('reg_exp', { check: columnName }),

  /**
   * The column of patterns with the number of the group.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "re_table", "patterns")
   * modparam("group", "re_gid_column", "number")
   * request_route {
   *     if (get_user_group("From", "$avp(g)")) sl_send_reply("200", "$(avp(g)[*])");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given patterns
   * | reg_exp     | number |
   * | ^sip:alice@ | 7      |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | grp        | 2             |
   * | patterns   | 1             |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200 7
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 403
   * ```
   */
  re_gid_column: strParam('group_id', { check: columnName }),

  /**
   * Whether all groups count whose patterns fit, or the last one of the table alone.
   *
   * @example One is enough
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "group.so"
   * modparam("group", "db_url", "sqlite:///siprose.db")
   * modparam("group", "re_table", "re_grp")
   * modparam("group", "multiple_gid", 0)
   * request_route {
   *     if (get_user_group("From", "$avp(g)")) sl_send_reply("200", "$(avp(g)[*])");
   *     else sl_send_reply("403", "Not Abroad");
   * }
   * ```
   * ```db
   * given re_grp
   * | reg_exp     | group_id |
   * | example     | 8        |
   * | ^sip:alice@ | 7        |
   * ```
   * ```sip
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:alice@example.com>;tag=1
   * alice < 200 7
   * alice > OPTIONS sip:0049123@example.com
   *         From: <sip:bob@example.com>;tag=1
   * alice < 200 8
   * ```
   */
  multiple_gid: boolParam(true),
}

function tableIfAny(text: string): void {
  if (text !== '') tableName(text)
}
