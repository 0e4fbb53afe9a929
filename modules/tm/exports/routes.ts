/** The routes that run for a transaction. */

import { eventName, prepared, routeName, SiproseError } from 'siprose'

import { cellOf, wishesOf } from '../engine/requests.ts'
import { Wishes } from '../engine/wishes.ts'
import { tm } from '../module.ts'

const routes = ['request', 'failure', 'onreply', 'branch', 'event'] as const

/**
 * Names the failure route to run when the request has failed, before the caller is told.
 *
 * All branches have ended, none with success; the route sees the request as it was relayed, and the reply that was chosen by
 * {@link t_check_status}. It can send the request to other places with {@link t_relay}, answer with {@link t_reply}, or do nothing: then the chosen reply
 * goes to the caller. A further attempt that shall have a failure route has to name it again.
 *
 * @param failure_route - its name; 0 for none
 *
 * @example Voicemail for who does not answer
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("MISSED");
 *     t_set_fr(20000);
 *     t_relay();
 * }
 * failure_route[MISSED] {
 *     if (t_is_canceled()) exit;
 *     if (t_check_status("486|408")) {
 *         $du = "sip:192.0.2.30";
 *         $rU = "voicemail";
 *         t_relay();
 *     }
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * clock +20s
 * bob   < CANCEL sip:bob@192.0.2.20
 * carol < INVITE sip:voicemail@192.0.2.20
 * bob   > 200 to CANCEL
 * bob   > 487 to INVITE
 * bob   < ACK sip:bob@192.0.2.20
 * carol > 200
 * alice < 200
 * ```
 *
 * @example A route that does nothing
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("LOOK");
 *     t_relay();
 * }
 * failure_route[LOOK] { xlog("L_WARN", "it failed\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 404 Gone Away
 * alice < 404 Gone Away
 * ```
 * ```log
 * WARNING <script>: it failed
 * ```
 *
 * @trap A failure route runs for a call that was cancelled too; it begins with `if (t_is_canceled()) exit;`.
 * @rfc 3261 section 16.7
 */
export const t_on_failure = tm.cfgFunction(
  { args: [routeName('failure_route', 'failure')], routes },
  (_self, ctx, name) => {
    wishesOf(ctx).onFailure = wanted(name)
  },
)

/**
 * Names the event route to run when one branch has failed, whatever the others do.
 *
 * The route is `event_route[tm:branch-failure:NAME]`. It can send the request to another place for this branch, before anything is
 * decided about the request. It runs once: a further branch that shall have one has to name it again.
 *
 * @param branch_failure_route - its name, without `tm:branch-failure:`
 *
 * @example A second device of the one that is gone
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_branch_failure("GONE");
 *     t_relay();
 * }
 * event_route[tm:branch-failure:GONE] {
 *     if (t_check_status("430")) {
 *         $ru = "sip:bob@192.0.2.40";
 *         t_relay();
 *     }
 * }
 * ```
 * ```sip
 * actor other udp:192.0.2.40
 * alice > MESSAGE sip:office@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * carol < MESSAGE sip:carol@192.0.2.30
 * bob   > 430
 * other < MESSAGE sip:bob@192.0.2.40
 * carol > 404
 * other > 200
 * alice < 200
 * ```
 *
 * @rfc 5626 section 5.3
 */
export const t_on_branch_failure = tm.cfgFunction(
  { args: [eventName('branch_failure_route', 'tm:branch-failure:')], routes },
  (_self, ctx, name) => {
    wishesOf(ctx).onBranchFailure = wanted(name)
  },
)

/**
 * Names the reply route that each reply to the request passes.
 *
 * It sees the reply, with the flags and AVPs of the request. A provisional reply that it drops goes no further.
 *
 * @param onreply_route - its name; 0 for none
 *
 * @example Say in the log when it rings
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_reply("PROGRESS");
 *     t_relay();
 * }
 * onreply_route[PROGRESS] {
 *     if (status =~ "18[0-9]") xlog("L_WARN", "$si rings\n");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * alice < 180
 * ```
 * ```log
 * WARNING <script>: 192.0.2.20 rings
 * ```
 *
 * @example Keep a ringing tone from the caller
 * ```kamailio
 * loadmodule "tm.so"
 * request_route {
 *     t_on_reply("QUIET");
 *     t_relay();
 * }
 * onreply_route[QUIET] { if (status == "180") drop; }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 * bob   > 180
 * quiet 1s
 * bob   > 200
 * alice < 200
 * ```
 */
export const t_on_reply = tm.cfgFunction(
  { args: [routeName('onreply_route', 'onreply')], routes },
  (_self, ctx, name) => {
    wishesOf(ctx).onReply = wanted(name)
  },
)

/**
 * Names the branch route that each branch passes before it leaves.
 *
 * What it changes in the message, it changes for that branch alone. A branch that it drops is not sent. It cannot answer, and cannot wait.
 *
 * @param branch_route - its name; 0 for none
 *
 * @example Each place gets a header of its own
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_branch("MARK");
 *     t_relay();
 * }
 * branch_route[MARK] { append_hf("X-For: $rU\r\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-For: bob
 * carol < MESSAGE sip:carol@192.0.2.30
 *         X-For: carol
 * ```
 *
 * @example Leave one place out
 * ```kamailio
 * loadmodule "corex.so"
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     append_branch("sip:carol@192.0.2.30");
 *     t_on_branch("SELECT");
 *     t_relay();
 * }
 * branch_route[SELECT] { if ($rU == "carol") drop; }
 * ```
 * ```sip
 * alice > MESSAGE sip:office@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 */
export const t_on_branch = tm.cfgFunction(
  { args: [routeName('branch_route', 'branch')], routes: ['request', 'failure', 'event'] },
  (_self, ctx, name) => {
    wishesOf(ctx).onBranch = wanted(name)
  },
)

/** 0 asks for no route any more. */
function wanted(name: string): string | null {
  return name === '0' || name === '' ? null : name
}

/** What `t_is_set()` can be asked about. */
const TARGETS = {
  branch_route: (wishes: Wishes) => wishes.onBranch,
  failure_route: (wishes: Wishes) => wishes.onFailure,
  onreply_route: (wishes: Wishes) => wishes.onReply,
} as const

function target(text: string): (wishes: Wishes) => string | null {
  switch (text) {
    case 'branch_route':
    case 'failure_route':
    case 'onreply_route':
      return TARGETS[text]
    default:
      throw new SiproseError(
        'tm/bad-target',
        `\`${text}\` is nothing that can be set; write branch_route, failure_route or onreply_route`,
      )
  }
}

/**
 * Tells whether a route will run for the transaction.
 *
 * @param target - `branch_route`, `failure_route` or `onreply_route`
 * @returns `-1` when none is named
 *
 * @example Name a failure route where nobody has
 * ```kamailio
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_is_set("failure_route")) t_on_failure("LAST");
 *     t_relay();
 * }
 * failure_route[LAST] { if (!t_is_set("failure_route")) xlog("L_WARN", "this was the last one\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 480
 * alice < 480
 * ```
 * ```log
 * WARNING <script>: this was the last one
 * ```
 */
export const t_is_set = tm.cfgFunction(
  { args: [prepared('target', target)], routes: 'any' },
  (_self, ctx, of) => {
    const cell = cellOf(ctx)
    if (cell !== null) return of(cell.wishes) !== null
    return ctx.transactionWishes instanceof Wishes && of(ctx.transactionWishes) !== null
  },
)
