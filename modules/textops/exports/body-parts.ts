/** Parts of a multipart body. */
import { prepared, variable } from 'siprose'

import { boundaryOf, findPart } from '../body-part.ts'
import { mediaType } from '../media-type.ts'
import { messageRoutes, requestRoutes, textops } from '../module.ts'

/**
 * Puts a part of a multipart body into a variable, from the line after its Content-Type on.
 *
 * The value starts with the part's other headers and the empty line, and ends with the line end before the next boundary. Of a body
 * without parts it is the whole, of whatever type.
 *
 * @param content_type - the type of the part; the first one of that type is taken
 * @param opv - the variable for it
 * @returns false when no part is of that type, or the body is empty
 *
 * @example Read the text beside a call
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (get_body_part("text/plain", "$var(text)")) sl_send_reply("200", "$(var(text){s.trim})");
 *     else sl_send_reply("404", "No text");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: multipart/mixed;boundary="b1"
 *
 *         --b1
 *         Content-Type: application/sdp
 *
 *         v=0
 *         --b1
 *         Content-Type: text/plain; charset=utf-8
 *
 *         call me later
 *         --b1--
 * alice < 200 call me later
 * ```
 *
 * @example A body without parts is taken whole
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (get_body_part("application/isup", "$var(isup)")) sl_send_reply("200", "$(var(isup){s.trim})");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         not ISUP at all
 * alice < 200 not ISUP at all
 * ```
 *
 * @compat A part whose Content-Type has parameters is found too.
 * @trap A body that is not multipart counts as the part, of whatever type it is: ask `has_body("multipart/mixed")` first.
 * @trap The value begins with the rest of the part's headers and the empty line after them.
 * @rfc 2046 section 5.1
 * @see {@link filter_body}
 */
export const get_body_part = textops.cfgFunction(
  { args: [prepared('content_type', mediaType), variable('opv')], routes: messageRoutes },
  (_self, ctx, content_type, opv) => {
    const { body } = ctx.message
    if (body === '' || opv.set === null) return false
    const boundary = boundaryOf(ctx.message)
    if (boundary === null) return opv.set(ctx, body)
    const part = findPart(body, boundary, content_type)
    return part !== null && opv.set(ctx, body.slice(part.typeEnd, part.end))
  },
)

/**
 * Puts a part of a multipart body into a variable, with headers and next boundary.
 *
 * @param content_type - the type of the part; the first one of that type is taken
 * @param opv - the variable for it
 * @returns false when no part is of that type, or the body is empty
 *
 * @example Look at the headers of a part
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     get_body_part_raw("application/isup", "$var(part)");
 *     if ($var(part) =~ "Content-Disposition: *signal") sl_send_reply("200", "Signal");
 *     else sl_send_reply("404", "No signal");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: multipart/mixed;boundary=b1
 *
 *         --b1
 *         Content-Type: application/isup;version=itu-t92+
 *         Content-Disposition: signal;handling=optional
 *
 *         01 00
 *         --b1--
 * alice < 200 Signal
 * ```
 *
 * @see {@link get_body_part}
 */
export const get_body_part_raw = textops.cfgFunction(
  { args: [prepared('content_type', mediaType), variable('opv')], routes: messageRoutes },
  (_self, ctx, content_type, opv) => {
    const { body } = ctx.message
    if (body === '' || opv.set === null) return false
    const boundary = boundaryOf(ctx.message)
    if (boundary === null) return opv.set(ctx, body)
    const part = findPart(body, boundary, content_type)
    return part !== null && opv.set(ctx, body.slice(part.typeStart, part.delimiterEnd))
  },
)

/**
 * Leaves only the content of one part of a multipart body.
 *
 * The header that says what the body is stays as it is: the script changes it.
 *
 * @param content_type - the type of the part; the first one of that type stays
 * @returns false when no part is of that type; the body stays as it is then
 *
 * @example Send only the description to a phone that knows no parts
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     if (has_body("multipart/mixed") && filter_body("application/sdp")) {
 *         remove_hf("Content-Type");
 *         append_hf("Content-Type: application/sdp\r\n");
 *     }
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary=b1
 *
 *         --b1
 *         Content-Type: text/plain
 *
 *         hello
 *         --b1
 *         Content-Type: application/sdp
 *
 *         v=0
 *         s=-
 *         --b1--
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *         Content-Length: 8
 *
 *         v=0
 *         s=-
 * ```
 *
 * @trap It leaves Content-Type as it is: a body of one kind under the header of another, unless the script changes that too.
 * @see {@link get_body_part}
 */
export const filter_body = textops.cfgFunction(
  { args: [prepared('content_type', mediaType)], routes: messageRoutes },
  (_self, ctx, content_type) => {
    const { message } = ctx
    const boundary = boundaryOf(message)
    const part = boundary === null ? null : findPart(message.body, boundary, content_type)
    if (part === null) return false
    const { bodyStart, bodyEnd } = message
    message.edits.remove(bodyStart, bodyStart + part.contentStart)
    message.edits.remove(bodyStart + part.contentEnd, bodyEnd)
    return true
  },
)

/**
 * Takes one part out of a multipart body.
 *
 * @param content_type - the type of the part; the first one of that type goes
 * @returns false when no part is of that type
 *
 * @example Drop what a phone does not understand
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     remove_body_part("application/isup");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary=b1
 *
 *         --b1
 *         Content-Type: application/isup
 *
 *         01 00
 *         --b1
 *         Content-Type: application/sdp
 *
 *         v=0
 *         --b1--
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary=b1
 *
 *         --b1
 *         Content-Type: application/sdp
 *
 *         v=0
 *         --b1--
 * ```
 *
 * @rfc 2046 section 5.1
 * @see {@link filter_body}
 */
export const remove_body_part = textops.cfgFunction(
  { args: [prepared('content_type', mediaType)], routes: requestRoutes },
  (_self, ctx, content_type) => {
    const { message } = ctx
    const boundary = boundaryOf(message)
    const part = boundary === null ? null : findPart(message.body, boundary, content_type)
    if (part === null) return false
    message.edits.remove(message.bodyStart + part.start, message.bodyStart + part.end)
    return true
  },
)
