/** How far a request may branch out: the answer to floods that forking proxies make of loops (RFC 5393 section 5). */

import { HeaderId, maxBreadth, type Message, type ReplyError } from 'siprose'

const EXCEEDED: ReplyError = { status: 440, reason: 'Max-Breadth Exceeded' }

/**
 * The breadth that the branches of a request have to share.
 *
 * @param message - the request
 * @param branches - how many there are to be
 * @param usual - what a request gets that forks and has no limit yet; 0 for none
 * @returns 0 for no limit; an error where there are more branches than it allows
 */
export function breadthOf(message: Message, branches: number, usual: number): number | ReplyError {
  const given = maxBreadth(message)
  const breadth = given === null ? (branches > 1 ? usual : 0) : given
  if (given === null && breadth === 0) return 0
  return breadth < branches ? EXCEEDED : breadth
}

/**
 * The header line of one branch: all get the same share, the first ones what is left over.
 *
 * The header that was received is taken out.
 */
export function breadthLine(
  message: Message,
  breadth: number,
  branches: number,
  at: number,
): string {
  if (breadth === 0) return ''
  const received = message.first(HeaderId.MAX_BREADTH)
  if (received !== null && at === 0) message.edits.removeHeader(received)
  const share = Math.floor(breadth / branches) + (at < breadth % branches ? 1 : 0)
  return `Max-Breadth: ${share}\r\n`
}
