/** What routes can see of their transaction. */

import { type Context, key, type Preparation, SiproseError, type Value } from 'siprose'
import type { TmApi, TransactionView } from 'siprose/modules/tm'

import { tmx } from '../module.ts'
import { transactions } from '../transactions.ts'

/** The number of the branch that the route runs for; in a failure route, how many branches there are. */
function branchIndex(tm: TmApi, ctx: Context, view: TransactionView | null): number {
  if (view === null) return 0
  return ctx.routeType === 'failure' ? view.branches.length : (tm.branchOf(ctx)?.number ?? 0)
}

function isReply(ctx: Context): boolean {
  return !ctx.message.isRequest
}

/** Whether a failure, or the failure of a branch, is what the route is about. */
function isFailure({ routeType, message }: Context): boolean {
  return message.isRequest && (routeType === 'failure' || routeType === 'event')
}

function replyCode(ctx: Context, view: TransactionView | null): number {
  if (isReply(ctx)) return ctx.message.status
  if (view === null) return 0
  return isFailure(ctx) && view.picked !== null ? view.picked.status : view.status
}

function replyReason(tm: TmApi, ctx: Context, view: TransactionView | null): string {
  if (isReply(ctx)) return ctx.message.reason
  return view !== null && isFailure(ctx) ? tm.reasonOf(view) : ''
}

/**
 * The number of the branch that the route runs for, from 0.
 *
 * In a failure route it is how many branches there are by then.
 *
 * @example Number the branches in a header
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "corex.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_branch("NUMBER");
 *     t_relay();
 * }
 * branch_route[NUMBER] { append_hf("X-Branch: $T_branch_idx\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:team@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Branch: 0
 * carol < MESSAGE sip:carol@192.0.2.30
 *         X-Branch: 1
 * bob   > 200 OK
 * alice < 200
 * ```
 */
export const T_branch_idx = tmx.pseudoVariable(
  { name: '$T_branch_idx', type: 'int' },
  {
    get: (self, ctx) => {
      const tm = transactions(self)
      return branchIndex(tm, ctx, tm.view(ctx))
    },
  },
)

/**
 * The status that the route is about.
 *
 * In a reply route that of the reply, in a failure route that of the reply that was chosen, else that of the last one sent; 0 for none.
 *
 * @example Tell busy from absent
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_failure("WHY");
 *     t_relay();
 * }
 * failure_route[WHY] {
 *     if ($T_reply_code == 486) t_reply("480", "On the Phone");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 486 Busy Here
 * alice < 480 On the Phone
 * ```
 */
export const T_reply_code = tmx.pseudoVariable(
  { name: '$T_reply_code', type: 'int' },
  { get: (self, ctx) => replyCode(ctx, transactions(self).view(ctx)) },
)

/**
 * The phrase of that status, in reply and failure routes; '' elsewhere.
 *
 * @example Pass on why a phone said no
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $du = "sip:192.0.2.20";
 *     t_on_failure("WHY");
 *     t_relay();
 * }
 * failure_route[WHY] { t_reply("480", "It said: $T_reply_reason"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 486 Busy Here
 * alice < 480 It said: Busy Here
 * ```
 */
export const T_reply_reason = tmx.pseudoVariable(
  { name: '$T_reply_reason', type: 'str' },
  { get: (self, ctx) => replyReason(transactions(self), ctx, transactions(self).view(ctx)) },
)

/**
 * The status of the reply that came last, in a reply route.
 *
 * @returns '' elsewhere
 *
 * @example See it go by
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route { $du = "sip:192.0.2.20"; t_on_reply("SEE"); t_relay(); }
 * onreply_route[SEE] { xlog("L_WARN", "the last one is $T_reply_last\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 404 Not Found
 * alice < 404
 * ```
 * ```log
 * WARNING <script>: the last one is 404
 * ```
 */
export const T_reply_last = tmx.pseudoVariable(
  { name: '$T_reply_last', type: 'any' },
  {
    get: (self, ctx) => {
      const view = isReply(ctx) ? transactions(self).view(ctx) : null
      return view === null ? '' : view.lastReceived
    },
  },
)

