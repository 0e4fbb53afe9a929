/** Why a REGISTER is refused, and with what. */

/** A refusal. */
export class Refusal {
  readonly status: number
  readonly reason: string
  /** What goes into `P-Registrar-Error`. */
  readonly error: string
  /** Further header lines, each with its line end. */
  readonly headers: string

  constructor(status: number, reason: string, error: string, headers = '') {
    this.status = status
    this.reason = reason
    this.error = error
    this.headers = headers
  }
}

const BAD = 'Bad Request'
const FULL = 'Service Unavailable'

/** The refusals that are always the same. */
export const refusals = {
  badContact: new Refusal(400, BAD, 'Contact parse error'),
  badQ: new Refusal(400, BAD, 'Invalid q param in contact'),
  badPath: new Refusal(400, BAD, 'Path parse error'),
  badTo: new Refusal(400, BAD, 'Address Of Record parse error'),
  badHeaders: new Refusal(400, BAD, 'Call-ID or CSeq parse error'),
  starExpires: new Refusal(400, BAD, '* used in contact and expires is not zero'),
  starAndMore: new Refusal(400, BAD, '* used in contact and more than 1 contact'),
  longContact: new Refusal(400, BAD, 'Contact/received too long'),
  manyFlows: new Refusal(400, BAD, 'reg-id used and more than 1 contact'),
  oldCseq: new Refusal(400, BAD, 'Invalid CSeq number'),
  manyInRequest: new Refusal(400, BAD, 'Too many contacts in one request'),
  longAor: new Refusal(500, 'Server Internal Error', 'Address Of Record too long'),
  tooMany: new Refusal(503, FULL, 'Too many registered contacts'),
  tableFull: new Refusal(503, FULL, 'No room for more contacts'),
  notStored: new Refusal(503, FULL, 'Contact not stored'),
  notStorable: new Refusal(500, 'Server Internal Error', 'Contact cannot be stored'),
  noPath: new Refusal(
    420,
    'Bad Extension',
    'No support for found Path indicated',
    'Unsupported: path\r\n',
  ),
  noOutbound: new Refusal(
    420,
    'Bad Extension',
    'No support for Outbound on server',
    'Unsupported: outbound\r\n',
  ),
  needsOutbound: new Refusal(
    421,
    'Extension Required',
    'No support for Outbound on device',
    'Require: outbound\r\n',
  ),
  edgeWithoutOutbound: new Refusal(
    439,
    'First Hop Lacks Outbound Support',
    'No support for Outbound on edge proxy',
  ),
} as const

/** The refusal of an interval that is too short (RFC 3261 10.3 step 7). */
export function tooBrief(minimum: number): Refusal {
  const headers = `Min-Expires: ${minimum}\r\n`
  return new Refusal(423, 'Interval Too Brief', 'Interval too brief', headers)
}
