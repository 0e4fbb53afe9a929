// hot
/**
 * One pass over the received bytes: a copy, the first line, and where each header starts and which it is.
 *
 * Nothing else is looked at: values are parsed when somebody asks for them.
 */

import { latin1Text } from './latin1.ts'
import { sameLower, TOKEN as tokens } from './chars.ts'
import {
  FOLDED as folds,
  MAX_OFFSET,
  NO_HEADER as none,
  OFFSET_SHIFT as shift,
} from './directory.ts'
import { Fault, FaultCode } from './errors.ts'
import { crowdFault, harmlessBytes, onceIds, viaCrowd } from './crowd.ts'
import { headerIdOfBytes } from './header-names.ts'
import { methodIdOfBytes } from './methods.ts'
import { type ParserRules, usualRules } from './rules.ts'
import * as layout from './survey/layout.ts'
import { type Numbers, numbers as found, surveyed } from './survey/survey.ts'

// an imported constant is loaded at each comparison, one of this file is not: 200 ns of 850 a scan
const TAB = 9
const LF = 10
const CR = 13
const SP = 32
const DOT = 46
const SLASH = 47
const COLON = 58
const FOLDED: number = folds
const NO_HEADER: number = none
const OFFSET_SHIFT: number = shift
const TOKEN: Uint8Array = tokens
const numbers: Numbers = found
const {
  BODY_START,
  DIRECTORY,
  FIRST_LINE_END,
  FROM_TAG,
  HEADER_COUNT,
  METHOD_ID,
  SEEN,
  SEEN_MORE,
  STATUS,
  UNREAD,
  URI_END,
  URI_START,
} = layout
const { BAD_HEADER_NAME, HEADER_WITHOUT_COLON } = FaultCode

/** A number a header, for the message that is scanned: filled in place, and copied out at its final length. */
const scratch: number[] = []

/**
 * What a message that was not surveyed has of its own: one that was is sound, and its first line is written in one way only.
 */
export class Scanned {
  readonly isRequest: boolean
  readonly fault: Fault | null
  readonly lfOnly: boolean
  readonly headersEnd: number
  readonly methodEnd: number
  readonly versionStart: number
  readonly versionEnd: number
  readonly version20: boolean
  readonly reasonStart: number
  readonly reasonEnd: number

  constructor(scan: Scan) {
    this.isRequest = scan.isRequest
    this.fault = scan.fault
    this.lfOnly = scan.lfOnly
    this.headersEnd = scan.headersEnd
    this.methodEnd = scan.methodEnd
    this.versionStart = scan.versionStart
    this.versionEnd = scan.versionEnd
    this.version20 = scan.version20
    this.reasonStart = scan.reasonStart
    this.reasonEnd = scan.reasonEnd
  }
}

/**
 * What one scan found; offsets count from the first byte of the first line.
 *
 * One object is used for every message, since a message copies what it keeps.
 */
export class Scan {
  /** Where the first line starts in the bytes given: after the line ends that may stand before it. */
  start = 0
  /** The copy of the message. */
  text = ''
  isRequest = false
  methodId = 0
  methodEnd = 0
  uriStart = 0
  uriEnd = 0
  status = 0
  reasonStart = 0
  reasonEnd = 0
  versionStart = 0
  versionEnd = 0
  /** Whether the version is exactly `SIP/2.0`. */
  version20 = false
  firstLineEnd = 0
  headersEnd = 0
  bodyStart = 0
  /** How many headers there are. */
  count = 0
  /** Whether any header line ends without a CR. */
  lfOnly = false
  /** A bit for each header number below 32 that was met. */
  seen = 0
  /** The same from 32 on, where some share a bit: see the layout of the survey. */
  seenMore = 0
  fault: Fault | null = null
  /** What the message has of its own; null for one that was surveyed, so that nothing needed to be scanned. */
  scanned: Scanned | null = null
  /** What the message has to keep to. */
  rules: ParserRules = usualRules

  /** Scans `bytes` from `start` to `end`, and gives the copy of the message; never throws. */
  run(bytes: Buffer, start: number, end: number, rules: ParserRules): string {
    this.rules = rules
    while (start < end && (bytes[start] === CR || bytes[start] === LF)) start++
    const limit = limitOf(rules)
    const whole = end - start <= limit
    const text = latin1Text(bytes, start, whole ? end : start + limit)
    if (whole && surveyed(text, rules)) {
      this.scanned = null
      return text
    }
    this.text = text
    this.#read(bytes, start, end, rules)
    this.#leave()
    this.text = ''
    return text
  }

