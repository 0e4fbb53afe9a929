/** The module's parameters. */

import { dbUrlParam, DEFAULT_DB_URL, strParam, tableName } from 'siprose'

/** The rows of the table. */
export const params = {
  /**
   * Where the tables are.
   *
   * @example A value for a setting of the configuration
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "cfg_db.so"
   * modparam("cfg_db", "db_url", "sqlite:///siprose.db")
   * limits.calls = 5 desc "calls at a time"
   * limits.minutes = 60
   * request_route { sl_send_reply("200", "$sel(cfg_get.limits.calls) calls, $sel(cfg_get.limits.minutes) minutes"); }
   * ```
   * ```db
   * given cfg_transl
   * | group_name | name |
   * | *          | *    |
   * ```
   * ```db
   * given cfg_var
   * | group_name | name  | value |
   * | limits     | calls | 30    |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 30 calls, 60 minutes
   * ```
   */
  db_url: dbUrlParam(DEFAULT_DB_URL),

  /**
   * The table that says in which tables the values of settings are.
   *
   * A row is for a group and a name, or any of them, `*`. What it leaves empty, the table of values and its columns, is as in the row of group
   * `<default>`, and without that one `cfg_var` with `group_name`, `name` and `value`. The rows of the group are looked at before those of group `*`, and
   * those of the name before those of name `*`; the first value that is found counts. A setting without one stays as it was.
   *
   * @example Gateways are in a table of another program
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "cfg_db.so"
   * modparam("cfg_db", "db_url", "sqlite:///siprose.db")
   * modparam("cfg_db", "transl_tbl", "where_it_is")
   * pstn.gateway = "192.0.2.20"
   * pstn.prefix = "00"
   * request_route { sl_send_reply("200", "$sel(cfg_get.pstn.prefix) by $sel(cfg_get.pstn.gateway)"); }
   * ```
   * ```db
   * given where_it_is
   * | group_name | name    | cfg_table | cfg_table_group_name_field | cfg_table_name_field | cfg_table_value_field |
   * | pstn       | gateway | sites     | site                       | fact                 | is                    |
   * | *          | *       | ""        | ""                         | ""                   | ""                    |
   * ```
   * ```db
   * given sites
   * | site | fact    | is         |
   * | pstn | gateway | 192.0.2.99 |
   * ```
   * ```db
   * given cfg_var
   * | group_name | name    | value      |
   * | pstn       | gateway | 192.0.2.50 |
   * | pstn       | prefix  | 000        |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 000 by 192.0.2.99
   * ```
   *
   * @compat Kamailio 5.6 takes each row of a group for all of its names, in an order of the database.
   */
  transl_tbl: strParam('cfg_transl', { check: tableName }),

  /**
   * The table with settings that the configuration does not have.
   *
   * A row has a group, a name, the type of the value, `I` for a number and `S` for a text, the smallest and the largest number, and what it is for. They are
   * `0` and empty where no table has a value. Rows that cannot be used, or are of a setting that is there already, are left out, and the log says so.
   *
   * @example A setting that the configuration reads, and does not have
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "cfg_rpc.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "cfg_db.so"
   * modparam("cfg_db", "db_url", "sqlite:///siprose.db")
   * modparam("cfg_db", "custom_tbl", "own_settings")
   * request_route { sl_send_reply("200", "$sel(cfg_get.media.relay), $sel(cfg_get.media.calls)"); }
   * ```
   * ```db
   * given own_settings
   * | group_name | name  | value_type | min_value | max_value | description          |
   * | media      | relay | S          | NULL      | NULL      | where media are sent |
   * | media      | calls | I          | 1         | 100       | NULL                 |
   * | media      | odd   | X          | NULL      | NULL      | NULL                 |
   * ```
   * ```db
   * given cfg_transl
   * | group_name | name |
   * | *          | *    |
   * ```
   * ```db
   * given cfg_var
   * | group_name | name  | value      |
   * | media      | relay | 192.0.2.50 |
   * | media      | calls | 1000       |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 192.0.2.50, 0
   * ```
   * ```rpc
   * > cfg.help media relay
   * where media are sent (parameter type is string)
   * > cfg.set media calls 50
   * > cfg.set media calls 101
   * error: { code: 400 }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 192.0.2.50, 50
   * ```
   * ```log
   * ERROR cfg_db: the row of `media.odd` in `own_settings` is left out: its type is neither `I` nor `S`
   * ERROR cfg_db: `media.calls` stays as it was: `media.calls` cannot be `1000`; it can be a whole number from 1 to 100
   * ```
   *
   * @compat Kamailio does not start where a row of this table cannot be used.
   */
  custom_tbl: strParam('cfg_custom', { check: tableName }),
}