/**
 * The id of the location record whose branch the reply or the failure is about.
 *
 * @returns '' for a branch that no look-up has found
 *
 * @example A branch that the script has written has none
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route { $du = "sip:192.0.2.20"; t_on_failure("WHO"); t_relay(); }
 * failure_route[WHO] { if ($T_reply_ruid == "") t_reply("404", "Not From Here"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 486 Busy Here
 * alice < 404 Not From Here
 * ```
 */
export const T_reply_ruid = tmx.pseudoVariable(
  { name: '$T_reply_ruid', type: 'str' },
  {
    get: (self, ctx) => {
      const tm = transactions(self)
      const branch = tm.branchOf(ctx) ?? tm.view(ctx)?.picked ?? null
      return branch?.ruid ?? ''
    },
  },
)

/** A variable that is read on another message than the one in hand. */
interface Elsewhere {
  readonly get: (ctx: Context) => Value
}

function variableKey(text: string, using: Preparation): Elsewhere {
  const { get } = using.variable(text)
  return { get }
}

const inner = key('pv', variableKey)

/**
 * A variable of the request, in the routes of its replies.
 *
 * The request is as it was received: what the script has changed in it does not show.
 *
 * @returns `$null` in routes that have the request in hand
 *
 * @example Let the answer say what was asked for
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route { $rU = "desk-7"; $du = "sip:192.0.2.20"; t_on_reply("BACK"); t_relay(); }
 * onreply_route[BACK] { append_hf("X-Asked: $T_req($rU)\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:desk-7@example.com
 * bob   > 200 OK
 * alice < 200
 *         X-Asked: bob
 * ```
 */
export const T_req = tmx.pseudoVariable(
  { name: '$T_req', key: inner, type: 'any' },
  {
    get: (self, ctx, variable) => {
      const tm = transactions(self)
      const view = isReply(ctx) ? tm.view(ctx) : null
      return view === null ? null : variable.get(tm.receivedOf(view))
    },
  },
)

/**
 * A variable of the reply that was chosen, in a failure route.
 *
 * @returns `$null` where the reply was made here, as after a time-out, and in other routes
 *
 * @example Read where a phone is diverted to
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route { $du = "sip:192.0.2.20"; t_on_failure("FOLLOW"); t_relay(); }
 * failure_route[FOLLOW] {
 *     if ($T_reply_code == 302) {
 *         $ru = $T_rpl($(ct{nameaddr.uri}));
 *         $du = $null;
 *         t_relay();
 *     }
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * bob   > 302 Moved
 *         Contact: <sip:carol@192.0.2.30>
 * carol < MESSAGE sip:carol@192.0.2.30
 * carol > 200 OK
 * alice < 200
 * ```
 */
export const T_rpl = tmx.pseudoVariable(
  { name: '$T_rpl', key: inner, type: 'any' },
  {
    get: (self, ctx, variable) => {
      const tm = transactions(self)
      const view = isReply(ctx) ? null : tm.view(ctx)
      const reply = view === null ? null : tm.replyOf(view)
      return reply === null ? null : variable.get(reply)
    },
  },
)

/**
 * A variable of the INVITE that the CANCEL in hand ends.
 *
 * @returns `$null` where there is none
 *
 * @example Log who gave up on whom
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if ($rm == "CANCEL") {
 *         xlog("L_WARN", "given up: $T_inv($fU) for $T_inv($rU)\n");
 *         t_relay_cancel();
 *         exit;
 *     }
 *     if ($rm == "INVITE") { $du = "sip:192.0.2.20"; t_relay(); }
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 100
 * bob   < INVITE sip:bob@example.com
 * bob   > 180 Ringing
 * alice < 180
 * alice > CANCEL sip:bob@example.com
 * alice < 200
 * bob   < CANCEL sip:bob@example.com
 * ```
 * ```log
 * WARNING <script>: given up: alice for bob
 * ```
 */
