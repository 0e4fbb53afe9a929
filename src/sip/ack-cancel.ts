// hot
/** Requests that go the way of another one: ACK for a failure, and CANCEL (RFC 3261 9.1 and 17.1.1.3). */

import type { Header } from './header.ts'
import { HeaderId } from './header-names.ts'
import type { Message } from './message.ts'

/** What else such a request may have. */
export interface SameHopOptions {
  /** Header lines to add, each with its line end: `Reason: SIP;cause=200\r\n`. */
  readonly extra?: string
}

const MAX_FORWARDS = 70

/**
 * The ACK for a final reply that is no success.
 *
 * It belongs to the transaction of its INVITE: it has that one's top Via and Routes, and the To of the reply. The ACK for
 * a 2xx is a request of its own, which {@link newRequest} makes.
 *
 * @param invite - the INVITE as it was sent
 * @param reply - the reply, with 300 to 699
 *
 * @example Acknowledge a failure
 * ```ts
 * import { buildAck, CSeq, parseMessageText, Via } from 'siprose/sip'
 *
 * const invite = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n' +
 *     'From: <sip:alice@example.com>;tag=a\r\nTo: <sip:bob@example.com>\r\nCall-ID: c1\r\nCSeq: 1 INVITE\r\n\r\n',
 * )
 * const reply = parseMessageText('SIP/2.0 486 Busy Here\r\nTo: <sip:bob@example.com>;tag=b\r\n\r\n')
 * buildAck(invite, reply)
 * // =>
 * // ACK sip:bob@example.com SIP/2.0
 * // Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
 * // From: <sip:alice@example.com>;tag=a
 * // To: <sip:bob@example.com>;tag=b
 * // Call-ID: c1
 * // CSeq: 1 ACK
 * // Max-Forwards: 70
 * // Content-Length: 0
 * ```
 */
export function buildAck(invite: Message, reply: Message, options: SameHopOptions = {}): string {
  return sameHop(invite, 'ACK', reply.first(HeaderId.TO), options)
}

/**
 * The CANCEL for a request that has got a provisional reply and no final one.
 *
 * It has the request's own top Via, so that each server on the way finds the transaction to cancel.
 *
 * @param request - the request as it was sent
 *
 * @example Cancel a call that rings
 * ```ts
 * import { buildCancel, CSeq, parseMessageText, Reason, Via } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\r\n' +
 *     'From: <sip:alice@example.com>;tag=a\r\n' +
 *     'To: <sip:bob@example.com>\r\n' +
 *     'Call-ID: c1\r\n' +
 *     'CSeq: 1 INVITE\r\n\r\n',
 * )
 * buildCancel(message, { extra: 'Reason: SIP;cause=200\r\n' })
 * // =>
 * // CANCEL sip:bob@example.com SIP/2.0
 * // Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
 * // From: <sip:alice@example.com>;tag=a
 * // To: <sip:bob@example.com>
 * // Call-ID: c1
 * // CSeq: 1 CANCEL
 * // Max-Forwards: 70
 * // Reason: SIP;cause=200
 * // Content-Length: 0
 * ```
 */
export function buildCancel(request: Message, options: SameHopOptions = {}): string {
  return sameHop(request, 'CANCEL', request.first(HeaderId.TO), options)
}

function sameHop(
  request: Message,
  method: string,
  to: Header | null,
  options: SameHopOptions,
): string {
  const { via, cseq } = request
  let text = `${method} ${request.requestUri} SIP/2.0\r\n`
  if (via !== null) text += `Via: ${via.text.slice(via.start, via.end)}\r\n`
  text += lineOf('From', request.first(HeaderId.FROM))
  text += lineOf('To', to)
  text += lineOf('Call-ID', request.first(HeaderId.CALL_ID))
  text += `CSeq: ${cseq === null ? 0 : cseq.number} ${method}\r\n`
  for (let route = request.first(HeaderId.ROUTE); route !== null; route = request.next(route)) {
    text += lineOf('Route', route)
  }
  return `${text}Max-Forwards: ${MAX_FORWARDS}\r\n${options.extra ?? ''}Content-Length: 0\r\n\r\n`
}

/** A header as one line. */
function lineOf(name: string, header: Header | null): string {
  return header === null ? '' : `${name}: ${header.value}\r\n`
}
