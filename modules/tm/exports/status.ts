/** What has become of a transaction so far. */

import { type Context, int, posixRegex, prepared, RegexCache } from 'siprose'

import { type Branch, BranchState } from '../engine/branch.ts'
import { type Cell, CellState } from '../engine/cell.ts'
import { cellOf } from '../engine/requests.ts'
import { tm } from '../module.ts'

const routes = ['request', 'failure', 'onreply', 'branch', 'event'] as const

/** The status that matters in the route that runs: of the reply in hand, of the one that was chosen, or of the last one sent. */
function statusOf(ctx: Context): number {
  const { message } = ctx
  if (!message.isRequest) return message.status
  const cell = cellOf(ctx)
  if (cell === null) return 0
  return cell.picked === null ? cell.status : cell.picked.status
}

/** Patterns that only messages bring are compiled once each. */
const patterns = new RegexCache({})
const pattern = prepared('re', (text) => patterns.get(text) ?? posixRegex(text))

/**
 * Tells whether a status looks like a pattern.
 *
 * In a reply route it is the status of the reply, in a failure route that of the chosen one, in a branch failure route that of the branch, elsewhere
 * that of the answer that was sent last.
 *
 * @param re - a regular expression; it need not cover the whole status
 * @returns `-1` when it does not, or there is no status yet
 *
 * @example Other ways of failing, other places to go
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("NEXT");
 *     t_relay();
 * }
 * failure_route[NEXT] {
 *     if (t_check_status("486|600")) $du = "sip:192.0.2.30";
 *     else if (t_check_status("^5")) $du = "sip:192.0.2.40";
 *     else exit;
 *     t_relay();
 * }
 * ```
 * ```sip
 * actor spare udp:192.0.2.40
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 500
 * spare < MESSAGE sip:bob@192.0.2.20
 * spare > 404
 * alice < 404
 * ```
 *
 * @example The pattern is in a variable
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     $var(bad) = "4..";
 *     t_newtran();
 *     if (!t_check_status("$var(bad)")) t_reply("404", "Not Here");
 *     if (t_check_status("$var(bad)")) xlog("L_WARN", "refused\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 404
 * ```
 * ```log
 * WARNING <script>: refused
 * ```
 */
export const t_check_status = tm.cfgFunction(
  { args: [pattern], routes: ['request', 'failure', 'onreply', 'reply', 'branch', 'event'] },
  (_self, ctx, re) => {
    const status = statusOf(ctx)
    return status > 0 && re.test(String(status))
  },
)

/** The branch that a failure route runs for. */
function failed(ctx: Context): Branch | null {
  return cellOf(ctx)?.picked ?? null
}

/**
 * Tells whether the branch that the route runs for failed because nobody answered in time.
 *
 * In a failure route it is the branch whose reply was chosen.
 *
 * @returns `-1` when somebody has answered
 *
 * @example Nobody there, or nobody picks up
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_set_fr(5000, 2000);
 *     t_on_failure("MISSED");
 *     t_relay();
 * }
 * failure_route[MISSED] {
 *     if (!t_branch_timeout()) exit;
 *     if (t_branch_replied()) t_reply("480", "No Answer");
 *     else t_reply("480", "Phone Is Off");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * clock +1900ms
 * bob   < INVITE sip:bob@192.0.2.20 again x2
 * clock +100ms
 * alice < 480 Phone Is Off
 * alice > ACK sip:bob@192.0.2.20
 * ```
 */
export const t_branch_timeout = tm.cfgFunction({ routes: ['failure', 'event'] }, (_self, ctx) => {
  return failed(ctx)?.is(BranchState.TIMED_OUT) ?? false
})

/**
 * Tells whether the branch that failed had a reply before the one it failed with.
 *
 * @returns `-1` when it had none
 *
 * @example Nobody picks up
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_set_fr(5000, 2000);
 *     t_on_failure("MISSED");
 *     t_relay();
 * }
 * failure_route[MISSED] {
 *     if (!t_branch_timeout()) exit;
 *     if (t_branch_replied()) t_reply("480", "No Answer");
 *     else t_reply("480", "Phone Is Off");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * clock +5s
 * bob   < CANCEL sip:bob@192.0.2.20
 * alice < 480 No Answer
 * alice > ACK sip:bob@192.0.2.20
 * ```
 */
export const t_branch_replied = tm.cfgFunction({ routes: ['failure', 'event'] }, (_self, ctx) => {
  return failed(ctx)?.is(BranchState.REPLIED) ?? false
})

/** Whether a branch of the transaction is in some state. */
function anyBranch(cell: Cell | null, state: number): boolean {
  if (cell === null) return false
  for (const branch of cell.branches) if (branch.is(state)) return true
  return false
}

