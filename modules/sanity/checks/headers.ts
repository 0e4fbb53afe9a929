/** Headers that every message has: there, readable, and in accord with the rest. */

import { type Context, type Header, HeaderId, type Message, ParamWalk } from 'siprose'

import { badRequest, type Verdict } from '../verdict.ts'

const DIGITS = /^\d{1,10}$/
const MOST = 0xff_ff_ff_ff

/** The text as a number of 32 bits, or null. */
function wholeNumber(text: string): number | null {
  const value = DIGITS.test(text) ? Number(text) : MOST + 1
  return value <= MOST ? value : null
}

const REQUIRED = [
  HeaderId.TO,
  HeaderId.FROM,
  HeaderId.CSEQ,
  HeaderId.CALL_ID,
  HeaderId.VIA,
] as const

/** To, From, CSeq, Call-ID and Via must be there (RFC 3261 section 8.1.1). */
export function checkRequired({ message }: Context): Verdict | null {
  const { to, from, cseq, callId, via } = message
  // what can be read is there: only a message with something odd is looked through
  if (to && from && cseq && callId !== null && via) return null
  for (const id of REQUIRED) {
    if (message.first(id) === null) return badRequest('Missing Required Header')
  }
  return null
}

/** The method in CSeq must be that of the request (RFC 3261 section 8.1.1.5). */
export function checkCSeqMethod({ message }: Context): Verdict | null {
  if (message.cseq !== null && message.cseq.method === message.method) return null
  const method = wordsOf(message.first(HeaderId.CSEQ))[1]
  return method === undefined || method === message.method
    ? null
    : badRequest('CSeq method does not match request method')
}

/** The number in CSeq must be one of 32 bits. */
export function checkCSeqNumber({ message }: Context): Verdict | null {
  if (message.cseq !== null && message.cseq.number <= MOST) return null
  const number = wordsOf(message.first(HeaderId.CSEQ))[0]
  return number === undefined || wholeNumber(number) !== null
    ? null
    : badRequest('CSeq number is illegal')
}

/** The words of a CSeq, readable or not: what should be the number, and what should be the method. */
function wordsOf(header: Header | null): readonly string[] {
  if (header === null) return []
  const { value } = header
  const gap = value.search(/[ \t]/)
  return gap < 0 ? [value] : [value.slice(0, gap), value.slice(gap).trim()]
}

/** Content-Length, where it is there, must be the number of bytes behind the headers. */
export function checkLength({ message }: Context): Verdict | null {
  const length = message.contentLength
  return length === null || length === message.length - message.bodyStart
    ? null
    : badRequest('Content-Length mis-match')
}

/** Expires, where it is there, must be a number of 32 bits. */
export function checkExpires({ message }: Context): Verdict | null {
  const header = message.first(HeaderId.EXPIRES)
  if (header === null) return null
  if (header.value === '') return badRequest('Bad Expires Header')
  return wholeNumber(header.value) === null ? badRequest('Expires value is illegal') : null
}

/** From and To may have one tag each. */
export function checkTags({ message }: Context): Verdict | null {
  if (manyTags(message, 'from')) return badRequest('Many From Tag Params')
  return manyTags(message, 'to') ? badRequest('Many To Tag Params') : null
}

function manyTags(message: Message, which: 'from' | 'to'): boolean {
  const address = message[which]
  if (address === null || address.tag === null) return false
  const walk = new ParamWalk(address.text, address.paramsStart, address.end)
  let tags = 0
  while (walk.next()) if (walk.named('tag')) tags++
  return tags > 1
}

/** The top Via must be there and readable. */
export function checkVia({ message }: Context): Verdict | null {
  return message.via === null || message.via.host === '' ? badRequest('Bad Via Header') : null
}
