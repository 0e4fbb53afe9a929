// hot

/**
 * Cuts a stream into SIP messages (RFC 3261 section 18.3), strictly: what two servers could understand differently is refused.
 *
 * Each byte is looked at once, however it arrives. Nothing is allocated by a length that the peer announced; what is kept of an
 * unfinished message grows with what has arrived, up to the limits.
 */

/** How much a stream may send as one message. */
export interface FrameLimits {
  /** Bytes from the first line to the empty line, which is counted. */
  readonly headerBytes: number
  /** Bytes of a body. */
  readonly bodyBytes: number
  /** Bytes of both together. */
  readonly messageBytes: number
  /** Reads a message without Content-Length as one without a body; otherwise it is refused (RFC 3261 section 20.14). */
  readonly acceptNoContentLength: boolean
  /** Reads requests of HTTP too, which need no Content-Length (RFC 9112 section 6.3). */
  readonly http: boolean
}

/** Why a stream cannot be cut, and what a request that did it is answered with; status 0 where no header was complete. */
export const FRAME_FAULTS = {
  /** A line of the header does not end in CR LF, or there is a CR or LF by itself in it. */
  badLineEnd: { status: 0, reason: 'Bad Line End' },
  /** No empty line within the bytes that a header may have. */
  headerTooLong: { status: 0, reason: 'Header Too Long' },
  /** The value is not digits only, or is no number that any message could have. */
  badContentLength: { status: 400, reason: 'Bad Content-Length' },
  /** Two Content-Length headers disagree. */
  contentLengthConflict: { status: 400, reason: 'Content-Length Conflict' },
  /** There is no Content-Length. */
  noContentLength: { status: 400, reason: 'Content-Length Missing' },
  /** The body, or the whole message, is longer than allowed. */
  messageTooLong: { status: 513, reason: 'Message Too Large' },
} as const

/** The name of a reason why a stream cannot be cut. */
export type FrameFault = keyof typeof FRAME_FAULTS

/** Takes what a stream is cut into. Bytes are valid only during the call. */
export interface FrameSink {
  message(bytes: Buffer, start: number, end: number): void
  /** The peer asks for a sign of life (RFC 5626 section 3.5.1): a CR LF CR LF between messages. */
  pinged(): void
  /** The stream is spoilt; `start` to `end` is the header of the message that did it, or nothing. */
  fault(fault: FrameFault, bytes: Buffer, start: number, end: number): void
}

const TAB = 0x09
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const COLON = 0x3a
const NINE = 0x39
const ZERO = 0x30

const CONTENT_LENGTH = 'content-length'
const COMPACT = 0x6c

/** No Content-Length reaches this; checked at each digit, so that no sum overflows. */
const NO_LENGTH = 0x7fffffff

/** An emptied buffer larger than this is given back. */
const KEPT_BYTES = 16384

/** How the first line of a request of HTTP ends. */
const HTTP_LINE = / HTTP\/1\.\d$/

const State = {
  GAP: 0,
  FIRST_LINE: 1,
  LINE_START: 2,
  NAME: 3,
  NAME_END: 4,
  BEFORE_DIGITS: 5,
  DIGITS: 6,
  AFTER_DIGITS: 7,
  OTHER: 8,
  BODY: 9,
  CLOSED: 10,
} as const
type State = (typeof State)[keyof typeof State]

/** Cuts one stream. */
export class StreamFramer {
  readonly #limits: FrameLimits
  readonly #sink: FrameSink
  #state: State = State.GAP
  /** The state that a folded line goes on with. */
  #folded: State = State.OTHER
  #sawCr = false
  #gap = 0
  #headerBytes = 0
  #nameAt = 0
  #value = 0
  #length = -1
  #fault: FrameFault | null = null
  #bodyLeft = 0
  #kept: Buffer | null = null
  #keptBytes = 0

  constructor(limits: FrameLimits, sink: FrameSink) {
    this.#limits = limits
    this.#sink = sink
  }

  /** True in the middle of a message. */
  get unfinished(): boolean {
    return this.#state !== State.GAP && this.#state !== State.CLOSED
  }

