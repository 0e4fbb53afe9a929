/** Bodies that are put together of parts. */
import { optional, str } from 'siprose'

import { fromHex } from '../hex.ts'
import { requestRoutes, textops } from '../module.ts'
import * as multipart from '../multipart.ts'

/**
 * Makes the body one of several parts, to which others can be added.
 *
 * With a text and its type, they are the first part; what came goes. Without, what came is the first part, or what `set_body()` put in its place;
 * a body that has parts already stays as it is. One argument alone is the boundary.
 *
 * @param txt - the text of the first part, or the boundary where nothing follows; variables in it are expanded
 * @param content_type - its type; variables in it are expanded
 * @param boundary - what stands between the parts, 1 to 70 characters; `unique-boundary-1` if left out
 * @returns false where there is nothing to make a part of, for a type that cannot stand in a header, for what is no boundary, and where
 *   the boundary stands in the text as well
 *
 * @example Send a text beside the media
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     set_body_multipart();
 *     append_body_part("Gate 7", "text/plain");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary="unique-boundary-1"
 *         Mime-Version: 1.0
 *
 *         --unique-boundary-1
 *         Content-Type: application/sdp
 *
 *         v=0
 *
 *         --unique-boundary-1
 *         Content-Type: text/plain
 *
 *         Gate 7
 *         --unique-boundary-1--
 * ```
 *
 * @example A boundary of one's own
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     set_body_multipart("Gate 7", "text/plain", "next");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary="next"
 *
 *         --next
 *         Content-Type: text/plain
 *
 *         Gate 7
 *         --next--
 * ```
 *
 * @example There is nothing to make a part of
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route { if (!set_body_multipart()) sl_send_reply("400", "No body"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 400
 * ```
 *
 * @compat Kamailio 5.6 leaves out the hyphens after the last boundary while there is one part; it ends without a body.
 * @trap changes by `replace_body()` and the like are lost: `msg_apply_changes()` of textopsx makes them first
 * @rfc 2046 section 5.1
 * @see {@link append_body_part}
 */
export const set_body_multipart = textops.cfgFunction(
  {
    args: [optional(str('txt')), optional(str('content_type')), optional(str('boundary'))],
    routes: requestRoutes,
  },
  (_self, { message }, txt, content_type, named) => {
    const own = content_type !== undefined
    const boundary = (own ? named : txt) ?? multipart.DEFAULT_BOUNDARY
    if (!multipart.isBoundary(boundary)) return false
    if (!own && multipart.leavingBoundary(message) !== null) return true
    const content = own ? (txt ?? '') : multipart.leavingBody(message)
    if (content === '') return false
    const part = multipart.partOf(content, content_type ?? multipart.leavingType(message), '')
    const body = part === null ? null : multipart.firstPart(boundary, part)
    if (body === null) return false
    multipart.setParts(message, boundary, body)
    return true
  },
)

/**
 * Adds a part at the end of a multipart body; several calls add several.
 *
 * The body is the one that came, or that `set_body_multipart()` made. Its boundary stays.
 *
 * @param txt - the text of the part; variables in it are expanded
 * @param content_type - its type; more headers of the part may follow it, each after `\r\n`
 * @param content_disposition - the value of its Content-Disposition; there is none if left out
 * @returns false where the body has no parts, where type or disposition cannot stand in a header, and where the boundary stands in the text
 *
 * @example Add to what came
 * ```kamailio
 * loadmodule "textops.so"
 * request_route {
 *     append_body_part("Gate 7", "text/plain\r\nContent-Language: en", "render;handling=optional");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary=b1
 *
 *         --b1
 *         Content-Type: application/sdp
 *
 *         v=0
 *         --b1--
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary={*}
 *
 *         --b1
 *         Content-Type: application/sdp
 *
 *         v=0
 *         --b1
 *         Content-Type: text/plain
 *         Content-Language: en
 *         Content-Disposition: render;handling=optional
 *
 *         Gate 7
 *         --b1--
 * ```
 *
 * @example A body of one kind takes no parts
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route { if (!append_body_part("Gate 7", "text/plain")) sl_send_reply("415", "No parts"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 * alice < 415
 * ```
 *
 * @compat In Kamailio 5.6 it fails after `set_body_multipart()` until `msg_apply_changes()` is called; here that is not needed, and does no harm.
 * @trap a variable in `content_type` that came from outside can bring headers of the part along
 * @rfc 2046 section 5.1
 * @see {@link set_body_multipart}
 */
export const append_body_part = textops.cfgFunction(
  {
    args: [str('txt'), str('content_type'), optional(str('content_disposition'))],
    routes: requestRoutes,
  },
  (_self, { message }, txt, content_type, content_disposition) =>
    multipart.append(message, txt, content_type, content_disposition ?? ''),
)

/**
 * Adds a part whose content is written in hexadecimal digits.
 *
 * It does what `append_body_part()` does, for content that is no text. Blanks between the pairs of digits do not count.
 *
 * @param txt - the digits; variables in it are expanded
 * @param content_type - its type; more headers of the part may follow it, each after `\r\n`
 * @param content_disposition - the value of its Content-Disposition; there is none if left out
 * @returns false for what is no digits, and where `append_body_part()` is false
 *
 * @example Put ISUP beside the media
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     set_body_multipart("v=0", "application/sdp", "b1");
 *     if (!append_body_part_hex("49 53 5", "application/isup"))
 *         append_body_part_hex("49 53 55 50", "application/isup", "signal;handling=required");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 * bob   < INVITE sip:bob@192.0.2.20
 *         Content-Type: multipart/mixed;boundary="b1"
 *
 *         --b1
 *         Content-Type: application/sdp
 *
 *         v=0
 *         --b1
 *         Content-Type: application/isup
 *         Content-Disposition: signal;handling=required
 *
 *         ISUP
 *         --b1--
 * ```
 *
 * @rfc 2046 section 5.1
 * @see {@link append_body_part}
 */
export const append_body_part_hex = textops.cfgFunction(
  {
    args: [str('txt'), str('content_type'), optional(str('content_disposition'))],
    routes: requestRoutes,
  },
  (_self, { message }, txt, content_type, content_disposition) => {
    const content = fromHex(txt.replaceAll(/[ \t]/g, ''))
    if (content === null) return false
    return multipart.append(message, content, content_type, content_disposition ?? '')
  },
)
