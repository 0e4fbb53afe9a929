/** Flags of transactions and their branches. */

import { type Context, int } from 'siprose'
import type { BranchView, TmApi } from 'siprose/modules/tm'

import { tmx } from '../module.ts'
import { transactions } from '../transactions.ts'

/**
 * Keeps the message flags that were set since the transaction was begun.
 *
 * `t_newtran()` takes the flags as they are; `t_relay()` takes them again. In between, and where nothing is relayed, this does.
 *
 * @returns false for a message without a transaction
 *
 * @example Put a request aside with a flag that is still there later
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     t_newtran();
 *     setflag(3);
 *     t_flush_flags();
 *     $du = "sip:192.0.2.20";
 *     t_on_failure("ACCOUNT");
 *     t_relay();
 * }
 * failure_route[ACCOUNT] {
 *     if (isflagset(3)) t_reply("480", "Accounted");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 404 Not Found
 * alice < 480 Accounted
 * ```
 */
export const t_flush_flags = tmx.cfgFunction({ routes: 'any' }, (self, ctx) => {
  const tm = transactions(self)
  if (tm.view(ctx) === null) return false
  tm.keepFlags(ctx, 'flags')
  return true
})

/**
 * Keeps the extended flags that were set since the transaction was begun.
 *
 * @returns false for a message without a transaction
 *
 * @example Nothing is kept without a transaction
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if (!t_flush_xflags()) sl_send_reply("500", "No Transaction");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 500 No Transaction
 * ```
 */
export const t_flush_xflags = tmx.cfgFunction({ routes: 'any' }, (self, ctx) => {
  const tm = transactions(self)
  if (tm.view(ctx) === null) return false
  tm.keepFlags(ctx, 'xflags')
  return true
})

/** The branch that the route runs for, or that a failure route is about. */
function branchOf(tm: TmApi, ctx: Context): BranchView | null {
  return tm.branchOf(ctx) ?? tm.view(ctx)?.picked ?? null
}

const flag = int('pflag', { min: 0, max: 31 })

/**
 * Marks the branch with one of 32 flags that nothing but the script looks at.
 *
 * @param pflag - its number
 * @returns false where the route runs for no branch
 *
 * @example Tell in a reply route what the branch route has seen
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_branch("MARK");
 *     t_on_reply("LOOK");
 *     t_relay();
 * }
 * branch_route[MARK] { t_vbflag_set("4"); }
 * onreply_route[LOOK] { if (t_vbflag_is_set("4")) append_hf("X-Marked: yes\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 200 OK
 * alice < 200 OK
 *         X-Marked: yes
 * ```
 */
export const t_vbflag_set = tmx.cfgFunction({ args: [flag], routes: 'any' }, (self, ctx, bit) => {
  const branch = branchOf(transactions(self), ctx)
  if (branch === null) return false
  branch.marks |= 1 << bit
  return true
})

/**
 * Takes a mark off the branch.
 *
 * @param pflag - its number
 * @returns false where the route runs for no branch
 *
 * @example A mark that was taken off
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_branch("MARK");
 *     t_on_reply("LOOK");
 *     t_relay();
 * }
 * branch_route[MARK] { t_vbflag_set("4"); t_vbflag_reset("4"); }
 * onreply_route[LOOK] { if (t_vbflag_is_set("4")) append_hf("X-Marked: yes\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 200 OK
 * alice < 200 OK
 *         - X-Marked
 * ```
 */
export const t_vbflag_reset = tmx.cfgFunction({ args: [flag], routes: 'any' }, (self, ctx, bit) => {
  const branch = branchOf(transactions(self), ctx)
  if (branch === null) return false
  branch.marks &= ~(1 << bit)
  return true
})

/**
 * Tells whether the branch has a mark.
 *
 * @param pflag - its number
 * @returns false where it has not, or the route runs for no branch
 *
 * @example No branch, no mark
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if (!t_vbflag_is_set("4")) sl_send_reply("404", "No Mark");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 404 No Mark
 * ```
 */
export const t_vbflag_is_set = tmx.cfgFunction(
  { args: [flag], routes: 'any' },
  (self, ctx, bit) => {
    const branch = branchOf(transactions(self), ctx)
    return branch !== null && (branch.marks & (1 << bit)) !== 0
  },
)
