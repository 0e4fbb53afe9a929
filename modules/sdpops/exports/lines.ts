/** Lines of a description by how they start. */

import { optional, removeSdpLine, str, variable } from 'siprose'

import { description, descriptionOf, streamsOf } from '../description.ts'
import { linesStarting } from '../starting-lines.ts'
import { sdpops } from '../module.ts'

/**
 * Takes out all lines that start with a text.
 *
 * @param string - the start of the line, its letter and `=` included
 * @param mtype - the kind of streams; all lines, those of the session too, where it is left out
 * @returns -1 when there is no description; 1 also when there is no such line
 *
 * @example Hide parameters of codecs
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_remove_line_by_prefix("a=fmtp:"); forward(); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 *         a=rtpmap:97 iLBC/8000
 *         a=fmtp:97 mode=30
 *         m=video 51372 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 *         a=rtpmap:97 iLBC/8000
 *         m=video 51372 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * ```
 */
export const sdp_remove_line_by_prefix = sdpops.cfgFunction(
  { args: [str('string'), optional(str('mtype'))], routes: 'any' },
  (_self, ctx, start, kind) => {
    const all = description(ctx)
    if (all === null) return false
    const sections = kind === undefined ? [all.session, ...all.media] : streamsOf(all, kind)
    for (const line of linesStarting(sections, start)) removeSdpLine(ctx.message.edits, line)
    return true
  },
)

/**
 * Gives a variable the first line that starts with a text, without its end.
 *
 * @param avpvar - the variable
 * @param string - the start of the line, its letter and `=` included
 * @returns `1` there is one, `-1` there is none, or the description cannot be read, `-2` there is no description
 *
 * @example Show the stream of a picture
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_get_line_startswith("$avp(line)", "m=video")) sl_send_reply("200", "$avp(line)");
 *     else sl_send_reply("488", "No video");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 *         a=rtpmap:97 iLBC/8000
 *         a=fmtp:97 mode=30
 *         m=video 51372 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * alice < 200 m=video 51372 RTP/AVP 99
 * alice > OPTIONS sip:example.com
 * alice < 488 No video
 * ```
 */
export const sdp_get_line_startswith = sdpops.cfgFunction(
  { args: [variable('avpvar'), str('string')], routes: 'any' },
  (_self, ctx, target, start) => {
    const all = descriptionOf(ctx.message)
    if (typeof all === 'number') return all
    const [line] = linesStarting([all.session, ...all.media], start)
    if (line === undefined) return false
    return target.set !== null && target.set(ctx, line.text.slice(line.start, line.valueEnd))
  },
)
