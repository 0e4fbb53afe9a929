/** The description of a message, and its streams of a kind. */

import { type Context, type Message, sdp, sdpFault, type Sdp, type SdpMedia } from 'siprose'

/** Why there is no description: the body has none, or what it has cannot be read. */
export const Missing = { NONE: -2, UNREADABLE: -1 } as const

/** The description in a message, or why there is none. */
export function descriptionOf(message: Message): Sdp | number {
  const description = sdp(message)
  if (description !== null) return description
  return sdpFault(message) === null ? Missing.NONE : Missing.UNREADABLE
}

/** The description of the message in hand, or null. */
export function description(ctx: Context): Sdp | null {
  return sdp(ctx.message)
}

/** The streams of a kind, in any case; all without one. */
export function streamsOf({ media }: Sdp, kind: string | undefined): readonly SdpMedia[] {
  if (kind === undefined) return media
  const wanted = kind.toLowerCase()
  return media.filter((each) => each.kind.toLowerCase() === wanted)
}

/** Where a description ends in the text that it stands in. */
export function endOf({ session, media }: Sdp): number {
  return media.at(-1)?.end ?? session.end
}

/** All of a description, as it was received. */
export function textOf(all: Sdp): string {
  return all.session.lines.text.slice(all.session.start, endOf(all))
}

/** Whether a stream carries RTP, so that its formats are codecs (RFC 4566 section 5.14). */
export function carriesRtp({ protocol }: SdpMedia): boolean {
  return protocol.toUpperCase().includes('RTP/')
}
