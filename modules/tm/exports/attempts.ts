/** What one attempt leaves to the next. */

import { applyChanges, int, MethodId, optional, prepared, SiproseError } from 'siprose'

import type { DropMode } from '../engine/cell-extras.ts'
import { saveEdits } from '../engine/origin.ts'
import { relay, BY_URI } from '../engine/relay.ts'
import { cellOf } from '../engine/requests.ts'
import { tm } from '../module.ts'

const MODES: Readonly<Record<string, DropMode>> = { a: 'all', l: 'last', n: 'none' }

function dropMode(text: string): DropMode {
  const mode = MODES[text.slice(0, 1)]
  if (mode !== undefined) return mode
  throw new SiproseError(
    'tm/bad-mode',
    `\`${text}\` is no mode; it can be \`a\` for all, \`l\` for the last, \`n\` for none`,
  )
}

/**
 * Says that replies of attempts so far do not count once another attempt is made.
 *
 * Of an attempt that follows, only its own replies are then chosen from. It counts instead of {@link failure_reply_mode}, for the attempt that
 * the failure route begins.
 *
 * @param mode - `a` or nothing: all; `l`: those of the last attempt; `n`: none, so that all count
 * @returns `-1` when there is no transaction
 *
 * @example A redirection shall not come back
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * modparam("tm", "failure_reply_mode", 0)
 * request_route {
 *     t_on_failure("NEXT");
 *     t_relay();
 * }
 * failure_route[NEXT] {
 *     t_drop_replies();
 *     $ru = "sip:carol@192.0.2.30";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 302
 * carol < MESSAGE sip:carol@192.0.2.30
 * carol > 480
 * alice < 480
 * ```
 *
 * @example All count
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_failure("NEXT");
 *     t_relay();
 * }
 * failure_route[NEXT] {
 *     t_drop_replies("n");
 *     $ru = "sip:carol@192.0.2.30";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 404
 * carol < MESSAGE sip:carol@192.0.2.30
 * carol > 480
 * alice < 404
 * ```
 */
export const t_drop_replies = tm.cfgFunction(
  { args: [optional(prepared('mode', dropMode))], routes: ['failure'] },
  (_self, ctx, mode) => {
    const cell = cellOf(ctx)
    if (cell === null) return false
    cell.ownExtras.dropMode = mode ?? 'all'
    return true
  },
)

/**
 * Keeps the changes made so far, and no later ones, for the attempts of failure routes.
 *
 * {@link t_relay} keeps all by itself; this is for changes that shall be of the first attempt alone. The transaction has to be there.
 *
 * @returns `-1` when there is no transaction
 *
 * @example A header for the first attempt only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_newtran();
 *     append_hf("X-All: 1\r\n");
 *     t_save_lumps();
 *     append_hf("X-First: 1\r\n");
 *     t_on_failure("NEXT");
 *     t_relay();
 * }
 * failure_route[NEXT] {
 *     $ru = "sip:carol@192.0.2.30";
 *     append_hf("X-Second: 1\r\n");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-All: 1
 *         X-First: 1
 * bob   > 404
 * carol < MESSAGE sip:carol@192.0.2.30
 *         X-All: 1
 *         X-Second: 1
 *         - X-First
 * ```
 *
 * @example Too early
 * ```kamailio
 * loadmodule "textops.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     append_hf("X-All: 1\r\n");
 *     if (!t_save_lumps()) sl_send_reply("500", "No Transaction Yet");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 500 No Transaction Yet
 * ```
 */
export const t_save_lumps = tm.cfgFunction({ routes: ['request'] }, (_self, ctx) => {
  const cell = cellOf(ctx)
  if (cell === null) return false
  saveEdits(cell, ctx)
  cell.ownExtras.editsSaved = true
  return true
})

/**
 * Makes the changes of a branch visible to the rest of its branch route.
 *
 * @example Add a header, and look at it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "xlog.so"
 * loadmodule "tm.so"
 * request_route {
 *     t_on_branch("MARK");
 *     t_relay();
 * }
 * branch_route[MARK] {
 *     append_hf("X-For: bob\r\n");
 *     t_msg_apply_changes();
 *     xlog("L_WARN", "for $hdr(X-For)\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-For: bob
 * ```
 * ```log
 * WARNING <script>: for bob
 * ```
 */
export const t_msg_apply_changes = tm.cfgFunction({ routes: ['branch'] }, (_self, ctx) => {
  if (ctx.message.edited) ctx.message = applyChanges(ctx.message)
  return true
})

/**
 * Adds the places of this message to an INVITE that waits elsewhere.
 *
 * A callee that registers while it is called is called there too. The places are the request URI, where the script has changed it, and all branches.
 *
 * @param tindex - the number of the place in the table, `$T(id_index)`
 * @param tlabel - the number that tells it from others there, `$T(id_label)`
 * @returns `-1` when that transaction is over, or no branch could be sent
 *
 * @example The call that is meant is over
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * request_route {
 *     if (!t_cell_append_branches("1", "7")) sl_send_reply("481", "Nobody Waits");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 481 Nobody Waits
 * ```
 */
export const t_cell_append_branches = tm.cfgFunction(
  { args: [int('tindex'), int('tlabel')], routes: 'any' },
  ({ state }, ctx, index, label) => {
    const cell = state.table.find(index, label >>> 0)
    if (cell === null || cell.status >= 200 || cell.methodId !== MethodId.INVITE) return -1
    const request = state.requestOf(cell)
    request.uriIsNew = false
    if (ctx.hasBranches) for (const branch of ctx.branches.all()) request.branches.append(branch)
    if (ctx.uriIsNew && ctx.requestUri !== ctx.message.requestUri) {
      request.requestUri = ctx.requestUri
      request.destinationUri = ctx.destinationUri
    }
    return relay(state, cell, request, BY_URI) === null ? 1 : -1
  },
)
