/** Parameters: which requests are noted, and which of their messages. */

import { boolParam, optionalStrParam } from 'siprose'

import { parseFailedFilter } from '../failed-filter.ts'
import { parseLegs } from '../legs.ts'
import { flagParam } from './flag.ts'

/** The rows of the table. */
export const requestParams = {
  /**
   * The flag of requests that count, too, when they fail.
   *
   * They are noted once, with the status that whoever made the request has got. Without it nothing is noted that ends with 300 or more.
   *
   * @example Note failures as well
   * ```kamailio
   * debug = 1
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "failed_transaction_flag", 2)
   * request_route {
   *     setflag(1);
   *     if ($rU == "bob") setflag(2);
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 404 Gone Fishing
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 404
   * # this one is not marked, and fails unnoticed
   * alice > MESSAGE sip:carol@192.0.2.30
   * carol < MESSAGE sip:carol@192.0.2.30
   * carol > 404
   * alice < 404
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=404;reason=Gone Fishing
   * ```
   */
  failed_transaction_flag: flagParam(),

  /**
   * Statuses of failures that are not noted, with commas between them.
   *
   * They do not count for calls that nobody answered: those are noted apart, by flags of their own.
   *
   * @example Leave challenges out
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "failed_transaction_flag", 2)
   * modparam("acc", "failed_filter", "401,407")
   * request_route { setflag(1); setflag(2); t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 407
   * alice < 407
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 2
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 480 Asleep
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 480
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=2;code=480;reason=Asleep
   * ```
   */
  failed_filter: optionalStrParam({ check: parseFailedFilter }),

  /**
   * Whether provisional replies with a body are noted, too.
   *
   * @example Note when the announcement begins
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "early_media", 1)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 183 Session Progress
   *         To: <sip:bob@192.0.2.20>;tag=b
   *         Content-Type: application/sdp
   *
   *         v=0
   * alice < 183
   * clock +1s
   * bob   > 200 OK
   *         To: <sip:bob@192.0.2.20>;tag=b
   * alice < 200
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;method=INVITE;from_tag=a;to_tag=b;call_id=1;code=183;reason=Session Progress
   * NOTICE ACC: transaction answered: timestamp=946684801;method=INVITE;from_tag=a;to_tag=b;call_id=1;code=200;reason=OK
   * ```
   */
  early_media: boolParam(false),

  /**
   * Whether the ACK for a success is noted, too.
   *
   * Only ACKs that come this way can be, so the server has to record its route. The ACK needs the flag as well as the INVITE.
   *
   * @example Note that the caller knows
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "siputils.so"
   * loadmodule "sl.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "report_ack", 1)
   * request_route {
   *     setflag(1);
   *     if (has_totag()) loose_route();
   *     else record_route();
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 200 OK
   *         To: <sip:bob@192.0.2.20>;tag=b
   *         Contact: <sip:bob@192.0.2.20>
   * alice < 200
   * alice > ACK sip:bob@192.0.2.20
   * bob   < ACK sip:bob@192.0.2.20
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;method=INVITE;from_tag=a;to_tag=b;call_id=1;code=200;reason=OK
   * NOTICE ACC: request acknowledged: timestamp=946684800;method=ACK;from_tag=a;to_tag=b;call_id=1;code=200;reason=OK
   * ```
   */
  report_ack: boolParam(false),

  /**
   * Whether a CANCEL is noted, too.
   *
   * How the call itself ended is noted without it.
   *
   * @example Note who loses patience
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "textops.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "report_cancels", 1)
   * request_route {
   *     setflag(1);
   *     if (is_method("CANCEL") && !t_check_trans()) exit;
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 180
   * alice < 180
   * alice > CANCEL sip:bob@192.0.2.20
   * alice < 200 canceling
   * bob   < CANCEL sip:bob@192.0.2.20
   * bob   > 200 to CANCEL
   * bob   > 487
   * bob   < ACK sip:bob@192.0.2.20
   * alice < 487
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;method=CANCEL;from_tag=a;to_tag={tag};call_id=1;code=200;reason=canceling
   * ```
   *
   * @compat The phrase and the tag are those of the answer; Kamailio shows `OK` and no tag.
   */
  report_cancels: boolParam(false),

  /**
   * Whether the tags of requests from callee to caller are exchanged.
   *
   * Those of a call are always the same way round then. The module `rr` tells the direction, by the tag in the Route that it has put into Record-Route (`append_fromtag`).
   *
   * @example The callee hangs up
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "rr.so"
   * loadmodule "siputils.so"
   * loadmodule "sl.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "detect_direction", 1)
   * request_route {
   *     setflag(1);
   *     if (has_totag()) loose_route();
   *     else record_route();
   *     t_relay();
   * }
   * ```
   * ```sip
   * bob   > BYE sip:alice@192.0.2.10
   *         Route: <sip:192.0.2.1;lr;ftag=a>
   *         From: <sip:bob@example.com>;tag=b
   *         To: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * alice < BYE sip:alice@192.0.2.10
   * alice > 200 OK
   * bob   < 200
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;method=BYE;from_tag=a;to_tag=b;call_id=1;code=200;reason=OK
   * ```
   *
   * @compat As in Kamailio, the tags alone are exchanged, and no value of extra variables.
   */
  detect_direction: boolParam(false),

  /**
   * The flag of requests that may count later, by flags that other routes set.
   *
   * A request that has none of the flags when its transaction begins is not followed.
   *
   * @example Decide when bob answers
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "acc_prepare_flag", 2)
   * request_route {
   *     setflag(2);
   *     t_on_reply("ANSWER");
   *     t_relay();
   * }
   * onreply_route[ANSWER] { if (status == "200") setflag(1); }
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
   */
  acc_prepare_flag: flagParam(),

  /**
   * Whether all requests may count later, by flags that other routes set.
   *
   * @example Decide when bob answers
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "acc_prepare_always", 1)
   * request_route {
   *     t_on_reply("ANSWER");
   *     t_relay();
   * }
   * onreply_route[ANSWER] { if (status == "200") setflag(1); }
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
   */
  acc_prepare_always: boolParam(false),

  /**
   * Whether the header Reason of a reply says why, where it has one.
   *
   * Otherwise it is the phrase in the first line.
   *
   * @example What the other network has said
   * ```kamailio
   * debug = 1
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "failed_transaction_flag", 1)
   * modparam("acc", "reason_from_hf", 1)
   * request_route { setflag(1); t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         From: <sip:alice@example.com>;tag=a
   *         Call-ID: 1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 480
   *         To: <sip:bob@192.0.2.20>;tag=b
   *         Reason: Q.850;cause=16;text="Terminated"
   * alice < 480
   * ```
   * ```log
   * NOTICE ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=480;reason=Q.850;cause=16;text="Terminated"
   * ```
   */
  reason_from_hf: boolParam(false),

  /**
   * AVPs that hold a value for each leg of a call, as `name=$avp(x);…`.
   *
   * The script adds a value to each of them where a call is passed on. The log has them one behind the other, the newest first; a table has a row for each
   * leg, with the names as columns. 64 legs are noted at most.
   *
   * @example A call that is passed on
   * ```kamailio
   * debug = 1
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "acc.so"
   * modparam("acc", "log_flag", 1)
   * modparam("acc", "db_flag", 1)
   * modparam("acc", "db_url", "sqlite:///siprose.db")
   * modparam("acc", "multi_leg_info", "src=$avp(src);dst=$avp(dst)")
   * modparam("acc", "db_table_acc", "calls")
   * modparam("acc", "db_version_check", 0)
   * request_route {
   *     setflag(1);
   *     $avp(src) = "alice";
   *     $avp(dst) = "office";
   *     $avp(src) = "office";
   *     $avp(dst) = "bob";
   *     t_relay();
   * }
   * ```
   * ```db
   * given calls
   * | method | from_tag | to_tag | callid | sip_code | sip_reason | time | src | dst |
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
   * NOTICE ACC: transaction answered: timestamp=946684800;method=MESSAGE;from_tag=a;to_tag=b;call_id=1;code=200;reason=Fine;src=office;dst=bob;src=alice;dst=office
   * ```
   * ```db
   * calls
   * | method  | src    | dst    |
   * | MESSAGE | office | bob    |
   * | MESSAGE | alice  | office |
   * ```
   */
  multi_leg_info: optionalStrParam({ check: parseLegs, format: true }),

  /**
   * Whether values are taken from a copy of the request.
   *
   * @example A setting that changes nothing
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "acc.so"
   * modparam("acc", "clone_msg", 0)
   * request_route { t_relay(); }
   * ```
   */
  clone_msg: boolParam(true, {
    idle: 'a request is read from the bytes that its transaction keeps, which nothing changes',
  }),
}
