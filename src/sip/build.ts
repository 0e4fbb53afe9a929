// hot
/** What leaves: received text with all changes made, in one pass; and replies made from requests. */

import { trimEnd } from './chars.ts'
import { type Edits, Splices } from './edits.ts'
import type { Header } from './header.ts'
import { HeaderId } from './header-names.ts'
import type { Way } from './late-headers.ts'
import { secondViaStart } from './headers/via.ts'
import type { Via } from './headers/via.ts'
import type { Message } from './message.ts'
import { dialogForming } from './methods.ts'

// an imported constant is loaded at each comparison: see scan.ts
const GREATER = 62
const { CONTENT_LENGTH, CONTENT_TYPE, MAX_FORWARDS, RECORD_ROUTE, ROUTE, TIMESTAMP, TO, VIA } =
  HeaderId

/** How a request is to leave. */
export interface ForwardOptions {
  /** The request URI; null takes that of the edits, or else the received one. */
  readonly requestUri: string | null
  /** The value of our Via, put before the others: `SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1`. */
  readonly via: string
  /** The new Max-Forwards; null leaves it as it is, or absent. */
  readonly maxForwards: number | null
  /** The address to note in the peer's Via as `received`, null for none; see {@link receivedFor}. */
  readonly received: string | null
  /** The port to note in the peer's Via as `rport`, null for none. */
  readonly rport: number | null
  /** Route values to go by first, in the order of the way: a Path (RFC 3327 section 5.3); null for none. */
  readonly path?: string | null
  /** Header lines to add after the others, each with its line end; '' for none. */
  readonly extra: string
  /** Whether it leaves on a stream, where Content-Length must be there and right. */
  readonly stream: boolean
  /**
   * How it leaves, for header lines that depend on that; `later` where it is not known yet and they are put in later,
   * null without such lines.
   */
  readonly way?: Way | 'later' | null
}

/** How a reply is to be made. */
export interface ReplyOptions {
  /** The tag to add to a To that has none; null leaves it without. */
  readonly toTag: string | null
  /** Header lines to add that other replies have, too, each with its line end; '' for none. */
  readonly extra: string
  /** Header lines of this reply alone; none if absent. */
  readonly own?: string | undefined
  /** The body; none if absent. */
  readonly body?: string
  /** The type of the body. */
  readonly contentType?: string
  /** The address to note in the top Via as `received`, null for none; see {@link receivedFor}. */
  readonly received: string | null
  /** The port to note in the top Via as `rport`, null for none. */
  readonly rport: number | null
  /** The value of the Server header, null for none. */
  readonly server: string | null
}

const CR = 13

// one for all messages: building one never starts building another
const splices = new Splices()

/**
 * What `received` must say about a request, or null if nothing needs to be said.
 *
 * It must be noted when the host in the Via is not the address the request came from, and always when the sender asked
 * for `rport` (RFC 3261 18.2.1, RFC 3581 section 4).
 *
 * @param address - where the request came from; an IPv6 address without brackets
 *
 * @example See whether to note where a request came from
 * ```ts
 * import { parseVia, receivedFor } from 'siprose/sip'
 *
 * const via = parseVia('SIP/2.0/UDP 10.0.0.7;branch=z9hG4bK1')
 * via === null ? null : receivedFor(via, '192.0.2.10') // => '192.0.2.10'
 * via === null ? null : receivedFor(via, '10.0.0.7') // => null
 * ```
 */
export function receivedFor(via: Via, address: string): string | null {
  if (via.rport !== null) return address
  return via.hostIs(address) ? null : address
}

/**
 * The request as it is to be forwarded. Bytes that nobody changed leave as they came.
 *
 * @example Forward a request
 * ```ts
 * import { buildRequest, parseMessageText, Via } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bK1;rport\r\n' +
 *     'Max-Forwards: 70\r\n\r\n',
 * )
 * buildRequest(message, {
 *   requestUri: 'sip:bob@192.0.2.20',
 *   via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK2',
 *   maxForwards: 69,
 *   received: '192.0.2.10',
 *   rport: 4060,
 *   extra: '',
 *   stream: false,
 * })
 * // =>
 * // INVITE sip:bob@192.0.2.20 SIP/2.0
 * // Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK2
 * // Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bK1;rport=4060;received=192.0.2.10
 * // Max-Forwards: 69
 * ```
 */
