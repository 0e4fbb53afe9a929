/** Finding the transaction a message belongs to, and beginning one. */

import { type Context, int, MethodId, optional } from 'siprose'

import type { Cell } from '../engine/cell.ts'
import { cancel, cellOf, open, takeAck } from '../engine/requests.ts'
import { sendAgain } from '../engine/upstream.ts'
import { tm } from '../module.ts'
import type { Tm } from '../tm.ts'

const { ACK, CANCEL } = MethodId

/**
 * Begins the transaction of the request.
 *
 * From then on copies of the request are answered with what was answered last, and the script's answers are kept for them. {@link t_relay}
 * and {@link t_send_reply} begin one by themselves; this is for a script that does something costly before, and should not do it for
 * each copy.
 *
 * @returns `1` begun; `0`, which ends the script, for a copy of a request that has one, or an ACK that belongs to one; `-1` when the request has one already,
 *   or for an ACK that belongs to none
 *
 * @example Tell the caller that something is done about it
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     t_reply("183", "Looking It Up");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 183 Looking It Up
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * ```
 *
 * @example The script runs once, however often it is asked
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     xlog("L_WARN", "asked\n");
 *     t_reply("404", "Not Here");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 404
 * alice > MESSAGE sip:bob@example.com again
 * alice < 404
 * ```
 * ```log
 * WARNING <script>: asked
 * ```
 *
 * @example Once is enough
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     if (!t_newtran()) t_reply("200", "Begun Before");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 Begun Before
 * ```
 *
 * @trap Flags that are set afterwards stay with the message; the failure route sees those of the time when the request was relayed.
 */
export const t_newtran = tm.cfgFunction({ routes: ['request'] }, ({ state }, ctx) => {
  if (ctx.message.methodId === ACK) return takeAck(state, ctx.message) ? 0 : -1
  if (cellOf(ctx) !== null) {
    state.log.info('tm: t_newtran() was called for a message that has a transaction')
    return -1
  }
  return open(state, ctx) === null ? 0 : 1
})

/**
 * Tells whether the request is a copy of one that has a transaction.
 *
 * @returns `-1` when there is none
 *
 * @example Count requests, not copies
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (t_lookup_request()) { t_retransmit_reply(); exit; }
 *     xlog("L_WARN", "a new one\n");
 *     t_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200
 * alice > MESSAGE sip:bob@example.com again
 * alice < 200
 * alice > MESSAGE sip:bob@example.com
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: a new one
 * WARNING <script>: a new one
 * ```
 */
export const t_lookup_request = tm.cfgFunction({ routes: ['request'] }, ({ state }, ctx) => {
  return cellOf(ctx) !== null || known(state, ctx) !== null
})

function known(state: Tm, ctx: Context): Cell | null {
  const cell = state.table.findRequest(ctx.message)
  if (cell !== null) ctx.transaction = cell
  return cell
}

function canceledBy(state: Tm, ctx: Context): Cell | null {
  return ctx.message.methodId === CANCEL ? state.table.findCanceled(ctx.message) : null
}

/**
 * Tells whether a CANCEL means a request that is known here.
 *
 * @param flags - 1: the message gets the flags that the INVITE had
 * @returns `-1` when none is known, or it is no CANCEL
 *
 * @example Refuse a CANCEL for nothing
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (method == "CANCEL" && !t_lookup_cancel()) { sl_send_reply("481", "No Such Call"); exit; }
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * alice > CANCEL sip:bob@192.0.2.20
 * alice < 200 canceling
 * bob   < CANCEL sip:bob@192.0.2.20
 * bob   > 200 to CANCEL
 * bob   > 487 to INVITE
 * bob   < ACK sip:bob@192.0.2.20
 * alice < 487
 * carol > CANCEL sip:bob@192.0.2.20
 *         CSeq: 7 CANCEL
 * carol < 481 No Such Call
 * ```
 *
 * @example Treat the CANCEL as the INVITE was treated
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (method == "CANCEL" && t_lookup_cancel(1) && isflagset(5)) xlog("L_WARN", "a call of the office is over\n");
 *     else setflag(5);
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * alice > CANCEL sip:bob@192.0.2.20
 * alice < 200 canceling
 * ```
 * ```log
 * WARNING <script>: a call of the office is over
 * ```
 */
export const t_lookup_cancel = tm.cfgFunction(
  { args: [optional(int('flags', { min: 0, max: 1 }))], routes: ['request'] },
  ({ state }, ctx, flags) => {
    const cell = canceledBy(state, ctx)
    if (cell === null) return false
    if (flags === 1) {
      ctx.flags = cell.flags
      ctx.lowFlags = cell.extras.lowFlags
      ctx.highFlags = cell.extras.highFlags
    }
    return true
  },
)

