// hot
/** Whether a REGISTER comes after the one that a contact is known by (RFC 3261 10.3 step 7). */

import type { Contact } from './contact.ts'

/** How a REGISTER stands to the last one. */
export const Order = {
  /** It is a later one, or of another Call-ID. */
  LATER: 0,
  /** It is the same one again. */
  AGAIN: 1,
  /** It is an older one, which was overtaken. */
  OLDER: 2,
} as const

/**
 * How a REGISTER stands to the last one of a contact.
 *
 * @param contact - as it is registered
 * @param callId - the Call-ID of the REGISTER
 * @param cseq - the number in its CSeq
 * @param now - the second
 * @param delay - for how many seconds the same one again is a retransmission
 */
export function cseqOrder(
  contact: Contact,
  callId: string,
  cseq: number,
  now: number,
  delay: number,
): number {
  if (cseq > contact.cseq || contact.callId !== callId) return Order.LATER
  return cseq === contact.cseq && now < contact.modifiedAt + delay ? Order.AGAIN : Order.OLDER
}