  get #inBody(): boolean {
    return this.#state === State.BODY
  }

  /** Bytes of memory held for a message that is not complete. */
  get heldBytes(): number {
    return this.#kept === null ? 0 : this.#kept.length
  }

  /** Ends it: nothing more is handed to the sink, not even from the chunk in hand. */
  close(): void {
    this.#state = State.CLOSED
    this.#kept = null
    this.#keptBytes = 0
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @returns false once the stream is spoilt or closed
   */
  push(chunk: Buffer): boolean {
    const end = chunk.length
    let start = 0
    let at = 0
    while (at < end && this.#state !== State.CLOSED) {
      if (this.#state === State.GAP) {
        at = this.#skipGap(chunk, at)
        start = at
        continue
      }
      if (!this.#inBody) {
        at = this.#readHeader(chunk, at)
        if (this.#inBody) this.#headerDone(chunk, start, at)
      }
      if (this.#inBody) {
        const taken = Math.min(this.#bodyLeft, end - at)
        this.#bodyLeft -= taken
        at += taken
        if (this.#bodyLeft === 0) this.#messageDone(chunk, start, at)
      }
    }
    if (this.unfinished) this.#keep(chunk, start, end)
    return this.#state !== State.CLOSED
  }

  /** Skips line ends between messages; two in a row are a ping, one is the answer to ours. */
  #skipGap(chunk: Buffer, from: number): number {
    const end = chunk.length
    for (let at = from; at < end; at++) {
      const code = chunk[at]
      if (code !== CR && code !== LF) {
        this.#begin()
        return at
      }
      const wanted = (this.#gap & 1) === 0 ? CR : LF
      if (code === wanted) this.#gap++
      else this.#gap = code === CR ? 1 : 0
      if (this.#gap === 4) {
        this.#gap = 0
        this.#sink.pinged()
        if (this.#state === State.CLOSED) return end
      }
    }
    return end
  }

  #begin(): void {
    this.#state = State.FIRST_LINE
    this.#gap = 0
    this.#headerBytes = 0
    this.#sawCr = false
    this.#length = -1
    this.#fault = null
    this.#bodyLeft = 0
  }

  /** Reads header bytes; leaves the state at BODY behind the empty line. */
  #readHeader(chunk: Buffer, from: number): number {
    const limit = from + this.#limits.headerBytes - this.#headerBytes
    const end = Math.min(chunk.length, limit)
    let at = from
    while (at < end) {
      const code = chunk[at++] ?? 0
      if (code === LF || code === CR || this.#sawCr) {
        if (!this.#lineEnd(code)) {
          this.#spoil('badLineEnd', chunk, at, at)
          return at
        }
        if (this.#state === State.BODY) break
      } else if (this.#state === State.OTHER || this.#state === State.FIRST_LINE) {
        at = skipLine(chunk, at, end)
      } else {
        this.#headerByte(code)
      }
    }
    this.#headerBytes += at - from
    if (at === limit && this.#state !== State.BODY) this.#spoil('headerTooLong', chunk, at, at)
    return at
  }

  /** A CR, the LF that must follow it, or a wrong byte. */
  #lineEnd(code: number): boolean {
    if (!this.#sawCr) {
      this.#sawCr = code === CR
      return this.#sawCr
    }
    this.#sawCr = false
    if (code !== LF) return false
    if (this.#state === State.LINE_START) {
      this.#fieldDone()
      this.#state = State.BODY
      return true
    }
    this.#folded = foldOf(this.#state)
    this.#state = State.LINE_START
    return true
  }

  #headerByte(code: number): void {
    switch (this.#state) {
      case State.LINE_START:
        this.#lineStart(code)
        return
      case State.NAME:
        this.#name(code)
        return
      case State.NAME_END:
        if (code === COLON) {
          this.#state = State.BEFORE_DIGITS
          this.#value = 0
        } else if (code !== SPACE && code !== TAB) {
          this.#state = State.OTHER
        }
        return
      default:
        this.#valueByte(code)
    }
  }

  #lineStart(code: number): void {
    if (code === SPACE || code === TAB) {
      this.#state = this.#folded
      return
    }
    this.#fieldDone()
    this.#nameAt = 0
    this.#state = State.NAME
    this.#name(code)
  }

  /** One more byte of a header's name: is it still `Content-Length`, or `l`? */
  #name(code: number): void {
    const lower = code >= 0x41 && code <= 0x5a ? code | 0x20 : code
    if (this.#nameAt === 0 && lower === COMPACT) {
      this.#state = State.NAME_END
    } else if (lower !== CONTENT_LENGTH.charCodeAt(this.#nameAt)) {
      this.#state = State.OTHER
    } else if (++this.#nameAt === CONTENT_LENGTH.length) {
      this.#state = State.NAME_END
    }
  }

  #valueByte(code: number): void {
    if (code === SPACE || code === TAB) {
      if (this.#state === State.DIGITS) this.#state = State.AFTER_DIGITS
    } else if (code < ZERO || code > NINE || this.#state === State.AFTER_DIGITS) {
      this.#note('badContentLength')
    } else {
      this.#state = State.DIGITS
      if (this.#value < NO_LENGTH / 10 - 1) this.#value = this.#value * 10 + code - ZERO
      else this.#note('badContentLength')
    }
  }

  /** The line before this one, with its folds, is over. */
  #fieldDone(): void {
    const folded = this.#folded
    this.#folded = State.OTHER
    if (folded === State.BEFORE_DIGITS) this.#note('badContentLength')
    if (folded !== State.AFTER_DIGITS) return
    if (this.#length >= 0 && this.#length !== this.#value) this.#note('contentLengthConflict')
    this.#length = this.#value
  }

  /** Remembers the first fault: the header is read to its end, so that the request can be answered. */
  #note(fault: FrameFault): void {
    this.#fault ??= fault
    this.#state = this.#state === State.LINE_START ? State.LINE_START : State.OTHER
  }

  #headerDone(chunk: Buffer, start: number, at: number): void {
    const fault = this.#fault ?? this.#lengthFault()
    const bodiless = fault === 'noContentLength' && this.#isHttp(chunk, start, at)
    if (fault === null || bodiless) {
      this.#bodyLeft = Math.max(this.#length, 0)
      return
    }
    this.#spoil(fault, chunk, start, at)
  }

  /** Whether the first line, which may lie in two pieces, ends as one of HTTP. */
  #isHttp(chunk: Buffer, start: number, at: number): boolean {
    if (!this.#limits.http) return false
    const kept = this.#kept?.toString('latin1', 0, this.#keptBytes) ?? ''
    const header = kept + chunk.toString('latin1', start, at)
    return HTTP_LINE.test(header.slice(0, header.indexOf('\r')))
  }

  #lengthFault(): FrameFault | null {
    if (this.#length < 0) return this.#limits.acceptNoContentLength ? null : 'noContentLength'
    if (this.#length > this.#limits.bodyBytes) return 'messageTooLong'
    const whole = this.#headerBytes + this.#length
    return whole > this.#limits.messageBytes ? 'messageTooLong' : null
  }

  #spoil(fault: FrameFault, chunk: Buffer, start: number, at: number): void {
    if (start < at && this.#keptBytes > 0) {
      this.#keep(chunk, start, at)
      const kept = this.#kept ?? chunk
      const length = this.#keptBytes
      this.close()
      this.#sink.fault(fault, kept, 0, length)
      return
    }
    this.close()
    this.#sink.fault(fault, chunk, start, at)
  }

  #messageDone(chunk: Buffer, start: number, at: number): void {
    this.#state = State.GAP
    if (this.#keptBytes === 0) {
      this.#sink.message(chunk, start, at)
      return
    }
    this.#keep(chunk, start, at)
    const kept = this.#kept ?? chunk
    const length = this.#keptBytes
    this.#keptBytes = 0
    if (kept.length > KEPT_BYTES) this.#kept = null
    this.#sink.message(kept, 0, length)
  }

  /** Copies a part of a message that is not complete; room doubles, so that a dripping peer costs linear time. */
  #keep(chunk: Buffer, start: number, end: number): void {
    const needed = this.#keptBytes + end - start
    let kept = this.#kept
    if (kept === null || kept.length < needed) {
      const most = this.#limits.headerBytes + this.#limits.bodyBytes
      const room = Math.max(1024, needed, Math.min(this.#keptBytes * 2, most))
      const larger = Buffer.allocUnsafeSlow(room)
      if (kept !== null) kept.copy(larger, 0, 0, this.#keptBytes)
      kept = larger
      this.#kept = kept
    }
    chunk.copy(kept, this.#keptBytes, start, end)
    this.#keptBytes = needed
  }
}

/** What a line that begins with a blank goes on with. */
function foldOf(state: State): State {
  switch (state) {
    case State.BEFORE_DIGITS:
      return State.BEFORE_DIGITS
    case State.DIGITS:
    case State.AFTER_DIGITS:
      return State.AFTER_DIGITS
    default:
      return State.OTHER
  }
}

/** The next CR or LF of a line that is not looked at. */
function skipLine(chunk: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && chunk[at] !== CR && chunk[at] !== LF) at++
  return at
}
