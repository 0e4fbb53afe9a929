// hot
/** Bodies of several parts (RFC 2046 5.1, RFC 5621). */

import { sameText } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'
import { Header, typed } from './header.ts'
import { HeaderId, headerId, headerIdAt } from './header-names.ts'
import { type ContentDisposition, readContentDisposition } from './headers/content-disposition.ts'
import { type ContentType, contentType, readContentType } from './headers/content-type.ts'
import { isPlainBody } from './headers/content-coding.ts'
import type { Message } from './message.ts'
import { unquote } from './params.ts'
import { type ParserRules, usualRules } from './rules.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const TAB = 9
const LF = 10
const CR = 13
const SP = 32
const DASH = 45
const COLON = 58

/** Bytes of the text between parts (RFC 2046 5.1.1). */
const MAX_BOUNDARY = 70

/**
 * One part; its offsets count in the text that the parts stand in.
 *
 * @example Read the headers of a part
 * ```ts
 * import { contentType, multipart, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'MESSAGE sip:bob@example.com SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b1\r\n\r\n' +
 *     '--b1\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n' +
 *     '--b1\r\nContent-Type: text/plain\r\nContent-ID: <note@example.com>\r\n\r\nHello\r\n--b1--',
 * )
 * const part = multipart(message)?.parts[1]
 * part // => { body: 'Hello', depth: 1, contentId: 'note@example.com' }
 * part?.contentType?.mediaType // => 'text/plain'
 * ```
 */
export class BodyPart {
  /** The text it stands in. */
  readonly text: string
  /** Where its headers start. */
  readonly start: number
  /** Where its body starts. */
  readonly bodyStart: number
  /** Where its body ends: before the line end that belongs to the boundary. */
  readonly bodyEnd: number
  /** Its headers, in order. */
  readonly headers: readonly Header[]
  /** How many bodies of parts it stands in: 1 for a part of the message's body. */
  readonly depth: number
  readonly #rules: ParserRules
  #multipart: Multipart | Fault | null | undefined

  constructor(text: string, start: number, end: number, depth: number, rules: ParserRules) {
    const headers: Header[] = []
    this.text = text
    this.start = start
    this.bodyStart = readHeaders(text, start, end, headers, rules.maxPartHeaders)
    this.bodyEnd = Math.max(this.bodyStart, end)
    this.headers = headers
    this.depth = depth
    this.#rules = rules
    this.#multipart = undefined
  }

  /** What it holds. */
  get body(): string {
    return this.text.slice(this.bodyStart, this.bodyEnd)
  }

  /** The first header of a name, in any case; null if there is none. */
  named(name: string): Header | null {
    const id = headerId(name)
    for (const header of this.headers) {
      if (id === HeaderId.OTHER ? sameText(header.name, name) : header.id === id) return header
    }
    return null
  }

  /** What its body is; null if that is not said, which stands for plain text, or not in a way that parses. */
  get contentType(): ContentType | null {
    return typed(this.named('Content-Type'), readContentType)
  }

  /** What its body is for; null if that is not said, or not in a way that parses. */
  get disposition(): ContentDisposition | null {
    return typed(this.named('Content-Disposition'), readContentDisposition)
  }

  /** The name by which a `cid` URI finds it, without `<` and `>`; null if it has none. */
  get contentId(): string | null {
    const value = this.named('Content-ID')?.value
    if (value === undefined) return null
    return value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value
  }

  /** The parts it consists of; null if it is no body of parts that can be read. */
  get multipart(): Multipart | null {
    const inner = this.#inner()
    return inner instanceof Fault ? null : inner
  }

  /** What is wrong with the parts it consists of: too deep, not told apart, or cut; null for nothing. */
  get fault(): Fault | null {
    const inner = this.#inner()
    return inner instanceof Fault || inner === null ? inner : inner.fault
  }

  #inner(): Multipart | Fault | null {
    if (this.#multipart !== undefined) return this.#multipart
    const type = this.contentType
    const { bodyStart, depth } = this
    if (type?.type !== 'multipart') this.#multipart = null
    else if (depth >= this.#rules.maxPartDepth) {
      this.#multipart = new Fault(FaultCode.PARTS_TOO_DEEP, bodyStart)
    } else {
      const text = this.text.slice(0, this.bodyEnd)
      this.#multipart = readMultipart(text, bodyStart, type, depth + 1, this.#rules)
    }
    return this.#multipart
  }
}

