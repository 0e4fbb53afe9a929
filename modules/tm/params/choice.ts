/** Which reply is chosen, and what it ends. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

export const choiceParams = {
  /**
   * Whether a 401 or 407 for the caller has the challenges of all branches.
   *
   * A caller that has to log in at two places can do both at once. Without, it gets the challenge of one.
   *
   * @example Two branches want a password
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   * bob   < MESSAGE sip:bob@192.0.2.20
   * carol < MESSAGE sip:carol@192.0.2.30
   * bob   > 401
   *         WWW-Authenticate: Digest realm="bob", nonce="1"
   * carol > 407
   *         Proxy-Authenticate: Digest realm="carol", nonce="2"
   * alice < 401
   *         WWW-Authenticate: Digest realm="bob", nonce="1"
   *         Proxy-Authenticate: Digest realm="carol", nonce="2"
   * ```
   *
   * @example Hand out one challenge only
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "aggregate_challenges", 0)
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   * bob   < MESSAGE sip:bob@192.0.2.20
   * carol < MESSAGE sip:carol@192.0.2.30
   * bob   > 401
   *         WWW-Authenticate: Digest realm="bob", nonce="1"
   * carol > 407
   *         Proxy-Authenticate: Digest realm="carol", nonce="2"
   * alice < 401
   *         WWW-Authenticate: Digest realm="bob", nonce="1"
   *         - Proxy-Authenticate
   * ```
   *
   * @rfc 3261 section 16.7
   */
  aggregate_challenges: boolParam(true, { live: 'tm.aggregate_challenges' }),

  /**
   * Whether a 6xx is a reply like others.
   *
   * By the rules it ends all branches. `t_set_disable_6xx()` decides for one transaction.
   *
   * @example One phone cannot decline for all
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "disable_6xx_block", 1)
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   * bob   < MESSAGE sip:bob@192.0.2.20
   * carol < MESSAGE sip:carol@192.0.2.30
   * bob   > 603
   * carol > 200
   * alice < 200
   * ```
   *
   * @rfc 3261 section 16.7
   */
  disable_6xx_block: boolParam(false, { live: 'tm.disable_6xx_block' }),

  /**
   * Which replies still count once a failure route has begun another attempt.
   *
   * - 0: all. A redirection that was followed may come back when the attempt fails.
   * - 1, 3: those of the new attempt only.
   * - 2: those of the attempt before the new one do not.
   *
   * `t_drop_replies()` decides for one attempt.
   *
   * @example All count
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "failure_reply_mode", 0)
   * request_route {
   *     t_on_failure("NEXT");
   *     t_relay();
   * }
   * failure_route[NEXT] {
   *     $ru = "sip:carol@192.0.2.30";
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 302
   * carol < MESSAGE sip:carol@192.0.2.30
   * carol > 500
   * alice < 302
   * ```
   *
   * @compat Where an earlier reply is the best one, Kamailio runs the failure route of its branch anew, each time, until there is no branch left.
   */
  failure_reply_mode: intParam(3, { min: 0, max: 3 }),

  /**
   * How much less a failure counts that was made here, 408 above all.
   *
   * Statuses of one class differ by less than 1000, and the classes stand 1000 apart. A negative number lets it count more.
   *
   * @example What somebody has answered comes first
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "faked_reply_prio", 2000)
   * modparam("tm", "fr_timer", 1000)
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:office@example.com
   * bob   < MESSAGE sip:bob@192.0.2.20
   * carol < MESSAGE sip:carol@192.0.2.30
   * carol > 500
   * clock +900ms
   * bob   < MESSAGE sip:bob@192.0.2.20 again
   * clock +100ms
   * alice < 500
   * ```
   */
  faked_reply_prio: intParam(0, { min: -32_000, max: 32_000 }),

  /**
   * Whether the failure route runs for a request that could not be sent.
   *
   * Without, `t_relay()` is false then. With, it is true, and all that failed is treated in one place.
   *
   * @example All failures in one place
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "failure_exec_mode", 1)
   * request_route {
   *     t_on_failure("NEXT");
   *     t_relay();
   * }
   * failure_route[NEXT] {
   *     $ru = "sip:carol@192.0.2.30";
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20;transport=tls
   * carol < MESSAGE sip:carol@192.0.2.30
   * carol > 200
   * alice < 200
   * ```
   */
  failure_exec_mode: boolParam(false),

  /**
   * What becomes of a success that waited for a script while another answer was passed on.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "reply_relay_mode", 0)
   * request_route { t_relay(); }
   * ```
   */
  reply_relay_mode: boolParam(true, {
    idle: 'a success that comes late leaves the answer of the transaction as it is',
  }),

  /**
   * The reply route for replies that belong to no transaction.
   *
   * When it drops one, or returns 0, the reply goes no further; otherwise it is forwarded as its Via says.
   *
   * @example Let no stray replies through
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "on_sl_reply", "STRAY")
   * request_route { t_relay(); }
   * onreply_route[STRAY] { drop; }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200
   *         Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKnobody
   *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKknows
   * quiet 400ms
   * ```
   */
  on_sl_reply: optionalStrParam({ routesIn: (name) => [name], routesType: 'onreply' }),
}
