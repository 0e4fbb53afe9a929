/** Parameters: the moment in further forms. */

import { columnName, intParam, strParam } from 'siprose'

/** The rows of the table. */
export const timeParams = {
  /**
   * In what form records have the moment besides: 0 for none.
   *
   * - 1: seconds and millionths of a second, in {@link time_attr} and {@link time_exten}; in the log, the latter alone
   * - 2: seconds with three decimals, in {@link time_attr}
   * - 3: as {@link time_format} says, as clocks here show it, in {@link time_attr}
   * - 4: the same in UTC
   *
   * @example Millionths
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "time_mode", 1)
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | callid | sip_code | sip_reason | time | time_attr | time_exten |
   * ```
   * ```sip
   * clock +250ms
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;time_exten=250000;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   * ```db
   * calls
   * | time_attr | time_exten |
   * | 946684800 | 250000     |
   * ```
   *
   * @example Seconds with decimals
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "time_mode", 2)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * clock +250ms
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200 Fine
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;time_attr=946684800.250;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   */
  time_mode: intParam(0, { min: 0, max: 4 }),

  /**
   * The attribute, or column, for the moment as {@link time_mode} asks for it.
   *
   * @example Name it
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "time_mode", 4)
   * modparam("acc", "time_attr", "when")
   * request_route { setflag(1); t_relay(); }
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
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;when=2000-01-01 00:00:00;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   */
  time_attr: strParam('time_attr', { check: columnName }),

  /**
   * The name of the attribute, or column, for what is finer than a second.
   *
   * @example Name it
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "time_mode", 1)
   * modparam("acc", "time_exten", "micros")
   * request_route { setflag(1); t_relay(); }
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
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;micros=0;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   */
  time_exten: strParam('time_exten', { check: columnName }),

  /**
   * How the moment is written where {@link time_mode} is 3 or 4.
   *
   * The letters are those of strftime(3).
   *
   * @example As the bills have it
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "time_mode", 4)
   * modparam("acc", "time_format", "%d.%m.%Y %H:%M")
   * request_route { setflag(1); t_relay(); }
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
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;time_attr=01.01.2000 00:00;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   */
  time_format: strParam('%Y-%m-%d %H:%M:%S'),
}
