// hot
/** CSeq: the number of a request within its dialog, and its method (RFC 3261 20.16). */

import { decimal, isBlank, skipBlanks, TOKEN as tokenTable } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const TOKEN: Uint8Array = tokenTable

/**
 * A CSeq.
 *
 * @example Read the number and the method of a CSeq
 * ```ts
 * import { parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nCSeq: 0042 INVITE\r\n\r\n')
 * message.cseq?.number // => 42
 * message.cseq?.method // => 'INVITE'
 * ```
 */
export class CSeq {
  /** The number, 0 to 2^32 - 1. */
  readonly number: number
  /** The method, as written. */
  readonly method: string

  constructor(number: number, method: string) {
    this.number = number
    this.method = method
  }
}

/** The grammar of CSeq. Any blanks may stand between number and method, and before them any zeros. */
export function readCSeq(text: string, start: number, end: number): CSeq | Fault {
  let p = start
  let number = 0
  let code = 0
  // up to nine digits are counted while they are read
  while (p < end && p < start + 9 && (code = text.charCodeAt(p)) >= 48 && code <= 57) {
    number = number * 10 + code - 48
    p++
  }
  if (p === start || p >= end || !isBlank(text.charCodeAt(p))) {
    while (p < end && !isBlank(text.charCodeAt(p))) p++
    number = decimal(text, start, p, 0xffffffff)
  }
  if (number < 0) {
    const digits = decimal(text, start, p, Infinity) >= 0
    return new Fault(digits ? FaultCode.CSEQ_TOO_LARGE : FaultCode.BAD_CSEQ, start)
  }
  const from = skipBlanks(text, p, end)
  for (p = from; p < end; p++) {
    if (TOKEN[text.charCodeAt(p)] === 0) return new Fault(FaultCode.BAD_CSEQ, p)
  }
  return from < end ? new CSeq(number, text.slice(from, end)) : new Fault(FaultCode.BAD_CSEQ, from)
}
