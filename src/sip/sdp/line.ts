// hot
/** Lines of a session description, `a=sendrecv`, found by one pass (RFC 8866 section 5). */

import { isAlpha } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const CR = 13
const EQUALS = 61

/** Numbers of a line in {@link SdpLines}: where it starts, where its value ends, where the next line starts. */
const ENTRY = 3

/**
 * One line; its offsets count in the text that the description stands in.
 *
 * @example See where a line stands
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * const line = description?.session.line('s')
 * line // => { type: 's', value: '-' }
 * line === null || line === undefined ? '' : line.text.slice(line.start, line.valueEnd) // => 's=-'
 * ```
 */
export class SdpLine {
  /** The text the line stands in. */
  readonly text: string
  /** Its letter: `a`. */
  readonly type: string
  /** Where it starts. */
  readonly start: number
  /** Where its value ends: before its line end. */
  readonly valueEnd: number
  /** Where the next line starts. */
  readonly end: number

  constructor(text: string, start: number, valueEnd: number, end: number) {
    this.text = text
    this.type = text.charAt(start)
    this.start = start
    this.valueEnd = valueEnd
    this.end = end
  }

  /** Where its value starts: after the `=`. */
  get valueStart(): number {
    return this.start + 2
  }

  /** What stands after the `=`. */
  get value(): string {
    return this.text.slice(this.start + 2, this.valueEnd)
  }
}

/**
 * Where all lines of a description stand. Lines that are none, and empty ones, are not among them.
 *
 * @example Count the lines of a description
 * ```ts
 * import { parseSdp } from 'siprose/sip'
 *
 * const description = parseSdp(
 *   'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n',
 * )
 * description?.session.lines.count // => 9
 * ```
 */
export class SdpLines {
  /** The text they stand in. */
  readonly text: string
  /** The first thing that is no line; null if there is none. */
  readonly fault: Fault | null
  readonly #directory: readonly number[]

  /** Finds the lines from `from` to `to`, `max` at most. */
  constructor(text: string, from: number, to: number, max: number) {
    const directory: number[] = []
    let fault: Fault | null = null
    let p = from
    while (p < to) {
      const found = text.indexOf('\n', p)
      const feed = found < 0 || found >= to ? to : found
      let valueEnd = feed
      while (valueEnd > p && text.charCodeAt(valueEnd - 1) === CR) valueEnd--
      const end = feed < to ? feed + 1 : to
      if (valueEnd > p) {
        const good = isAlpha(text.charCodeAt(p)) && text.charCodeAt(p + 1) === EQUALS
        if (!good || p + 1 >= valueEnd) fault ??= new Fault(FaultCode.BAD_SDP_LINE, p)
        else if (directory.length === max * ENTRY) {
          fault ??= new Fault(FaultCode.TOO_MANY_SDP_LINES, p)
          break
        } else directory.push(p, valueEnd, end)
      }
      p = end
    }
    this.text = text
    this.fault = fault
    this.#directory = directory
  }

  /** How many there are. */
  get count(): number {
    return this.#directory.length / ENTRY
  }

  /** The letter's code of the line in a place. */
  typeAt(index: number): number {
    return this.text.charCodeAt(this.startOf(index))
  }

  /** Where the line in a place starts; for the place after the last one, where that ends. */
  startOf(index: number): number {
    return this.#directory[index * ENTRY] ?? this.#directory[index * ENTRY - 1] ?? 0
  }

  /** Where the value of the line in a place ends. */
  valueEndOf(index: number): number {
    return this.#directory[index * ENTRY + 1] ?? 0
  }

  /** Where the line in a place ends, its line end included. */
  endOf(index: number): number {
    return this.#directory[index * ENTRY + 2] ?? 0
  }

  /** The line in a place. */
  at(index: number): SdpLine {
    return new SdpLine(this.text, this.startOf(index), this.valueEndOf(index), this.endOf(index))
  }
}