export function buildRequest(message: Message, options: ForwardOptions): string {
  splices.clear()
  const changed = message.changes
  if (changed !== null) changed.copyTo(splices, options.way ?? null)
  const uri = options.requestUri ?? (changed === null ? null : changed.uri)
  if (uri !== null) splices.replace(message.uriStart, message.uriEnd, uri)
  const header = message.first(VIA)
  const line = `Via: ${options.via}\r\n`
  if (header === null) splices.after(message.firstLineEnd, line)
  else {
    splices.before(header.start, line)
    noteSource(header, message.via, options.received, options.rport)
  }
  if (options.maxForwards !== null) setMaxForwards(message, options.maxForwards)
  if (options.path != null) addRoutes(message, options.path)
  if (options.extra !== '') splices.after(message.headersEnd, options.extra)
  return finish(message, options.stream)
}

/**
 * The reply as it is to be forwarded: without its top Via.
 *
 * @param stream - whether it leaves on a stream, where Content-Length must be there and right
 *
 * @example Send a reply back without our Via
 * ```ts
 * import { buildForwardedReply, parseMessageText, Via } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK2, SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\n\r\n',
 * )
 * buildForwardedReply(message)
 * // =>
 * // SIP/2.0 200 OK
 * // Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1
 * ```
 */
export function buildForwardedReply(message: Message, stream = false): string {
  splices.clear()
  const { changes } = message
  if (changes !== null) {
    changes.copyTo(splices, null)
    setStatus(message, changes)
  }
  const header = message.first(VIA)
  if (header !== null) {
    const second = secondViaStart(header)
    if (second < 0) splices.replace(header.start, header.end, '')
    else splices.replace(header.valueStart, second, '')
  }
  return finish(message, stream)
}

/**
 * The text of a message with its edits made, and nothing else.
 *
 * @example See what a message becomes
 * ```ts
 * import { applyEdits, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nSubject: Lunch\r\n\r\n')
 * message.edits.prependHeader('X-First: 1\r\n')
 * applyEdits(message) // => 'INVITE sip:bob@example.com SIP/2.0\r\nX-First: 1\r\nSubject: Lunch\r\n\r\n'
 * ```
 */
export function applyEdits(message: Message): string {
  const { changes } = message
  if (changes === null) return message.text
  splices.clear()
  changes.copyTo(splices, null)
  if (changes.uri !== null) splices.replace(message.uriStart, message.uriEnd, changes.uri)
  setStatus(message, changes)
  return finish(message, false)
}

/** The headers that every reply has from its request, as bits of their numbers. */
const ECHOED =
  (1 << VIA) |
  (1 << HeaderId.FROM) |
  (1 << HeaderId.TO) |
  (1 << HeaderId.CALL_ID) |
  (1 << HeaderId.CSEQ)
const ECHOED_WITH_ROUTE = ECHOED | (1 << HeaderId.RECORD_ROUTE)

/**
 * The reply to a request, made from its headers (RFC 3261 8.2.6).
 *
 * Via, From, To, Call-ID and CSeq are copied as they are; Record-Route in a 101 to 299 of a method that makes dialogs;
 * Timestamp in a 100.
 *
 * @example Answer a request
 * ```ts
 * import { buildReply, CSeq, parseMessageText, Via } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\n' +
 *     'From: <sip:alice@example.com>;tag=a\r\n' +
 *     'To: <sip:bob@example.com>\r\n' +
 *     'Call-ID: c1\r\n' +
 *     'CSeq: 1 INVITE\r\n\r\n',
 * )
 * buildReply(message, 486, 'Busy Here', {
 *   toTag: 'b', extra: '', received: null, rport: null, server: 'siprose',
 * })
 * // =>
 * // SIP/2.0 486 Busy Here
 * // Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1
 * // From: <sip:alice@example.com>;tag=a
 * // To: <sip:bob@example.com>;tag=b
 * // Call-ID: c1
 * // CSeq: 1 INVITE
 * // Server: siprose
 * // Content-Length: 0
 * ```
 */
