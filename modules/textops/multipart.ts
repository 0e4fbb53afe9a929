/** Building a multipart body, part by part (RFC 2046 section 5.1). */
import { contentType, Fault, HeaderId, type Message, readContentType, unquote } from 'siprose'

import { nextDelimiter } from './body-part.ts'
import { isHeaderValue } from './media-type.ts'

/** What stands between the parts where a script names nothing else. */
export const DEFAULT_BOUNDARY = 'unique-boundary-1'

/** The type of a body that has none. */
const UNTYPED = 'application/sdp'

/** Whether a text can be a boundary: 1 to 70 of the characters of RFC 2046, no blank at the end. */
export function isBoundary(text: string): boolean {
  return /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/.test(text)
}

/**
 * A part with its headers.
 *
 * @param content - what it holds
 * @param type - the value of its Content-Type; more header lines may follow after CR LF
 * @param disposition - the value of its Content-Disposition, '' for no such header
 * @returns null where the headers would not be headers
 */
export function partOf(content: string, type: string, disposition: string): string | null {
  if (!type.split('\r\n').every(isHeaderValue)) return null
  if (disposition === '') return `Content-Type: ${type}\r\n\r\n${content}`
  if (!isHeaderValue(disposition)) return null
  return `Content-Type: ${type}\r\nContent-Disposition: ${disposition}\r\n\r\n${content}`
}

/** A body of one part; null where the part holds the boundary itself. */
export function firstPart(boundary: string, part: string): string | null {
  return holds(part, boundary) ? null : `--${boundary}\r\n${part}\r\n--${boundary}--\r\n`
}

/**
 * A body with one part more at its end; what stood behind its last boundary goes.
 *
 * @returns null where the boundary is not in the body, or in the part
 */
export function withPart(body: string, boundary: string, part: string): string | null {
  const more = firstPart(boundary, part)
  const delimiter = `--${boundary}`
  let at = nextDelimiter(body, delimiter, 0)
  if (more === null || at < 0) return null
  while (at >= 0 && !body.startsWith('--', at + delimiter.length))
    at = nextDelimiter(body, delimiter, at + delimiter.length)
  if (at >= 0) return body.slice(0, at) + more
  return body.endsWith('\n') ? body + more : `${body}\r\n${more}`
}

/** The body that will leave: the new one, or the one that came. */
export function leavingBody(message: Message): string {
  return message.edits.body ?? message.body
}

/** The type of the body that will leave, as it is written. */
export function leavingType(message: Message): string {
  return message.edits.contentType ?? message.first(HeaderId.CONTENT_TYPE)?.value ?? UNTYPED
}

/** The boundary of the body that will leave; null where that has no parts. */
export function leavingBoundary(message: Message): string | null {
  const text = message.edits.contentType
  const type = text === null ? contentType(message) : readContentType(text, 0, text.length)
  if (type === null || type instanceof Fault || type.type !== 'multipart') return null
  const boundary = unquote(type.param('boundary') ?? '')
  return isBoundary(boundary) ? boundary : null
}

/** Adds a part to the body that will leave; false where that cannot be. */
export function append(
  message: Message,
  content: string,
  type: string,
  disposition: string,
): boolean {
  const boundary = leavingBoundary(message)
  const part = boundary === null ? null : partOf(content, type, disposition)
  if (boundary === null || part === null) return false
  const body = withPart(leavingBody(message), boundary, part)
  if (body === null) return false
  message.edits.setBody(body, leavingType(message))
  return true
}

/** Gives the message a body of parts, and says so in its headers. */
export function setParts(message: Message, boundary: string, body: string): void {
  const { edits } = message
  const told = edits.contentType?.startsWith('multipart/') ?? false
  if (!told && message.named('MIME-Version') === null) edits.appendHeader('Mime-Version: 1.0\r\n')
  edits.setBody(body, `multipart/mixed;boundary="${boundary}"`)
}

function holds(part: string, boundary: string): boolean {
  return nextDelimiter(part, `--${boundary}`, 0) >= 0
}
