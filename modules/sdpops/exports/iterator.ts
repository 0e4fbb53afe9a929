/** Walks over the lines of a description, by a name that the script gives the walk. */

import { LineWalk, str } from 'siprose'

import { description, endOf } from '../description.ts'
import { sdpops } from '../module.ts'

/**
 * Starts a walk over the lines of the description, before the first.
 *
 * It belongs to the message in hand; one of the same name starts anew. A message can have 16 of them.
 *
 * @param iname - the name of the walk
 * @returns -1 when there is no description, and when a message has too many walks
 *
 * @example Take lines out by a pattern
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     sdp_iterator_start("s");
 *     while (sdp_iterator_next("s")) {
 *         if ($sdpitval(s) =~ "^a=fmtp") sdp_iterator_rm("s");
 *     }
 *     sdp_iterator_end("s");
 *     forward();
 * }
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
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 *         a=rtpmap:97 iLBC/8000
 * ```
 */
export const sdp_iterator_start = sdpops.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, name) => {
    const all = description(ctx)
    if (all === null) return false
    const walk = new LineWalk(ctx.message, all.session.start, endOf(all))
    return self.state.walks.start(ctx, name, walk)
  },
)

/**
 * Goes to the next line; the first one after the start.
 *
 * @param iname - the name of the walk
 * @returns -1 behind the last line, and where no walk of this name was started
 *
 * @example Count lines
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     $var(n) = 0;
 *     sdp_iterator_start("s");
 *     while (sdp_iterator_next("s")) $var(n) = $var(n) + 1;
 *     if (!sdp_iterator_next("never")) sl_send_reply("200", "$var(n) lines");
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
 * alice < 200 0 lines
 * ```
 */
export const sdp_iterator_next = sdpops.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, name) => self.state.walks.get(ctx, name)?.next() ?? false,
)

/**
 * Ends a walk. One that is not ended goes with its message.
 *
 * @param iname - the name of the walk
 * @returns -1 where no walk of this name was started
 *
 * @example It is gone then
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     sdp_iterator_start("s");
 *     if (sdp_iterator_end("s") && !sdp_iterator_end("s")) sl_send_reply("200", "Gone");
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
 * alice < 200 Gone
 * ```
 */
export const sdp_iterator_end = sdpops.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, name) => self.state.walks.end(ctx, name),
)

/**
 * Takes out the line that the walk stands at.
 *
 * @param iname - the name of the walk
 * @returns -1 where the walk stands at no line
 *
 * @example Take all attributes out
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     sdp_iterator_start("s");
 *     while (sdp_iterator_next("s")) {
 *         if ($sdpitval(s) =~ "^a=") sdp_iterator_rm("s");
 *     }
 *     sdp_iterator_end("s");
 *     forward();
 * }
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
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 * ```
 */
export const sdp_iterator_rm = sdpops.cfgFunction(
  { args: [str('iname')], routes: 'any' },
  (self, ctx, name) => self.state.walks.get(ctx, name)?.remove() ?? false,
)

/**
 * Puts a text behind the line that the walk stands at.
 *
 * @param iname - the name of the walk
 * @param text - as it is: a line with its end
 * @returns -1 where the walk stands at no line
 *
 * @example Ask for a packet time
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     sdp_iterator_start("s");
 *     while (sdp_iterator_next("s")) {
 *         if ($sdpitval(s) =~ "^m=audio") sdp_iterator_append("s", "a=ptime:20\r\n");
 *     }
 *     sdp_iterator_end("s");
 *     forward();
 * }
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
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 *         a=ptime:20
 *         a=rtpmap:97 iLBC/8000
 *         a=fmtp:97 mode=30
 * ```
 */
export const sdp_iterator_append = sdpops.cfgFunction(
  { args: [str('iname'), str('text')], routes: 'any' },
  (self, ctx, name, text) => self.state.walks.get(ctx, name)?.append(text) ?? false,
)

/**
 * Puts a text before the line that the walk stands at.
 *
 * @param iname - the name of the walk
 * @param text - as it is: a line with its end
 * @returns -1 where the walk stands at no line
 *
 * @example Limit the bandwidth of the session
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     sdp_iterator_start("s");
 *     while (sdp_iterator_next("s")) {
 *         if ($sdpitval(s) =~ "^t=") sdp_iterator_insert("s", "b=AS:128\r\n");
 *     }
 *     sdp_iterator_end("s");
 *     forward();
 * }
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
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         b=AS:128
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 *         a=rtpmap:97 iLBC/8000
 *         a=fmtp:97 mode=30
 * ```
 */
export const sdp_iterator_insert = sdpops.cfgFunction(
  { args: [str('iname'), str('text')], routes: 'any' },
  (self, ctx, name, text) => self.state.walks.get(ctx, name)?.insert(text) ?? false,
)
