/** Headers and bodies of the replies that the server makes itself. */
import { headerLines, prepared, str } from 'siprose'

import { dateLine } from '../date-line.ts'
import { fromHex } from '../hex.ts'
import { isHeaderValue } from '../media-type.ts'
import { requestRoutes, textops } from '../module.ts'

/**
 * Adds a header to every reply that this server makes to the request.
 *
 * It goes into all of them from here on: a second reply to the same request has it too. Replies that pass through have it
 * not; `append_hf()` in a reply route is for those.
 *
 * @param txt - the whole line; several lines are several headers
 * @returns false when the text is not a header
 *
 * @example Say when to come back
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     append_to_reply("Retry-After: 30\r\n");
 *     sl_send_reply("503", "Service Unavailable");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 503
 *         Retry-After: 30
 * ```
 *
 * @example Redirect a call
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     append_to_reply("Contact: <sip:$rU@192.0.2.20>\r\n");
 *     sl_send_reply("302", "Moved Temporarily");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 * alice < 302
 *         Contact: <sip:bob@192.0.2.20>
 * ```
 *
 * @compat A missing line end is added. A text that is not a header, or that would end the headers, is refused; Kamailio sends it.
 * @see {@link append_hf}
 */
export const append_to_reply = textops.cfgFunction(
  { args: [prepared('txt', headerLines)], routes: requestRoutes },
  (_self, ctx, lines) => {
    ctx.replyHeaders += lines
    return true
  },
)

/**
 * Adds a Date header with the server's time to every reply that it makes to the request.
 *
 * Phones set their clock by it, so it goes well before the answer to a registration.
 *
 * @returns true
 *
 * @example Give phones the time
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (is_method("REGISTER")) append_time();
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 * alice < 200
 *         Date: Sat, 01 Jan 2000 00:00:00 GMT
 * ```
 *
 * @rfc 3261 section 20.17
 * @see {@link append_time_to_request}
 */
export const append_time = textops.cfgFunction({ routes: requestRoutes }, (_self, ctx) => {
  ctx.replyHeaders += dateLine(ctx.server.clock.now())
  return true
})

/**
 * Gives every reply that this server makes to the request a body.
 *
 * Of two calls the last one counts.
 *
 * @param txt - the body; variables in it are expanded
 * @param content_type - its type
 * @returns false when body or type is empty
 *
 * @example Tell a person why
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     set_reply_body("$rU has left the building", "text/plain");
 *     sl_send_reply("410", "Gone");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 410 Gone
 *         Content-Type: text/plain
 *         Content-Length: 25
 *
 *         bob has left the building
 * ```
 *
 * @example A type with a line end in it is refused
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     $var(type) = "text/plain\r\nX-Forged: yes";
 *     if (!set_reply_body("hello", "$var(type)")) sl_send_reply("500", "Bad type");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 500
 *         - X-Forged
 * ```
 *
 * @compat Kamailio refuses a second call and sends two Content-Types then.
 * @see {@link set_body}
 */
export const set_reply_body = textops.cfgFunction(
  { args: [str('txt'), str('content_type')], routes: requestRoutes },
  (_self, ctx, txt, content_type) => {
    if (txt === '' || !isHeaderValue(content_type)) return false
    ctx.replyBody = { text: txt, type: content_type }
    return true
  },
)

/**
 * Gives replies that the server itself makes a body, written as hexadecimal digits.
 *
 * Two digits are a byte.
 *
 * @param txt - the digits; variables in it are expanded
 * @param content_type - the type for Content-Type; variables in it are expanded
 * @returns false for an empty body, for what is no digits, or for a type that cannot stand in a header
 *
 * @example Answer with bytes that no text can hold
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     set_reply_body_hex("4142", "application/octet-stream");
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 *         Content-Type: application/octet-stream
 *         Content-Length: 2
 *
 *         AB
 * ```
 */
export const set_reply_body_hex = textops.cfgFunction(
  { args: [str('txt'), str('content_type')], routes: requestRoutes },
  (_self, ctx, digits, content_type) => {
    const text = fromHex(digits)
    if (text === null || !isHeaderValue(content_type)) return false
    ctx.replyBody = { text, type: content_type }
    return true
  },
)
