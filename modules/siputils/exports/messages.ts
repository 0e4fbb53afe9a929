/** What kind of message it is, and where in its life. */
import { HeaderId, int, optional, parseUri, routes, str } from 'siprose'

import { cameOnOneHop, leavesByUs } from '../first-hop.ts'
import { siputils } from '../module.ts'

/**
 * Tells whether To has a tag: the message belongs to a dialog that exists, or answers one.
 *
 * In a request this is what separates what follows a call from what starts one.
 *
 * @returns true when To has a tag with a value
 *
 * @example Send what belongs to a dialog another way
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (has_totag()) sl_send_reply("481", "Call Does Not Exist");
 *     else sl_send_reply("200", "A new one");
 * }
 * ```
 * ```sip
 * alice > BYE sip:bob@example.com
 *         To: <sip:bob@example.com>;tag=abc
 * alice < 481
 * alice > INVITE sip:bob@example.com
 *         To: <sip:bob@example.com>
 * alice < 200
 * ```
 *
 * @example A tag inside the brackets belongs to the URI
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (!has_totag()) sl_send_reply("200", "No tag");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         To: <sip:bob@example.com;tag=abc>
 * alice < 200 No tag
 * ```
 *
 * @rfc 3261 section 12.2
 */
export const has_totag = siputils.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  const tag = ctx.message.toTag
  return tag !== null && tag !== ''
})

/**
 * Tells whether the message is a request.
 *
 * @returns true for a request
 *
 * @example One route for both directions
 * ```kamailio
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     route(MARK);
 *     forward();
 * }
 * reply_route { route(MARK); }
 * route[MARK] {
 *     if (is_request()) append_hf("X-Way: there\r\n");
 *     else append_hf("X-Way: back\r\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Way: there
 * bob   > 200 OK
 * alice < 200 OK
 *         X-Way: back
 * ```
 *
 * @see {@link is_reply}
 */
export const is_request = siputils.cfgFunction(
  { routes: 'any' },
  (_self, ctx) => ctx.message.isRequest,
)

/**
 * Tells whether the message is a reply.
 *
 * @returns true for a reply
 *
 * @example Look at replies only
 * ```kamailio
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * loadmodule "xlog.so"
 * request_route {
 *     route(LOOK);
 *     forward();
 * }
 * reply_route { route(LOOK); }
 * route[LOOK] {
 *     if (is_reply()) xlog("L_WARN", "a reply\n");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 404 Not Found
 * alice < 404
 * ```
 * ```log
 * WARNING <script>: a reply
 * ```
 *
 * @see {@link is_request}
 */
export const is_reply = siputils.cfgFunction(
  { routes: 'any' },
  (_self, ctx) => !ctx.message.isRequest,
)

/**
 * Tells whether this server is the first one that the message meets.
 *
 * Of a request: there is one Via. Of a reply: no server between the sender and this one has recorded itself in Record-Route. It
 * decides where to mend what a NAT did.
 *
 * @param mode - for replies: 1 trusts a Record-Route with this server's name too; without it the host has to be an address, and not
 *   the one the reply came from
 * @returns true when no other server came before
 *
 * @example Mark where a request entered
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (is_first_hop()) append_hf("X-Entered: $si\r\n");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Entered: 192.0.2.10
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP {alice};branch=z9hG4bKtwo
 *         Via: SIP/2.0/UDP 198.51.100.7;branch=z9hG4bKone
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         - X-Entered
 * ```
 *
 * @trap Of replies it is an estimate: a server that records no route is not seen.
 * @rfc 3261 section 16.7
 */
export const is_first_hop = siputils.cfgFunction(
  { args: [optional(int('mode'))], routes: 'any' },
  (self, ctx, mode) => {
    const { message } = ctx
    if (message.isRequest) return cameOnOneHop(message)
    if (message.first(HeaderId.RECORD_ROUTE) === null) return true
    const [top] = routes(message, HeaderId.RECORD_ROUTE)
    return top !== undefined && leavesByUs(self.server, ctx.peer, top, mode === 1)
  },
)

/**
 * Tells whether the credentials that were checked are those of a user.
 *
 * It asks what authentication found, not what the header says: without a check before it, nobody is anybody.
 *
 * @param username - the name, case counting; variables in it are expanded
 * @returns true when the user of the checked credentials has that name
 *
 * @example Credentials that nobody checked prove nothing
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (is_user("$fU")) sl_send_reply("200", "Yourself");
 *     else sl_send_reply("403", "Not proven");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.com", nonce="1", uri="sip:example.com", response="0"
 * alice < 403 Not proven
 * ```
 *
 * @trap Without a function that checks credentials before it, it is always false.
 * @rfc 3261 section 22
 */
export const is_user = siputils.cfgFunction(
  { args: [str('username')], routes: ['request', 'event'] },
  (_self, ctx, username) => ctx.authorizedUser === username,
)

/**
 * Tells whether a URI is a GRUU: one that reaches one device of a user, wherever it is.
 *
 * @param uri - the URI; the request URI if left out
 * @returns `1` for a public one, `2` for a temporary one, `-1` for anything else
 *
 * @example Tell devices from users
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (is_gruu()) sl_send_reply("200", "A device, kind $rc");
 *     else sl_send_reply("200", "A user");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com;gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
 * alice < 200 A device, kind 1
 * alice > OPTIONS sip:tgruu.7hs@example.com;gr
 * alice < 200 A device, kind 2
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 A user
 * ```
 *
 * @rfc 5627 section 3
 */
export const is_gruu = siputils.cfgFunction(
  { args: [optional(str('uri'))], routes: 'any' },
  (_self, ctx, uri) => {
    const parsed = uri === undefined ? ctx.uri : parseUri(uri)
    const gr = parsed?.param('gr') ?? null
    if (gr === null) return -1
    return gr === '' ? 2 : 1
  },
)
