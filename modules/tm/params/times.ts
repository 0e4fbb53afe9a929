/** How long things take. */

import { boolParam, intParam, optionalStrParam } from 'siprose'

const MS = { min: 1, max: 0x7fffffff, unit: 'ms' } as const

export const timesParams = {
  /**
   * How long a request may go without any answer, and a failure of an INVITE without its ACK.
   *
   * `t_set_fr()` sets it for one transaction, {@link fr_timer_avp} by an AVP.
   *
   * @example Give up on who is away after two seconds
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "fr_timer", 2000)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * clock +1900ms
   * bob   < INVITE sip:bob@192.0.2.20 again x2
   * clock +100ms
   * alice < 408 Request Timeout
   * ```
   *
   * @rfc 3261 section 17.1.2.2
   */
  fr_timer: intParam(30_000, { ...MS, live: 'tm.fr_timer' }),

  /**
   * How long an INVITE may ring.
   *
   * It begins anew with each provisional answer, see {@link restart_fr_on_each_reply}. Whoever rings is sent a CANCEL when it is over.
   *
   * @example Ring for a quarter of a minute
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "fr_inv_timer", 15000)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 180
   * alice < 180
   * quiet 14s
   * clock +1s
   * bob   < CANCEL sip:bob@192.0.2.20
   * alice < 408
   * ```
   *
   * @rfc 3261 section 16.6
   */
  fr_inv_timer: intParam(120_000, { ...MS, live: 'tm.fr_inv_timer' }),

  /**
   * How long an INVITE may take in all, over all its branches and attempts.
   *
   * `t_set_max_lifetime()` sets it for one transaction.
   *
   * @example Two attempts get half a minute together
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "max_inv_lifetime", 30000)
   * modparam("tm", "fr_inv_timer", 20000)
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
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 180
   * alice < 180
   * clock +20s
   * bob   < CANCEL sip:bob@192.0.2.20
   * carol < INVITE sip:carol@192.0.2.30
   * bob   > 200 to CANCEL
   * bob   > 487 to INVITE
   * bob   < ACK sip:bob@192.0.2.20
   * carol > 180
   * alice < 180
   * clock +10s
   * carol < CANCEL sip:carol@192.0.2.30
   * alice < 408
   * ```
   */
  max_inv_lifetime: intParam(180_000, { ...MS, live: 'tm.max_inv_lifetime' }),

  /**
   * How long any other request may take in all, over all its branches and attempts.
   *
   * @example Registrations are passed on within three seconds
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "max_noninv_lifetime", 3000)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > REGISTER sip:192.0.2.20
   * bob   < REGISTER sip:192.0.2.20
   * clock +2900ms
   * bob   < REGISTER sip:192.0.2.20 again x2
   * clock +100ms
   * alice < 408
   * ```
   */
  max_noninv_lifetime: intParam(32_000, { ...MS, live: 'tm.max_noninv_lifetime' }),

  /**
   * How long a transaction that is over goes on absorbing copies.
   *
   * @example Forget early
   * ```kamailio
   * loadmodule "xlog.so"
   * loadmodule "tm.so"
   * modparam("tm", "wt_timer", 1000)
   * request_route {
   *     t_newtran();
   *     xlog("L_WARN", "asked\n");
   *     t_reply("404", "Not Here");
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 404
   *         To: {*};tag={first:token}
   * clock +900ms
   * alice > MESSAGE sip:bob@example.com again
   * alice < 404
   *         To: {*};tag={first}
   * clock +200ms
   * # this is a new request now
   * alice > MESSAGE sip:bob@example.com again
   * alice < 404
   * ```
   * ```log
   * WARNING <script>: asked
   * WARNING <script>: asked
   * ```
   *
   * @rfc 3261 section 17.2.2
   */
  wt_timer: intParam(5000, { ...MS, live: 'tm.wt_timer' }),

  /**
   * How long a transaction that nobody looks at any more stays in memory.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "delete_timer", 500)
   * request_route { t_relay(); }
   * ```
   */
  delete_timer: intParam(200, { ...MS, idle: 'what is over is forgotten at once' }),

  /**
   * How long to wait before what nobody answers is sent again for the first time.
   *
   * It is doubled each time, up to {@link retr_timer2}. Only what goes over UDP is sent again. `t_set_retr()` sets it for one transaction.
   *
   * @example Send again after a quarter of a second
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "retr_timer1", 250)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * clock +250ms
   * bob   < MESSAGE sip:bob@192.0.2.20 again
   * quiet 450ms
   * clock +50ms
   * bob   < MESSAGE sip:bob@192.0.2.20 again
   * ```
   *
   * @rfc 3261 section 17.1.1.1
   */
  retr_timer1: intParam(500, { ...MS, live: 'tm.retr_timer1' }),

  /**
   * The longest time between two repetitions.
   *
   * @example Never longer than a second
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "retr_timer2", 1000)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * # at 0.5, 1.5, 2.5 and 3.5 seconds
   * clock +3600ms
   * bob   < MESSAGE sip:bob@192.0.2.20 again x4
   * ```
   *
   * @rfc 3261 section 17.1.2.1
   */
  retr_timer2: intParam(4000, { ...MS, live: 'tm.retr_timer2' }),

  /**
   * Whether each provisional answer lets an INVITE ring for {@link fr_inv_timer} once more.
   *
   * Without, only the first one does, and one from 180 that is higher than those before. Phones that send 180 again and again would otherwise
   * keep voicemail from ever answering.
   *
   * @example Ring for ten seconds, whatever the phone says
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "restart_fr_on_each_reply", 0)
   * modparam("tm", "fr_inv_timer", 10000)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 180
   * alice < 180
   * clock +6s
   * bob   > 180
   * alice < 180
   * clock +4s
   * bob   < CANCEL sip:bob@192.0.2.20
   * alice < 408
   * ```
   */
  restart_fr_on_each_reply: boolParam(true, { live: 'tm.restart_fr_on_each_reply' }),

  /**
   * The AVP whose value, in seconds, counts instead of {@link fr_timer}.
   *
   * `t_set_fr()` does the same in milliseconds, and comes first.
   *
   * @example Calls abroad get three seconds
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "fr_timer_avp", "$avp(patience)")
   * modparam("tm", "fr_timer", 1000)
   * request_route {
   *     if (uri =~ "^sip:00") $avp(patience) = 3;
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:0049@192.0.2.20
   * bob   < MESSAGE sip:0049@192.0.2.20
   * clock +2900ms
   * bob   < MESSAGE sip:0049@192.0.2.20 again x2
   * clock +100ms
   * alice < 408
   * ```
   */
  fr_timer_avp: optionalStrParam(),

  /**
   * The AVP whose value, in seconds, counts instead of {@link fr_inv_timer}.
   *
   * @example Ring for as long as the callee wants
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "fr_inv_timer_avp", "$avp(ring)")
   * request_route {
   *     $avp(ring) = 10;
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 180
   * alice < 180
   * clock +10s
   * bob   < CANCEL sip:bob@192.0.2.20
   * alice < 408
   * ```
   */
  fr_inv_timer_avp: optionalStrParam(),

  /**
   * How long a failure route may run before its transaction is looked for again.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "exec_time_check", 0)
   * request_route { t_relay(); }
   * ```
   */
  exec_time_check: intParam(5000, {
    min: 0,
    unit: 'ms',
    idle: 'a script that runs long holds up no transaction',
  }),
}
