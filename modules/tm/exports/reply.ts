/** Answering the request of a transaction. */

import { type Context, int, nullable, statusPhrase, str } from 'siprose'

import { CellState, type Cell } from '../engine/cell.ts'
import { cellOf, open } from '../engine/requests.ts'
import { putOnWait, sendAgain } from '../engine/upstream.ts'
import { answerWith } from '../answer-with.ts'
import { tm } from '../module.ts'
import type { Tm } from '../tm.ts'

const routes = ['request', 'failure', 'onreply', 'reply', 'event'] as const

const code = nullable(int('code'))
const reason = nullable(str('reason_phrase'))

/**
 * Answers the request of the transaction, and keeps the answer for copies of it.
 *
 * A final answer to an INVITE is sent again until its ACK comes. A 3xx carries the places the request would go to as Contact. Header lines
 * that were collected for replies go along. In a failure route the answer takes the place of the one that was chosen.
 *
 * @param code - the status, 100 to 699; undefined stands for {@link default_code}
 * @param reason_phrase - the phrase after it, for people; undefined stands for {@link default_reason}
 * @returns `-1` when there is no transaction, or it has its final answer already
 *
 * @example Answer a call, and see that the answer arrives
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     if (method == "ACK") { t_relay(); exit; }
 *     t_newtran();
 *     t_reply("486", "Busy Here");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 486 Busy Here
 *         To: {*};tag={tag:token}
 * clock +1500ms
 * alice < 486 again x2
 * alice > ACK sip:bob@example.com
 * quiet 40s
 * ```
 *
 * @example Give a callee that is busy another answer
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("BUSY");
 *     t_relay();
 * }
 * failure_route[BUSY] { if (t_check_status("486")) t_reply("480", "Try Later"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 486
 * bob   < ACK sip:bob@192.0.2.20
 * alice < 480 Try Later
 * ```
 *
 * @example Without a transaction nothing is sent
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_reply("404", "Not Here")) sl_send_reply("500", "No Transaction");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 500 No Transaction
 * ```
 *
 * @example A second final answer is none
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     t_reply("202", "Noted");
 *     if (!t_reply("200", "OK")) xlog("L_WARN", "answered already\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 202 Noted
 * ```
 * ```log
 * WARNING <script>: answered already
 * ```
 *
 * @rfc 3261 section 17.2
 */
export const t_reply = tm.cfgFunction(
  { args: [code, reason], routes },
  ({ state }, ctx, status, phrase) => {
    const cell = cellOf(ctx)
    if (cell === null) {
      state.log.info('tm: t_reply() was called for a message without a transaction')
      return false
    }
    return reply(state, cell, ctx, status, phrase)
  },
)

/**
 * Begins a transaction where there is none yet, and answers its request.
 *
 * @param code - the status, 100 to 699; undefined stands for {@link default_code}
 * @param reason_phrase - the phrase after it, for people; undefined stands for {@link default_reason}
 * @returns `-1` when the request is answered already, or is a copy of one that is
 *
 * @example Answer once, whatever is sent again
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     xlog("L_WARN", "asked\n");
 *     if (!t_send_reply("404", "Not Here")) xlog("L_WARN", "a copy\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 404 Not Here
 *         To: {*};tag={tag:token}
 * alice > MESSAGE sip:bob@example.com again
 * alice < 404 Not Here
 *         To: {*};tag={tag}
 * ```
 * ```log
 * WARNING <script>: asked
 * WARNING <script>: asked
 * WARNING <script>: a copy
 * ```
 */
export const t_send_reply = tm.cfgFunction(
  { args: [code, reason], routes },
  ({ state }, ctx, status, phrase) => {
    const cell = cellOf(ctx) ?? open(state, ctx)
    return cell !== null && reply(state, cell, ctx, status, phrase)
  },
)

function reply(
  state: Tm,
  cell: Cell,
  ctx: Context,
  status: number | null,
  phrase: string | null,
): boolean {
  const { default_code, default_reason } = state.params
  const number = status ?? default_code
  if (number < 100 || number > 699) {
    state.log.info(`tm: ${number} is no status of a reply; it can be 100 to 699`)
    return false
  }
  return answerWith(state, cell, ctx, number, phrase ?? default_reason)
}

/**
 * Answers the request of the transaction with what has gone wrong last.
 *
 * Where nothing has, it is {@link default_code} and {@link default_reason}.
 *
 * @returns `-1` when there is no transaction, or it has its final answer already
 *
 * @example Word the failure as the server does
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     t_set_disable_internal_reply(1);
 *     if (!t_relay()) t_reply_error();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20;transport=tls
 * alice < 477
 * ```
 *
 * @example Nothing has gone wrong
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     t_reply_error();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 500 Server Internal Error
 * ```
 */
export const t_reply_error = tm.cfgFunction({ routes }, ({ state }, ctx) => {
  const cell = cellOf(ctx)
  if (cell === null) return false
  const { default_code, default_reason } = state.params
  const error = ctx.lastError ?? { status: default_code, reason: default_reason }
  return answerWith(state, cell, ctx, error.status, error.reason || statusPhrase(error.status))
})

/**
 * Sends the last answer of the transaction once more.
 *
 * A copy of a request is answered by {@link t_newtran}, {@link t_relay} and {@link t_check_trans} themselves; this is for scripts that look
 * with {@link t_lookup_request} before they do anything else.
 *
 * @returns `-1` when there is no transaction, or nothing has been answered yet
 *
 * @example Answer copies at the very start
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     if (t_lookup_request()) { t_retransmit_reply(); exit; }
 *     t_newtran();
 *     t_reply("202", "Noted");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 202 Noted
 * alice > MESSAGE sip:bob@example.com again
 * alice < 202 Noted
 * ```
 *
 * @example Nothing to send again
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     if (!t_retransmit_reply()) t_reply("200", "First");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 First
 * ```
 */
export const t_retransmit_reply = tm.cfgFunction({ routes: ['request'] }, ({ state }, ctx) => {
  const cell = cellOf(ctx)
  return cell !== null && sendAgain(state, cell)
})

/**
 * Ends the transaction: it absorbs copies for a while, and is forgotten.
 *
 * How long is said by {@link wt_timer}.
 *
 * A transaction that is answered or relayed ends by itself. This is for one that shall be neither.
 *
 * @returns `-1` when there is no transaction
 *
 * @example Say nothing, once
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     xlog("L_WARN", "nuisance\n");
 *     t_release();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice > MESSAGE sip:bob@example.com again
 * quiet 4s
 * alice > MESSAGE sip:bob@example.com again
 * ```
 * ```log
 * WARNING <script>: nuisance
 * ```
 * ```sip
 * quiet 2s
 * # wt_timer is over: the next copy is a request like any other
 * alice > MESSAGE sip:bob@example.com again
 * ```
 * ```log
 * WARNING <script>: nuisance
 * ```
 */
export const t_release = tm.cfgFunction({ routes: ['request'] }, ({ state }, ctx) => {
  const cell = cellOf(ctx)
  if (cell === null) return false
  if (!cell.is(CellState.WAITING)) putOnWait(state, cell)
  return true
})