export function buildReply(
  request: Message,
  status: number,
  reason: string,
  options: ReplyOptions,
): string {
  const routed = status > 100 && status < 300 && (request.methodId & dialogForming) !== 0
  let echoed = routed ? ECHOED_WITH_ROUTE : ECHOED
  let result = statusLine(status, reason)
  const { text } = request
  const plain = isPlain(request)
  let top = true
  let tagged = options.toTag === null
  // lines that are copied as they are and stand one after the other are one slice
  let from = request.firstLineEnd
  let to = from
  for (let i = 0; i < request.headerCount; i++) {
    const id = request.headerIdAt(i)
    const start = request.headerStart(i)
    let line = ''
    if (id >= 32 || ((echoed >>> id) & 1) === 0) {
      if (id !== TIMESTAMP || status !== 100) continue
    } else if (id === VIA && top) {
      top = false
      const { via } = request
      if (plain && via !== null && isStampable(via, request, options)) {
        // the usual case: what is added stands between slices as long as can be, since each piece costs where the text is
        // written
        if (start !== to) {
          if (to > from) result += text.slice(from, to)
          from = start
        }
        result += `${text.slice(from, via.rportNameEnd)}=${options.rport}`
        from = via.rportEnd
        if (options.received !== null) {
          if (via.paramsEnd > from) result += text.slice(from, via.paramsEnd)
          result += `;received=${options.received}`
          from = via.paramsEnd
        }
        to = request.headerStart(i + 1)
        continue
      }
      line = topVia(request, i, options)
    } else if (id === TO && !tagged) {
      tagged = true
      echoed &= ~(1 << TO)
      const end = plain ? addressEnd(request, start, request.headerStart(i + 1)) : -1
      if (end >= 0) {
        if (start !== to) {
          if (to > from) result += text.slice(from, to)
          from = start
        }
        to = request.headerStart(i + 1)
        const whole = end === to - 2
        result += `${text.slice(from, end)};tag=${options.toTag}${whole ? '' : '\r\n'}`
        from = whole ? end : to
        continue
      }
      line = toLine(request, i, options.toTag)
    }
    // of what may be there once, the first is enough
    if (id !== VIA && id !== RECORD_ROUTE) echoed &= ~(1 << id)
    if (start !== to || line !== '') {
      result += copied(request, from, to)
      from = start
    }
    to = request.headerStart(i + 1)
    if (line !== '') {
      result += line
      from = to
    }
  }
  result += plain ? text.slice(from, to) : copied(request, from, to)
  return withRest(result, options)
}

/** A reply so far, with the lines that are added, and the body. */
function withRest(reply: string, options: ReplyOptions): string {
  const { extra, own, server, contentType, body = '' } = options
  if (body === '' && server === null && own === undefined) return reply + bodiless(extra)
  let result = reply + extra
  if (own !== undefined) result += own
  if (server !== null) result += `Server: ${server}\r\n`
  if (body === '') return `${result}Content-Length: 0\r\n\r\n`
  if (contentType !== undefined) result += `Content-Type: ${contentType}\r\n`
  return `${result}Content-Length: ${body.length}\r\n\r\n${body}`
}

/** The reasons and first lines of the last replies, by status. */
const lastReasons: string[] = Array.from({ length: 700 }, () => '')
const lastStatusLines: string[] = Array.from({ length: 700 }, () => '')

/** The first line of a reply. The last one of each status is kept: most replies of a server have the same, and it is one piece then. */
function statusLine(status: number, reason: string): string {
  const known = lastStatusLines[status]
  if (known !== undefined && known !== '' && lastReasons[status] === reason) return known
  const line = onePiece(`SIP/2.0 ${status} ${reason}\r\n`)
  if (known !== undefined) {
    lastReasons[status] = reason
    lastStatusLines[status] = line
  }
  return line
}

let lastExtra = ''
let lastEnd = 'Content-Length: 0\r\n\r\n'

/** The end of a reply without a body, after these lines. The last one is kept, as in {@link statusLine}. */
function bodiless(extra: string): string {
  if (extra !== lastExtra) {
    lastExtra = extra
    lastEnd = onePiece(`${extra}Content-Length: 0\r\n\r\n`)
  }
  return lastEnd
}

/** The same text, not as a tree of what it was put together from: looking at a character makes it one piece. */
function onePiece(text: string): string {
  text.charCodeAt(0)
  return text
}

/** Whether all that has to be noted in a Via are a port where `rport` stands, and an address behind the parameters. */
function isStampable(via: Via, request: Message, options: ReplyOptions): boolean {
  return (
    options.rport !== null && via.receivedEnd < 0 && via.rportEnd > 0 && via.text === request.text
  )
}

/** Whether every header line ends with CR LF. */
function isPlain(request: Message): boolean {
  return !request.lfOnly && request.headersEnd < request.bodyStart
}

/** Header lines as they are, but each line ended by CR LF. */
function copied(request: Message, from: number, to: number): string {
  const lines = request.text.slice(from, to)
  if (isPlain(request)) return lines
  const mended = withCrLf(lines)
  return mended === '' || mended.endsWith('\n') ? mended : `${mended}\r\n`
}

/** Text with a CR put before each LF that has none. */
function withCrLf(text: string): string {
  let result = ''
  let from = 0
  for (let p = text.indexOf('\n'); p >= 0; p = text.indexOf('\n', p + 1)) {
    if (p > 0 && text.charCodeAt(p - 1) === CR) continue
    result += `${text.slice(from, p)}\r`
    from = p
  }
  return from === 0 ? text : result + text.slice(from)
}

