// hot
/** Session descriptions: what is to be sent where, and how it is coded (RFC 8866). */

import { decimal } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { type ParserRules, usualRules } from '../rules.ts'
import { type SdpLine, SdpLines } from './line.ts'
import { RtpMap, SdpBandwidth, SdpConnection, SdpOrigin, SdpTime, Words } from './values.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const COLON = 58
const A = 97
const M = 109
const V = 118

/** Which way media flows, seen from who wrote the description. */
export type SdpDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

const directions: readonly SdpDirection[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive']

/**
 * The lines of one level: those of the session, or those of one stream.
 *
 * @example Read a line that has no form of its own
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.media[0]?.attribute('ptime') // => '20'
 * description?.session.line('s')?.value // => '-'
 * ```
 */
export class SdpSection {
  /** The lines of the whole description. */
  readonly lines: SdpLines
  /** The place of the first line among them. */
  readonly first: number
  /** The place after the last line. */
  readonly last: number
  #connection: SdpConnection | null | undefined
  #direction: SdpDirection | null | undefined

  constructor(lines: SdpLines, first: number, last: number) {
    this.lines = lines
    this.first = first
    this.last = last
    this.#connection = undefined
    this.#direction = undefined
  }

  /** Where it starts in the text. */
  get start(): number {
    return this.lines.startOf(this.first)
  }

  /** Where it ends in the text. */
  get end(): number {
    return this.last > this.first ? this.lines.endOf(this.last - 1) : this.start
  }

  /** The first line with a letter, null if there is none. */
  line(type: string): SdpLine | null {
    const code = type.charCodeAt(0)
    for (let i = this.first; i < this.last; i++) {
      if (this.lines.typeAt(i) === code) return this.lines.at(i)
    }
    return null
  }

  /** All lines with a letter, in order. */
  allLines(type: string): readonly SdpLine[] {
    const code = type.charCodeAt(0)
    const list: SdpLine[] = []
    for (let i = this.first; i < this.last; i++) {
      if (this.lines.typeAt(i) === code) list.push(this.lines.at(i))
    }
    return list
  }

  /** Where media goes on this level, null if that is not said here. */
  get connection(): SdpConnection | null {
    if (this.#connection === undefined) {
      const line = this.line('c')
      this.#connection = line === null ? null : new SdpConnection(line)
    }
    return this.#connection
  }

  /** The limits on bandwidth of this level. */
  get bandwidths(): readonly SdpBandwidth[] {
    const list: SdpBandwidth[] = []
    for (const line of this.allLines('b')) list.push(new SdpBandwidth(line))
    return list
  }

  /** The lines of all attributes of a name, in order: `a=name` and `a=name:value`. Case counts. */
  attributes(name: string): readonly SdpLine[] {
    const list: SdpLine[] = []
    for (let i = this.first; i < this.last; i++) {
      if (isAttribute(this.lines, i, name)) list.push(this.lines.at(i))
    }
    return list
  }

  /** The value of the first attribute of a name; '' for one without value, null if there is none. */
  attribute(name: string): string | null {
    for (let i = this.first; i < this.last; i++) {
      if (!isAttribute(this.lines, i, name)) continue
      return attributeValue(this.lines.at(i))
    }
    return null
  }

  /** Which way media flows as said on this level, null if that is not said here. */
  get ownDirection(): SdpDirection | null {
    if (this.#direction === undefined) {
      this.#direction = null
      for (let i = this.first; i < this.last && this.#direction === null; i++) {
        this.#direction = directionAt(this.lines, i)
      }
    }
    return this.#direction
  }
}

/**
 * What holds for the whole session.
 *
 * @example Read what holds for the whole session
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.session.name // => '-'
 * description?.session.times // => [{ start: 0, stop: 0 }]
 * ```
 */
export class SdpSession extends SdpSection {
  /** Who made it, null if there is no line `o=`. */
  get origin(): SdpOrigin | null {
    const line = this.line('o')
    return line === null ? null : new SdpOrigin(line)
  }

  /** Its name, null if there is no line `s=`. */
  get name(): string | null {
    return this.line('s')?.value ?? null
  }

  /** From when to when it goes on. */
  get times(): readonly SdpTime[] {
    const list: SdpTime[] = []
    for (const line of this.allLines('t')) list.push(new SdpTime(line))
    return list
  }
}

/**
 * One stream: a line `m=`, and what follows it.
 *
 * @example See what a payload type stands for
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.media[0]?.rtpMap('101') // => { encoding: 'telephone-event', clockRate: 8000 }
 * description?.media[0]?.fmtp('101') // => '0-15'
 * description?.media[0]?.direction // => 'sendrecv'
 * ```
 */
export class SdpMedia extends SdpSection {
  /** The line `m=`. */
  readonly mLine: SdpLine
  /** What it is: `audio`, `video`, `image`, `application`. */
  readonly kind: string
  /** Where it goes to, 0 for a stream that is refused; -1 if it is no port. */
  readonly port: number
  /** How many ports it takes, 1 unless that is said. */
  readonly portCount: number
  /** Where the port starts. */
  readonly portStart: number
  /** Where the port ends, the count not included. */
  readonly portEnd: number
  /** How it is sent: `RTP/AVP`, `UDP/TLS/RTP/SAVPF`. */
  readonly protocol: string
  /** The formats it may be in, the favourite first: payload types for RTP. */
  readonly formats: readonly string[]
  /** Where the formats start. */
  readonly formatsStart: number
  /** What holds for the whole session. */
  readonly session: SdpSession
  #rtpMaps: ReadonlyMap<string, RtpMap> | null
  #fmtps: ReadonlyMap<string, string> | null

  constructor(session: SdpSession, first: number, last: number) {
    const { lines } = session
    super(lines, first, last)
    const line = lines.at(first)
    const words = new Words(line)
    this.session = session
    this.mLine = line
    this.kind = words.take()
    const port = words.take()
    const slash = port.indexOf('/')
    const digits = slash < 0 ? port.length : slash
    this.port = decimal(port, 0, digits, 65535)
    this.portCount = slash < 0 ? 1 : decimal(port, slash + 1, port.length, 65535)
    this.portStart = words.start
    this.portEnd = words.start + digits
    this.protocol = words.take()
    const formats: string[] = []
    this.formatsStart = line.valueEnd
    while (words.next()) {
      if (formats.length === 0) this.formatsStart = words.start
      formats.push(line.text.slice(words.start, words.end))
    }
    this.formats = formats
    this.#rtpMaps = null
    this.#fmtps = null
  }

  /** Whether kind, port, protocol and at least one format are there. */
  get good(): boolean {
    return this.port >= 0 && this.protocol !== '' && this.formats.length > 0
  }

  /** Where it goes: by its own line `c=`, or else by that of the session. */
  get destination(): SdpConnection | null {
    return this.connection ?? this.session.connection
  }

  /** Which way it flows: by its own attribute, or else by that of the session, or else both ways. */
  get direction(): SdpDirection {
    return this.ownDirection ?? this.session.ownDirection ?? 'sendrecv'
  }

  /** What a format stands for, null if that is not said. Well-known payload types need no saying. */
  rtpMap(format: string): RtpMap | null {
    if (this.#rtpMaps === null) {
      const maps = new Map<string, RtpMap>()
      for (const line of this.attributes('rtpmap')) {
        const map = new RtpMap(attributeValue(line))
        if (!maps.has(map.format)) maps.set(map.format, map)
      }
      this.#rtpMaps = maps
    }
    return this.#rtpMaps.get(format) ?? null
  }

  /** The parameters of a format, null for none. */
  fmtp(format: string): string | null {
    if (this.#fmtps === null) {
      const fmtps = new Map<string, string>()
      for (const line of this.attributes('fmtp')) {
        const value = attributeValue(line)
        const blank = value.indexOf(' ')
        const key = blank < 0 ? value : value.slice(0, blank)
        if (!fmtps.has(key)) fmtps.set(key, blank < 0 ? '' : value.slice(blank + 1))
      }
      this.#fmtps = fmtps
    }
    return this.#fmtps.get(format) ?? null
  }
}

/**
 * A session description; its offsets count in the text it was parsed from.
 *
 * @example Go over the streams of a description
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.media.map((media) => media.kind) // => ['audio']
 * description?.fault // => null
 * ```
 */
export class Sdp {
  /** What holds for the whole session. */
  readonly session: SdpSession
  /** The streams, in order. */
  readonly media: readonly SdpMedia[]
  /** The first thing in it that does not belong there, null for none. The rest is read all the same. */
  readonly fault: Fault | null

  constructor(session: SdpSession, media: readonly SdpMedia[], fault: Fault | null) {
    this.session = session
    this.media = media
    this.fault = fault
  }
}

/**
 * The grammar of a session description: lines, of which the first must be `v=0`.
 *
 * @param rules - how many lines and streams there may be
 *
 * @example Read a description with limits of your own
 * ```ts
 * import { parserRules, readSdp } from 'siprose/sip'
 *
 * const text = 'v=0\r\nm=audio 1 RTP/AVP 0\r\nm=audio 2 RTP/AVP 0\r\n'
 * readSdp(text, 0, text.length, parserRules({ maxSdpMedia: 1 })) // => { media: [{ port: 1 }], fault: { code: 'sip/too-many-sdp-media' } }
 * ```
 */
export function readSdp(
  text: string,
  from: number,
  to: number,
  rules: ParserRules = usualRules,
): Sdp | Fault {
  const lines = new SdpLines(text, from, to, rules.maxSdpLines)
  if (lines.count === 0) return lines.fault ?? new Fault(FaultCode.EMPTY_ELEMENT, from)
  if (lines.typeAt(0) !== V || lines.at(0).value.trim() !== '0') {
    return new Fault(FaultCode.BAD_SDP_VERSION, lines.startOf(0))
  }
  const starts: number[] = []
  for (let i = 0; i < lines.count; i++) if (lines.typeAt(i) === M) starts.push(i)
  const session = new SdpSession(lines, 0, starts[0] ?? lines.count)
  const media: SdpMedia[] = []
  let { fault } = lines
  for (let i = 0; i < starts.length; i++) {
    const first = starts[i] ?? 0
    if (i === rules.maxSdpMedia) {
      fault ??= new Fault(FaultCode.TOO_MANY_SDP_MEDIA, lines.startOf(first))
      break
    }
    const stream = new SdpMedia(session, first, starts[i + 1] ?? lines.count)
    if (!stream.good) fault ??= new Fault(FaultCode.BAD_SDP_MEDIA, stream.start)
    media.push(stream)
  }
  return new Sdp(session, media, fault)
}

/**
 * The session description that a text is, or null.
 *
 * @example Read a description
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.session.origin // => { username: 'alice', sessionId: '1', address: '192.0.2.10' }
 * description?.media // => [{ kind: 'audio', port: 49170, formats: ['0', '101'] }]
 * ```
 */
export function parseSdp(text: string): Sdp | null {
  const result = readSdp(text, 0, text.length)
  return result instanceof Fault ? null : result
}

/**
 * The value of a line that is an attribute: `0 PCMU/8000` of `a=rtpmap:0 PCMU/8000`. '' for none.
 *
 * @example Read the value of an attribute
 * ```ts
 * import { attributeValue, parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.media[0]?.attributes('rtpmap').map((line) => attributeValue(line)) // => ['101 telephone-event/8000']
 * ```
 */
export function attributeValue(line: SdpLine): string {
  const { value } = line
  const colon = value.indexOf(':')
  return colon < 0 ? '' : value.slice(colon + 1)
}

/** Which way an attribute says that media flows; null if it says something else. */
export function directionAt(lines: SdpLines, index: number): SdpDirection | null {
  for (const direction of directions) if (isAttribute(lines, index, direction)) return direction
  return null
}

/** Whether the line in a place is the attribute `name`. */
function isAttribute(lines: SdpLines, index: number, name: string): boolean {
  const { text } = lines
  const from = lines.startOf(index)
  if (text.charCodeAt(from) !== A) return false
  const end = from + 2 + name.length
  const valueEnd = lines.valueEndOf(index)
  if (end > valueEnd || !text.startsWith(name, from + 2)) return false
  return end === valueEnd || text.charCodeAt(end) === COLON
}
