// hot
/** A request from nothing: what a client sends first (RFC 3261 8.1.1). */

/** What a request is made of. Values are as they stand in a message, one character a byte. */
export interface NewRequest {
  readonly method: string
  /** The request URI. */
  readonly uri: string
  /** The value of Via: `SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1;rport`. */
  readonly via: string
  /** The value of From, with its tag. */
  readonly from: string
  /** The value of To; it has a tag within a dialog only. */
  readonly to: string
  readonly callId: string
  /** The number in CSeq. */
  readonly cseq: number
  /** 70 unless given. */
  readonly maxForwards?: number
  /** Other headers, in order: name and value. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** The body; none unless given. */
  readonly body?: string
  /** The type of the body. */
  readonly contentType?: string
}

const LF = 10
const CR = 13

/**
 * The text of a request, with Content-Length.
 *
 * A line end in a value becomes a blank, so that nobody's value can add a header.
 *
 * @example Send an OPTIONS
 * ```ts
 * import { CSeq, newRequest, sdp, Via } from 'siprose/sip'
 *
 * newRequest({
 *   method: 'OPTIONS',
 *   uri: 'sip:example.com',
 *   via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1;rport',
 *   from: '<sip:probe@example.net>;tag=p1',
 *   to: '<sip:example.com>',
 *   callId: 'c1@192.0.2.1',
 *   cseq: 1,
 *   headers: [['Accept', 'application/sdp']],
 * })
 * // =>
 * // OPTIONS sip:example.com SIP/2.0
 * // Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1;rport
 * // Max-Forwards: 70
 * // From: <sip:probe@example.net>;tag=p1
 * // To: <sip:example.com>
 * // Call-ID: c1@192.0.2.1
 * // CSeq: 1 OPTIONS
 * // Accept: application/sdp
 * // Content-Length: 0
 * ```
 */
export function newRequest(request: NewRequest): string {
  const { method, uri, via, from, to, callId, cseq, maxForwards = 70, body = '' } = request
  let text = `${oneLine(method)} ${oneLine(uri)} SIP/2.0\r\n`
  text += line('Via', via) + line('Max-Forwards', String(maxForwards))
  text += line('From', from) + line('To', to) + line('Call-ID', callId)
  text += line('CSeq', `${cseq} ${method}`)
  for (const [name, value] of request.headers ?? []) text += line(name, value)
  if (request.contentType !== undefined) text += line('Content-Type', request.contentType)
  return `${text}Content-Length: ${body.length}\r\n\r\n${body}`
}

function line(name: string, value: string): string {
  return `${oneLine(name)}: ${oneLine(value)}\r\n`
}

/** The text with a blank in the place of each CR and LF. */
function oneLine(text: string): string {
  let result = ''
  let from = 0
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    if (code !== CR && code !== LF) continue
    result += `${text.slice(from, p)} `
    from = p + 1
  }
  return from === 0 ? text : result + text.slice(from)
}
