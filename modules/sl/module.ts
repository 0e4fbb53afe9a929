/**
 * Answers requests without keeping any state about them.
 *
 * For a server that only has to say no, or "alive", quickly. A retransmission is answered anew, so use a transaction where an
 * answer has consequences. The ACK to an answer is recognised by the tag in To and taken away before it reaches the script.
 *
 * @module sl
 */
import { counter, defineModule, eventRoute } from 'siprose'

import type { SlApi } from './api.ts'
import { params } from './params.ts'
import { Replies } from './replies.ts'

export const sl = defineModule('sl', {
  params,
  statistics: {
    /** Replies with a status from 100 to 199. */
    replies1xx: counter({ name: '1xx_replies' }),
    /** Replies with status 200. */
    replies200: counter({ name: '200_replies' }),
    /** Replies with status 202. */
    replies202: counter({ name: '202_replies' }),
    /** Replies with a status from 201 to 299 that has no figure of its own. */
    replies2xx: counter({ name: '2xx_replies' }),
    /** Replies with status 300. */
    replies300: counter({ name: '300_replies' }),
    /** Replies with status 301. */
    replies301: counter({ name: '301_replies' }),
    /** Replies with status 302. */
    replies302: counter({ name: '302_replies' }),
    /** Replies with a status from 303 to 399. */
    replies3xx: counter({ name: '3xx_replies' }),
    /** Replies with status 400. */
    replies400: counter({ name: '400_replies' }),
    /** Replies with status 401: credentials asked for by a registrar. */
    replies401: counter({ name: '401_replies' }),
    /** Replies with status 403. */
    replies403: counter({ name: '403_replies' }),
    /** Replies with status 404. */
    replies404: counter({ name: '404_replies' }),
    /** Replies with status 407: credentials asked for by a proxy. */
    replies407: counter({ name: '407_replies' }),
    /** Replies with status 408. */
    replies408: counter({ name: '408_replies' }),
    /** Replies with status 483: requests that went round in circles. */
    replies483: counter({ name: '483_replies' }),
    /** Replies with a status from 402 to 499 that has no figure of its own. */
    replies4xx: counter({ name: '4xx_replies' }),
    /** Replies with status 500. */
    replies500: counter({ name: '500_replies' }),
    /** Replies with a status from 501 to 599. */
    replies5xx: counter({ name: '5xx_replies' }),
    /** Replies with a status from 600 to 699. */
    replies6xx: counter({ name: '6xx_replies' }),
    /** Replies of no class; none leaves here, so it stays at 0. */
    repliesXxx: counter({ name: 'xxx_replies' }),
    /** All replies sent; each answer to a retransmission counts. */
    sentReplies: counter({ name: 'sent_replies' }),
    /** Replies sent by `sl_reply_error()` and `send_reply_error()`. */
    sentErrReplies: counter({ name: 'sent_err_replies' }),
    /** Replies that were not sent: to an ACK, of no possible status, or for want of a way. */
    failures: counter(),
    /** ACKs to replies sent here, which no route saw. */
    receivedAcks: counter({ name: 'received_ACKs' }),
  },
  eventRoutes: {
    /**
     * Runs when an ACK to a reply sent here was taken away, with the ACK in hand.
     *
     * The ACK has been recognised by the tag in To, and the request route does not see it.
     *
     * @example Count the callers who were told no and heard it
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * request_route { sl_send_reply("603", "Decline"); }
     * event_route[sl:filtered-ack] { xlog("L_WARN", "$fU has heard it\n"); }
     * ```
     * ```sip
     * alice > INVITE sip:bob@example.com
     *         From: <sip:alice@example.com>;tag=1
     * alice < 603 Decline
     * alice > ACK sip:bob@example.com
     * quiet 1s
     * ```
     * ```log
     * WARNING <script>: alice has heard it
     * ```
     */
    filteredAck: eventRoute('sl:filtered-ack'),
    /**
     * Runs after a reply has left, with the reply in hand.
     *
     * `$rs` and `$rr` are its status and reason, `$rm` is the method of the request, and there is no request URI. AVPs of the
     * request are there. Nothing it does changes the reply.
     *
     * @example Keep a record of every refusal
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * request_route { $avp(why) = "no account"; sl_send_reply("403", "Not Yours"); }
     * event_route[sl:local-response] { xlog("L_WARN", "$rm from $fU: $rs $rr, $avp(why)\n"); }
     * ```
     * ```sip
     * alice > MESSAGE sip:bob@example.com
     *         From: <sip:alice@example.com>;tag=1
     * alice < 403 Not Yours
     * ```
     * ```log
     * WARNING <script>: MESSAGE from alice: 403 Not Yours, no account
     * ```
     */
    localResponse: eventRoute('sl:local-response'),
  },
  state: (self) =>
    new Replies(self.server, {
      log: self.log,
      counts: self.stats,
      localResponse: self.events.localResponse,
      filteredAck: self.events.filteredAck,
      richRedirect: self.params.rich_redirect,
      useTransactions: self.params.bind_tm === 1,
    }),
  api: (self): SlApi => ({
    reply: (ctx, status, reason, headers) => self.state.send(ctx, status, reason, headers),
    answer: (ctx, status, reason, headers) => self.state.reply(ctx, status, reason, headers),
    joinTransactions: (transactions) => {
      self.state.join(transactions)
    },
  }),
})
