// hot
/** Call-ID: the name of a dialog or of a series of registrations (RFC 3261 20.8). Compared byte by byte. */

import { Fault, FaultCode } from '../errors.ts'

/** The grammar of Call-ID: anything without blanks and control characters, since others write more than RFC 3261 allows. */
export function readCallId(text: string, from: number, to: number): string | Fault {
  if (from === to) return new Fault(FaultCode.BAD_CALL_ID, from)
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code <= 32 || code === 127) return new Fault(FaultCode.BAD_CALL_ID, p)
  }
  return text.slice(from, to)
}
