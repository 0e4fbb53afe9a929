/** What belongs to which transaction, and how many there may be. */

import { boolParam, intParam } from 'siprose'

export const matchingParams = {
  /**
   * Whether replies are matched by all that names a transaction.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "reply_matching", 1)
   * request_route { t_relay(); }
   * ```
   */
  reply_matching: boolParam(true, { idle: 'replies are matched by the branch in our own Via' }),

  /**
   * Whether the request URI tells transactions apart where the branch does not.
   *
   * Senders that follow RFC 2543 have no branch that does. It is turned off for those that change the URI in an ACK or a CANCEL.
   *
   * @example An ACK to another URI
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "ruri_matching", 0)
   * request_route {
   *     if (method == "ACK") { t_relay(); exit; }
   *     t_newtran();
   *     t_reply("486", "Busy Here");
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@example.com
   *         Via: SIP/2.0/UDP 192.0.2.10;branch=1
   *         Call-ID: older
   *         From: <sip:alice@example.com>;tag=1
   * alice < 486
   *         To: {to}
   * alice > ACK sip:other@example.com
   *         Via: SIP/2.0/UDP 192.0.2.10;branch=1
   *         Call-ID: older
   *         From: <sip:alice@example.com>;tag=1
   *         To: {to}
   *         CSeq: 1 ACK
   * quiet 5s
   * ```
   *
   * @rfc 3261 section 17.2.3
   */
  ruri_matching: boolParam(true, { live: 'tm.ruri_matching' }),

  /**
   * Whether the topmost Via tells transactions apart where the branch does not.
   *
   * @example An ACK with another Via
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "via1_matching", 0)
   * request_route {
   *     if (method == "ACK") { t_relay(); exit; }
   *     t_newtran();
   *     t_reply("486", "Busy Here");
   * }
   * ```
   * ```sip
   * alice > INVITE sip:bob@example.com
   *         Via: SIP/2.0/UDP 192.0.2.10;branch=1
   *         Call-ID: older
   *         From: <sip:alice@example.com>;tag=1
   * alice < 486
   *         To: {to}
   * alice > ACK sip:bob@example.com
   *         Via: SIP/2.0/UDP 192.0.2.10;branch=2
   *         Call-ID: older
   *         From: <sip:alice@example.com>;tag=1
   *         To: {to}
   *         CSeq: 1 ACK
   * quiet 5s
   * ```
   *
   * @rfc 3261 section 17.2.3
   */
  via1_matching: boolParam(true, { live: 'tm.via1_matching' }),

  /**
   * Whether a reply has to have the Call-ID of its request.
   *
   * With, a reply whose Call-ID was spoiled on the way belongs to no transaction.
   *
   * @example Do not trust what was spoiled
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "callid_matching", 1)
   * modparam("tm", "on_sl_reply", "STRAY")
   * request_route { t_relay(); }
   * onreply_route[STRAY] { drop; }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * bob   > 200
   *         Call-ID: spoiled
   * quiet 400ms
   * ```
   */
  callid_matching: boolParam(false, { live: 'tm.callid_matching' }),

  /**
   * Whether Call-ID and CSeq tell transactions apart, instead of the branch.
   *
   * For senders that change the branch of what they send again. Forked copies of one call are then taken for one.
   *
   * @example A copy with another branch
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "callid_cseq_matching", 1)
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Call-ID: same
   *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1
   * bob   < MESSAGE sip:bob@192.0.2.20
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Call-ID: same
   *         CSeq: 1 MESSAGE
   *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK2
   * quiet 400ms
   * ```
   */
  callid_cseq_matching: boolParam(false, { live: 'tm.callid_cseq_matching' }),

  /**
   * How many transactions are kept at once; a request beyond them is answered with 503.
   *
   * Each takes 3 to 4 KB: a million is what a server with 4 GB can hold while somebody floods it with requests that nobody answers.
   *
   * @example A small server
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "max_transactions", 1)
   * request_route { t_newtran(); t_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 200
   * bob   > MESSAGE sip:bob@example.com
   * bob   < 503 Too Many Transactions
   * ```
   *
   * @compat Kamailio has no limit but its memory.
   */
  max_transactions: intParam(1_000_000, { min: 1, max: 100_000_000 }),

  /**
   * How many transactions that are over are kept in memory, to be used for those that come.
   *
   * Each takes 700 bytes, and saves the work of making and collecting it, which is a tenth of a call. The default is as many as are over
   * every five seconds at 10 000 calls a second, and 70 MB at most; a server that once had as many keeps them until it ends. Set it
   * to 0 where memory is worth more than time.
   *
   * @example Keep none
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "spare_transactions", 0)
   * request_route { t_newtran(); t_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * alice < 200
   * clock +6s
   * alice > MESSAGE sip:bob@example.com
   * alice < 200
   * ```
   *
   * @compat Kamailio has no such parameter: it gives the memory of each transaction back to its allocator.
   */
  spare_transactions: intParam(100_000, { min: 0, max: 100_000_000 }),

  /**
   * How many transactions of one Call-ID and CSeq number are kept at once.
   *
   * A request beyond them is answered with 503. Servers that fork to each other send a few. They are looked through one by one, so that somebody who sends nothing but these would slow down
   * the server: a thousand take 40 µs.
   *
   * @example Two ways of one request are enough here
   * ```kamailio
   * loadmodule "tm.so"
   * modparam("tm", "max_call_transactions", 2)
   * request_route { t_newtran(); t_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   *         Call-ID: one
   * alice < 200
   * bob   > MESSAGE sip:bob@example.com
   *         Call-ID: one
   * bob   < 200
   * carol > MESSAGE sip:bob@example.com
   *         Call-ID: one
   * carol < 503 Too Many Transactions
   * ```
   *
   * @compat Kamailio has no limit but its memory.
   */
  max_call_transactions: intParam(1000, { min: 1, max: 1_000_000 }),
}
