/** The first line: `METHOD uri SIP/2.0` or `SIP/2.0 200 OK`. */

import {
  FIRST_LINE_END,
  HOST,
  HOST_END,
  METHOD_END,
  METHOD_ID,
  PARAMS,
  PORT,
  PORT_END,
  REASON_END,
  REASON_START,
  STATUS,
  UNREAD,
  URI_END,
  URI_KINDS_AT,
  URI_START,
  USER_END,
  VERSION_END,
  VERSION_START,
} from '../layout'
import {
  AT,
  byte,
  COLON,
  CR,
  DELETE,
  hostEnd,
  isLineEnd,
  lineEnd,
  MESSAGE,
  number,
  numberEnd,
  put,
  putOffset,
  QUESTION,
  SEMICOLON,
  SP,
  tokenEnd,
} from './memory'
import { methodId } from './methods'

/** `SIP/2.0 `, ` SIP/2.0` and `sip:` */
const STATUS_LINE: u64 = 0x20302e322f504953
const VERSION: u64 = 0x302e322f50495320
const SIP: u32 = 0x3a706973

/** Kinds of characters, those of `uri-kinds.ts`. */
const BAD: u32 = 2

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
  put(METHOD_END, 0)
  put(METHOD_ID, 0)
  put(URI_START, 0)
  put(URI_END, 0)
  put(STATUS, first * 100 + second * 10 + third)
  put(REASON_START, 12)
  putOffset(REASON_END, p - 2)
  put(VERSION_START, 0)
  put(VERSION_END, 7)
  return p
}

function requestLine(): usize {
  let p = tokenEnd(MESSAGE)
  if (p == MESSAGE || byte(p) != SP) return 0
  putOffset(METHOD_END, p)
  put(METHOD_ID, methodId(MESSAGE, p))
  const uri = p + 1
  putOffset(URI_START, uri)
  p = requestUri(uri)
  while (byte(p) > SP && byte(p) != DELETE) p++
  if (p == uri || load<u64>(p) != VERSION || !isLineEnd(p + 8)) return 0
  putOffset(URI_END, p)
  put(STATUS, 0)
  put(REASON_START, 0)
  put(REASON_END, 0)
  putOffset(VERSION_START, p + 1)
  putOffset(VERSION_END, p + 8)
  return p + 10
}

function kind(p: usize): u32 {
  return load<u8>(URI_KINDS_AT + load<u8>(p))
}

/** Reads `sip:user@host:port;params`; gives where reading has stopped. */
function requestUri(from: usize): usize {
  if (load<u32>(from) != SIP) return from
  let p = from + 4
  let kinds: u32 = 0
  while (kind(p) < BAD) {
    kinds |= kind(p)
    p++
  }
  let host = from + 4
  let user: usize = 0
  if (byte(p) == AT) {
    if (p == host) return p
    user = p
    host = p + 1
    kinds = 0
    p = hostEnd(host)
  }
  if (kinds != 0 || p == host) return p
  const afterHost = p
  let port = UNREAD
  if (byte(p) == COLON) {
    const digits = p + 1
    p = numberEnd(digits, 5)
    port = number
    if (p == digits || port > 65535) return p
  }
  const afterPort = p
  if (byte(p) == SEMICOLON) {
    p++
    // a user may have a semicolon too
    while (kind(p) != BAD && byte(p) != AT && byte(p) != QUESTION) p++
  }
  if (byte(p) != SP) return p
  putOffset(HOST, host)
  putOffset(HOST_END, afterHost)
  if (user == 0) put(USER_END, UNREAD)
  else putOffset(USER_END, user)
  put(PORT, port)
  putOffset(PORT_END, afterPort)
  putOffset(PARAMS, afterPort < p ? afterPort + 1 : p)
  return p
}
