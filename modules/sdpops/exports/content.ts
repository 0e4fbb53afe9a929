/** The description as a whole. */

import { contentType, int, optional, str, variable } from 'siprose'

import { descriptionOf, description, textOf } from '../description.ts'
import { sdpops } from '../module.ts'
import { shown } from '../show.ts'

/**
 * Tells whether there is a description that can be read.
 *
 * @param sloppy - whatever it is, only the type of the body is looked at, or the types of its parts
 *
 * @example Ask before changing it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_content()) sl_send_reply("200", "Yes");
 *     else sl_send_reply("488", "No");
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
 * alice < 200 Yes
 * alice > OPTIONS sip:example.com
 * alice < 488 No
 * ```
 *
 * @example Look at the type only
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_content("1") && !sdp_content()) sl_send_reply("400", "Unreadable");
 *     else sl_send_reply("200", "Good");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         hello
 * alice < 400 Unreadable
 * ```
 */
export const sdp_content = sdpops.cfgFunction(
  { args: [optional(str('sloppy'))], routes: 'any' },
  (_self, ctx, sloppy) => {
    const { message } = ctx
    if (sloppy === undefined) return description(ctx) !== null
    if (message.bodyStart >= message.bodyEnd) return false
    const type = contentType(message)?.mediaType
    if (type === 'application/sdp') return true
    return (
      type?.startsWith('multipart/') === true &&
      message.text.indexOf('application/sdp', message.bodyStart) >= 0
    )
  },
)

/**
 * Gives a variable the whole description, as it was received.
 *
 * @param avpvar - the variable
 * @returns `1` there is one, `-1` it cannot be read, `-2` there is none
 *
 * @example Keep it for later
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_get("$avp(sdp)")) sl_send_reply("200", "$(avp(sdp){line.count}) lines");
 *     else sl_send_reply("488", "None, $rc");
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
 * alice < 200 10 lines
 * alice > OPTIONS sip:example.com
 * alice < 488 None, -2
 * ```
 */
export const sdp_get = sdpops.cfgFunction(
  { args: [variable('avpvar')], routes: 'any' },
  (_self, ctx, target) => {
    const all = descriptionOf(ctx.message)
    if (typeof all === 'number') return all
    return target.set !== null && target.set(ctx, textOf(all))
  },
)

/**
 * Writes what the description says to the log: the session, and a line for each stream.
 *
 * @param level - the level of the log: -1 is error, 0 warning, 1 notice, 2 information, 3 debugging
 * @returns -1 when there is no description
 *
 * @example Show it to somebody who looks for a mistake
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_print("0"); }
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
 * ```
 * ```log
 * WARNING sdpops: session of 192.0.2.10, media at 192.0.2.10
 * WARNING sdpops: stream audio at 192.0.2.10:49170 by RTP/AVP, sendrecv: 0, 8, 97 iLBC/8000
 * WARNING sdpops: stream video at 192.0.2.10:51372 by RTP/AVP, sendrecv: 99 H264/90000
 * ```
 */
export const sdp_print = sdpops.cfgFunction(
  { args: [int('level')], routes: 'any' },
  (self, ctx, level) => {
    const all = description(ctx)
    if (all === null) return false
    for (const line of shown(all)) self.log.write(level, `sdpops: ${line}`)
    return true
  },
)
