/** Staying in the dialog: a Record-Route of our own. */

import { asUriParams, optional, str } from 'siprose'

import { recordRoutes, rr } from '../module.ts'

/**
 * Adds a Record-Route, by which all later requests of the dialog come through here.
 *
 * It goes before all others, with the address of the socket that the request came in on. Where it leaves by another one there are two, see
 * `enable_double_rr`; that is found out for each branch when it leaves, so it does not matter whether the destination is known yet.
 *
 * In a branch route it is for that branch alone. Within a dialog call `loose_route()` first.
 *
 * @param sparams - parameters of its URI, `;name=value`; variables in it are expanded
 * @returns -1 where there is one already, or the parameters cannot stand in a URI
 *
 * @example Stay in the dialog
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * loadmodule "rr.so"
 * request_route {
 *     if (has_totag()) loose_route();
 *     else record_route();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag=a1
 * bob   < INVITE sip:bob@192.0.2.20
 *         Record-Route: <sip:192.0.2.1;lr;ftag=a1>
 * bob   > 200 OK
 *         Contact: <sip:bob@192.0.2.20>
 * alice < 200 OK
 *         Record-Route: <sip:192.0.2.1;lr;ftag=a1>
 * alice > ACK sip:bob@192.0.2.20
 *         Route: <sip:192.0.2.1;lr;ftag=a1>
 * bob   < ACK sip:bob@192.0.2.20
 *         - Route
 * ```
 *
 * @example Twice is once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route {
 *     record_route(";room=$rU");
 *     if (!record_route()) sl_send_reply("200", "There is one");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > SUBSCRIBE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag=a1
 * alice < 200 There is one
 * bob   < SUBSCRIBE sip:bob@192.0.2.20
 *         Record-Route: <sip:192.0.2.1;lr;ftag=a1;room=bob>
 * ```
 *
 * @compat A tag or parameters that would break the URI are left out, and a missing `;` is added. What was added is not there for
 *   `msg_apply_changes()`, which works nevertheless; Kamailio refuses it.
 * @rfc 3261 section 16.6
 * @see {@link add_rr_param}
 * @see {@link loose_route}
 */
export const record_route = rr.cfgFunction(
  { args: [optional(str('sparams'))], routes: recordRoutes },
  (self, ctx, sparams = '') => {
    const params = asUriParams(sparams)
    return params !== null && self.state.recorder.ofSockets(ctx, params)
  },
)

/**
 * Adds parameters to the Record-Route, wherever in the script that is added.
 *
 * They come back in the Route of every request of the dialog, from both sides, so that a script need not remember anything: `check_route_param()` asks
 * for them.
 *
 * @param param - `;name=value`, one or more; variables in it are expanded
 * @returns -1 where that cannot stand in a URI
 *
 * @example Know a call through a NAT again
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * loadmodule "textops.so"
 * loadmodule "rr.so"
 * request_route {
 *     if (has_totag()) {
 *         loose_route();
 *         if (check_route_param("nat=yes")) append_hf("X-Nat: yes\r\n");
 *     } else {
 *         add_rr_param(";nat=yes");
 *         record_route();
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag=a1
 * bob   < INVITE sip:bob@192.0.2.20
 *         Record-Route: <sip:192.0.2.1;lr;ftag=a1;nat=yes>
 * alice > BYE sip:bob@192.0.2.20
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr;ftag=a1;nat=yes>
 * bob   < BYE sip:bob@192.0.2.20
 *         X-Nat: yes
 * ```
 *
 * @example What cannot stand there
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route {
 *     if (!add_rr_param(";who=$hdr(X-Who)")) sl_send_reply("400", "Bad X-Who");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Who: a>,<sip:192.0.2.66
 * alice < 400 Bad X-Who
 * ```
 *
 * @compat Without `;` at the start one is added.
 * @see {@link check_route_param}
 */
export const add_rr_param = rr.cfgFunction(
  { args: [str('param')], routes: recordRoutes },
  (self, ctx, text) => {
    const params = asUriParams(text)
    if (params === null) return false
    if (params !== '') self.state.recorder.addParams(ctx, params)
    return true
  },
)

/**
 * Takes back the Record-Route that was added, with its parameters.
 *
 * Those of other servers stay. It may be added again.
 *
 * @example Stay out of calls to a gateway after all
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "rr.so"
 * request_route {
 *     record_route();
 *     if ($rU == "bob") remove_record_route();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Record-Route: <sip:192.0.2.9;lr>
 * bob   < INVITE sip:bob@192.0.2.20
 *         Record-Route: <sip:192.0.2.9;lr>
 * ```
 *
 * @compat In Kamailio `record_route()` adds nothing any more after it.
 */
export const remove_record_route = rr.cfgFunction(
  { routes: ['request', 'failure', 'event'] },
  (self, ctx) => {
    self.state.recorder.remove(ctx)
    return true
  },
)
