/** The description in variables. */

import { type Context, key, partKey, setSdpVersion, type Value } from 'siprose'

import { description, textOf } from '../description.ts'
import { sdpops } from '../module.ts'

const parts = new Map([
  ['body', 'body'],
  ['raw', 'body'],
  ['sess_version', 'version'],
] as const)

const DIGITS = /^[0-9]{1,19}$/

/** The version that follows one. */
function next(version: string): string | null {
  return DIGITS.test(version) ? String(BigInt(version) + 1n) : null
}

function setVersion(ctx: Context, value: Value): boolean {
  const origin = description(ctx)?.session.origin
  if (origin === undefined || origin === null || typeof value !== 'number') return false
  const version = value === -1 ? next(origin.version) : value < 0 ? null : String(value)
  if (version === null) return false
  setSdpVersion(ctx.message.edits, origin, version)
  return true
}

/**
 * The description, and the version of its session.
 *
 * `body`, also called `raw`, is all of it as it was received, and cannot be set. `sess_version` is the number in the line `o=` that grows with each
 * change; set to -1 it grows by one when the message leaves. Without a description both are `$null`.
 *
 * @example Count the version up with a change
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     if (sdp_remove_media("video")) $sdp(sess_version) = -1;
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
 *         m=video 51372 RTP/AVP 99
 *         a=rtpmap:99 H264/90000
 * bob   < INVITE sip:bob@192.0.2.20
 *
 *         v=0
 *         o=alice 1 3 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 *         m=audio 49170 RTP/AVP 0 8 97
 *         a=rtpmap:97 iLBC/8000
 *         a=fmtp:97 mode=30
 * ```
 *
 * @example Read both
 * ```sip
 * alice > INVITE sip:example.com
 *         Content-Type: application/sdp
 *
 *         v=0
 *         o=alice 1 2 IN IP4 192.0.2.10
 *         s=-
 *         c=IN IP4 192.0.2.10
 *         t=0 0
 * ```
 * ```values
 * $sdp(sess_version)         => "2"
 * $(sdp(body){line.sw,c=}) => "c=IN IP4 192.0.2.10"
 * $(sdp(raw){line.count})  => 5
 * ```
 *
 * @compat Kamailio looks for the description only after a function of this module has.
 */
export const sdp = sdpops.pseudoVariable(
  {
    name: '$sdp',
    type: 'str',
    key: partKey(parts, 'key'),
  },
  {
    get: (_self, ctx, part) => {
      const all = description(ctx)
      if (all === null) return null
      return part === 'body' ? textOf(all) : (all.session.origin?.version ?? null)
    },
    set: (_self, ctx, value, part) => part === 'version' && setVersion(ctx, value),
  },
)

/**
 * The line that a walk stands at, with its end.
 *
 * It is `$null` before the first line, behind the last, and without a walk.
 *
 * @example Show the second line
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "sdpops.so"
 * request_route {
 *     sdp_iterator_start("s");
 *     sdp_iterator_next("s");
 *     sdp_iterator_next("s");
 *     sl_send_reply("200", "$(sdpitval(s){s.trim})");
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
 * alice < 200 o=alice 1 2 IN IP4 192.0.2.10
 * ```
 */
export const sdpitval = sdpops.pseudoVariable(
  { name: '$sdpitval', type: 'str', key: key('iname') },
  { get: (self, ctx, name) => self.state.walks.get(ctx, name)?.line ?? null },
)
