/** A session description that says what a phone behind a NAT does not know. */

import {
  addSdpAttribute,
  attributeValue,
  type Edits,
  type Sdp,
  type SdpConnection,
  type SdpLine,
  type SdpSection,
} from 'siprose'

/** What is changed, by number; the numbers can be added. */
export const SdpFix = {
  DIRECTION: 1,
  MEDIA: 2,
  MARK: 4,
  ORIGIN: 8,
} as const

/** What a description is changed to. */
export interface FixOptions {
  /** The changes: bits of `SdpFix`. */
  readonly fixes: number
  /** The address that media goes to, and that made the description. */
  readonly address: string
  /** The line that says that it was changed, or ''. */
  readonly mark: string
  /** Whether addresses that are replaced are noted. */
  readonly keepOld: boolean
}

/** Where an address stands with its kind, `IP4 10.0.0.7`. */
interface Place {
  readonly from: number
  readonly to: number
  readonly address: string
}

/**
 * Changes a description when its message leaves.
 *
 * @returns whether an address was replaced
 */
export function fixDescription(edits: Edits, sdp: Sdp, options: FixOptions): boolean {
  const { fixes, address, mark, keepOld } = options
  const { session, media } = sdp
  if ((fixes & SdpFix.DIRECTION) !== 0) {
    for (const stream of media) addSdpAttribute(edits, stream, 'direction:active')
  }
  const places: Place[] = []
  if ((fixes & (SdpFix.MEDIA | SdpFix.ORIGIN)) !== 0) {
    for (const section of [session, ...media]) rtcpPlaces(section, places)
  }
  if ((fixes & SdpFix.MEDIA) !== 0) {
    for (const { connection } of [session, ...media]) connectionPlace(connection, places)
  }
  if ((fixes & SdpFix.ORIGIN) !== 0 && session.origin !== null) {
    const { addressTypeStart, addressEnd, address: old } = session.origin
    addPlace(addressTypeStart, addressEnd, old, places)
  }
  const typed = `${address.includes(':') ? 'IP6' : 'IP4'} ${address}`
  const others = places.filter((place) => place.address !== address)
  for (const { from, to } of others) edits.replace(from, to, typed)
  const last = media.at(-1) ?? session
  if ((fixes & SdpFix.MARK) !== 0 && mark !== '') appendLine(edits, last, mark)
  if (keepOld) for (const old of others) appendLine(edits, last, `a=oldmediaip:${old.address}`)
  return others.length > 0
}

function connectionPlace(connection: SdpConnection | null, places: Place[]): void {
  if (connection === null) return
  const { line, addressTypeStart, addressEnd } = connection
  // the time to live of a multicast address means nothing for the one in its place
  let end = addressEnd
  while (end < line.valueEnd && line.text.charCodeAt(end) !== 32) end++
  const start = addressEnd - connection.address.length
  addPlace(addressTypeStart, end, line.text.slice(start, end), places)
}

/** `a=rtcp:5001 IN IP4 10.0.0.7` (RFC 3605); the address may be left out. */
function rtcpPlaces(section: SdpSection, places: Place[]): void {
  for (const line of section.attributes('rtcp')) {
    const [, net = '', kind = '', address = ''] = attributeValue(line).split(' ', 4)
    if (net !== 'IN' || address === '') continue
    const start = addressStart(line, kind, address)
    addPlace(start, start + kind.length + 1 + address.length, address, places)
  }
}

function addressStart(line: SdpLine, kind: string, address: string): number {
  return line.text.indexOf(`${kind} ${address}`, line.valueStart)
}

/** An address of zeros stays: it puts a stream on hold (RFC 3264 section 8.4). */
function addPlace(from: number, to: number, address: string, places: Place[]): void {
  if (address !== '' && address !== '0.0.0.0' && address !== '::') {
    places.push({ from, to, address })
  }
}

/** Adds a line at the end of a description. */
function appendLine(edits: Edits, { lines, last }: SdpSection, line: string): void {
  const at = lines.endOf(last - 1)
  const { text } = lines
  if (text.charCodeAt(at - 1) !== 10) edits.insertAfter(at, `\r\n${line}`)
  else edits.insertAfter(at, text.charCodeAt(at - 2) === 13 ? `${line}\r\n` : `${line}\n`)
}
