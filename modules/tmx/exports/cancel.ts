/** Ending transactions from the script. */

import { int, optional, prepared, SiproseError, str } from 'siprose'
import type { CancelWhich } from 'siprose/modules/tm'

import { transactions } from '../transactions.ts'
import { tmx } from '../module.ts'

function which(text: string): CancelWhich {
  if (text === 'all' || text === 'others' || text === 'this') return text
  throw new SiproseError(
    'tmx/bad-branches',
    `\`${text}\` names no branches; it can be \`all\`, \`others\` or \`this\``,
  )
}

/**
 * Cancels branches of the INVITE that the reply in hand answers.
 *
 * @param which - `all`; `others`, all but the one that was answered; or `this` one
 * @returns false where there is nothing to cancel, as the caller has a final reply
 *
 * @example The first phone that plays an announcement gets the call
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_reply("RING");
 *     t_relay();
 * }
 * onreply_route[RING] {
 *     if ($rs == 183) t_cancel_branches("others");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:team@example.com
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * carol < INVITE sip:carol@192.0.2.30
 * carol > 180 Ringing
 * alice < 180
 * bob   > 183 Session Progress
 * carol < CANCEL sip:carol@192.0.2.30
 * alice < 183
 * ```
 */
export const t_cancel_branches = tmx.cfgFunction(
  { args: [prepared('which', which)], routes: ['reply', 'onreply'] },
  (self, ctx, branches) => {
    const tm = transactions(self)
    const view = tm.view(ctx)
    return view !== null && tm.cancel(ctx, view, branches, 0)
  },
)

/**
 * Cancels the INVITE of a Call-ID and a CSeq number.
 *
 * @param callid - the Call-ID
 * @param cseq - the number in CSeq
 * @param flag - a flag that is set for the transaction's failure route; 0 for none
 * @param rcode - the cause that the Reason of the CANCELs gives
 * @returns false where there is no such INVITE without a final reply
 *
 * @example Answer a call that rings elsewhere with a message
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if ($rm == "MESSAGE") {
 *         t_cancel_callid("$hdr(X-Call)", "$hdr(X-CSeq)", "22", "200");
 *         sl_send_reply("200", "OK");
 *         exit;
 *     }
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 *         CSeq: 7 INVITE
 * alice < 100
 * bob   < INVITE sip:bob@example.com
 * bob   > 180 Ringing
 * alice < 180
 * carol > MESSAGE sip:pickup@example.com
 *         X-Call: c1
 *         X-CSeq: 7
 * bob   < CANCEL sip:bob@example.com
 *         Reason: SIP;cause=200
 * carol < 200
 * ```
 */
export const t_cancel_callid = tmx.cfgFunction(
  {
    args: [
      str('callid'),
      int('cseq'),
      int('flag', { min: 0, max: 31 }),
      optional(int('rcode', { min: 0, max: 699 })),
    ],
    routes: 'any',
  },
  (self, ctx, callid, cseq, flag, rcode) => {
    const tm = transactions(self)
    const view = tm.ofCall(callid, cseq)
    if (view === null) return false
    if (flag > 0) ctx.flags |= 1 << flag
    return tm.cancel(ctx, view, 'all', rcode ?? 0)
  },
)

/**
 * Cancels one branch of a transaction.
 *
 * @param tindex - the place of the transaction, `$T(id_index)`
 * @param tlabel - its label, `$T(id_label)`
 * @param bindex - the number of the branch, from 0
 * @returns false where there is no such branch without a final reply
 *
 * @example Let a phone ring no longer, whatever the others do
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_reply("RING");
 *     t_relay();
 * }
 * onreply_route[RING] {
 *     if ($rs == 180) t_cancel_branch_idx($T(id_index), $T(id_label), 1);
 * }
 * ```
 * ```sip
 * alice > INVITE sip:team@example.com
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * carol < INVITE sip:carol@192.0.2.30
 * carol > 183 Session Progress
 * alice < 183
 * bob   > 180 Ringing
 * carol < CANCEL sip:carol@192.0.2.30
 * alice < 180
 * ```
 */
export const t_cancel_branch_idx = tmx.cfgFunction(
  { args: [int('tindex'), int('tlabel'), int('bindex', { min: 0 })], routes: 'any' },
  (self, ctx, index, label, branch) => {
    const tm = transactions(self)
    const view = tm.viewOf(index, label >>> 0)
    return view !== null && tm.cancel(ctx, view, branch, 0)
  },
)

/**
 * Answers the request of a Call-ID and a CSeq number.
 *
 * @param callid - the Call-ID
 * @param cseq - the number in CSeq
 * @param code - the status
 * @param reason - the phrase after it
 * @returns false where there is no such request, or it is answered already
 *
 * @example Take a call that another message tells of
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if ($rm == "MESSAGE") {
 *         t_reply_callid("c1", "7", "480", "Gone Home");
 *         sl_send_reply("200", "OK");
 *         exit;
 *     }
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 *         CSeq: 7 INVITE
 * alice < 100
 * bob   < INVITE sip:bob@example.com
 * bob   > 180 Ringing
 * alice < 180
 * carol > MESSAGE sip:pickup@example.com
 * alice < 480 Gone Home
 * carol < 200
 * alice > ACK sip:bob@example.com
 * ```
 */
export const t_reply_callid = tmx.cfgFunction(
  {
    args: [str('callid'), int('cseq'), int('code', { min: 100, max: 699 }), str('reason')],
    routes: 'any',
  },
  (self, _ctx, callid, cseq, code, reason) => {
    const tm = transactions(self)
    const view = tm.ofCall(callid, cseq)
    return view !== null && tm.reply(view, tm.requestOf(view), code, reason)
  },
)

/**
 * Ends the transaction without a word to the caller.
 *
 * @param rcode - the status that the figures and `$T_reply_code` have for it
 *
 * @example Say nothing to who guesses numbers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_failure("GUESS");
 *     t_relay();
 * }
 * failure_route[GUESS] {
 *     if (t_check_status("404")) t_drop();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:1234@example.com
 * alice < 100
 * bob   < INVITE sip:1234@example.com
 * bob   > 404 Not Found
 * bob   < ACK sip:1234@example.com
 * quiet 1s
 * ```
 *
 * @trap the caller sends an INVITE again and again until it has a final reply
 */
export const t_drop = tmx.cfgFunction(
  { args: [optional(int('rcode', { min: 100, max: 699 }))], routes: 'any' },
  (self, ctx, rcode) => {
    const tm = transactions(self)
    const view = tm.view(ctx)
    if (view === null) return false
    tm.drop(view, rcode ?? 500)
    return true
  },
)

/**
 * Sends the ACK to the success of an INVITE made here whose ACK was left to the script.
 *
 * @param callid - the Call-ID of the INVITE
 * @param cseq - the number in its CSeq
 * @param headers - further header lines
 * @param body - a body, whose type is among them
 * @returns false where there is no such INVITE, or it was not answered with a success
 *
 * @example Nothing waits for this ACK
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if (!t_uac_ack_local("c9", "10")) sl_send_reply("481", "No Such Call");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 481
 * ```
 */
export const t_uac_ack_local = tmx.cfgFunction(
  {
    args: [str('callid'), int('cseq'), optional(str('headers')), optional(str('body'))],
    routes: 'any',
  },
  (self, _ctx, callid, cseq, headers, body) =>
    transactions(self).acknowledge(callid, cseq, headers ?? '', body ?? ''),
)