/**
 * Tells whether any branch of the transaction failed because nobody answered in time.
 *
 * @returns `-1` when none did
 *
 * @example One phone of two is off
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_set_fr(5000, 1000);
 *     t_on_failure("FAILED");
 *     t_relay();
 * }
 * failure_route[FAILED] { if (t_any_timeout()) xlog("L_WARN", "a phone is off\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * carol < MESSAGE sip:carol@192.0.2.30
 * carol > 404
 * clock +900ms
 * bob   < MESSAGE sip:bob@192.0.2.20 again
 * clock +100ms
 * alice < 404
 * ```
 * ```log
 * WARNING <script>: a phone is off
 * ```
 */
export const t_any_timeout = tm.cfgFunction({ routes }, (_self, ctx) =>
  anyBranch(cellOf(ctx), BranchState.TIMED_OUT),
)

/**
 * Tells whether any branch had a reply before the one in hand.
 *
 * @returns `-1` when this is the first
 *
 * @example Do something at the first sign of life
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_reply("SIGN");
 *     t_relay();
 * }
 * onreply_route[SIGN] { if (!t_any_replied()) xlog("L_WARN", "somebody is there\n"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * bob   > 183
 * alice < 183
 * ```
 * ```log
 * WARNING <script>: somebody is there
 * ```
 */
export const t_any_replied = tm.cfgFunction({ routes }, (_self, ctx) =>
  anyBranch(cellOf(ctx), BranchState.REPLIED),
)

/**
 * Tells whether the caller has cancelled the request.
 *
 * @returns `-1` when not
 *
 * @example No voicemail for who has hung up
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("MISSED");
 *     t_relay();
 * }
 * failure_route[MISSED] {
 *     if (t_is_canceled()) exit;
 *     $ru = "sip:voicemail@192.0.2.30";
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
 * alice > ACK sip:bob@192.0.2.20
 * ```
 */
export const t_is_canceled = tm.cfgFunction(
  { routes },
  (_self, ctx) => cellOf(ctx)?.is(CellState.CANCELED) ?? false,
)

/**
 * Tells whether the time for the whole transaction is over.
 *
 * @returns `-1` when there is some left
 *
 * @example No further attempt then
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * modparam("tm", "max_inv_lifetime", 3000)
 * request_route {
 *     t_on_failure("NEXT");
 *     t_relay();
 * }
 * failure_route[NEXT] {
 *     if (t_is_expired()) { t_reply("408", "Too Late"); exit; }
 *     $ru = "sip:voicemail@192.0.2.30";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * clock +3s
 * bob   < CANCEL sip:bob@192.0.2.20
 * alice < 408 Too Late
 * alice > ACK sip:bob@192.0.2.20
 * ```
 */
export const t_is_expired = tm.cfgFunction({ routes }, ({ state }, ctx) => {
  const cell = cellOf(ctx)
  return cell !== null && cell.lifeEnd >= 0 && state.wheel.now() >= cell.lifeEnd
})

/**
 * Tells whether a reply of this transaction waits for a script that was put aside.
 *
 * A reply that is sent again meanwhile would make the script do everything twice.
 *
 * @returns `-1` when none waits
 *
 * @example Drop copies of a reply that waits
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_reply("SLOW");
 *     t_relay();
 * }
 * onreply_route[SLOW] {
 *     if (t_is_retr_async_reply()) { xlog("L_WARN", "a copy\n"); drop; }
 *     xlog("L_WARN", "the first\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: the first
 * ```
 */
export const t_is_retr_async_reply = tm.cfgFunction({ routes: ['onreply'] }, (_self, ctx) => {
  return cellOf(ctx)?.is(CellState.REPLY_WAITS) ?? false
})

/**
 * Tells whether one of the branches has ended with a status.
 *
 * @param code - the status
 * @returns `-1` when none has
 *
 * @example One of them is busy: then say so
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_failure("BUSY");
 *     t_relay();
 * }
 * failure_route[BUSY] { if (t_grep_status("486")) t_reply("486", "Busy Here"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * carol < MESSAGE sip:carol@192.0.2.30
 * bob   > 404
 * carol > 486
 * alice < 486 Busy Here
 * ```
 */
export const t_grep_status = tm.cfgFunction({ args: [int('code')], routes }, (_self, ctx, code) => {
  const cell = cellOf(ctx)
  if (cell === null) return false
  for (const branch of cell.branches) {
    if (branch.final && branch.status === code) return true
  }
  return false
})

/**
 * Gives the status that matters in the route that runs.
 *
 * It is the one that {@link t_check_status} looks at.
 *
 * @returns the status, in `$rc`; `-1` when there is none yet
 *
 * @example Say in the log how it failed
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("FAILED");
 *     t_relay();
 * }
 * failure_route[FAILED] {
 *     t_get_status_code();
 *     $var(status) = $rc;
 *     xlog("L_WARN", "it failed with $var(status)\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 410
 * alice < 410
 * ```
 * ```log
 * WARNING <script>: it failed with 410
 * ```
 */
export const t_get_status_code = tm.cfgFunction(
  { routes: ['request', 'failure', 'onreply', 'reply', 'branch'] },
  (_self, ctx) => {
    const status = statusOf(ctx)
    return status > 0 ? status : -1
  },
)
