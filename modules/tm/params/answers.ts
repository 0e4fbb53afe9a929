/** What the caller is told. */

import { boolParam, intParam, optionalStrParam, strParam } from 'siprose'

export const answersParams = {
  /**
   * Whether the caller is told when an INVITE to a single place goes without any answer.
   *
   * Without, such a call ends without a word: for callers that give up earlier by themselves. Where somebody has answered, where there is a failure
   * route, or more than one branch, the caller is told all the same.
   *
   * @example Say nothing
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "noisy_ctimer", 0)
   * modparam("tm", "fr_timer", 1000)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * clock +900ms
   * bob   < INVITE sip:bob@192.0.2.20 again
   * quiet 10s
   * ```
   */
  noisy_ctimer: boolParam(true, { live: 'tm.noisy_ctimer' }),

  /**
   * Whether an INVITE is answered with 100 when it is relayed.
   *
   * `t_set_auto_inv_100()` decides for one transaction. Without a 100 the caller sends again after half a second.
   *
   * @example Let the callee be the first to say something
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "auto_inv_100", 0)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 180
   * alice < 180
   * ```
   *
   * @rfc 3261 section 16.2
   */
  auto_inv_100: boolParam(true, { live: 'tm.auto_inv_100' }),

  /**
   * The phrase of that 100.
   *
   * @example Keep it short
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "auto_inv_100_reason", "Trying")
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100 Trying
   * bob   < INVITE sip:bob@192.0.2.20
   * ```
   */
  auto_inv_100_reason: strParam('trying -- your call is important to us', {
    live: 'tm.auto_inv_100_r',
  }),

  /**
   * The status that `t_reply()` sends when its argument is undefined.
   *
   * So do other functions when nothing better is known of a failure.
   *
   * @example A variable that was never set
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "default_code", 501)
   * request_route {
   *     t_newtran();
   *     t_reply("$avp(status)", "Nobody Said Why");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 501 Nobody Said Why
   * ```
   */
  default_code: intParam(500, { min: 400, max: 699, live: 'tm.default_code' }),

  /**
   * The phrase that `t_reply()` sends when its argument is undefined.
   *
   * @example A variable that was never set
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "default_reason", "Out of Order")
   * request_route {
   *     t_newtran();
   *     t_reply("500", "$avp(reason)");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 500 Out of Order
   * ```
   */
  default_reason: strParam('Server Internal Error', { live: 'tm.default_reason' }),

  /**
   * Whether a 503 reaches the caller as 500.
   *
   * A 503 would make the caller leave this server alone, which is well (RFC 3261 section 16.7).
   *
   * @example Let it through
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "remap_503_500", 0)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 503
   * alice < 503
   * ```
   *
   * @rfc 3261 section 16.7
   */
  remap_503_500: boolParam(true),

  /**
   * Whether a 100 from a callee reaches the caller.
   *
   * A proxy that keeps transactions sends its own, so it is for tests.
   *
   * @example Pass it on
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "relay_100", 1)
   * modparam("tm", "auto_inv_100", 0)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 100 Bob Is Trying
   * alice < 100 Bob Is Trying
   * ```
   *
   * @rfc 3261 section 16.7
   */
  relay_100: boolParam(false, { live: 'tm.relay_100' }),

  /**
   * What a 3xx says of its places besides their URIs.
   *
   * A sum: 1 for their branch flags, as a parameter; 2 for their Path, as a Route header in the URI.
   *
   * @example With flags
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "kex.so"
   * loadmodule "tm.so"
   * modparam("tm", "rich_redirect", 1)
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     setbflag(2);
   *     t_newtran();
   *     t_reply("302", "Moved Temporarily");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 302
   *         Contact: <sip:bob@192.0.2.20>;flags=4
   * ```
   */
  rich_redirect: intParam(0, { min: 0, max: 3, live: 'tm.rich_redirect' }),

  /**
   * The status for a request that nobody has answered in time.
   *
   * @example Say that the callee is away
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "reply_408_code", 480)
   * modparam("tm", "reply_408_reason", "Away")
   * modparam("tm", "fr_timer", 400)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * clock +400ms
   * alice < 480 Away
   * ```
   */
  reply_408_code: intParam(408, { min: 400, max: 699 }),

  /**
   * The phrase of that status.
   *
   * @example In own words
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "reply_408_reason", "Nobody Answers")
   * modparam("tm", "fr_timer", 400)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * clock +400ms
   * alice < 408 Nobody Answers
   * ```
   */
  reply_408_reason: strParam('Request Timeout'),

  /**
   * Whether an answer waits that is given while the request is still being sent on.
   *
   * @example Say it as another configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "delayed_reply", 0)
   * request_route { t_relay(); }
   * ```
   */
  delayed_reply: boolParam(true, {
    idle: 'nothing is answered while a request is being sent on, as one thing is done after the other',
  }),

  /**
   * Whether functions of other modules run for provisional answers that were made here.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "pass_provisional_replies", 1)
   * request_route { t_relay(); }
   * ```
   */
  pass_provisional_replies: boolParam(false, {
    live: 'tm.pass_provisional_replies',
    idle: 'event_route[tm:local-response] runs for every answer made here',
  }),

  /**
   * The function in another language to run instead of `event_route[tm:local-response]`.
   *
   * @example Say it as another configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "event_callback_lres_sent", "ksr_tm_event")
   * request_route { t_relay(); }
   * ```
   */
  event_callback_lres_sent: optionalStrParam({ idle: 'there are no scripts in other languages' }),
}
