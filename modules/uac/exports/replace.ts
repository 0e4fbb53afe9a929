/** Who calls, and who is called: From and To of requests. */

import { type Context, optional, str } from 'siprose'

import { uac } from '../module.ts'
import type { Parties } from '../parties/parties.ts'
import type { Party } from '../parties/party.ts'

function replace(
  parties: Parties,
  ctx: Context,
  party: Party,
  [first, second]: readonly [string, string | undefined],
): boolean {
  if (second === undefined) return parties.replace(ctx, party, null, first)
  return parties.replace(ctx, party, first, second === '' ? null : second)
}

/**
 * Gives From another URI, and another name where both are given.
 *
 * The change is made in what leaves; the script sees From as it came. Replies to the request get back what the caller wrote. With `restore_mode` at
 * `auto`, later requests of the dialog are changed too, in both directions, where `record_route()` was called for the first one.
 *
 * @param display - the name as it is to stand there, quotes included; empty for none
 * @param uri - the URI; empty for the one that is there
 * @returns false where the result would be no header
 *
 * @example Hide the extension behind the number of the house
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * request_route {
 *     uac_replace_from("\"The House\"", "sip:+49301234@example.com");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         From: "The House" <sip:+49301234@example.com>;tag=1
 * bob   > 200
 * alice < 200
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 *
 * @example The whole dialog
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "rr.so"
 * loadmodule "uac.so"
 * request_route {
 *     if (loose_route()) { t_relay(); exit; }
 *     record_route();
 *     uac_replace_from("sip:house@example.com");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 *         From: <sip:house@example.com>{*}
 * bob   > 200
 *         Contact: <sip:bob@192.0.2.20>
 * alice < 200
 *         From: <sip:alice@example.com>{*}
 * alice > ACK sip:bob@192.0.2.20
 * bob   < ACK sip:bob@192.0.2.20
 *         From: <sip:house@example.com>{*}
 * bob   > BYE sip:alice@192.0.2.10
 * alice < BYE sip:alice@192.0.2.10
 *         To: <sip:alice@example.com>{*}
 * alice > 200
 * bob   < 200
 *         To: <sip:house@example.com>{*}
 * ```
 *
 * @compat Called twice, the second change holds. Later requests of the dialog have the new name too, not the URI alone; the parameter of the
 * Record-Route has another form.
 */
export const uac_replace_from = uac.cfgFunction(
  { args: [optional(str('display')), str('uri')], routes: ['request', 'branch'] },
  ({ state }, ctx, display, uri) =>
    replace(state.parties, ctx, 'from', display === undefined ? [uri, undefined] : [display, uri]),
)

/**
 * Gives From the URI by which the other side knows the caller or the callee.
 *
 * For `restore_mode` at `manual`: the Route by which a later request of the dialog came has it.
 *
 * @returns false where no Route of ours has one
 *
 * @example Do by hand what `auto` does
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "rr.so"
 * loadmodule "uac.so"
 * modparam("uac", "restore_mode", "manual")
 * request_route {
 *     if (loose_route()) { uac_restore_from(); uac_restore_to(); t_relay(); exit; }
 *     record_route();
 *     uac_replace_from("sip:house@example.com");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 *         From: <sip:house@example.com>{*}
 * bob   > 200
 *         Contact: <sip:bob@192.0.2.20>
 * alice < 200
 * alice > ACK sip:bob@192.0.2.20
 * bob   < ACK sip:bob@192.0.2.20
 *         From: <sip:house@example.com>{*}
 * ```
 */
export const uac_restore_from = uac.cfgFunction({ routes: ['request'] }, ({ state }, ctx) =>
  state.parties.restore(ctx, 'from'),
)

/**
 * Gives To another URI, and another name where both are given.
 *
 * It is to To what {@link uac_replace_from} is to From; where the request goes is not changed.
 *
 * @param display - the name as it is to stand there, quotes included; empty for none
 * @param uri - the URI; empty for the one that is there
 * @returns false where the result would be no header
 *
 * @example The name of the number that was dialled stays here
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * request_route {
 *     uac_replace_to("", "sip:bob@example.com");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         To: "Robert" <sip:3001@example.com>
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         To: <sip:bob@example.com>
 * bob   > 200
 * alice < 200
 *         To: "Robert" <sip:3001@example.com>;tag={tag}
 * ```
 */
export const uac_replace_to = uac.cfgFunction(
  { args: [optional(str('display')), str('uri')], routes: ['request', 'branch'] },
  ({ state }, ctx, display, uri) =>
    replace(state.parties, ctx, 'to', display === undefined ? [uri, undefined] : [display, uri]),
)

/**
 * Gives To the URI by which the other side knows the callee or the caller.
 *
 * It is to To what {@link uac_restore_from} is to From.
 *
 * @returns false where no Route of ours has one
 *
 * @example Do by hand what `auto` does
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "tm.so"
 * loadmodule "rr.so"
 * loadmodule "uac.so"
 * modparam("uac", "restore_mode", "manual")
 * request_route {
 *     if (loose_route()) { uac_restore_to(); t_relay(); exit; }
 *     record_route();
 *     uac_replace_to("sip:robert@example.com");
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 100
 * bob   < INVITE sip:bob@192.0.2.20
 *         To: <sip:robert@example.com>
 * bob   > 200
 *         Contact: <sip:bob@192.0.2.20>
 * alice < 200
 *         To: <sip:bob@192.0.2.20>{*}
 * alice > ACK sip:bob@192.0.2.20
 * bob   < ACK sip:bob@192.0.2.20
 *         To: <sip:robert@example.com>{*}
 * ```
 */
export const uac_restore_to = uac.cfgFunction({ routes: ['request'] }, ({ state }, ctx) =>
  state.parties.restore(ctx, 'to'),
)
