/**
 * The survey of a message: its first line, where each header starts and which it is, and the headers that every message is asked for.
 *
 * It takes messages written as nearly all are, and says no to every other one: that is read by `scan.ts`, which knows all there is to
 * know about what is wrong. So nothing is decided here but what is certain. The message lies in the memory, with zeros behind it.
 */

import {
  BODY_START,
  CALL_ID,
  CONTACT,
  CONTENT_LENGTH_NUMBER,
  CSEQ_NUMBER,
  CSEQ_METHOD_ID,
  DIRECTORY,
  FROM_TAG,
  HEADER_COUNT,
  HEADERS_END,
  LONG,
  LONGEST,
  MAX_FORWARDS_NUMBER,
  MAX_HEADERS,
  MOST_SEPARATORS,
  MOST_VIAS,
  REPEATED,
  SEEN,
  SEEN_MORE,
  TO_TAG,
  UNREAD,
  VIA_START,
} from '../layout'
import { contactUri, foldSkipped, skipNoFold, tag } from './address'
import { firstLine } from './first-line'
import {
  byte,
  CR,
  DELETE,
  either,
  isBlank,
  isLineEnd,
  lineEnd,
  MESSAGE,
  number,
  numberEnd,
  NUMBERS,
  put,
  putOffset,
  putSpan,
  putUnread,
  separators,
  SP,
  tokenEnd,
} from './memory'
import { methodId } from './methods'
import { colonAt, header, NAME } from './names'
import { forgetRoutes, noRoutes, putRoutes, routes } from './routes'
import { via } from './via'

export { address, uri, via as viaOf } from './grammars'

/** Surveys a message of this length; 0 for one that is to be read by other means. */
export function survey(length: i32): i32 {
  const end = MESSAGE + <usize>length
  store<u64>(end, 0)
  store<u64>(end, 0, 8)
  for (let place = FROM_TAG; place <= VIA_START; place += 4) putUnread(place)
  noRoutes()
  let p = firstLine(end)
  if (p == 0) return 0
  let seen = 0
  let more = 0
  let repeated = 0
  let longest: usize = 0
  let most = 0
  let vias = 0
  let entry: usize = NUMBERS + DIRECTORY * 4
  const entriesEnd: usize = entry + MAX_HEADERS * 4
  while (!isLineEnd(p)) {
    const line = p
    p = colonAt(p)
    if (p == 0) return 0
    const id = header
    if (entry == entriesEnd) return 0
    const bit = id < 32 ? 1 << id : 0
    if (id >= 32) more |= 1 << (id & 31)
    repeated |= seen & bit
    // of Routes, all are read
    const usual = (id != 0 && (seen & bit) == 0 && bit != 0) || id == NAME.ROUTE
    seen |= bit
    skipNoFold()
    p = usual ? value(id, p + 1) : p + 1
    if (isLineEnd(p)) p += 2
    else {
      p = lineEnd(p, end)
      if (p == 0 || byte(p - 2) != CR) return 0
    }
    let folded: u32 = foldSkipped ? 256 : 0
    if (foldSkipped && id == NAME.CONTACT) forget(id)
    while (isBlank(p)) {
      folded = 256
      forget(id)
      p = lineEnd(p, end)
      if (p == 0 || byte(p - 2) != CR) return 0
    }
    store<u32>(entry, ((<u32>(line - MESSAGE)) << 9) | folded | id)
    entry += 4
    if (p - line > longest) longest = p - line
    if (id == NAME.VIA) vias += 1 + separators(line, p)
    if (p - line > <usize>LONG) most = max(most, separators(line, p))
  }
  putOffset(HEADERS_END, p)
  putOffset(BODY_START, p + 2)
  put(HEADER_COUNT, <i32>(entry - NUMBERS - DIRECTORY * 4) >> 2)
  put(SEEN, seen)
  put(SEEN_MORE, more)
  put(REPEATED, repeated)
  put(LONGEST, <i32>longest)
  put(MOST_SEPARATORS, most)
  put(MOST_VIAS, vias)
  putRoutes()
  return 1
}

/** Reads the value of a header that every message is asked for; gives where reading has stopped. */
function value(id: u32, p: usize): usize {
  while (isBlank(p)) p++
  switch (id) {
    case NAME.VIA:
      return via(p)
    case NAME.FROM:
      return tag(p, FROM_TAG)
    case NAME.TO:
      return tag(p, TO_TAG)
    case NAME.CALL_ID:
      return callId(p)
    case NAME.CSEQ:
      return cseq(p)
    case NAME.CONTACT:
      return contactUri(p)
    case NAME.ROUTE:
      return routes(p)
    case NAME.MAX_FORWARDS:
      return wholeNumber(p, MAX_FORWARDS_NUMBER)
    case NAME.CONTENT_LENGTH:
      return wholeNumber(p, CONTENT_LENGTH_NUMBER)
    default:
      return p
  }
}

function callId(from: usize): usize {
  const p = either(from, SP, DELETE)
  if (p > from && isLineEnd(p)) putSpan(CALL_ID, from, p)
  return p
}

function cseq(from: usize): usize {
  let p = numberEnd(from, 9)
  if (p == from || byte(p) != SP) return p
  const value = number
  const method = p + 1
  p = tokenEnd(method)
  const id = methodId(method, p)
  if (id != 0 && isLineEnd(p)) {
    put(CSEQ_NUMBER, value)
    put(CSEQ_METHOD_ID, id)
  }
  return p
}

function wholeNumber(from: usize, place: i32): usize {
  const p = numberEnd(from, 9)
  if (p > from && isLineEnd(p)) put(place, number)
  return p
}

/** A header that is folded is left to its grammar. */
function forget(id: u32): void {
  switch (id) {
    case NAME.VIA:
      put(VIA_START, UNREAD)
      break
    case NAME.FROM:
      put(FROM_TAG, UNREAD)
      break
    case NAME.TO:
      put(TO_TAG, UNREAD)
      break
    case NAME.CALL_ID:
      put(CALL_ID, UNREAD)
      break
    case NAME.CSEQ:
      put(CSEQ_NUMBER, UNREAD)
      break
    case NAME.CONTACT:
      put(CONTACT, UNREAD)
      break
    case NAME.ROUTE:
      forgetRoutes()
      break
    case NAME.MAX_FORWARDS:
      put(MAX_FORWARDS_NUMBER, UNREAD)
      break
    case NAME.CONTENT_LENGTH:
      put(CONTENT_LENGTH_NUMBER, UNREAD)
      break
  }
}
