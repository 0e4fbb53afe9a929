/** HTTP/1 requests that come in on SIP's streams, and their answers (RFC 9112): both are read and written alike. */

import type { Message } from './message.ts'

/** Why an HTTP request cannot be taken, as its answer says it. */
export interface HttpRefusal {
  readonly status: number
  readonly reason: string
}

/** What an answer has beside its status. */
export interface HttpReplyOptions {
  /** Header lines, each with its line end. */
  readonly headers: string
  readonly body: { readonly text: string; readonly type: string } | null
  /** Whether the connection goes on behind it. */
  readonly keeps: boolean
}

/** Whether a request is one of HTTP. */
export function isHttp(message: Message): boolean {
  return /^HTTP\//i.test(message.version)
}

/**
 * What keeps a request of HTTP from being taken; null for a sound one.
 *
 * A body is as long as Content-Length says (RFC 9112 section 6.3): one that is cut into chunks is refused, as nobody here puts it together, and what
 * two servers could understand differently is refused, too.
 */
export function httpFault(request: Message): HttpRefusal | null {
  const { version } = request
  if (version !== 'HTTP/1.1' && version !== 'HTTP/1.0')
    return { status: 505, reason: 'HTTP Version Not Supported' }
  if (request.named('Transfer-Encoding') !== null) {
    return request.named('Content-Length') === null
      ? { status: 501, reason: 'Transfer-Encoding Not Implemented' }
      : { status: 400, reason: 'Content-Length And Transfer-Encoding' }
  }
  const host = request.named('Host')
  if (host !== null && request.next(host) !== null) return { status: 400, reason: 'Two Hosts' }
  if (host === null && version === 'HTTP/1.1') return { status: 400, reason: 'Host Missing' }
  return null
}

/** Whether the connection goes on behind the answer to a request (RFC 9112 section 9.3). */
export function keepsAlive(request: Message): boolean {
  const words = new Set<string>()
  for (
    let header = request.named('Connection');
    header !== null && words.size < 16;
    header = request.next(header)
  ) {
    for (const word of header.value.split(',', 16)) words.add(word.trim().toLowerCase())
  }
  if (words.has('close')) return false
  return request.version === 'HTTP/1.1' || words.has('keep-alive')
}

/**
 * The text of an answer.
 *
 * @param method - of the request: one to HEAD has no body, and says how long it would be
 * @param status - 100 to 599
 * @param reason - the phrase after it; what cannot stand in a line becomes a blank
 */
export function printHttpReply(
  method: string,
  status: number,
  reason: string,
  { headers, body, keeps }: HttpReplyOptions,
): string {
  let text = `HTTP/1.1 ${status} ${inLine(reason)}\r\n${headers}`
  const bodiless = status < 200 || status === 204 || status === 304
  if (!bodiless) {
    if (body !== null && body.type !== '') text += `Content-Type: ${inLine(body.type)}\r\n`
    text += `Content-Length: ${body?.text.length ?? 0}\r\n`
  }
  if (!keeps && status >= 200) text += 'Connection: close\r\n'
  text += '\r\n'
  return bodiless || method === 'HEAD' ? text : text + (body?.text ?? '')
}

/** A text as it can stand in one line. */
function inLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out: they would begin another line
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
}