export const T_inv = tmx.pseudoVariable(
  { name: '$T_inv', key: inner, type: 'any' },
  {
    get: (self, ctx, variable) => {
      const tm = transactions(self)
      const view = tm.canceled(ctx)
      return view === null ? null : variable.get(tm.receivedOf(view))
    },
  },
)

/** What `$T()` tells. */
const READERS = {
  id_index: (_tm, view) => view.index,
  id_label: (_tm, view) => view.label,
  reply_code: (_tm, view, ctx) => replyCode(ctx, view),
  reply_reason: (tm, view, ctx) => replyReason(tm, ctx, view),
  reply_last: (_tm, view, ctx) => (isReply(ctx) ? view.lastReceived : ''),
  reply_type: (tm, view) => (view.picked !== null && tm.replyOf(view) === null ? 1 : 0),
  branch_index: (tm, view, ctx) => branchIndex(tm, ctx, view),
  ruid: (tm, view, ctx) => (tm.branchOf(ctx) ?? view.picked)?.ruid ?? null,
} as const satisfies Record<string, (tm: TmApi, view: TransactionView, ctx: Context) => Value>

type Reader = (tm: TmApi, view: TransactionView, ctx: Context) => Value

function readerKey(text: string): Reader {
  const reader = Object.hasOwn(READERS, text) ? READERS[text as keyof typeof READERS] : null // checked: it is a key
  if (reader !== null) return reader
  throw new SiproseError(
    'tmx/unknown-part',
    `\`${text}\` is nothing that $T() tells; it can be ${Object.keys(READERS).join(', ')}`,
  )
}

/**
 * A fact about the transaction.
 *
 * `id_index` and `id_label` name it, as `t_continue()` and commands want it. `reply_code`, `reply_reason`, `reply_last` and `branch_index` are
 * the variables of these names; `reply_type` is 1 where the reply that was chosen was made here, and `ruid` the id of the location record.
 *
 * @returns `$null` without a transaction
 *
 * @example See whether a phone has said no, or nobody has
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * modparam("tm", "fr_timer", 1000)
 * request_route { $du = "sip:192.0.2.20"; t_on_failure("WHO"); t_relay(); }
 * failure_route[WHO] { if ($T(reply_type) == 1) t_reply("404", "Nobody Said Anything"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@example.com
 * clock +500ms
 * bob   < MESSAGE sip:bob@example.com
 * clock +500ms
 * alice < 404 Nobody Said Anything
 * ```
 */
export const T = tmx.pseudoVariable(
  { name: '$T', key: key('name', readerKey), type: 'any' },
  {
    get: (self, ctx, read) => {
      const tm = transactions(self)
      const view = tm.view(ctx)
      return view === null ? null : read(tm, view, ctx)
    },
  },
)

/** What `$T_branch()` tells. */
type BranchPart = 'uri' | 'flags'

function branchKey(text: string): BranchPart {
  if (text === 'uri' || text === 'flags') return text
  throw new SiproseError(
    'tmx/unknown-part',
    `\`${text}\` is nothing that $T_branch() tells; it can be uri or flags`,
  )
}

/**
 * A fact about the branch that the route runs for, or whose reply was chosen.
 *
 * `uri` is its request URI, `flags` are its branch flags.
 *
 * @returns `$null` where there is none; `uri` in reply routes and branch failures only
 *
 * @example Tell the caller which phone took the call
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route { $ru = "sip:desk-7@192.0.2.20"; t_on_reply("BACK"); t_relay(); }
 * onreply_route[BACK] { append_hf("X-Phone: $T_branch(uri)\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:desk-7@192.0.2.20
 * bob   > 200 OK
 * alice < 200
 *         X-Phone: sip:desk-7@192.0.2.20
 * ```
 */
export const T_branch = tmx.pseudoVariable(
  { name: '$T_branch', key: key('name', branchKey), type: 'any' },
  {
    get: (self, ctx, part) => {
      const tm = transactions(self)
      const branch = tm.branchOf(ctx) ?? tm.view(ctx)?.picked ?? null
      if (branch === null) return null
      if (part === 'flags') return branch.flags
      return ctx.routeType === 'failure' ? null : branch.uri
    },
  },
)