  /** Leaves what was found where the survey would, and no more: the grammars read the rest. */
  #leave(): void {
    this.scanned = new Scanned(this)
    numbers.fill(UNREAD, FROM_TAG, DIRECTORY)
    numbers[METHOD_ID] = this.methodId
    numbers[URI_START] = this.uriStart
    numbers[URI_END] = this.uriEnd
    numbers[STATUS] = this.status
    numbers[FIRST_LINE_END] = this.firstLineEnd
    numbers[BODY_START] = this.bodyStart
    numbers[SEEN] = this.seen
    numbers[SEEN_MORE] = this.seenMore
  }

  /** Reads what is written in an unusual way, or wrong; never throws. */
  #read(bytes: Buffer, start: number, end: number, rules: ParserRules): void {
    this.#reset(start)
    const limit = limitOf(rules)
    if (end - start > limit) {
      this.fault = new Fault(FaultCode.MESSAGE_TOO_LONG, limit)
      end = start + limit
    }
    if (start >= end) {
      this.fault = new Fault(FaultCode.EMPTY, 0)
      return
    }
    const lineEnd = this.#firstLine(bytes, start, end)
    if (!this.version20 && !this.#knownVersion()) {
      this.#blame(FaultCode.UNSUPPORTED_VERSION, this.versionStart)
    }
    this.firstLineEnd = this.headersEnd = this.bodyStart = lineEnd - start
    if (lineEnd - start > rules.maxFirstLineBytes) {
      this.#blame(FaultCode.FIRST_LINE_TOO_LONG, rules.maxFirstLineBytes)
    } else if (this.uriEnd - this.uriStart > rules.maxUriBytes) {
      this.#blame(FaultCode.URI_TOO_LONG, this.uriStart)
    }
    this.#headers(bytes, lineEnd, end, rules)
    if (end - start - this.bodyStart > rules.maxBodyBytes) {
      this.#blame(FaultCode.BODY_TOO_LONG, this.bodyStart + rules.maxBodyBytes)
    }
    // a Via has 14 bytes at least, so that short messages need not be looked through
    if (this.headersEnd - this.firstLineEnd > 14 * rules.maxVias) {
      const at = viaCrowd(this.text, scratch.slice(0, this.count), this.headersEnd, rules.maxVias)
      if (at >= 0) this.#blame(FaultCode.TOO_MANY_VIAS, at)
    }
  }

  /** The directory of the headers: offset, whether folded, and number of each. */
  directory(): readonly number[] {
    if (this.scanned !== null) return scratch.slice(0, this.count)
    const count = numbers[HEADER_COUNT]
    // made at its length, which is known: 20 ns, where a copy of a list takes 45
    // oxlint-disable-next-line unicorn/no-new-array
    const directory = new Array<number>(count)
    for (let i = 0; i < count; i++) directory[i] = numbers[DIRECTORY + i] ?? 0
    return directory
  }

  #reset(start: number): void {
    this.start = start
    this.isRequest = false
    this.methodId = 0
    this.methodEnd = 0
    this.uriStart = 0
    this.uriEnd = 0
    this.status = 0
    this.reasonStart = 0
    this.reasonEnd = 0
    this.versionStart = 0
    this.versionEnd = 0
    this.version20 = false
    this.firstLineEnd = 0
    this.headersEnd = 0
    this.bodyStart = 0
    this.count = 0
    this.lfOnly = false
    this.seen = 0
    this.seenMore = 0
    this.fault = null
  }

  /** Notes a fault, unless there is an earlier one. */
  #blame(code: FaultCode, offset: number): void {
    if (this.fault === null) this.fault = new Fault(code, offset)
  }

  /** Fills the directory, and finds where headers end and body starts. */
  #headers(bytes: Uint8Array, from: number, end: number, rules: ParserRules): void {
    const start = this.start
    const { text } = this
    const directory = scratch
    let count = 0
    let seen = 0
    const { strict, maxHeaders } = rules
    const names = rules.headerNameBytes
    // up to this length a header can break no limit
    const harmless = Math.min(rules.maxHeaderBytes, harmlessBytes(rules))
    const once = strict ? onceIds : 0
    let p = from
    while (p < end) {
      const line = p
      while (p < end && names[bytes[p] ?? 0] !== 0) p++
      const nameEnd = p
      if (nameEnd === line) {
        const after = emptyLine(bytes, line, end)
        if (after > 0) {
          this.seen = seen
          this.#ended(line, after, count)
          return
        }
      }
      while (p < end && (bytes[p] === SP || bytes[p] === TAB)) p++
      if (p >= end) break
      if (count >= maxHeaders) {
        this.#blame(FaultCode.TOO_MANY_HEADERS, line - start)
        this.seen = seen
        this.#ended(line, line, count)
        return
      }
      const colon = nameEnd > line && bytes[p] === COLON ? p : line
      let id = NO_HEADER
      if (colon > line) {
        id = headerIdOfBytes(bytes, line, nameEnd)
        if (id < 32) {
          const bit = 1 << id
          if ((seen & bit & once) !== 0) this.#blame(FaultCode.REPEATED_HEADER, line - start)
          seen |= bit
        } else this.seenMore |= 1 << (id & 31)
      } else if (strict || bytes[line] === SP || bytes[line] === TAB) {
        // a blank before the first header would make the line go on with whatever is put before it: our Via
        this.#blame(bytes[p] === COLON ? BAD_HEADER_NAME : HEADER_WITHOUT_COLON, p - start)
      }
      let folded = 0
      for (;;) {
        // looking for line ends in the copy, not in the bytes, is 280 ns less of 930 a message
        p = text.indexOf('\n', p - start) + 1 + start
        if (p === start) break
        if (bytes[p - 2] !== CR) this.lfOnly = true
        if (p >= end || (bytes[p] !== SP && bytes[p] !== TAB)) break
        folded = FOLDED
      }
      directory[count++] = ((line - start) << OFFSET_SHIFT) | folded | id
      if (p === start) break
      if (p - line > harmless) this.#long(id, line - start, colon - start, p - start)
    }
    this.seen = seen
    this.#blame(FaultCode.HEADERS_NOT_ENDED, end - start)
    this.#ended(end, end, count)
  }

  /** Looks through a header that is long enough to break a limit. */
  #long(id: number, line: number, colon: number, end: number): void {
    const { rules } = this
    if (end - line > rules.maxHeaderBytes) this.#blame(FaultCode.HEADER_TOO_LONG, line)
    else if (colon > line && this.fault === null) {
      this.fault = crowdFault(this.text, id, colon + 1, end, rules)
    }
  }

  #ended(headersEnd: number, bodyStart: number, count: number): void {
    this.count = count
    this.headersEnd = headersEnd - this.start
    this.bodyStart = bodyStart - this.start
  }

  #knownVersion(): boolean {
    const { text, versionStart, versionEnd, rules } = this
    if (sameLower(text, versionStart, versionEnd, 'sip/2.0')) return true
    const takesHttp = this.status > 0 ? rules.httpReplies : rules.httpRequests
    return takesHttp && sameLower(text, versionStart, versionStart + 5, 'http/')
  }

  /** Reads the first line; returns the offset after its end. */
  #firstLine(bytes: Uint8Array, start: number, end: number): number {
    let p = start
    while (p < end && TOKEN[bytes[p] ?? 0] !== 0) p++
    if (
      p < end &&
      bytes[p] === SLASH &&
      (isSip(bytes, start, p) || this.#takesHttp(bytes, start, p))
    )
      p = this.#statusLine(bytes, start, end)
    else p = this.#requestLine(bytes, start, p, end)
    while (p < end && bytes[p] !== LF) p++
    return p < end ? p + 1 : end
  }

  /** Whether the line is that of a reply of HTTP, and those are wanted. */
  #takesHttp(bytes: Uint8Array, start: number, p: number): boolean {
    return (
      this.rules.httpReplies &&
      p - start === 4 &&
      ((bytes[start] ?? 0) | 32) === 104 &&
      ((bytes[start + 1] ?? 0) | 32) === 116 &&
      ((bytes[start + 2] ?? 0) | 32) === 116 &&
      ((bytes[start + 3] ?? 0) | 32) === 112
    )
  }

  #requestLine(bytes: Uint8Array, start: number, p: number, end: number): number {
    this.methodEnd = p - start
    if (p === start || p >= end || bytes[p] !== SP) {
      const ended = p >= end || bytes[p] === LF || bytes[p] === CR
      this.#blame(ended ? FaultCode.BAD_FIRST_LINE : FaultCode.BAD_METHOD, p - start)
      return p
    }
    this.isRequest = true
    this.methodId = methodIdOfBytes(bytes, start, p)
    const uriStart = ++p
    while (p < end && isUriByte(bytes[p] ?? 0)) p++
    this.uriStart = uriStart - start
    this.uriEnd = p - start
    if (p === uriStart || p >= end || bytes[p] !== SP) {
      const ended = p > uriStart && (p >= end || bytes[p] === LF || bytes[p] === CR)
      this.#blame(ended ? FaultCode.BAD_FIRST_LINE : FaultCode.BAD_REQUEST_URI, p - start)
      return p
    }
    p = this.#version(bytes, p + 1, end)
    while (p < end && (bytes[p] === SP || bytes[p] === TAB)) p++
    if (p < end && bytes[p] === CR) p++
    if (p >= end || bytes[p] !== LF) this.#blame(FaultCode.BAD_VERSION, p - start)
    return p
  }

  #statusLine(bytes: Uint8Array, start: number, end: number): number {
    let p = this.#version(bytes, start, end)
    if (this.fault !== null) return p
    if (p >= end || bytes[p] !== SP) {
      this.#blame(FaultCode.BAD_STATUS, p - start)
      return p
    }
    const from = ++p
    let status = 0
    while (p < end && p < from + 4 && isDigitByte(bytes[p] ?? 0)) {
      status = status * 10 + (bytes[p] ?? 0) - 48
      p++
    }
    const after = p < end ? bytes[p] : 0
    if (p !== from + 3 || status < 100 || (after !== SP && after !== CR && after !== LF)) {
      this.#blame(FaultCode.BAD_STATUS, from - start)
      return p
    }
    this.status = status
    if (after === SP) p++
    this.reasonStart = p - start
    while (p < end && bytes[p] !== LF) p++
    this.reasonEnd = p - start - (p > start + this.reasonStart && bytes[p - 1] === CR ? 1 : 0)
    return p
  }

  /** Reads `name/digits.digits`; returns the offset after it. */
  #version(bytes: Uint8Array, from: number, end: number): number {
    const start = this.start
    this.versionStart = from - start
    if (from + 7 < end && isVersion20(bytes, from)) {
      this.version20 = true
      this.versionEnd = from + 7 - start
      return from + 7
    }
    let p = from
    while (p < end && TOKEN[bytes[p] ?? 0] !== 0) p++
    const slash = p
    if (p < end && bytes[p] === SLASH) p++
    const major = p
    while (p < end && isDigitByte(bytes[p] ?? 0)) p++
    const dot = p
    if (p < end && bytes[p] === DOT) p++
    const minor = p
    while (p < end && isDigitByte(bytes[p] ?? 0)) p++
    this.versionEnd = p - start
    if (slash === from || major === slash || dot === major || minor === dot || p === minor) {
      this.#blame(FaultCode.BAD_VERSION, from - start)
    }
    return p
  }
}

