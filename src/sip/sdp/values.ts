// hot
/** What stands in the lines of a session description (RFC 8866 5.2 to 5.9). */

import { decimal } from '../chars.ts'
import type { SdpLine } from './line.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const SP = 32

/** Cuts a line's value into words with blanks between: each `next()` sets start and end to the next one. */
export class Words {
  readonly #text: string
  readonly #to: number
  /** Where the current word starts. */
  start: number
  /** Where the current word ends. */
  end: number

  constructor(line: SdpLine) {
    this.#text = line.text
    this.#to = line.valueEnd
    this.start = line.valueStart
    this.end = line.valueStart
  }

  /** Goes to the next word; false at the end. */
  next(): boolean {
    let p = this.end
    while (p < this.#to && this.#text.charCodeAt(p) === SP) p++
    this.start = p
    while (p < this.#to && this.#text.charCodeAt(p) !== SP) p++
    this.end = p
    return p > this.start
  }

  /** The next word, '' at the end. */
  take(): string {
    this.next()
    return this.#text.slice(this.start, this.end)
  }
}

/**
 * Who made the session, and which version of it this is: the line `o=`.
 *
 * @example See which version of a session this is
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.session.origin?.version // => '2'
 * ```
 */
export class SdpOrigin {
  /** The line. */
  readonly line: SdpLine
  /** The name of the maker, `-` for none. */
  readonly username: string
  /** The number of the session, digits of any length. */
  readonly sessionId: string
  /** The number of the version, digits of any length. */
  readonly version: string
  /** Where the version starts. */
  readonly versionStart: number
  /** The kind of network: `IN`. */
  readonly netType: string
  /** The kind of address: `IP4`, `IP6`. */
  readonly addressType: string
  /** Where the kind of address starts. */
  readonly addressTypeStart: number
  /** The address of the maker. */
  readonly address: string
  /** Where the address ends. */
  readonly addressEnd: number

  constructor(line: SdpLine) {
    const words = new Words(line)
    this.line = line
    this.username = words.take()
    this.sessionId = words.take()
    this.version = words.take()
    this.versionStart = words.start
    this.netType = words.take()
    this.addressType = words.take()
    this.addressTypeStart = words.start
    this.address = words.take()
    this.addressEnd = words.end
  }
}

/**
 * Where media goes: the line `c=`.
 *
 * @example See that a stream may have a destination of its own
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp('v=0\r\nc=IN IP4 192.0.2.10\r\nm=audio 1 RTP/AVP 0\r\nc=IN IP6 2001:db8::1\r\n')
 * description?.media[0]?.connection // => { netType: 'IN', addressType: 'IP6', address: '2001:db8::1' }
 * ```
 */
export class SdpConnection {
  /** The line. */
  readonly line: SdpLine
  /** The kind of network: `IN`. */
  readonly netType: string
  /** The kind of address: `IP4`, `IP6`. */
  readonly addressType: string
  /** Where the kind of address starts. */
  readonly addressTypeStart: number
  /** The address, without the TTL and count that a multicast one may have. */
  readonly address: string
  /** Where the address ends, TTL and count not included. */
  readonly addressEnd: number

  constructor(line: SdpLine) {
    const words = new Words(line)
    this.line = line
    this.netType = words.take()
    this.addressType = words.take()
    this.addressTypeStart = words.start
    const whole = words.take()
    const slash = whole.indexOf('/')
    this.address = slash < 0 ? whole : whole.slice(0, slash)
    this.addressEnd = words.start + this.address.length
  }
}

/**
 * How much a session or a stream may use: a line `b=`.
 *
 * @example See how much a session may use
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp('v=0\r\nb=AS:128\r\n')
 * description?.session.bandwidths // => [{ type: 'AS', value: 128 }]
 * ```
 */
export class SdpBandwidth {
  /** The line. */
  readonly line: SdpLine
  /** What is meant: `AS`, `CT`, `TIAS`. */
  readonly type: string
  /** Kilobits a second, bits for `TIAS`; -1 if it is no number. */
  readonly value: number

  constructor(line: SdpLine) {
    const { text, valueStart, valueEnd } = line
    const colon = line.value.indexOf(':')
    const from = colon < 0 ? valueEnd : valueStart + colon + 1
    this.line = line
    this.type = colon < 0 ? line.value : text.slice(valueStart, from - 1)
    this.value = decimal(text, from, valueEnd, Number.MAX_SAFE_INTEGER)
  }
}

/**
 * From when to when a session goes on: a line `t=`. Seconds since 1900, 0 for no bound, -1 for no number.
 *
 * @example See from when to when a session goes on
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp('v=0\r\nt=2873397496 2873404696\r\n')
 * description?.session.times // => [{ start: 2873397496, stop: 2873404696 }]
 * ```
 */
export class SdpTime {
  /** The line. */
  readonly line: SdpLine
  /** When it starts. */
  readonly start: number
  /** When it stops. */
  readonly stop: number

  constructor(line: SdpLine) {
    const words = new Words(line)
    this.line = line
    words.next()
    this.start = decimal(line.text, words.start, words.end, Number.MAX_SAFE_INTEGER)
    words.next()
    this.stop = decimal(line.text, words.start, words.end, Number.MAX_SAFE_INTEGER)
  }
}

/**
 * What a payload type stands for: an attribute `rtpmap` (RFC 8866 6.6).
 *
 * @example Read the parts of a coding
 * ```ts
 * import { RtpMap } from 'siprose/sip'
 *
 * new RtpMap('96 opus/48000/2') // => { format: '96', encoding: 'opus', clockRate: 48000, parameters: '2' }
 * ```
 */
export class RtpMap {
  /** The payload type, as in the line `m=`. */
  readonly format: string
  /** The name of the coding: `PCMU`, `telephone-event`. */
  readonly encoding: string
  /** Ticks a second; -1 if that is no number. */
  readonly clockRate: number
  /** What follows, the number of channels for sound; '' for nothing. */
  readonly parameters: string

  /** @param text - the value of the attribute: `96 opus/48000/2` */
  constructor(text: string) {
    const blank = text.indexOf(' ')
    const coding = blank < 0 ? '' : text.slice(blank + 1).trim()
    const slash = coding.indexOf('/')
    const rate = slash < 0 ? '' : coding.slice(slash + 1)
    const second = rate.indexOf('/')
    this.format = blank < 0 ? text : text.slice(0, blank)
    this.encoding = slash < 0 ? coding : coding.slice(0, slash)
    this.clockRate = decimal(rate, 0, second < 0 ? rate.length : second, 0xffffffff)
    this.parameters = second < 0 ? '' : rate.slice(second + 1)
  }
}
