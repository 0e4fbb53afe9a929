/** The parts of a multipart body (RFC 2046 section 5.1). */
import { contentType, type Message, unquote } from 'siprose'

import { lowerCase, trimEndBlanks } from './ascii.ts'

/** How long a boundary can be. */
const LONGEST = 70

/** A part of a body; offsets count in the body. */
export interface BodyPart {
  /** Where its delimiter line starts: two hyphens and the boundary. */
  readonly start: number
  /** Where its Content-Type line starts. */
  readonly typeStart: number
  /** Where the line after Content-Type starts: other headers, or the empty line. */
  readonly typeEnd: number
  /** Where its content starts: after the empty line. */
  readonly contentStart: number
  /** Where its content ends, without the line end that belongs to the delimiter. */
  readonly contentEnd: number
  /** Where the next delimiter line starts. */
  readonly end: number
  /** Where the next delimiter line ends, its line end included. */
  readonly delimiterEnd: number
}

/** The boundary of the message's body; null when the body has no parts. */
export function boundaryOf(message: Message): string | null {
  const type = contentType(message)
  if (type === null || type.type !== 'multipart') return null
  const boundary = type.param('boundary')
  const plain = boundary === null ? '' : unquote(boundary)
  return plain === '' || plain.length > LONGEST ? null : plain
}

/**
 * The first part of a type.
 *
 * @param body - the body
 * @param boundary - what stands between the parts, without hyphens
 * @param mediaType - type and subtype in lower case
 * @returns null when no part is of that type
 */
export function findPart(body: string, boundary: string, mediaType: string): BodyPart | null {
  const delimiter = `--${boundary}`
  let start = nextDelimiter(body, delimiter, 0)
  while (start >= 0) {
    const after = start + delimiter.length
    if (body.startsWith('--', after)) return null
    const end = nextDelimiter(body, delimiter, after)
    if (end < 0) return null
    const part = readPart(body, start, end, mediaType)
    if (part !== null) return { ...part, end, delimiterEnd: lineEnd(body, end) }
    start = end
  }
  return null
}

/** The next place at a line's start where the delimiter stands, -1 if there is none. */
export function nextDelimiter(body: string, delimiter: string, from: number): number {
  let at = body.indexOf(delimiter, from)
  while (at >= 0) {
    if ((at === 0 || body.charCodeAt(at - 1) === 10) && closes(body, at + delimiter.length))
      return at
    at = body.indexOf(delimiter, at + 1)
  }
  return -1
}

/** Whether nothing but hyphens or blanks stands between the boundary and the end of its line. */
function closes(body: string, at: number): boolean {
  return /^(?:--)?[ \t]*\r?\n?$/.test(body.slice(at, Math.min(lineEnd(body, at), at + 80)))
}

/** Where the line with this offset ends, its line end included. */
function lineEnd(body: string, at: number): number {
  const lineFeed = body.indexOf('\n', at)
  return lineFeed < 0 ? body.length : lineFeed + 1
}

function readPart(
  body: string,
  start: number,
  end: number,
  mediaType: string,
): Omit<BodyPart, 'end' | 'delimiterEnd'> | null {
  let typeStart = -1
  let typeEnd = -1
  let at = lineEnd(body, start)
  while (at < end) {
    const next = lineEnd(body, at)
    const line = trimEndBlanks(body.slice(at, next))
    if (line === '') {
      if (typeStart < 0) return null
      const contentEnd = Math.max(next, beforeLineEnd(body, end))
      return { start, typeStart, typeEnd, contentStart: next, contentEnd }
    }
    if (typeStart < 0 && typeOf(line) === mediaType) {
      typeStart = at
      typeEnd = next
    }
    at = next
  }
  return null
}

/** The type that a header line of a part gives it, in lower case; '' for another header. */
function typeOf(line: string): string {
  const found = /^(?:content-type|c)[ \t]*:[ \t]*([^;\s]+)/i.exec(line)
  return lowerCase(found?.[1] ?? '')
}

function beforeLineEnd(body: string, at: number): number {
  const lineFeed = at > 0 && body.charCodeAt(at - 1) === 10 ? at - 1 : at
  return lineFeed > 0 && body.charCodeAt(lineFeed - 1) === 13 ? lineFeed - 1 : lineFeed
}
