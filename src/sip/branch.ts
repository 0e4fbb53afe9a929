// hot
/** Branches: what names a transaction on the way, and tells a loop from a spiral (RFC 3261 16.3 and 16.6, RFC 5393). */

import { HeaderId } from './header-names.ts'
import { typed } from './header.ts'
import { readViaList } from './headers/via.ts'
import { Fault } from './errors.ts'
import type { Message } from './message.ts'
import { TextHash } from './text-hash.ts'

/** What a branch starts with that is another one in every transaction (RFC 3261 8.1.1.7). */
export const MAGIC_COOKIE = 'z9hG4bK'

/** What stands before the part of a branch by which a loop is known. */
const MARK = '.'

const hash = new TextHash()

/**
 * The part of a branch that is the same each time a request comes by with the same target.
 *
 * It covers what routing goes by: request URI and Route, and with Call-ID, From tag and CSeq number the request itself.
 * Vias, which every server changes, and the To tag, which the ACK of a failure has and its INVITE has not, are not in it.
 *
 * @example See that a retransmission has the same mark
 * ```ts
 * import { loopMark, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'From: <sip:alice@example.com>;tag=a\r\n' +
 *     'Call-ID: c1\r\n' +
 *     'CSeq: 1 INVITE\r\n\r\n',
 * )
 * const again = parseMessageText(message.text)
 * loopMark(message) === loopMark(again) // => true
 * ```
 *
 * @rfc 3261 section 16.6, 5393 section 4.2
 */
export function loopMark(message: Message): string {
  const { callId, cseq } = message
  hash
    .reset()
    .add(message.requestUri)
    .add(callId ?? '')
  hash.add(message.fromTag ?? '').addNumber(cseq?.number ?? 0)
  for (let route = message.first(HeaderId.ROUTE); route !== null; route = message.next(route)) {
    hash.add(route.value)
  }
  return hash.digits()
}

/**
 * A branch by which a loop is known.
 *
 * It is {@link MAGIC_COOKIE}, what makes it another one than all others, and {@link loopMark}.
 *
 * @param message - the request as it was received
 * @param unique - what no other transaction of this server has: letters, digits, `-`
 *
 * @example Make a branch by which a loop is known
 * ```ts
 * import { loopBranch, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'From: <sip:alice@example.com>;tag=a\r\n' +
 *     'Call-ID: c1\r\n' +
 *     'CSeq: 1 INVITE\r\n\r\n',
 * )
 * loopBranch(message, 'tx1').startsWith('z9hG4bKtx1.') // => true
 * ```
 */
export function loopBranch(message: Message, unique: string): string {
  return MAGIC_COOKIE + unique + MARK + loopMark(message)
}

/**
 * Whether a request loops: whether it has been here before, with the same target.
 *
 * A request that comes back with another request URI or other Routes spirals, which is no fault (RFC 3261 16.3 item 4).
 *
 * @param isOwn - whether a Via's host and port, 0 for none, are this server's
 *
 * @example Refuse what has been here before
 * ```ts
 * import { loopBranch, loopsBack, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'From: <sip:alice@example.com>;tag=a\r\n' +
 *     'Call-ID: c1\r\n' +
 *     'CSeq: 1 INVITE\r\n\r\n',
 * )
 * const returned = parseMessageText(
 *   message.text.replace('\r\n', `\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=${loopBranch(message, 'tx1')}\r\n`),
 * )
 * const isOwn = (host: string) => host === '192.0.2.1'
 * loopsBack(message, isOwn) // => false
 * loopsBack(returned, isOwn) // => true
 * ```
 */
export function loopsBack(
  message: Message,
  isOwn: (host: string, port: number) => boolean,
): boolean {
  // worked out once there is a Via to compare it with
  let mark = ''
  for (let header = message.first(HeaderId.VIA); header !== null; header = message.next(header)) {
    for (const via of typed(header, readViaList) ?? []) {
      if (via instanceof Fault || via.branch === null) continue
      const { branch } = via
      const at = branch.lastIndexOf(MARK)
      if (at < 0 || !branch.startsWith(MAGIC_COOKIE) || !isOwn(via.host, via.port ?? 0)) continue
      if (mark === '') mark = loopMark(message)
      if (branch.length - at - 1 === mark.length && branch.endsWith(mark)) return true
    }
  }
  return false
}
