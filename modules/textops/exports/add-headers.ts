/** Headers put into the message in hand. */
import { headerLines, constant, optional, prepared, str } from 'siprose'

import { dateLine } from '../date-line.ts'
import { firstOf, headerKey, lastOf } from '../headers.ts'
import { messageRoutes, requestRoutes, textops } from '../module.ts'

/**
 * Adds a header after the last one, or after the last one with a given name.
 *
 * The message changes when it leaves: `is_present_hf()` and `$hdr(…)` do not see the header before. Calls add up, in order.
 *
 * @param txt - the whole line; several lines are several headers
 * @param hdr - the header to stand behind; without such a header the line comes last
 * @returns false when the text is not a header
 *
 * @example Mark what passed here
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     append_hf("P-Hint: $rm from $si\r\n");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         P-Hint: MESSAGE from 192.0.2.10
 * ```
 *
 * @example Put a header of its kind beside others
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     append_hf("X-Hop: second\r\n", "X-Hop");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hop: first
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hop: first
 *         X-Hop: second
 * ```
 *
 * @example An empty line in a value cannot end the headers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     $var(note) = "hello\r\n\r\nINVITE sip:";
 *     if (append_hf("X-Note: $var(note)\r\n")) forward();
 *     else sl_send_reply("400", "Bad note");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 400 Bad note
 * ```
 *
 * @compat A missing line end is added. A text that is not a header, or that would end the headers, is refused; Kamailio sends it.
 * @see {@link insert_hf}
 * @see {@link append_to_reply}
 */
export const append_hf = textops.cfgFunction(
  { args: [prepared('txt', headerLines), optional(constant('hdr', headerKey))], routes: 'any' },
  (_self, ctx, lines, hdr) => {
    const { message } = ctx
    const anchor = hdr === undefined ? null : lastOf(message, hdr)
    if (anchor === null) message.edits.appendHeader(lines)
    else message.edits.insertAfter(anchor.end, lines)
    return true
  },
)

/**
 * Adds a header before the first one, or before the first one with a given name.
 *
 * Calls add up: what was inserted first stands first. The top Via of this server still comes before the others when the
 * request is forwarded.
 *
 * @param txt - the whole line; several lines are several headers
 * @param hdr - the header to stand before; without such a header the line comes first
 * @returns false when the text is not a header
 *
 * @example Make a header the first of its kind
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     insert_hf("X-Hop: mine\r\n", "X-Hop");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         X-Hop: yours
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Hop: mine
 *         X-Hop: yours
 * ```
 *
 * @example No line end is needed
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     insert_hf("X-Caller: $fU");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         X-Caller: alice
 * ```
 *
 * @compat A missing line end is added. A text that is not a header, or that would end the headers, is refused; Kamailio sends it.
 * @see {@link append_hf}
 */
export const insert_hf = textops.cfgFunction(
  { args: [prepared('txt', headerLines), optional(constant('hdr', headerKey))], routes: 'any' },
  (_self, ctx, lines, hdr) => {
    const { message } = ctx
    const anchor = hdr === undefined ? null : firstOf(message, hdr)
    if (anchor === null) message.edits.prependHeader(lines)
    // behind what ends there, so that it stays when the anchor is removed
    else message.edits.insertAfter(anchor.start, lines)
    return true
  },
)

/**
 * Adds a header around the request URI as it was received.
 *
 * What the script made of the URI since does not count: it is the way to tell the next hop what was dialled.
 *
 * @param prefix - what stands before the URI: name and colon
 * @param suffix - what stands after it
 * @returns false when the three together are not a header
 *
 * @example Keep what was dialled
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     $rU = "bob";
 *     append_urihf("X-Dialled: <", ">\r\n");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:info@192.0.2.20
 * bob   < INVITE sip:bob@192.0.2.20
 *         X-Dialled: <sip:info@192.0.2.20>
 * ```
 *
 * @see {@link append_hf}
 */
export const append_urihf = textops.cfgFunction(
  { args: [str('prefix'), str('suffix')], routes: requestRoutes },
  (_self, ctx, prefix, suffix) => {
    const { message } = ctx
    message.edits.appendHeader(headerLines(prefix + message.requestUri + suffix))
    return true
  },
)

/**
 * Adds a Date header with the time of the server to the message.
 *
 * @returns true
 *
 * @example Date a request that has no date
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     if (!is_present_hf("Date")) append_time_to_request();
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Date: Sat, 01 Jan 2000 00:00:00 GMT
 * ```
 *
 * @rfc 3261 section 20.17
 * @see {@link append_time}
 */
export const append_time_to_request = textops.cfgFunction(
  { routes: messageRoutes },
  (_self, ctx) => {
    ctx.message.edits.appendHeader(dateLine(ctx.server.clock.now()))
    return true
  },
)
