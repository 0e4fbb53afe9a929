/** Parameters: records in the log. */

import { intParam, LogLevel, optionalStrParam, syslogFacilities } from 'siprose'

import { parseExtras } from '../extras.ts'
import { flagParam } from './flag.ts'

/** The rows of the table. */
export const logParams = {
  /**
   * The flag of requests that are noted in the log.
   *
   * @example Note what is answered
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
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
   * NOTICE ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   *
   * @compat The phrase of an answer that was made here is the one that was sent; Kamailio shows the usual one of its status.
   */
  log_flag: flagParam(),

  /**
   * The flag of calls that are noted in the log when nobody answers.
   *
   * Each attempt is noted that fails, and takes the flag away: a failure route that tries elsewhere sets it again.
   *
   * @example Nobody is there, and nowhere else either
   * ```kamailio
   * debug = 1
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_missed_flag", 2)
   * request_route {
   *     setflag(2);
   *     t_on_failure("ELSEWHERE");
   *     t_relay();
   * }
   * failure_route[ELSEWHERE] {
   *     $ru = "sip:carol@192.0.2.30";
   *     setflag(2);
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 486 Busy Here
   *         To: <sip:bob@192.0.2.20>;tag=b
   * bob   < ACK sip:bob@192.0.2.20
   * carol < INVITE sip:carol@192.0.2.30
   * carol > 480 Asleep
   *         To: <sip:bob@192.0.2.20>;tag=c
   * carol < ACK sip:carol@192.0.2.30
   * alice < 480
   * ```
   * ```log
   * NOTICE ACC: call missed: timestamp=946684800;method=INVITE;from_tag=a;to_tag=b;call_id=1;code=486;reason=Busy Here
   * NOTICE ACC: call missed: timestamp=946684800;method=INVITE;from_tag=a;to_tag=c;call_id=1;code=480;reason=Asleep
   * ```
   *
   * @compat Where a failure route answers itself, Kamailio notes the call again though the flag was taken away.
   */
  log_missed_flag: flagParam(),

  /**
   * The level of the lines, from -5 to 3.
   *
   * Lines are left out that are beyond the level of the log.
   *
   * @example Lines that a usual log shows
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "log_level", 0)
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
   * WARNING ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   */
  log_level: intParam(LogLevel.NOTICE, { min: LogLevel.ALERT, max: LogLevel.DEBUG }),

  /**
   * The facility of syslog that the lines are for; the one of the server unless set.
   *
   * @example A file of their own
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "log_facility", "LOG_LOCAL1")
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
   * NOTICE ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine
   * ```
   *
   * @compat Without it the lines are for the facility of the server, `log_facility` of the core; in Kamailio, for LOG_DAEMON.
   */
  log_facility: optionalStrParam({ values: [...syslogFacilities.keys()] }),

  /**
   * What the lines have besides, as `name=$variable;…`.
   *
   * The variables are those of the request, as it was when it was relayed; a reply is not at hand. `$ru` is where it was answered.
   *
   * @example Who calls, with what, and what is unknown
   * ```kamailio
   * debug = 1
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "log_extra", "from=$fU;ua=$hdr(User-Agent);account=$avp(account)")
   * request_route {
   *     $avp(account) = "4711";
   *     setflag(1);
   *     t_relay();
   * }
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
   * NOTICE ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine;from=alice;ua=;account=4711
   * ```
   */
  log_extra: optionalStrParam({ check: parseExtras, format: true }),

  /**
   * How many values of extra variables there can be.
   *
   * @example A setting that changes nothing
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "acc_extra_size", 100)
   * request_route { t_relay(); }
   * ```
   */
  acc_extra_size: intParam(64, { idle: 'lists are as long as they are written' }),
}
