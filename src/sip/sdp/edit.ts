// hot
/**
 * Changes of a session description, made on the message that it came in.
 *
 * All of them go to the message's edits: the description stays readable as it was, and every byte that nobody changed
 * leaves as it came.
 */

import type { Edits } from '../edits.ts'
import type { SdpLine } from './line.ts'
import {
  attributeValue,
  directionAt,
  type Sdp,
  type SdpDirection,
  type SdpMedia,
  type SdpSection,
} from './sdp.ts'
import type { SdpConnection, SdpOrigin } from './values.ts'

/** The order of lines in a session, and in a stream, which starts with its `m=` (RFC 8866 section 9). */
const ORDER = 'mvosiuepcbtrzka'
const LF = 10
const CR = 13

/**
 * Gives a line another value.
 *
 * @example Rename a session
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpLine } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const line = sdp(message)?.session.line('s')
 * if (line) setSdpLine(message.edits, line, 'Meeting')
 * sdp(applyChanges(message))?.session.name // => 'Meeting'
 * ```
 */
export function setSdpLine(edits: Edits, line: SdpLine, value: string): void {
  edits.replace(line.valueStart, line.valueEnd, value)
}

/**
 * Takes out a line.
 *
 * @example Take a line out
 * ```ts
 * import { applyChanges, parseMessageText, removeSdpLine, sdp } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const line = sdp(message)?.session.line('t')
 * if (line) removeSdpLine(message.edits, line)
 * sdp(applyChanges(message))?.session.times // => []
 * ```
 */
export function removeSdpLine(edits: Edits, line: SdpLine): void {
  edits.remove(line.start, line.end)
}

/**
 * Adds a line where the order of lines wants it. That is after the last one of its letter, or of those before it.
 *
 * @example Say how much a stream may use
 * ```ts
 * import { addSdpLine, applyChanges, parseMessageText, sdp } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const [media] = sdp(message)?.media ?? []
 * if (media) addSdpLine(message.edits, media, 'b', 'AS:64')
 * sdp(applyChanges(message))?.media[0]?.bandwidths // => [{ type: 'AS', value: 64 }]
 * ```
 */
export function addSdpLine(edits: Edits, section: SdpSection, type: string, value: string): void {
  const { lines } = section
  const rank = ORDER.indexOf(type)
  let after = section.first
  for (let i = section.first; i < section.last; i++) {
    if (ORDER.indexOf(String.fromCharCode(lines.typeAt(i))) <= rank) after = i
  }
  const at = lines.endOf(after)
  const eol = lineEnd(section)
  const line = `${type}=${value}`
  const ended = lines.text.charCodeAt(at - 1) === LF
  edits.insertAfter(at, ended ? line + eol : eol + line)
}

/**
 * Adds an attribute to a session or a stream: `name` or `name:value`.
 *
 * @example Ask for another packet time
 * ```ts
 * import { addSdpAttribute, applyChanges, parseMessageText, sdp } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const [media] = sdp(message)?.media ?? []
 * if (media) addSdpAttribute(message.edits, media, 'maxptime:40')
 * sdp(applyChanges(message))?.media[0]?.attribute('maxptime') // => '40'
 * ```
 */
export function addSdpAttribute(edits: Edits, section: SdpSection, attribute: string): void {
  addSdpLine(edits, section, 'a', attribute)
}

/**
 * Takes out all attributes of a name.
 *
 * @example Take all attributes of a name out
 * ```ts
 * import { applyChanges, parseMessageText, removeSdpAttributes, sdp } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const [media] = sdp(message)?.media ?? []
 * if (media) removeSdpAttributes(message.edits, media, 'ptime')
 * sdp(applyChanges(message))?.media[0]?.attribute('ptime') // => null
 * ```
 */
export function removeSdpAttributes(edits: Edits, section: SdpSection, name: string): void {
  for (const line of section.attributes(name)) removeSdpLine(edits, line)
}

/**
 * Sends media to another address; TTL and count of a multicast address stay.
 *
 * @param address - IPv4, or IPv6 without brackets
 *
 * @example Send one stream elsewhere
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpConnection } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const connection = sdp(message)?.session.connection
 * if (connection) setSdpConnection(message.edits, connection, '2001:db8::7')
 * sdp(applyChanges(message))?.session.connection // => { addressType: 'IP6', address: '2001:db8::7' }
 * ```
 */
export function setSdpConnection(edits: Edits, connection: SdpConnection, address: string): void {
  edits.replace(connection.addressTypeStart, connection.addressEnd, typedAddress(address))
}

/**
 * Names another maker's address in the line `o=`.
 *
 * @example Hide the address of a caller
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpOriginAddress } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const origin = sdp(message)?.session.origin
 * if (origin) setSdpOriginAddress(message.edits, origin, '203.0.113.7')
 * sdp(applyChanges(message))?.session.origin?.address // => '203.0.113.7'
 * ```
 */
