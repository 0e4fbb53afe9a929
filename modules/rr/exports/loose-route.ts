/** Requests that come with Routes. */

import { int } from 'siprose'

import { Outcome } from '../loose-route.ts'
import { requestRoutes, rr } from '../module.ts'

/**
 * Takes our Routes out of the request, and sends it to where the others say.
 *
 * The first Route goes, if it is ours, and with it a second one that `enable_double_rr` has made. The Route behind becomes the destination
 * (`$du`); where there is none, the request goes to its request URI. Strict routers, before and behind, are dealt with: the first puts
 * us into the request URI, the second wants to be there itself.
 *
 * A first Route that is somebody else's stays, and is the destination.
 *
 * @returns `1` where the request has a way to go; `2` where that is a flow that the `outbound` module knows; `-1` where there are no Routes, or none that
 *   can be read; `-2` where the token of a flow is none of ours; `-3` where the request makes a dialog and only Routes of ours were there: they
 *   are gone, and the request URI is to be looked at as in any other
 *
 * @example Requests within a dialog
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * loadmodule "siputils.so"
 * loadmodule "rr.so"
 * request_route {
 *     if (has_totag()) {
 *         if (loose_route()) forward();
 *         else if (!is_method("ACK")) sl_send_reply("404", "Not Here");
 *         exit;
 *     }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > BYE sip:bob@198.51.100.7
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr>, <sip:192.0.2.20;lr>
 * bob   < BYE sip:bob@198.51.100.7
 *         Route: <sip:192.0.2.20;lr>
 * alice > BYE sip:bob@198.51.100.7
 *         To: <sip:bob@example.com>;tag=b1
 * alice < 404 Not Here
 * ```
 *
 * @example Strict routers before and behind
 * ```kamailio
 * loadmodule "rr.so"
 * request_route { loose_route(); forward(); }
 * ```
 * ```sip
 * alice > BYE sip:192.0.2.1
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.20;lr>, <sip:bob@198.51.100.7>
 * bob   < BYE sip:bob@198.51.100.7
 *         Route: <sip:192.0.2.20;lr>
 * alice > BYE sip:bob@198.51.100.7
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr>, <sip:192.0.2.20>
 * bob   < BYE sip:192.0.2.20
 *         Route: <sip:bob@198.51.100.7>
 * ```
 *
 * @example A Route of ours in a request that makes a dialog
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route { loose_route(); sl_send_reply("200", "$rc $du"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Route: <sip:192.0.2.1;lr>
 * alice < 200 -3 <null>
 * alice > INVITE sip:bob@example.com
 *         Route: <sip:192.0.2.1;lr>, <sip:192.0.2.20;lr>
 * alice < 200 1 sip:192.0.2.20;lr
 * alice > INVITE sip:bob@example.com
 *         Route: nonsense
 * alice < 200 -1 <null>
 * ```
 *
 * @compat A Route with `maddr` keeps its scheme and transport in the destination, and its URI in the request URI; Kamailio makes both `sip:` and the
 *   address. A Route that cannot be read matters only when its turn comes. A second call changes nothing more.
 * @trap Whoever sends a request writes its Routes, too: without a look at who it is, the server forwards for anybody to anywhere.
 * @rfc 3261 section 16.4
 * @rfc 3261 section 16.12
 * @see {@link record_route}
 * @see {@link loose_route_preloaded}
 */
export const loose_route = rr.cfgFunction({ routes: requestRoutes }, (self, ctx) =>
  self.state.router.route(ctx, self.params.loose_route_mode === 1),
)

/**
 * Routes as `loose_route()`, and tells whether a new request had only Routes of ours.
 *
 * A new request is one that makes a dialog, without a tag in To.
 *
 * For an edge proxy whose Path a registrar has put into the request: what is left is to send it to the phone in the request URI.
 *
 * @returns true for such a request; the work is done for others, too
 *
 * @example From the registrar to a phone
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route {
 *     if (loose_route_preloaded()) forward();
 *     else sl_send_reply("404", "No Route of ours");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Route: <sip:192.0.2.1;lr>
 * bob   < INVITE sip:bob@192.0.2.20
 *         - Route
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 404 No Route of ours
 * alice > ACK sip:bob@192.0.2.20
 * ```
 *
 * @see {@link loose_route}
 */
export const loose_route_preloaded = rr.cfgFunction({ routes: requestRoutes }, (self, ctx) => {
  const outcome = self.state.router.route(ctx, self.params.loose_route_mode === 1)
  return outcome === Outcome.PRELOADED
})

/**
 * Does what `loose_route()` does, with or without a look for a strict router before us.
 *
 * A strict router is taken to be there where the request URI is one of ours. It also is for phones that call something on this server whose
 * Contact is the server itself; then the look is wrong.
 *
 * @param vmode - `1` goes without the look; `0` looks
 * @returns as `loose_route()`
 *
 * @example A voice mail whose Contact is the server's
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "rr.so"
 * request_route {
 *     if (uri == myself && loose_route_mode("1")) $du = "sip:192.0.2.20:5090";
 *     forward();
 * }
 * ```
 * ```sip
 * actor mailbox udp:192.0.2.20:5090
 * alice   > BYE sip:mail@192.0.2.1
 *           To: <sip:mail@example.com>;tag=m1
 *           Route: <sip:192.0.2.1;lr>
 * mailbox < BYE sip:mail@192.0.2.1
 *           - Route
 * ```
 *
 * @see {@link loose_route}
 */
export const loose_route_mode = rr.cfgFunction(
  { args: [int('vmode')], routes: requestRoutes },
  (self, ctx, vmode) => self.state.router.route(ctx, vmode === 1),
)

/**
 * Tells whether the next hop is one that a Route behind ours has named.
 *
 * Only after `loose_route()`. False says that the request goes to its request URI, where the other side is.
 *
 * @example The phone itself, or a proxy before it?
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route {
 *     loose_route();
 *     if (rr_next_hop_route()) sl_send_reply("200", "a proxy");
 *     else sl_send_reply("200", "the phone");
 * }
 * ```
 * ```sip
 * alice > BYE sip:bob@192.0.2.20
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr>, <sip:192.0.2.30;lr>
 * alice < 200 a proxy
 * alice > BYE sip:bob@192.0.2.20
 *         To: <sip:bob@example.com>;tag=b1
 *         Route: <sip:192.0.2.1;lr>
 * alice < 200 the phone
 * ```
 */
export const rr_next_hop_route = rr.cfgFunction({ routes: 'any' }, (self, ctx) =>
  self.state.routed.hasNext(ctx),
)