/** Where a tag may be added to the To of a request, whose line is `from` to `to`; -1 where one is there or it has to be looked at longer. */
function addressEnd(request: Message, from: number, to: number): number {
  const { text } = request
  if (request.toTag !== null) return -1
  // most end with the bracket of the URI, and are not looked at any further
  const end = trimEnd(text, from, to)
  if (text.charCodeAt(end - 1) === GREATER) return end
  const address = request.to
  return address !== null && address.text === text ? address.end : -1
}

/** The line of the first To, with our tag if it has none. */
function toLine(request: Message, index: number, tag: string | null): string {
  const { to } = request
  if (to === null || to.tag !== null) return ''
  const header = request.header(index)
  return `${lineOf(request, header)};tag=${tag}\r\n`
}

/** The line of the top Via, with the source noted in it. */
function topVia(request: Message, index: number, options: ReplyOptions): string {
  const { received, rport } = options
  if (received === null && rport === null) return ''
  const { via, text } = request
  const header = request.header(index)
  splices.clear()
  noteSource(header, via, received, rport)
  const line = splices.apply(text, header.start, header.valueEnd)
  return `${request.lfOnly ? withCrLf(line) : line}\r\n`
}

/** A header's line without its end. */
function lineOf(request: Message, header: Header): string {
  const line = request.text.slice(header.start, header.valueEnd)
  return request.lfOnly ? withCrLf(line) : line
}

/** Notes where a request came from in its top Via, in the place of what may stand there already. */
function noteSource(
  header: Header,
  via: Via | null,
  received: string | null,
  rport: number | null,
): void {
  if (via === null) return
  const end = header.offsetOf(via.paramsEnd)
  if (rport !== null && via.rportEnd >= 0) {
    const from = header.offsetOf(via.rportNameEnd)
    const to = header.offsetOf(via.rportEnd)
    if (to > from) splices.replace(from, to, `=${rport}`)
    else splices.after(to, `=${rport}`)
  }
  if (received !== null) {
    if (via.receivedStart >= 0) {
      const from = header.offsetOf(via.receivedStart)
      splices.replace(from, header.offsetOf(via.receivedEnd), received)
    } else splices.after(end, `;received=${received}`)
  }
  if (rport !== null && via.rportEnd < 0) splices.after(end, `;rport=${rport}`)
}

function setStatus(message: Message, edits: Readonly<Edits>): void {
  if (edits.status === null) return
  splices.replace(message.statusStart, message.reasonEnd, `${edits.status} ${edits.reason ?? ''}`)
}

/** Puts Routes before those that are there. */
function addRoutes(message: Message, values: string): void {
  const first = message.first(ROUTE)
  splices.before(first === null ? message.headersEnd : first.start, `Route: ${values}\r\n`)
}

function setMaxForwards(message: Message, value: number): void {
  const header = message.first(MAX_FORWARDS)
  if (header === null) splices.after(message.headersEnd, `Max-Forwards: ${value}\r\n`)
  else setValue(header, String(value))
}

/** Gives a header another value; one without a value gets the blank that it lacks, too. */
function setValue(header: Header, value: string): void {
  const { valueStart, valueEnd } = header
  if (valueStart < valueEnd) splices.replace(valueStart, valueEnd, value)
  else splices.after(valueEnd, ` ${value}`)
}

/** Makes the text: first line and headers with what `splices` holds, Content-Length made right, the body. */
function finish(message: Message, stream: boolean): string {
  const { text, bodyStart, bodyEnd, headersEnd } = message
  const { changes } = message
  const length = message.contentLength
  const received = bodyEnd - bodyStart
  if (changes === null || !changes.bodyChanged) {
    if (stream && length !== received) setLength(message, received)
    if (headersEnd < bodyStart) return splices.apply(text, 0, bodyEnd)
    return `${splices.apply(text, 0, headersEnd)}\r\n`
  }
  const body = changes.body ?? splices.apply(text, bodyStart, bodyEnd)
  const type = changes.contentType
  if (type !== null) setType(message, type)
  if (length !== null || stream || received !== body.length) setLength(message, body.length)
  return splices.apply(text, 0, headersEnd) + text.slice(headersEnd, bodyStart) + body
}

function setLength(message: Message, length: number): void {
  setOnly(message, CONTENT_LENGTH, `Content-Length: ${length}\r\n`, String(length))
}

function setType(message: Message, type: string): void {
  setOnly(message, CONTENT_TYPE, `Content-Type: ${type}\r\n`, type)
}

/** Gives the first header with a number the value, takes all others out; adds the line if no header is left. */
function setOnly(message: Message, id: number, line: string, value: string): void {
  let set = false
  for (let header = message.first(id); header !== null; header = message.next(header)) {
    if (splices.covers(header.start, header.end)) continue
    if (set) splices.replace(header.start, header.end, '')
    else setValue(header, value)
    set = true
  }
  if (!set) splices.after(message.headersEnd, line)
}
