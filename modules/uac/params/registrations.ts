/** Parameters about accounts elsewhere. */

import { boolParam, dbUrlParam, intParam, strParam, tableName } from 'siprose'

/** The rows of the table. */
export const registrationParams = {
  /**
   * Where the accounts are with which this server registers elsewhere; empty for none.
   *
   * @example A provider that calls come from
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   *       From: <sip:4711@provider.org>{*}
   *       Contact: <sip:desk@192.0.2.1>
   *       Expires: 600
   * bob > 200
   *       Contact: <sip:desk@192.0.2.1>;expires=600
   * ```
   */
  reg_db_url: dbUrlParam(''),

  /**
   * The table of accounts.
   *
   * @example A table of another name
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_db_table", "accounts")
   * request_route { drop; }
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | accounts   | 5             |
   * ```
   * ```db
   * given accounts
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires | realm | auth_ha1 | flags | reg_delay | contact_addr | socket |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |  |  | 0 | 0 |  |  |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   *       From: <sip:4711@provider.org>{*}
   *       Contact: <sip:desk@192.0.2.1>
   *       Expires: 600
   * bob > 200
   *       Contact: <sip:desk@192.0.2.1>;expires=600
   * ```
   */
  reg_db_table: strParam('uacreg', { check: tableName }),

  /**
   * The host of the Contact that is registered, with port and parameters where it has some.
   *
   * The user in it is the id of the account, `l_uuid`. An account may have another host, `contact_addr`.
   *
   * @example With a port
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_contact_addr", "192.0.2.1:5080;transport=tcp")
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   *       Contact: <sip:desk@192.0.2.1:5080;transport=tcp>
   * bob > 200
   * ```
   */
  reg_contact_addr: strParam(''),

  /**
   * How often the accounts are looked through for those that are due.
   *
   * A registration is renewed so early that it does not end before the next look.
   *
   * @example A short registration
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_timer_interval", 10)
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   * bob > 200
   *       Contact: <sip:desk@192.0.2.1>;expires=100
   * quiet 88s
   * clock +1s
   * bob < REGISTER sip:provider.org
   * bob > 200
   * ```
   */
  reg_timer_interval: intParam(90, { min: 1, max: 86_400, unit: 's' }),

  /**
   * How long after a failure a registration is tried again.
   *
   * With 0 it is not, and the account is disabled.
   *
   * @example A provider that is not there yet
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_retry_interval", 60)
   * modparam("uac", "reg_timer_interval", 10)
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   * bob > 503
   * quiet 68s
   * clock +1s
   * bob < REGISTER sip:provider.org
   * bob > 200
   * ```
   */
  reg_retry_interval: intParam(0, { min: 0, max: 604_800, unit: 's' }),

  /**
   * Whether a registration is renewed with the Call-ID it has.
   *
   * @example One registration, one Call-ID
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_keep_callid", 1)
   * modparam("uac", "reg_timer_interval", 10)
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   *       Call-ID: {call}
   *       CSeq: 1 REGISTER
   * bob > 200
   *       Contact: <sip:desk@192.0.2.1>;expires=100
   * clock +89s
   * bob < REGISTER sip:provider.org
   *       Call-ID: {call}
   *       CSeq: 2 REGISTER
   * bob > 200
   * ```
   */
  reg_keep_callid: boolParam(false),

  /**
   * How long the first registration of an account waits at most; by chance.
   *
   * It is for accounts without `reg_delay`. Thousands of accounts do not fall upon a provider at once then. With 0 none waits.
   *
   * @example Not all at once
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_random_delay", 60)
   * modparam("uac", "reg_timer_interval", 10)
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +60s
   * bob < REGISTER sip:provider.org
   * bob > 200
   * ```
   */
  reg_random_delay: intParam(0, { min: 0, max: 86_400, unit: 's' }),

  /**
   * Whether anything is registered; the command `uac.reg_active` changes it.
   *
   * @example Not yet
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_active", 0)
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * quiet 10s
   * ```
   * ```rpc
   * > uac.reg_active 1
   * ```
   * ```sip
   * clock +80s
   * bob < REGISTER sip:provider.org
   *       From: <sip:4711@provider.org>{*}
   *       Contact: <sip:desk@192.0.2.1>
   *       Expires: 600
   * bob > 200
   *       Contact: <sip:desk@192.0.2.1>;expires=600
   * ```
   */
  reg_active: boolParam(true),

  /**
   * How often accounts are cleaned up that were removed.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_gc_interval", 60)
   * request_route { drop; }
   * ```
   */
  reg_gc_interval: intParam(150, { min: 0, unit: 's', idle: 'what is removed is gone at once' }),

  /**
   * How many slots the table of accounts has, as a power of two.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_hash_size", 10)
   * request_route { drop; }
   * ```
   */
  reg_hash_size: intParam(4, { min: 1, idle: 'the table grows with the accounts' }),

  /**
   * Whether the domain counts where an account is found by a URI.
   *
   * @example A user of the same name elsewhere
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reg_use_domain", 1)
   * request_route {
   *     if (uac_reg_lookup_uri("$ru", "$var(who)")) sl_send_reply("200", "$var(who)");
   *     else sl_send_reply("404", "Nobody");
   * }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   *       From: <sip:4711@provider.org>{*}
   *       Contact: <sip:desk@192.0.2.1>
   *       Expires: 600
   * bob > 200
   *       Contact: <sip:desk@192.0.2.1>;expires=600
   * bob > OPTIONS sip:4711@provider.org
   * bob < 200 sip:alice@example.com
   * bob > OPTIONS sip:4711@example.net
   * bob < 404
   * ```
   */
  reg_use_domain: boolParam(false),

  /**
   * How long after the table was read it is not read again by `uac.reg_reload`.
   *
   * @example Too soon
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "uac.so"
   * modparam("uac", "reg_db_url", "sqlite:///siprose.db")
   * modparam("uac", "reg_contact_addr", "192.0.2.1")
   * modparam("uac", "reload_delta", 5)
   * request_route { drop; }
   * ```
   * ```db
   * given uacreg
   * | l_uuid | l_username | l_domain    | r_username | r_domain     | auth_username | auth_password | auth_proxy     | expires |
   * | desk   | alice      | example.com | 4711       | provider.org | 4711          | secret        | sip:192.0.2.20 | 600 |
   * ```
   * ```sip
   * clock +1s
   * bob < REGISTER sip:provider.org
   *       From: <sip:4711@provider.org>{*}
   *       Contact: <sip:desk@192.0.2.1>
   *       Expires: 600
   * bob > 200
   *       Contact: <sip:desk@192.0.2.1>;expires=600
   * ```
   * ```rpc
   * > uac.reg_reload
   *
   * > uac.reg_reload
   * error:
   *   code: 500
   *   message: "the table was just read: wait 5 s"
   * ```
   */
  reload_delta: intParam(30, { min: 0, max: 86_400, unit: 's' }),
}
