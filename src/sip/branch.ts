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
 * @rfc 3261 section 16.6, 5393 section 4.2
 */
export function loopMark(message: Message): string {
  const { callId, from, cseq } = message
  hash
    .reset()
    .add(message.requestUri)
    .add(callId ?? '')
  hash.add(from?.tag ?? '').addNumber(cseq?.number ?? 0)
  for (let route = message.first(HeaderId.ROUTE); route !== null; route = message.next(route)) {
    hash.add(route.value)
  }
  return hash.digits()
}

/**
 * A branch that tells loops: {@link MAGIC_COOKIE}, what makes it another one than all others, and {@link loopMark}.
 *
 * @param message - the request as it was received
 * @param unique - what no other transaction of this server has: letters, digits, `-`
 */
export function loopBranch(message: Message, unique: string): string {
  return MAGIC_COOKIE + unique + MARK + loopMark(message)
}

/**
 * Whether a request has been here before, with the same target: whether it loops (RFC 3261 16.3 item 4).
 *
 * A request that comes back with another request URI or other Routes spirals, which is no fault.
 *
 * @param isOwn - whether a Via's host and port, 0 for none, are this server's
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
