/** CANCEL and the ACK to failures. */

import { boolParam, intParam, strParam } from 'siprose'

export const cancelParams = {
  /**
   * Whether CANCEL and ACK are made of the INVITE that was sent, or of the one that came.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "reparse_invite", 1)
   * request_route { t_relay(); }
   * ```
   */
  reparse_invite: boolParam(true, {
    live: 'tm.reparse_invite',
    idle: 'CANCEL and ACK are always made of the INVITE that was sent',
  }),

  /**
   * What the names of headers begin with that CANCEL and ACK get from the INVITE.
   *
   * @example Keep the marks of the house on all that belongs to a call
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "ac_extra_hdrs", "X-House")
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   *         X-House-Line: 7
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   *         X-House-Line: 7
   * bob   > 486
   * bob   < ACK sip:bob@192.0.2.20
   *         X-House-Line: 7
   * alice < 486
   * ```
   */
  ac_extra_hdrs: strParam('', { live: 'tm.ac_extra_hdrs' }),

  /**
   * What a CANCEL does about a branch that nobody has answered yet.
   *
   * - 0: the branch ends at once, as if it had been answered with 487. Somebody may still answer the call.
   * - 1: the INVITE is sent again until it is answered or fails; a first answer makes a CANCEL leave.
   * - 2: the CANCEL leaves at once and the INVITE is not sent again, which the RFC does not allow.
   *
   * @example End at once
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "cancel_b_method", 0)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * alice > CANCEL sip:bob@192.0.2.20
   * alice < 200 canceling
   * alice < 487 to INVITE
   * ```
   *
   * @example By itself the answer is waited for
   * ```kamailio
   * loadmodule "tm.so"
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * alice > CANCEL sip:bob@192.0.2.20
   * alice < 200 canceling
   * clock +500ms
   * bob   < INVITE sip:bob@192.0.2.20 again
   * bob   > 180
   * bob   < CANCEL sip:bob@192.0.2.20
   * bob   > 200 to CANCEL
   * bob   > 487 to INVITE
   * bob   < ACK sip:bob@192.0.2.20
   * alice < 487 to INVITE
   * ```
   *
   * @compat Kamailio forgets a branch `wt_timer` after the call was answered elsewhere: a phone that answers later rings on, and its answers go to
   * the caller. Here the branch is kept until it ends, and the phone is told.
   * @rfc 3261 section 9.1
   */
  cancel_b_method: intParam(1, { min: 0, max: 2, live: 'tm.cancel_b_method' }),

  /**
   * What `t_relay()` does with a CANCEL for a request that is not known.
   *
   * - 0: it is passed on with a transaction.
   * - 1: it is passed on without one.
   * - 2: it is dropped.
   *
   * @example Drop it
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "unmatched_cancel", 2)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > CANCEL sip:bob@192.0.2.20
   *         CSeq: 7 CANCEL
   * quiet 5s
   * ```
   *
   * @example Pass it on, and forget it
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "unmatched_cancel", 1)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > CANCEL sip:bob@192.0.2.20
   *         CSeq: 7 CANCEL
   * bob   < CANCEL sip:bob@192.0.2.20
   * quiet 5s
   * ```
   *
   * @compat Kamailio 5.6 passes it on with a transaction; newer versions without, which leaves nothing behind that a flood of CANCELs could fill.
   */
  unmatched_cancel: intParam(1, { min: 0, max: 2, live: 'tm.unmatched_cancel' }),

  /**
   * Whether a CANCEL says why it was sent, when another branch has ended all.
   *
   * Phones tell from it that somebody else has picked up, and do not list the call as missed.
   *
   * @example Without a reason
   * ```kamailio
   * loadmodule "corex.so"
   * loadmodule "pv.so"
   * loadmodule "tm.so"
   * modparam("tm", "local_cancel_reason", 0)
   * request_route {
   *     $ru = "sip:bob@192.0.2.20";
   *     append_branch("sip:carol@192.0.2.30");
   *     t_relay();
   * }
   * ```
   * ```sip
   * alice > INVITE sip:office@example.com
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * carol < INVITE sip:carol@192.0.2.30
   * bob   > 180
   * alice < 180
   * carol > 200
   * bob   < CANCEL sip:bob@192.0.2.20
   *         - Reason
   * alice < 200
   * ```
   *
   * @rfc 3326
   */
  local_cancel_reason: boolParam(true, { live: 'tm.local_cancel_reason' }),

  /**
   * Whether the Reason of a CANCEL that has come goes along with those that are sent for it.
   *
   * `t_set_no_e2e_cancel_reason()` decides for one transaction.
   *
   * @example Pass it on
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "e2e_cancel_reason", 1)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > INVITE sip:bob@192.0.2.20
   * alice < 100
   * bob   < INVITE sip:bob@192.0.2.20
   * bob   > 180
   * alice < 180
   * alice > CANCEL sip:bob@192.0.2.20
   *         Reason: SIP;cause=200;text="Call completed elsewhere"
   * alice < 200 canceling
   * bob   < CANCEL sip:bob@192.0.2.20
   *         Reason: SIP;cause=200;text="Call completed elsewhere"
   * ```
   *
   * @rfc 3326
   */
  e2e_cancel_reason: boolParam(true, { live: 'tm.e2e_cancel_reason' }),

  /**
   * Whether a CANCEL is answered here and sent anew, or passed on.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "e2e_cancel_hop_by_hop", 1)
   * request_route { t_relay(); }
   * ```
   */
  e2e_cancel_hop_by_hop: boolParam(true, { idle: 'a CANCEL is always hop by hop' }),

  /**
   * Whether ACK and CANCEL have the headers of the request as it came or as it was sent.
   *
   * @example Say it as another configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "headers_mode", 1)
   * request_route { t_relay(); }
   * ```
   */
  headers_mode: intParam(0, {
    min: 0,
    idle: 'ACK and CANCEL are made of the request that was sent',
  }),
}
