/** A Path that shows another address than the socket's. */

import { asUriAddress, asUriParams, optional, str } from 'siprose'

import { path } from '../module.ts'

/**
 * Adds a Path of an address that the script knows.
 *
 * For a server whose sockets do not know how the registrar reaches it. All else is as with `add_path()`.
 *
 * @param address - address, with port and parameters: `198.51.100.1:5090;transport=tcp`
 * @param user - the user of its URI; none where it is empty
 * @param parameters - parameters of its URI, `a=b;c`
 * @returns -1 where an argument cannot stand in a URI
 *
 * @example Behind a NAT of its own
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "path.so"
 * request_route {
 *     if (!add_path_advertised_address("$hdr(X-Edge)")) { sl_send_reply("400", "Bad X-Edge"); exit; }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 *         X-Edge: 198.51.100.1:5090
 * bob   < REGISTER sip:192.0.2.20
 *         Path: <sip:198.51.100.1:5090;lr>
 * alice > REGISTER sip:192.0.2.20
 *         X-Edge: <nowhere>
 * alice < 400 Bad X-Edge
 * ```
 *
 * @trap Unless the address is in `alias`, requests that come back by it are not taken for ours.
 * @see {@link add_path}
 */
export const add_path_advertised_address = path.cfgFunction(
  {
    args: [str('address'), optional(str('user')), optional(str('parameters'))],
    routes: ['request', 'event'],
  },
  (self, ctx, text, user = '', parameters = '') => {
    const address = asUriAddress(text)
    const params = asUriParams(parameters)
    if (address === null || params === null) return false
    return self.state.add(ctx, { address, user, params, received: false })
  },
)

/**
 * Adds a Path of an address that the script knows, which says where the request came from.
 *
 * All else is as with `add_path_received()`.
 *
 * @param address - address, with port and parameters: `198.51.100.1:5090;transport=tcp`
 * @param user - the user of its URI; none where it is empty
 * @param parameters - parameters of its URI, `a=b;c`
 * @returns -1 where an argument cannot stand in a URI
 *
 * @example Behind a NAT of its own, for phones behind theirs
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "path.so"
 * request_route {
 *     if (!add_path_received_advertised_address("198.51.100.1", "edge", "$hdr(X-More)")) {
 *         sl_send_reply("400", "Bad X-More");
 *         exit;
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 *         X-More: net=7
 * bob   < REGISTER sip:192.0.2.20
 *         Path: <sip:edge@198.51.100.1;lr;received=sip:192.0.2.10:5060;net=7>
 * alice > REGISTER sip:192.0.2.20
 *         X-More: "net"
 * alice < 400 Bad X-More
 * ```
 *
 * @see {@link add_path_received}
 */
export const add_path_received_advertised_address = path.cfgFunction(
  {
    args: [str('address'), optional(str('user')), optional(str('parameters'))],
    routes: ['request', 'event'],
  },
  (self, ctx, text, user = '', parameters = '') => {
    const address = asUriAddress(text)
    const params = asUriParams(parameters)
    if (address === null || params === null) return false
    return self.state.add(ctx, { address, user, params, received: true })
  },
)
