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

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const TAB = 9
const LF = 10
const CR = 13
const SP = 32
const DASH = 45
const COLON = 58

/** How much of everything one body of parts may have. What is beyond is not read. */
export const multipartLimits = {
  /** Parts of one level. */
  maxParts: 64,
  /** Levels of parts in parts. */
  maxDepth: 4,
  /** Headers of one part. */
  maxHeaders: 32,
  /** Bytes of the text between parts (RFC 2046 5.1.1). */
  maxBoundary: 70,
} as const

/** One part; its offsets count in the text that the parts stand in. */
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
  #multipart: Multipart | Fault | null | undefined

  constructor(text: string, start: number, end: number, depth: number) {
    const headers: Header[] = []
    this.text = text
    this.start = start
    this.bodyStart = readHeaders(text, start, end, headers)
    this.bodyEnd = Math.max(this.bodyStart, end)
    this.headers = headers
    this.depth = depth
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

  /** The parts it consists of; null if it is no body of parts, or one that lies too deep. */
  get multipart(): Multipart | null {
    if (this.#multipart === undefined) {
      const type = this.contentType
      this.#multipart =
        type?.type !== 'multipart' || this.depth >= multipartLimits.maxDepth
          ? null
          : readMultipart(this.text.slice(0, this.bodyEnd), this.bodyStart, type, this.depth + 1)
    }
    return this.#multipart instanceof Fault ? null : this.#multipart
  }
}

/** A body of parts. */
export class Multipart {
  /** How the parts belong together, in lower case: `mixed`, `alternative`, `related`, `signed`. */
  readonly subtype: string
  /** The text between the parts, without its dashes. */
  readonly boundary: string
  /** The parts, in order. */
  readonly parts: readonly BodyPart[]
  /** Whether its end is there: whether nothing was cut off. */
  readonly closed: boolean

  constructor(subtype: string, boundary: string, parts: readonly BodyPart[], closed: boolean) {
    this.subtype = subtype
    this.boundary = boundary
    this.parts = parts
    this.closed = closed
  }
}

/**
 * The parts of a text from `from` to its end.
 *
 * @param type - its Content-Type, whose `boundary` says what stands between the parts
 * @param depth - 1 for the body of a message
 */
export function readMultipart(
  text: string,
  from: number,
  type: ContentType,
  depth: number,
): Multipart | Fault {
  const boundary = unquote(type.param('boundary') ?? '')
  if (type.type !== 'multipart' || !isBoundary(boundary)) {
    return new Fault(FaultCode.BAD_CONTENT_TYPE, from)
  }
  const delimiter = `--${boundary}`
  const parts: BodyPart[] = []
  let at = nextDelimiter(text, from, delimiter, from)
  for (;;) {
    if (at < 0) return new Multipart(type.subtype, boundary, parts, false)
    if (isClosing(text, at + delimiter.length)) {
      return new Multipart(type.subtype, boundary, parts, true)
    }
    if (parts.length === multipartLimits.maxParts) {
      return new Multipart(type.subtype, boundary, parts, false)
    }
    const start = lineAfter(text, at)
    const next = nextDelimiter(text, from, delimiter, start)
    const end = next < 0 ? text.length : withoutLineEnd(text, start, next)
    parts.push(new BodyPart(text, start, end, depth))
    at = next
  }
}

const kept = new WeakMap<Message, Multipart | Fault>()

/** The parts of a message's body, found once and kept; null if its body is no body of parts that can be read. */
export function multipart(message: Message): Multipart | null {
  const before = kept.get(message)
  if (before !== undefined) return before instanceof Fault ? null : before
  const type = contentType(message)
  if (type?.type !== 'multipart' || !isPlainBody(message)) return null
  const result = readMultipart(message.text.slice(0, message.bodyEnd), message.bodyStart, type, 1)
  kept.set(message, result)
  return result instanceof Fault ? null : result
}

/** The first part of a media type, in lower case, parts in parts included; null if there is none. */
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
function readHeaders(text: string, from: number, to: number, headers: Header[]): number {
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
    if (headers.length === multipartLimits.maxHeaders) continue
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
  if (text === '' || text.length > multipartLimits.maxBoundary) return false
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    if (code < SP || code > 126) return false
  }
  return text.charCodeAt(text.length - 1) !== SP
}
