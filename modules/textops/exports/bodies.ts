/** The body of the message in hand. */
import { constant, optional, str } from 'siprose'

import { audioHold } from '../audio-hold.ts'
import { fromHex } from '../hex.ts'
import { bodyTypeIs, isHeaderValue, mediaType } from '../media-type.ts'
import { messageRoutes, textops } from '../module.ts'

/**
 * Tells whether the message has a body, and of which kind.
 *
 * A body without Content-Type counts as `application/sdp`. Parameters of the type, a charset or a boundary, do not count.
 *
 * @param mime - the type and subtype it must be of; any if left out or empty
 * @returns true when there is a body, and of that kind
 *
 * @example Take only calls that describe their media
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (has_body("application/sdp")) sl_send_reply("200", "Media");
 *     else if (has_body()) sl_send_reply("415", "Something else");
 *     else sl_send_reply("400", "Nothing");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: Application/SDP; charset=utf-8
 *
 *         v=0
 * alice < 200 Media
 * alice > INVITE sip:example.com
 *         Content-Type: text/plain
 *
 *         hello
 * alice < 415
 * alice > INVITE sip:example.com
 * alice < 400
 * ```
 *
 * @example A description in a multipart body is not found
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (has_body("application/sdp")) sl_send_reply("200", "Media");
 *     else if (has_body("multipart/mixed")) sl_send_reply("200", "Parts");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: multipart/mixed;boundary=b
 *
 *         --b
 *         Content-Type: application/sdp
 *
 *         v=0
 *         --b--
 * alice < 200 Parts
 * ```
 *
 * @compat A body counts without a Content-Length too: a datagram may leave it out.
 * @trap A type inside a multipart body is not seen; ask for `multipart/mixed`, then `get_body_part()`.
 */
export const has_body = textops.cfgFunction(
  { args: [optional(constant('mime', mediaType))], routes: 'any' },
  (_self, ctx, mime) => {
    const { message } = ctx
    if (message.bodyEnd === message.bodyStart) return false
    return mime === undefined || mime === '' || bodyTypeIs(message, mime)
  },
)

/**
 * Gives the message another body.
 *
 * It takes the place of the old one when the message leaves, with Content-Type and Content-Length; of two calls the last one counts.
 * What the script reads, `$rb` and `has_body()`, is the old one until then.
 *
 * @param txt - the body; variables in it are expanded
 * @param content_type - its type
 * @returns false when body or type is empty
 *
 * @example Send a text in the place of another
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * request_route {
 *     set_body("$fU says hello", "text/plain");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Content-Type: text/html
 *
 *         <blink>hello</blink>
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Content-Type: text/plain
 *         Content-Length: 16
 *
 *         alice says hello
 * ```
 *
 * @example An empty body is refused
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     $var(text) = "";
 *     if (!set_body("$var(text)", "text/plain")) sl_send_reply("400", "Say something");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 400
 * ```
 *
 * @compat Of two calls one Content-Type is left, Kamailio sends both.
 * @trap To drop a body, replace it: `replace_body_atonce("^.+$", "")`, and remove Content-Type.
 */
export const set_body = textops.cfgFunction(
  { args: [str('txt'), str('content_type')], routes: messageRoutes },
  (_self, ctx, txt, content_type) => {
    if (txt === '' || !isHeaderValue(content_type)) return false
    ctx.message.edits.setBody(txt, content_type)
    return true
  },
)

/**
 * Gives the message another body, written as hexadecimal digits, two for each byte.
 *
 * @param htxt - the digits; variables in it are expanded
 * @param content_type - the type for Content-Type; variables in it are expanded
 * @returns false for an empty body, for what is no digits, or for a type that cannot stand in a header
 *
 * @example Send ISUP that a script has put together
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route { set_body_hex("41420d0a", "application/isup"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Content-Type: application/isup
 *         Content-Length: 4
 *
 *         AB
 * ```
 *
 * @example What is no digits is refused
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route { if (!set_body_hex("4x", "text/plain")) sl_send_reply("500", "No digits"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 500
 * ```
 */
export const set_body_hex = textops.cfgFunction(
  { args: [str('htxt'), str('content_type')], routes: messageRoutes },
  (_self, ctx, digits, content_type) => {
    const body = fromHex(digits)
    if (body === null || !isHeaderValue(content_type)) return false
    ctx.message.edits.setBody(body, content_type)
    return true
  },
)

/**
 * Tells whether a call is put on hold, and how.
 *
 * @returns `1` for the old way, an address of zeros (RFC 2543); `2` for an audio stream that is `inactive` or `sendonly` (RFC 3264);
 *   `-1` when no audio stream is on hold or there is no description
 *
 * @example Play music to the held side
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "textops.so"
 * request_route {
 *     if (is_audio_on_hold()) sl_send_reply("200", "Held, the way $rc");
 *     else sl_send_reply("200", "Talking");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=- 1 1 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 4000 RTP/AVP 0
 *         a=sendonly
 * alice < 200 Held, the way 2
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=- 1 1 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 4000 RTP/AVP 0
 * alice < 200 Talking
 * ```
 *
 * @compat A stream's own direction counts before that of the session; Kamailio takes either.
 * @rfc 3264 section 8.4
 */
export const is_audio_on_hold = textops.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  const { message } = ctx
  return bodyTypeIs(message, 'application/sdp') ? audioHold(message.body) : -1
})
