/** The first line: `METHOD uri SIP/2.0` or `SIP/2.0 200 OK`. */

import { FIRST_LINE_END, HOST, METHOD_ID, STATUS, UNREAD, URI_END, URI_START } from '../layout'
import {
  byte,
  CR,
  DELETE,
  isLineEnd,
  lineEnd,
  MESSAGE,
  put,
  putOffset,
  SP,
  tokenEnd,
} from './memory'
import { methodId } from './methods'
import { sipUri } from './uri'

/** `SIP/2.0 ` and ` SIP/2.0` */
const STATUS_LINE: u64 = 0x20302e322f504953
const VERSION: u64 = 0x302e322f50495320

/** Reads the first line; gives where the headers start, 0 for a line that is to be looked at by other means. */
export function firstLine(end: usize): usize {
  const p = load<u64>(MESSAGE) == STATUS_LINE ? statusLine(end) : requestLine()
  if (p != 0) putOffset(FIRST_LINE_END, p)
  return p
}

function statusLine(end: usize): usize {
  const first = byte(MESSAGE + 8) - 48
  const second = byte(MESSAGE + 9) - 48
  const third = byte(MESSAGE + 10) - 48
  if (first - 1 > 8 || second > 9 || third > 9 || byte(MESSAGE + 11) != SP) return 0
  const p = lineEnd(MESSAGE + 12, end)
  if (p == 0 || byte(p - 2) != CR) return 0
  put(METHOD_ID, 0)
  put(URI_START, 0)
  put(URI_END, 0)
  put(STATUS, first * 100 + second * 10 + third)
  return p
}

function requestLine(): usize {
  let p = tokenEnd(MESSAGE)
  if (p == MESSAGE || byte(p) != SP) return 0
  put(METHOD_ID, methodId(MESSAGE, p))
  const uri = p + 1
  putOffset(URI_START, uri)
  p = sipUri(uri, 0)
  if (p == 0 || byte(p) != SP) {
    put(HOST, UNREAD)
    p = uri
  }
  while (byte(p) > SP && byte(p) != DELETE) p++
  if (p == uri || load<u64>(p) != VERSION || !isLineEnd(p + 8)) return 0
  putOffset(URI_END, p)
  put(STATUS, 0)
  return p + 10
}