/**
 * A body of parts.
 *
 * @example See how parts belong together
 * ```ts
 * import { multipart, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'MESSAGE sip:bob@example.com SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b1\r\n\r\n' +
 *     '--b1\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n' +
 *     '--b1\r\nContent-Type: text/plain\r\nContent-ID: <note@example.com>\r\n\r\nHello\r\n--b1--',
 * )
 * multipart(message)?.parts.length // => 2
 * ```
 */
export class Multipart {
  /** How the parts belong together, in lower case: `mixed`, `alternative`, `related`, `signed`. */
  readonly subtype: string
  /** The text between the parts, without its dashes. */
  readonly boundary: string
  /** The parts, in order. */
  readonly parts: readonly BodyPart[]
  /** Why there may be more than is in {@link parts}: cut off, or too many; null if it is whole. */
  readonly fault: Fault | null

  constructor(subtype: string, boundary: string, parts: readonly BodyPart[], fault: Fault | null) {
    this.subtype = subtype
    this.boundary = boundary
    this.parts = parts
    this.fault = fault
  }

  /** Whether its end is there: whether nothing was cut off. */
  get closed(): boolean {
    return this.fault === null
  }
}

/**
 * The parts of a text from `from` to its end.
 *
 * @param type - its Content-Type, whose `boundary` says what stands between the parts
 * @param depth - 1 for the body of a message
 * @param rules - how many parts, headers and levels there may be
 *
 * @example Read parts out of any text
 * ```ts
 * import { Fault, readContentType, readMultipart } from 'siprose/sip'
 *
 * const type = readContentType('multipart/mixed;boundary=b', 0, 26)
 * const text = '--b\r\n\r\nHello\r\n--b--'
 * type instanceof Fault ? null : readMultipart(text, 0, type, 1) // => { parts: [{ body: 'Hello' }] }
 * ```
 */
export function readMultipart(
  text: string,
  from: number,
  type: ContentType,
  depth: number,
  rules: ParserRules = usualRules,
): Multipart | Fault {
  const { subtype } = type
  const boundary = unquote(type.param('boundary') ?? '')
  if (type.type !== 'multipart') return new Fault(FaultCode.BAD_CONTENT_TYPE, from)
  if (!isBoundary(boundary)) return new Fault(FaultCode.BAD_BOUNDARY, from)
  const delimiter = `--${boundary}`
  const parts: BodyPart[] = []
  let at = nextDelimiter(text, from, delimiter, from)
  for (;;) {
    if (at < 0) {
      const cut = new Fault(FaultCode.PARTS_NOT_CLOSED, text.length)
      return new Multipart(subtype, boundary, parts, cut)
    }
    if (isClosing(text, at + delimiter.length)) return new Multipart(subtype, boundary, parts, null)
    if (parts.length === rules.maxParts) {
      return new Multipart(subtype, boundary, parts, new Fault(FaultCode.TOO_MANY_PARTS, at))
    }
    const start = lineAfter(text, at)
    const next = nextDelimiter(text, from, delimiter, start)
    const end = next < 0 ? text.length : withoutLineEnd(text, start, next)
    parts.push(new BodyPart(text, start, end, depth, rules))
    at = next
  }
}

const kept = new WeakMap<Message, Multipart | Fault>()

/**
 * The parts of a message's body, found once and kept. Null if its body is no body of parts that can be read.
 *
 * @example Take a body of parts apart
 * ```ts
 * import { multipart, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'MESSAGE sip:bob@example.com SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b1\r\n\r\n' +
 *     '--b1\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n' +
 *     '--b1\r\nContent-Type: text/plain\r\nContent-ID: <note@example.com>\r\n\r\nHello\r\n--b1--',
 * )
 * multipart(message) // => { subtype: 'mixed', boundary: 'b1', closed: true }
 * multipart(message)?.parts[0]?.body // => 'v=0'
 * ```
 */
export function multipart(message: Message): Multipart | null {
  const result = found(message)
  return result instanceof Fault ? null : result
}

/**
 * What is wrong with the parts of a message's body, with the offset in the message. Null for nothing.
 *
 * @example See that a body was cut
 * ```ts
 * import { multipartFault, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INFO sip:a SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b1\r\n\r\n--b1\r\n\r\nHel',
 * )
 * multipartFault(message)?.code // => 'sip/parts-not-closed'
 * ```
 */
export function multipartFault(message: Message): Fault | null {
  const result = found(message)
  return result instanceof Fault || result === null ? result : result.fault
}