export function setSdpOriginAddress(edits: Edits, origin: SdpOrigin, address: string): void {
  edits.replace(origin.addressTypeStart, origin.addressEnd, typedAddress(address))
}

/**
 * Gives the session another version. A description that was sent before and is changed needs one.
 *
 * @example Count a changed description up
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpVersion } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const origin = sdp(message)?.session.origin
 * if (origin) setSdpVersion(message.edits, origin, '3')
 * sdp(applyChanges(message))?.session.origin?.version // => '3'
 * ```
 */
export function setSdpVersion(edits: Edits, origin: SdpOrigin, version: string): void {
  edits.replace(origin.versionStart, origin.versionStart + origin.version.length, version)
}

/**
 * Sends all media to another address. Every line `c=` is changed, that of the session and those of streams.
 *
 * @example Send all media through a relay
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpAddress } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const description = sdp(message)
 * if (description !== null) setSdpAddress(message.edits, description, '203.0.113.7')
 * sdp(applyChanges(message))?.session.connection?.address // => '203.0.113.7'
 * ```
 */
export function setSdpAddress(edits: Edits, sdp: Sdp, address: string): void {
  const { connection } = sdp.session
  if (connection !== null) setSdpConnection(edits, connection, address)
  for (const media of sdp.media) {
    const own = media.connection
    if (own !== null) setSdpConnection(edits, own, address)
  }
}

/**
 * Sends a stream to another port; 0 refuses it.
 *
 * @example Refuse a stream
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpPort } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const [media] = sdp(message)?.media ?? []
 * if (media) setSdpPort(message.edits, media, 0)
 * sdp(applyChanges(message))?.media[0]?.port // => 0
 * ```
 */
export function setSdpPort(edits: Edits, media: SdpMedia, port: number): void {
  edits.replace(media.portStart, media.portEnd, String(port))
}

/**
 * Takes out a stream with all its lines. An answer must keep the streams of its offer: it refuses by port 0.
 *
 * @example Take a stream out of an offer
 * ```ts
 * import { applyChanges, parseMessageText, removeSdpMedia, sdp } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const [media] = sdp(message)?.media ?? []
 * if (media) removeSdpMedia(message.edits, media)
 * sdp(applyChanges(message))?.media // => []
 * ```
 */
export function removeSdpMedia(edits: Edits, media: SdpMedia): void {
  edits.remove(media.start, media.end)
}

/**
 * Says which way media flows, in the place of what a session or a stream says so far.
 *
 * @example Put a call on hold
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpDirection } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const [media] = sdp(message)?.media ?? []
 * if (media) setSdpDirection(message.edits, media, 'sendonly')
 * sdp(applyChanges(message))?.media[0]?.direction // => 'sendonly'
 * ```
 */
export function setSdpDirection(edits: Edits, section: SdpSection, direction: SdpDirection): void {
  let set = false
  for (let i = section.first; i < section.last; i++) {
    if (directionAt(section.lines, i) === null) continue
    const line = section.lines.at(i)
    if (set) removeSdpLine(edits, line)
    else setSdpLine(edits, line, direction)
    set = true
  }
  if (!set) addSdpAttribute(edits, section, direction)
}

/**
 * Gives a stream other formats, or the same ones in another order. Attributes of those that are gone go with them.
 *
 * With no format left the stream is refused: its port becomes 0, and its formats stay, since there must be some.
 *
 * @example Leave one codec
 * ```ts
 * import { applyChanges, parseMessageText, sdp, setSdpFormats } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * const [media] = sdp(message)?.media ?? []
 * if (media) setSdpFormats(message.edits, media, ['0'])
 * sdp(applyChanges(message))?.media // => [{ formats: ['0'] }]
 * sdp(applyChanges(message))?.media[0]?.rtpMap('101') // => null
 * ```
 */
export function setSdpFormats(edits: Edits, media: SdpMedia, formats: readonly string[]): void {
  if (formats.length === 0) {
    setSdpPort(edits, media, 0)
    return
  }
  const gone = new Set(media.formats)
  for (const format of formats) gone.delete(format)
  edits.replace(media.formatsStart, media.mLine.valueEnd, formats.join(' '))
  for (const name of ['rtpmap', 'fmtp', 'rtcp-fb']) {
    for (const line of media.attributes(name)) {
      if (gone.has(firstWord(attributeValue(line)))) removeSdpLine(edits, line)
    }
  }
}

function firstWord(text: string): string {
  const blank = text.indexOf(' ')
  return blank < 0 ? text : text.slice(0, blank)
}

/** `IP4 192.0.2.1` or `IP6 2001:db8::1`. */
function typedAddress(address: string): string {
  return `${address.includes(':') ? 'IP6' : 'IP4'} ${address}`
}

/** How the first line of a section ends, so that added lines end alike. */
function lineEnd(section: SdpSection): string {
  const { lines, first } = section
  const end = lines.endOf(first)
  return lines.text.charCodeAt(end - 1) === LF && lines.text.charCodeAt(end - 2) !== CR
    ? '\n'
    : '\r\n'
}
