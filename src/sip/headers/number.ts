// hot
/** Headers that are one number: Max-Forwards (RFC 3261 20.22), Content-Length (20.14), and others of their kind. */

import { decimal } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'

/** The grammar of a number of at most 32 bits. Digits only: no sign, no blank, no fraction. */
export function readNumber(text: string, from: number, to: number): number | Fault {
  const value = decimal(text, from, to, 0xffffffff)
  return value < 0 ? new Fault(FaultCode.BAD_NUMBER, from) : value
}