function found(message: Message): Multipart | Fault | null {
  const before = kept.get(message)
  if (before !== undefined) return before
  const type = contentType(message)
  if (type?.type !== 'multipart' || !isPlainBody(message)) return null
  const text = message.text.slice(0, message.bodyEnd)
  const result = readMultipart(text, message.bodyStart, type, 1, message.rules)
  kept.set(message, result)
  return result
}

/**
 * The first part of a media type, in lower case, parts in parts included. Null if there is none.
 *
 * @example Find one part, however deep it stands
 * ```ts
 * import { multipart, parseMessageText, partOfType } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'MESSAGE sip:bob@example.com SIP/2.0\r\nContent-Type: multipart/mixed;boundary=b1\r\n\r\n' +
 *     '--b1\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n' +
 *     '--b1\r\nContent-Type: text/plain\r\nContent-ID: <note@example.com>\r\n\r\nHello\r\n--b1--',
 * )
 * const body = multipart(message)
 * body === null ? null : partOfType(body, 'text/plain')?.body // => 'Hello'
 * ```
 */
export function partOfType(body: Multipart, mediaType: string): BodyPart | null {
  for (const part of body.parts) {
    const type = part.contentType
    if (type?.type !== 'multipart') {
      if (type?.mediaType === mediaType) return part
      continue
    }
    const inner = part.multipart
    const found = inner === null ? null : partOfType(inner, mediaType)
    if (found !== null) return found
  }
  return null
}

/** Where the next line starts that is the delimiter, or the closing one; -1 if there is none. */
function nextDelimiter(text: string, from: number, delimiter: string, start: number): number {
  let at = text.indexOf(delimiter, start)
  while (at >= 0) {
    const atLineStart = at === from || text.charCodeAt(at - 1) === LF
    if (atLineStart && isDelimiterEnd(text, at + delimiter.length)) return at
    at = text.indexOf(delimiter, at + 1)
  }
  return -1
}

/** Whether only dashes of a close, and blanks, stand between `p` and the end of the line. */
function isDelimiterEnd(text: string, p: number): boolean {
  if (isClosing(text, p)) p += 2
  while (p < text.length && (text.charCodeAt(p) === SP || text.charCodeAt(p) === TAB)) p++
  if (p < text.length && text.charCodeAt(p) === CR) p++
  return p >= text.length || text.charCodeAt(p) === LF
}

function isClosing(text: string, p: number): boolean {
  return text.charCodeAt(p) === DASH && text.charCodeAt(p + 1) === DASH
}

function lineAfter(text: string, p: number): number {
  const feed = text.indexOf('\n', p)
  return feed < 0 ? text.length : feed + 1
}

/** Where what stands before the line at `to` ends: the line end between belongs to the delimiter. */
function withoutLineEnd(text: string, from: number, to: number): number {
  if (to <= from) return from
  return to - 2 >= from && text.charCodeAt(to - 2) === CR ? to - 2 : to - 1
}

/** Reads the headers of a part into a list; returns where its body starts. */
function readHeaders(
  text: string,
  from: number,
  to: number,
  headers: Header[],
  max: number,
): number {
  let p = from
  while (p < to) {
    const start = p
    const code = text.charCodeAt(p)
    if (code === LF) return p + 1
    if (code === CR && text.charCodeAt(p + 1) === LF) return p + 2
    let folded = 0
    p = Math.min(lineAfter(text, p), to)
    while (p < to && (text.charCodeAt(p) === SP || text.charCodeAt(p) === TAB)) {
      folded = 1
      p = Math.min(lineAfter(text, p), to)
    }
    if (headers.length === max) continue
    const colon = colonIn(text, start, p)
    const id = headerIdAt(text, start, nameEnd(text, start, colon))
    headers.push(new Header(text, headers.length, id, start, colon * 2 + folded, p))
  }
  return to
}

/** Where the colon of a line is; where the line starts if it has none. */
function colonIn(text: string, from: number, to: number): number {
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code === COLON) return p
    if (code === LF) break
  }
  return from
}

function nameEnd(text: string, from: number, colon: number): number {
  while (colon > from && text.charCodeAt(colon - 1) <= SP) colon--
  return colon
}

/** Whether it may be a boundary: not too long, no control characters, no blank at its end. */
function isBoundary(text: string): boolean {
  if (text === '' || text.length > MAX_BOUNDARY) return false
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    if (code < SP || code > 126) return false
  }
  return text.charCodeAt(text.length - 1) !== SP
}
