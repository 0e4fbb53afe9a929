/** Scripts that are put aside, and copies of requests whose script still runs. */

import { int, routeName } from 'siprose'

import { tmx } from '../module.ts'
import { transactions } from '../transactions.ts'

/**
 * Puts the request aside; another message or a command goes on with it by `t_continue()`.
 *
 * The transaction is begun where there is none. `$T(id_index)` and `$T(id_label)` name it; keep them where whoever goes on finds them. When
 * nobody goes on within `fr_timer`, the failure route runs as for any request without an answer.
 *
 * @returns false where the request is answered already
 *
 * @example Hold a call until a message says where to
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "htable.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * modparam("htable", "htable", "held=>size=4;")
 * request_route {
 *     if ($rm == "MESSAGE") {
 *         t_continue($sht(held=>index), $sht(held=>label), "GO");
 *         sl_send_reply("200", "OK");
 *         exit;
 *     }
 *     t_suspend();
 *     $sht(held=>index) = $T(id_index);
 *     $sht(held=>label) = $T(id_label);
 * }
 * route[GO] {
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 100
 * carol > MESSAGE sip:go@example.com
 * bob   < INVITE sip:bob@example.com
 * carol < 200
 * ```
 */
export const t_suspend = tmx.cfgFunction({ routes: 'any' }, (self, ctx) =>
  transactions(self).suspend(ctx),
)

/**
 * Goes on with a request that was put aside.
 *
 * The route runs as a failure route does: it may relay, or answer by `t_reply()`. Where it does neither, the caller gets a 500.
 *
 * @param tindex - the place of the transaction, `$T(id_index)` of then
 * @param tlabel - its label, `$T(id_label)` of then
 * @param rtname - the route to go on with
 * @returns false where no such request waits
 *
 * @example Nothing waits
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if (!t_continue("7", "7", "GO")) sl_send_reply("481", "Nothing Waits");
 * }
 * route[GO] { t_reply("200", "OK"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 481 Nothing Waits
 * ```
 */
export const t_continue = tmx.cfgFunction(
  { args: [int('tindex'), int('tlabel'), routeName('rtname')], routes: 'any' },
  (self, _ctx, index, label, name) => transactions(self).resume(index, label >>> 0, name),
)

/**
 * Makes the place whose branch has failed the one that the request goes to again.
 *
 * Request URI, Path, record id, instance and branch flags are those of the branch.
 *
 * @returns false where no branch has failed
 *
 * @example Try a phone again that was busy for a moment
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     $ru = "sip:bob@192.0.2.20";
 *     t_on_branch_failure("again");
 *     t_relay();
 * }
 * event_route[tm:branch-failure:again] {
 *     if (t_check_status("503")) {
 *         t_reuse_branch();
 *         t_relay();
 *     }
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 503 Service Unavailable
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200 OK
 * alice < 200
 * ```
 */
export const t_reuse_branch = tmx.cfgFunction({ routes: ['event'] }, (self, ctx) => {
  const tm = transactions(self)
  const branch = tm.branchOf(ctx)
  if (branch === null) return false
  tm.reuseBranch(ctx, branch)
  return true
})

/**
 * Tells whether a copy of the request is being worked on, and remembers this one.
 *
 * For scripts that wait before they begin a transaction: a database may take longer than the 500 ms after which a caller sends again. Once the
 * script has ended, a copy is a request like any other. ACK and CANCEL are not remembered.
 *
 * @returns true for a copy of a request that a script works on; else false
 *
 * @example Route a request once, however long that takes
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "async.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if (t_precheck_trans()) { t_check_trans(); exit; }
 *     t_check_trans();
 *     async_sleep(1);
 *     t_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * clock +500ms
 * alice > MESSAGE sip:bob@example.com again
 * clock +500ms
 * alice < 200
 * ```
 *
 * @example What was answered without a transaction is answered again
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "tmx.so"
 * request_route {
 *     if (t_precheck_trans()) { t_check_trans(); exit; }
 *     sl_send_reply("200", "Saved");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 200 Saved
 * alice > REGISTER sip:example.com again
 * alice < 200 Saved
 * ```
 */
export const t_precheck_trans = tmx.cfgFunction({ routes: ['request'] }, ({ state }, ctx) =>
  state.prechecks.note(ctx),
)
