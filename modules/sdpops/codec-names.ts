/** Codecs by name: what `a=rtpmap` says, and the numbers that need no saying (RFC 3551 section 6). */

import type { Sdp, SdpMedia } from 'siprose'

/** Names of numbers that are the same everywhere, in lower case. */
const WELL_KNOWN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    0: 'pcmu',
    3: 'gsm',
    4: 'g723',
    5: 'dvi4',
    6: 'dvi4',
    7: 'lpc',
    8: 'pcma',
    9: 'g722',
    10: 'l16',
    11: 'l16',
    12: 'qcelp',
    13: 'cn',
    14: 'mpa',
    15: 'g728',
    16: 'dvi4',
    17: 'dvi4',
    18: 'g729',
    25: 'celb',
    26: 'jpeg',
    28: 'nv',
    31: 'h261',
    32: 'mpv',
    33: 'mp2t',
    34: 'h263',
  }),
)

const KNOWN_NAMES: ReadonlySet<string> = new Set(WELL_KNOWN.values())

/** The name of a format of a stream, in lower case; an empty text where nothing says it. */
export function codecName(media: SdpMedia, format: string): string {
  return media.rtpMap(format)?.encoding.toLowerCase() ?? WELL_KNOWN.get(format) ?? ''
}

/** Whether any of the names is one that everybody knows, or that a stream of the description gives a number. */
export function anyKnown(description: Sdp, names: ReadonlySet<string>): boolean {
  for (const name of names) if (KNOWN_NAMES.has(name)) return true
  return description.media.some((media) =>
    media.formats.some((format) => names.has(codecName(media, format))),
  )
}

/** The items of a list with commas between. */
export function listed(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((item) => item.trim()))
}

/** The same in lower case. */
export function listedNames(list: string): ReadonlySet<string> {
  return listed(list.toLowerCase())
}
