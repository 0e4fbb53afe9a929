// hot
/** RSeq and RAck: the numbers of reliable provisional replies, and what acknowledges them (RFC 3262 7.1 and 7.2). */

import { decimal, isBlank, skipBlanks } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { type CSeq, readCSeq } from './cseq.ts'
import { readNumber } from './number.ts'

/**
 * Which reply a PRACK acknowledges.
 *
 * @example Match a PRACK with the reply it is for
 * ```ts
 * import { parseMessageText, rack, rseq } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nRAck: 7 1 INVITE\r\n\r\n')
 * const found = rack(message)
 * found?.rseq === 7 && found.cseq.number === 1 // => true
 * ```
 */
export class RAck {
  /** The RSeq of the reply. */
  readonly rseq: number
  /** The CSeq of the reply. */
  readonly cseq: CSeq

  constructor(rseq: number, cseq: CSeq) {
    this.rseq = rseq
    this.cseq = cseq
  }
}

/** The grammar of RAck: a number, and what a CSeq has. */
export function readRAck(text: string, from: number, to: number): RAck | Fault {
  let p = from
  while (p < to && !isBlank(text.charCodeAt(p))) p++
  const rseq = decimal(text, from, p, 0xffffffff)
  if (rseq < 0) return new Fault(FaultCode.BAD_NUMBER, from)
  const cseq = readCSeq(text, skipBlanks(text, p, to), to)
  return cseq instanceof Fault ? cseq : new RAck(rseq, cseq)
}

/**
 * RAck; null if there is none, or if it does not parse.
 *
 * @example See which reply a PRACK acknowledges
 * ```ts
 * import { parseMessageText, rack, rseq } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nRAck: 776656 1 INVITE\r\n\r\n')
 * rack(message) // => { rseq: 776656, cseq: { number: 1, method: 'INVITE' } }
 * ```
 */
export function rack(message: Message): RAck | null {
  return typed(message.first(HeaderId.RACK), readRAck)
}

/**
 * RSeq; null if there is none, or if it does not parse.
 *
 * @example See whether a provisional reply wants a PRACK
 * ```ts
 * import { parseMessageText, rseq } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nRSeq: 988789\r\n\r\n')
 * rseq(message) // => 988789
 * ```
 */
export function rseq(message: Message): number | null {
  return typed(message.first(HeaderId.RSEQ), readNumber)
}
