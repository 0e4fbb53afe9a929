/** Parameters: the names of columns. */

import { columnName, strParam } from 'siprose'

/** The rows of the table. */
export const columnParams = {
  /**
   * The column with the method.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_method_column", "verb")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | verb | from_tag | to_tag | callid | sip_code | sip_reason | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | verb    |
   * | MESSAGE |
   * ```
   */
  acc_method_column: strParam('method', { check: columnName }),

  /**
   * The column with the tag in From.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_from_tag_column", "caller_tag")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | caller_tag | to_tag | callid | sip_code | sip_reason | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | caller_tag |
   * | a          |
   * ```
   */
  acc_from_tag_column: strParam('from_tag', { check: columnName }),

  /**
   * The column with the tag in To.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_to_tag_column", "callee_tag")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | callee_tag | callid | sip_code | sip_reason | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | callee_tag |
   * | b          |
   * ```
   */
  acc_to_tag_column: strParam('to_tag', { check: columnName }),

  /**
   * The column with the Call-ID.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_callid_column", "call")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | call | sip_code | sip_reason | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | call |
   * | 1    |
   * ```
   */
  acc_callid_column: strParam('callid', { check: columnName }),

  /**
   * The column with the status.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_sip_code_column", "status")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | callid | status | sip_reason | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | status |
   * | 200    |
   * ```
   */
  acc_sip_code_column: strParam('sip_code', { check: columnName }),

  /**
   * The column with the phrase of the status.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_sip_reason_column", "phrase")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | callid | sip_code | phrase | time |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | phrase |
   * | Fine   |
   * ```
   */
  acc_sip_reason_column: strParam('sip_reason', { check: columnName }),

  /**
   * The column with the moment.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * modparam("acc", "acc_time_column", "happened")
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | callid | sip_code | sip_reason | happened |
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```db
   * calls
   * | happened  |
   * | 2451544.5 |
   * ```
   */
  acc_time_column: strParam('time', { check: columnName }),
}
