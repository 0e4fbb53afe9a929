/** A description in words, for the log. */

import type { Sdp, SdpMedia } from 'siprose'

/** One line for the session, and one for each stream. */
export function shown({ session, media }: Sdp): readonly string[] {
  const origin = session.origin?.address ?? 'nobody'
  const lines = [`session of ${origin}, media at ${session.connection?.address ?? 'no address'}`]
  for (const each of media) lines.push(shownStream(each))
  return lines
}

function shownStream(media: SdpMedia): string {
  const formats = media.formats.map((format) => {
    const map = media.rtpMap(format)
    return map === null ? format : `${format} ${map.encoding}/${map.clockRate}`
  })
  const place = `${media.destination?.address ?? 'no address'}:${media.port}`
  return `stream ${media.kind} at ${place} by ${media.protocol}, ${media.direction}: ${formats.join(', ')}`
}
