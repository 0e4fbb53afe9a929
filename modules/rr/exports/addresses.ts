/** Record-Routes that show another address than that of a socket. */

import { asUriAddress, optional, str } from 'siprose'

import { recordRoutes, rr } from '../module.ts'

/**
 * Adds a Record-Route of an address that the script knows, or two.
 *
 * For a server whose sockets do not know how others reach it. The scheme, the tag of From and `lr` are added. With two addresses the first is for
 * the side that the request goes to, the second for the one that it came from, and both need `r2=on`.
 *
 * @param string - address, with port and parameters: `198.51.100.1:5090;transport=tcp`
 * @param string2 - that for the other side
 * @returns -1 where there is a Record-Route already, an address cannot stand in a URI, or there are two and `enable_double_rr` is 0
 *
 * @example Two networks that know two addresses
 * ```kamailio
 * loadmodule "rr.so"
 * request_route { record_route_preset("198.51.100.1;r2=on", "10.0.0.1:5080;r2=on"); forward(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag=a1
 * bob   < INVITE sip:bob@192.0.2.20
 *         Record-Route: <sip:198.51.100.1;r2=on;ftag=a1;lr>
 *         Record-Route: <sip:10.0.0.1:5080;r2=on;ftag=a1;lr>
 * ```
 *
 * @example No address
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "rr.so"
 * request_route {
 *     if (!record_route_preset("$avp(mine)")) { sl_send_reply("500", "No address"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * alice < 500 No address
 * alice > ACK sip:bob@192.0.2.20
 * ```
 *
 * @compat An address that is empty or would break the header is refused.
 * @trap Unless the address is in `alias`, requests that come back by it are not taken for ours, and go round in circles.
 * @see {@link record_route_advertised_address}
 */
export const record_route_preset = rr.cfgFunction(
  { args: [str('string'), optional(str('string2'))], routes: recordRoutes },
  (self, ctx, text, text2) => {
    const first = asUriAddress(text)
    if (first === null) return false
    const { recorder } = self.state
    if (text2 === undefined) return recorder.preset(ctx, [first])
    const second = asUriAddress(text2)
    if (second === null || self.params.enable_double_rr === 0) return false
    return recorder.preset(ctx, [first, second])
  },
)

/**
 * Adds a Record-Route that shows the same address on both sides.
 *
 * Where the request changes its transport there are two, one for each transport, unless `enable_double_rr` is 0.
 *
 * @param address - address, with port: `198.51.100.1:5090`
 * @returns -1 where there is a Record-Route already, or the address cannot stand in a URI
 *
 * @example From UDP to TCP behind a NAT
 * ```kamailio
 * listen = udp:192.0.2.1:5060
 * listen = tcp:192.0.2.1:5060
 * loadmodule "rr.so"
 * request_route {
 *     if (!record_route_advertised_address("198.51.100.1:5090")) exit;
 *     forward();
 * }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * alice > INVITE sip:bob@192.0.2.20
 *         From: <sip:alice@example.com>;tag=a1
 * bob   < INVITE sip:bob@192.0.2.20
 *         Record-Route: <sip:198.51.100.1:5090;ftag=a1;lr>
 * alice > INVITE sip:dave@192.0.2.40;transport=tcp
 *         From: <sip:alice@example.com>;tag=a1
 * dave  < INVITE sip:dave@192.0.2.40;transport=tcp
 *         Record-Route: <sip:198.51.100.1:5090;transport=tcp;r2=on;ftag=a1;lr>
 *         Record-Route: <sip:198.51.100.1:5090;transport=udp;r2=on;ftag=a1;lr>
 * ```
 *
 * @compat An address that is empty or would break the header is refused.
 * @see {@link record_route_preset}
 */
export const record_route_advertised_address = rr.cfgFunction(
  { args: [str('address')], routes: recordRoutes },
  (self, ctx, text) => {
    const address = asUriAddress(text)
    return address !== null && self.state.recorder.ofAddress(ctx, address)
  },
)
