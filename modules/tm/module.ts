/**
 * Keeps requests until they are answered: forks them, and tries elsewhere where one fails.
 *
 * A proxy with transactions knows what a reply belongs to, so that copies cost nothing, a call can ring in many places and go to
 * voicemail, and a CANCEL reaches whoever rings. `t_relay()` is all that most scripts need; the rest says what happens when it fails.
 *
 * @module tm
 */
import { defineModule, eventRoute, eventRouteFamily } from 'siprose'

import { slApi } from 'siprose/modules/sl'

import type { TmApi } from './api.ts'
import { answersOf, offer } from './offer.ts'
import { params } from './params.ts'
import { Tm } from './tm.ts'

export const tm = defineModule('tm', {
  params,
  eventRoutes: {
    /**
     * Runs when one branch of a request has failed, while the others may go on.
     *
     * It is `event_route[tm:branch-failure:NAME]`, and `t_on_branch_failure("NAME")` asks for it. The request is as it was relayed;
     * `t_check_status()` looks at the status of the branch. Another place can be tried with `t_relay()` before anything is decided about the request.
     *
     * @example A phone that has a second line
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "tm.so"
     * request_route {
     *     t_on_branch_failure("SECOND");
     *     t_relay();
     * }
     * event_route[tm:branch-failure:SECOND] {
     *     if (t_check_status("486")) {
     *         $ru = "sip:line2@192.0.2.20";
     *         t_relay();
     *     }
     * }
     * ```
     * ```sip
     * alice > MESSAGE sip:line1@192.0.2.20
     * bob   < MESSAGE sip:line1@192.0.2.20
     * bob   > 486
     * bob   < MESSAGE sip:line2@192.0.2.20
     * bob   > 200
     * alice < 200
     * ```
     */
    branchFailure: eventRouteFamily('tm:branch-failure', 'id'),
    /**
     * Runs before a request of this server's own leaves.
     *
     * It can change the request, its URI, its destination and the socket it leaves from, and set its times. It cannot wait.
     *
     * @example All requests of the house by one gateway
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "textops.so"
     * loadmodule "tm.so"
     * event_route[tm:local-request] {
     *     append_hf("X-House: example.com\r\n");
     *     $du = "sip:192.0.2.30";
     *     t_set_fr(0, 2000);
     * }
     * request_route {
     *     t_uac_send("OPTIONS", "sip:bob@example.com", "", "", "From: <sip:office@example.com>\r\nTo: <sip:bob@example.com>\r\n", "");
     *     sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > MESSAGE sip:example.com
     * alice < 200
     * carol < OPTIONS sip:bob@example.com
     *         X-House: example.com
     * ```
     */
    localRequest: eventRoute('tm:local-request'),
    /**
     * Runs after an answer that was made here has left.
     *
     * Answers that were passed on are not made here; a 100, the answer to a CANCEL and a 408 are. Nothing it does changes the answer.
     *
     * @example Note in the log what was answered
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "xlog.so"
     * loadmodule "tm.so"
     * event_route[tm:local-response] { xlog("L_WARN", "answered $rs to $rm\n"); }
     * request_route { t_relay(); }
     * ```
     * ```sip
     * alice > INVITE sip:bob@192.0.2.20
     * alice < 100
     * bob   < INVITE sip:bob@192.0.2.20
     * bob   > 404
     * bob   < ACK sip:bob@192.0.2.20
     * alice < 404
     * ```
     * ```log
     * WARNING <script>: answered 100 to INVITE
     * ```
     *
     * @compat It runs for each of them; Kamailio 5.6 runs it for the first one of a request only.
     */
    localResponse: eventRoute('tm:local-response'),
    /**
     * Runs after the ACK for a success of an INVITE that was made here has left.
     *
     * @example Note in the log when a call of the house is up
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xlog.so"
     * loadmodule "tm.so"
     * event_route[tm:local-ack-sent] { xlog("L_WARN", "$rm to $ru\n"); }
     * request_route {
     *     t_uac_send("INVITE", "sip:bob@192.0.2.20", "", "", "From: <sip:office@example.com>\r\nTo: <sip:bob@example.com>\r\n", "");
     *     sl_send_reply("200", "OK");
     * }
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     * alice < 200
     * bob   < INVITE sip:bob@192.0.2.20
     * bob   > 200
     * bob   < ACK sip:bob@192.0.2.20
     * ```
     * ```log
     * WARNING <script>: ACK to sip:bob@192.0.2.20
     * ```
     */
    localAckSent: eventRoute('tm:local-ack-sent'),
  },
  state: ({ server, log, params: values, events }) =>
    new Tm({ server, log, params: values, events }),
  api: ({ state }): TmApi => offer(state),
  start: (self) => {
    self.find(slApi)?.joinTransactions(answersOf(self.state))
    self.state.start()
  },
  stop: ({ state }) => {
    state.stop()
  },
})