/**
 * Cancels the request that a CANCEL means, and answers the CANCEL.
 *
 * Meant for the very start of the script: what is found needs no routing.
 *
 * @returns `0`, which ends the script, when it is done; `1` when no such request is known
 *
 * @example First of all
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (method == "CANCEL") {
 *         t_relay_cancel();
 *         sl_send_reply("481", "No Such Call");
 *         exit;
 *     }
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * alice > CANCEL sip:bob@192.0.2.20
 * alice < 200 canceling
 * bob   < CANCEL sip:bob@192.0.2.20
 * carol > CANCEL sip:bob@192.0.2.20
 *         CSeq: 7 CANCEL
 * carol < 481 No Such Call
 * ```
 *
 * @rfc 3261 section 16.10
 */
export const t_relay_cancel = tm.cfgFunction({ routes: ['request'] }, ({ state }, ctx) => {
  const cell = canceledBy(state, ctx)
  if (cell === null) return 1
  cancel(state, ctx, cell)
  return 0
})

/**
 * Tells whether a message belongs to a transaction, and does what is left to do for it.
 *
 * A copy of a request is answered with what was answered last, and the script ends. So does it for the ACK to a failure. For a
 * CANCEL the result tells whether its request is known; for the ACK to a success, whether its INVITE still is; for a reply, whether
 * it answers something that was sent from here.
 *
 * @returns `1` it does; `0`, which ends the script, when it is done with; `-1` it does not
 *
 * @example At the start of every script
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (method == "CANCEL") { if (t_check_trans()) t_relay(); exit; }
 *     t_check_trans();
 *     xlog("L_WARN", "a new request\n");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 486
 * alice < 486
 * alice > MESSAGE sip:bob@192.0.2.20 again
 * alice < 486
 * ```
 * ```log
 * WARNING <script>: a new request
 * ```
 *
 * @example Drop ACKs that belong to nothing
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (method == "ACK") {
 *         if (t_check_trans()) t_relay();
 *         else xlog("L_WARN", "a stray ACK\n");
 *         exit;
 *     }
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > ACK sip:bob@192.0.2.20
 *         CSeq: 7 ACK
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: a stray ACK
 * ```
 *
 * @trap For an ACK or a copy that is known it does not return: what stands behind it does not run.
 */
export const t_check_trans = tm.cfgFunction(
  { routes: ['request', 'reply', 'onreply', 'branch'] },
  ({ state }, ctx) => {
    const { message } = ctx
    if (!message.isRequest) {
      return (
        cellOf(ctx) !== null ||
        (message.via !== null && state.table.findBranch(message.via) !== null)
      )
    }
    switch (message.methodId) {
      case CANCEL:
        return canceledBy(state, ctx) !== null
      case ACK:
        return takeAck(state, message) ? 0 : state.hasCall(message)
      default: {
        if (cellOf(ctx) !== null) return false
        const cell = state.table.findRequest(message)
        if (cell === null) return false
        sendAgain(state, cell)
        ctx.answered = true
        return 0
      }
    }
  },
)

/**
 * Tells whether the message has a transaction, or is a copy of a request that has one.
 *
 * Nothing is sent and nothing changes.
 *
 * @returns `-1` when there is none
 *
 * @example Look, and do nothing about it
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (t_exists()) xlog("L_WARN", "a copy\n");
 *     t_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200
 * alice > MESSAGE sip:bob@example.com again
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: a copy
 * ```
 */
export const t_exists = tm.cfgFunction({ routes: 'any' }, ({ state }, ctx) => {
  return (
    cellOf(ctx) !== null || (ctx.message.isRequest && state.table.findRequest(ctx.message) !== null)
  )
})

/**
 * Forgets transactions that should have ended long ago.
 *
 * There are none where all is well: a transaction ends by itself, a minute before this looks for it.
 *
 * @example Look for them now and then
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "rtimer.so"
 * loadmodule "tm.so"
 * modparam("rtimer", "timer", "name=tidy;interval=60;mode=1;")
 * modparam("rtimer", "exec", "timer=tidy;route=TIDY")
 * request_route { t_relay(); }
 * route[TIDY] { t_clean(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200
 * alice < 200
 * clock +2m
 * ```
 */
export const t_clean = tm.cfgFunction({ routes: 'any' }, ({ state }) => {
  state.clean()
  return true
})
