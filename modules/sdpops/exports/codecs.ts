/** Codecs of streams, by number and by name. */

import { type Context, optional, prepared, type Sdp, type SdpMedia, str } from 'siprose'

import { anyKnown, codecName, listed, listedNames } from '../codec-names.ts'
import { carriesRtp, description, streamsOf } from '../description.ts'
import { sdpops } from '../module.ts'
import type { Pruned } from '../pruned.ts'

/** What is asked of each codec of a stream. */
type Test = (media: SdpMedia, format: string) => boolean

function prune(
  pruned: Pruned,
  ctx: Context,
  { all, kind }: { readonly all: Sdp; readonly kind: string | undefined },
  unwanted: Test,
): void {
  for (const media of streamsOf(all, kind)) {
    pruned.prune(ctx.message, media, (format) => unwanted(media, format))
  }
}

function anyCodec({ media }: Sdp, wanted: Test): boolean {
  return media.some((each) => each.formats.some((format) => wanted(each, format)))
}

const FOUND = 2

/**
 * Takes codecs out of streams by their numbers, with their attributes.
 *
 * A stream that has none left is refused: its port becomes 0, and its formats stay.
 *
 * @param list - the numbers, with commas between
 * @param mtype - the kind of streams, `audio` for example; all where it is left out
 * @returns -1 when there is no description; 1 also when nothing was found
 *
 * @example Offer no PCMU and no iLBC
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_remove_codecs_by_id("0,97"); forward(); }
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
 *         m=audio 49170 RTP/AVP 8
 *         m=video 51372 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * ```
 *
 * @example Refuse a stream by taking its only codec
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_remove_codecs_by_id("99", "video"); forward(); }
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
 *         a=fmtp:97 mode=30
 *         m=video 0 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * ```
 *
 * @compat Kamailio leaves a stream without any format where none is left, which is no description any more.
 */
export const sdp_remove_codecs_by_id = sdpops.cfgFunction(
  { args: [prepared('list', listed), optional(str('mtype'))], routes: 'any' },
  (self, ctx, ids, kind) => {
    const all = description(ctx)
    if (all === null) return false
    prune(self.state.pruned, ctx, { all, kind }, (_media, format) => ids.has(format))
    return true
  },
)

/**
 * Takes codecs out of streams by their names, with their attributes.
 *
 * Names count in any case: those of `a=rtpmap`, and of the numbers that need no saying, PCMU for 0 for example.
 * A stream that has none left is refused: its port becomes 0, and its formats stay.
 *
 * @param list - the names, without the rate, with commas between
 * @param mtype - the kind of streams, `audio` for example; all where it is left out
 * @returns -1 when there is no description, and when nobody knows any of the names
 *
 * @example Offer no PCMU and no iLBC
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_remove_codecs_by_name("PCMU,iLBC"); forward(); }
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
 *         m=audio 49170 RTP/AVP 8
 *         m=video 51372 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * ```
 *
 * @example A codec that is not there
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_remove_codecs_by_name("Opus")) sl_send_reply("200", "Yes");
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
 * alice < 488 No
 * alice > OPTIONS sip:example.com
 * alice < 488 No
 * ```
 *
 * @compat Kamailio leaves a stream without any format where none is left, which is no description any more.
 */
export const sdp_remove_codecs_by_name = sdpops.cfgFunction(
  { args: [prepared('list', listedNames), optional(str('mtype'))], routes: 'any' },
  (self, ctx, names, kind) => {
    const all = description(ctx)
    if (all === null || !anyKnown(all, names)) return false
    prune(self.state.pruned, ctx, { all, kind }, (media, format) =>
      names.has(codecName(media, format)),
    )
    return true
  },
)

/**
 * Takes all codecs out of streams but those with some numbers.
 *
 * Streams that carry no RTP, a fax by T.38 for example, stay as they are. A stream that has none left is refused: its port becomes 0, and its
 * formats stay.
 *
 * @param list - the numbers to keep, with commas between
 * @param mtype - the kind of streams, `audio` for example; all where it is left out
 * @returns -1 when there is no description; 1 also when nothing was taken out
 *
 * @example Offer one audio codec, and video as it is
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_keep_codecs_by_id("8", "audio"); forward(); }
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
 *         m=audio 49170 RTP/AVP 8
 *         m=video 51372 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * ```
 *
 * @compat Kamailio takes the formats of streams without RTP too, and leaves streams without any.
 */
export const sdp_keep_codecs_by_id = sdpops.cfgFunction(
  { args: [prepared('list', listed), optional(str('mtype'))], routes: 'any' },
  (self, ctx, ids, kind) => {
    const all = description(ctx)
    if (all === null) return false
    prune(
      self.state.pruned,
      ctx,
      { all, kind },
      (media, format) => carriesRtp(media) && !ids.has(format),
    )
    return true
  },
)

/**
 * Takes all codecs out of streams but those with some names.
 *
 * Streams that carry no RTP, a fax by T.38 for example, stay as they are. A stream that has none left is refused: its port becomes 0, and its
 * formats stay.
 *
 * @param list - the names to keep, without the rate, with commas between
 * @param mtype - the kind of streams, `audio` for example; all where it is left out
 * @returns -1 when there is no description, and when nobody knows any of the names
 *
 * @example A gateway to the telephone network
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_keep_codecs_by_name("PCMA,PCMU"); forward(); }
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
 *         m=audio 49170 RTP/AVP 0 8
 *         m=video 0 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * ```
 *
 * @compat Kamailio takes the formats of streams without RTP too, and leaves streams without any.
 * @trap keys of the telephone travel as `telephone-event`: keep that too
 */
export const sdp_keep_codecs_by_name = sdpops.cfgFunction(
  { args: [prepared('list', listedNames), optional(str('mtype'))], routes: 'any' },
  (self, ctx, names, kind) => {
    const all = description(ctx)
    if (all === null || !anyKnown(all, names)) return false
    prune(
      self.state.pruned,
      ctx,
      { all, kind },
      (media, format) => carriesRtp(media) && !names.has(codecName(media, format)),
    )
    return true
  },
)

/**
 * Tells whether a stream has a codec with one of some numbers.
 *
 * @param list - the numbers, with commas between
 * @returns `2` there is one, `-1` there is none, `-2` there is no description
 *
 * @example Ask for what a gateway can
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_with_codecs_by_id("8,18")) sl_send_reply("200", "Yes");
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
 */
export const sdp_with_codecs_by_id = sdpops.cfgFunction(
  { args: [prepared('list', listed)], routes: 'any' },
  (_self, ctx, ids) => {
    const all = description(ctx)
    if (all === null) return -2
    return anyCodec(all, (_media, format) => ids.has(format)) ? FOUND : -1
  },
)

/**
 * Tells whether a stream has a codec with one of some names.
 *
 * @param list - the names in any case, without the rate, with commas between
 * @returns `2` there is one, `-1` there is none, or no description
 *
 * @example Ask for what a gateway can
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_with_codecs_by_name("opus,pcma")) sl_send_reply("200", "Yes");
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
 */
export const sdp_with_codecs_by_name = sdpops.cfgFunction(
  { args: [prepared('list', listedNames)], routes: 'any' },
  (_self, ctx, names) => {
    const all = description(ctx)
    if (all === null) return -1
    return anyCodec(all, (media, format) => names.has(codecName(media, format))) ? FOUND : -1
  },
)