/** How many bytes of a message are looked at. */
function limitOf(rules: ParserRules): number {
  return Math.min(rules.maxBytes, MAX_OFFSET - 1)
}

/** The offset after the empty line at `p`, or 0 if there is none. */
function emptyLine(bytes: Uint8Array, p: number, end: number): number {
  if (bytes[p] === LF) return p + 1
  return bytes[p] === CR && p + 1 < end && bytes[p + 1] === LF ? p + 2 : 0
}

function isVersion20(bytes: Uint8Array, p: number): boolean {
  return (
    bytes[p] === 83 &&
    bytes[p + 1] === 73 &&
    bytes[p + 2] === 80 &&
    bytes[p + 3] === SLASH &&
    bytes[p + 4] === 50 &&
    bytes[p + 5] === DOT &&
    bytes[p + 6] === 48 &&
    !isDigitByte(bytes[p + 7] ?? 0)
  )
}

function isSip(bytes: Uint8Array, from: number, to: number): boolean {
  return (
    to - from === 3 &&
    TOKEN[bytes[from] ?? 0] === 115 &&
    TOKEN[bytes[from + 1] ?? 0] === 105 &&
    TOKEN[bytes[from + 2] ?? 0] === 112
  )
}

function isUriByte(code: number): boolean {
  return code > SP && code !== 127
}

function isDigitByte(code: number): boolean {
  return code >= 48 && code <= 57
}
