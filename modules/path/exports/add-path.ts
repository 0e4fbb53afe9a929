/** A Path that shows the socket. */

import { asUriParams, optional, str } from 'siprose'

import { path } from '../module.ts'

/**
 * Adds a Path, by which requests to the phone come through here.
 *
 * It goes before all others, with the address of the socket that the request leaves from. Where the `outbound` module finds that the phone wants its flow
 * kept, and no user is given, the user is the token of the flow, and `ob` is added.
 *
 * @param user - the user of its URI; none where it is empty
 * @param parameters - parameters of its URI, `a=b;c`
 * @returns -1 where the parameters cannot stand in a URI
 *
 * @example In front of a registrar
 * ```kamailio
 * loadmodule "rr.so"
 * loadmodule "textops.so"
 * loadmodule "path.so"
 * request_route {
 *     if (is_method("REGISTER")) add_path("edge", "net=7");
 *     else loose_route();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 * bob   < REGISTER sip:192.0.2.20
 *         Path: <sip:edge@192.0.2.1;lr;net=7>
 * bob   > INVITE sip:alice@192.0.2.10
 *         Route: <sip:edge@192.0.2.1;lr;net=7>
 * alice < INVITE sip:alice@192.0.2.10
 *         - Route
 * ```
 *
 * @example What cannot stand there
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "path.so"
 * request_route {
 *     if (!add_path("", "who=$hdr(X-Who)")) sl_send_reply("400", "Bad X-Who");
 *     else forward();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 *         X-Who: a>, <sip:192.0.2.66
 * alice < 400 Bad X-Who
 * alice > REGISTER sip:192.0.2.20
 *         X-Who: alice
 * bob   < REGISTER sip:192.0.2.20
 *         Path: <sip:192.0.2.1;lr;who=alice>
 * ```
 *
 * @compat What may not stand in a user is escaped. `msg_apply_changes()` does not break it: it is added when the request leaves.
 * @trap The phone has to say `Supported: path`, or many registrars refuse the REGISTER: add it, where the phone does not.
 * @rfc 3327 section 5.2
 * @see {@link add_path_received}
 */
export const add_path = path.cfgFunction(
  { args: [optional(str('user')), optional(str('parameters'))], routes: ['request', 'event'] },
  (self, ctx, user = '', parameters = '') => {
    const params = asUriParams(parameters)
    if (params === null) return false
    return self.state.add(ctx, { address: null, user, params, received: false })
  },
)

/**
 * Adds a Path that says where the request came from, for a phone behind a NAT.
 *
 * The registrar sees another Contact than the address that the phone is seen at. The Path has that along, and `use_received` sends requests that come
 * back by it there.
 *
 * @param user - the user of its URI; none where it is empty
 * @param parameters - parameters of its URI, `a=b;c`
 * @returns -1 where the parameters cannot stand in a URI
 *
 * @example There and back
 * ```kamailio
 * loadmodule "rr.so"
 * loadmodule "textops.so"
 * loadmodule "path.so"
 * modparam("path", "use_received", 1)
 * request_route {
 *     if (is_method("REGISTER")) add_path_received();
 *     else loose_route();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:192.0.2.20
 *         Contact: <sip:alice@10.0.0.7:5070>
 * bob   < REGISTER sip:192.0.2.20
 *         Path: <sip:192.0.2.1;lr;received=sip:192.0.2.10:5060>
 * bob   > INVITE sip:alice@10.0.0.7:5070
 *         Route: <sip:192.0.2.1;lr;received=sip:192.0.2.10:5060>
 * alice < INVITE sip:alice@10.0.0.7:5070
 * ```
 *
 * @example Over TCP
 * ```kamailio
 * listen = udp:192.0.2.1:5060
 * listen = tcp:192.0.2.1:5060
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "path.so"
 * request_route {
 *     if (!add_path_received("edge", "a b")) { sl_send_reply("500", "Bad parameters"); exit; }
 * }
 * ```
 * ```sip
 * actor dave tcp:192.0.2.40
 * dave > REGISTER sip:example.com
 * dave < 500 Bad parameters
 * ```
 *
 * @compat What may not stand in a user is escaped.
 * @see {@link add_path}
 */
export const add_path_received = path.cfgFunction(
  { args: [optional(str('user')), optional(str('parameters'))], routes: ['request', 'event'] },
  (self, ctx, user = '', parameters = '') => {
    const params = asUriParams(parameters)
    if (params === null) return false
    return self.state.add(ctx, { address: null, user, params, received: true })
  },
)
