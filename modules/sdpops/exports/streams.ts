/** Streams of a description: whether some are there, and taking them out. */

import { type Context, removeSdpMedia, type SdpMedia, str, variable } from 'siprose'

import { description } from '../description.ts'
import { sdpops } from '../module.ts'

/** Takes streams out; false when there are none such. */
function removeStreams(ctx: Context, unwanted: (media: SdpMedia) => boolean): boolean {
  const streams = (description(ctx)?.media ?? []).filter((media) => unwanted(media))
  for (const media of streams) removeSdpMedia(ctx.message.edits, media)
  return streams.length > 0
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/**
 * Tells whether there is a stream of a kind.
 *
 * @param type - `audio`, `video`, `image`, in any case
 *
 * @example Find calls with a picture
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_with_media("video")) sl_send_reply("200", "Yes");
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
export const sdp_with_media = sdpops.cfgFunction(
  { args: [str('type')], routes: 'any' },
  (_self, ctx, kind) => description(ctx)?.media.some((media) => same(media.kind, kind)) ?? false,
)

/**
 * Tells whether there is a stream of a kind in which something may flow.
 *
 * It has a port then, and is not inactive.
 *
 * @param type - `audio`, `video`, `image`, in any case
 *
 * @example A picture that is refused is none
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_with_active_media("video")) sl_send_reply("200", "Yes");
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
 *         m=video 0 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * alice < 488 No
 * ```
 *
 * @compat A session that is inactive makes its streams so (RFC 8866 section 6.7); Kamailio asks the stream only.
 */
export const sdp_with_active_media = sdpops.cfgFunction(
  { args: [str('type')], routes: 'any' },
  (_self, ctx, kind) =>
    description(ctx)?.media.some(
      (media) => same(media.kind, kind) && media.port !== 0 && media.direction !== 'inactive',
    ) ?? false,
)

/**
 * Takes out all streams of a kind.
 *
 * @param type - `audio`, `video`, `image`, in any case
 * @returns -1 when there is none
 *
 * @example Offer no picture
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_remove_media("video"); forward(); }
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
 * ```
 *
 * @trap an answer has to have as many streams as its offer: taken out of one, a stream has to be missing in the other too
 * @rfc 3264 section 6
 */
export const sdp_remove_media = sdpops.cfgFunction(
  { args: [str('type')], routes: 'any' },
  (_self, ctx, kind) => removeStreams(ctx, (media) => same(media.kind, kind)),
)

/**
 * Tells whether there is a stream with a transport.
 *
 * @param type - `RTP/AVP`, `UDP/TLS/RTP/SAVPF`, in any case
 *
 * @example Find calls that are encrypted
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_with_transport("RTP/SAVP")) sl_send_reply("200", "Yes");
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
 * ```
 */
export const sdp_with_transport = sdpops.cfgFunction(
  { args: [str('type')], routes: 'any' },
  (_self, ctx, type) =>
    description(ctx)?.media.some((media) => same(media.protocol, type)) ?? false,
)

/**
 * Tells whether there is a stream whose transport has a text in it.
 *
 * @param type - the text: `SAVP`, `TLS`
 *
 * @example Find all kinds of RTP
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_with_transport_like("AVP")) sl_send_reply("200", "Yes");
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
export const sdp_with_transport_like = sdpops.cfgFunction(
  { args: [str('type')], routes: 'any' },
  (_self, ctx, part) =>
    description(ctx)?.media.some(({ protocol }) => protocol.includes(part)) ?? false,
)

/**
 * Takes out all streams with a transport.
 *
 * @param type - `RTP/AVP`, `UDP/TLS/RTP/SAVPF`, in any case
 * @returns -1 when there is none
 *
 * @example Of two streams for one voice leave the encrypted one
 * ```kamailio
 * loadmodule "sdpops.so"
 * request_route { sdp_remove_transport("RTP/AVP"); forward(); }
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
 *         m=audio 49170 RTP/AVP 0
 *         m=audio 49172 RTP/SAVP 0
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49172 RTP/SAVP 0
 * ```
 *
 * @trap an answer has to have as many streams as its offer: taken out of one, a stream has to be missing in the other too
 */
export const sdp_remove_transport = sdpops.cfgFunction(
  { args: [str('type')], routes: 'any' },
  (_self, ctx, type) => removeStreams(ctx, (media) => same(media.protocol, type)),
)

/**
 * Tells which transport all streams have.
 *
 * @param pv - the variable that gets it
 * @returns `1` they have one, `-2` they have different ones, `-1` there is no stream
 *
 * @example Show it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_transport("$avp(transport)")) sl_send_reply("200", "$avp(transport)");
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
 * alice < 200 RTP/AVP
 * alice > OPTIONS sip:example.com
 * alice < 488 No
 * ```
 */
export const sdp_transport = sdpops.cfgFunction(
  { args: [variable('pv')], routes: 'any' },
  (_self, ctx, target) => {
    const streams = description(ctx)?.media ?? []
    const protocol = streams[0]?.protocol
    if (protocol === undefined) return -1
    if (!streams.every((media) => media.protocol === protocol)) return -2
    return target.set !== null && target.set(ctx, protocol)
  },
)

/**
 * Tells whether a stream names candidates for ICE.
 *
 * @example Find clients in browsers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_with_ice()) sl_send_reply("200", "Yes");
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
 *         a=candidate:1 1 UDP 2130706431 192.0.2.10 49170 typ host
 * alice < 200 Yes
 * alice > OPTIONS sip:example.com
 * alice < 488 No
 * ```
 *
 * @rfc 8839
 */
export const sdp_with_ice = sdpops.cfgFunction(
  { routes: 'any' },
  (_self, ctx) =>
    description(ctx)?.media.some((media) => media.attribute('candidate') !== null) ?? false,
)

/**
 * Tells the family of the address that media goes to: the first line `c=` says it.
 *
 * @returns `4` or `6`, `-1` when nothing says it
 *
 * @example Choose a relay
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     sdp_get_address_family();
 *     sl_send_reply("200", "Family $rc");
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
 * alice < 200 Family 4
 * alice > OPTIONS sip:example.com
 * alice < 200 Family -1
 * ```
 */
export const sdp_get_address_family = sdpops.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  const all = description(ctx)
  if (all === null) return -1
  const connection =
    all.session.connection ?? all.media.find((media) => media.connection)?.connection
  if (connection?.addressType === 'IP4') return 4
  return connection?.addressType === 'IP6' ? 6 : -1
})
