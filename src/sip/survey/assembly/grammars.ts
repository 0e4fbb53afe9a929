/** Parts of the message that was surveyed last, read when they are asked for: as long as it lies in the memory, that is faster. */

import {
  ADDRESS,
  ADDRESS_END,
  ADDRESS_PARAMS,
  ADDRESS_URI,
  ADDRESS_URI_END,
  DISPLAY_END,
  EXPIRES,
  Q,
  TAG,
  UNREAD,
  VIA_END,
  VIA_START,
} from '../layout'
import {
  BACKSLASH,
  byte,
  COLON,
  COMMA,
  either,
  EQUALS,
  GREATER,
  isBlank,
  LESS,
  MESSAGE,
  numberAt,
  put,
  putOffset,
  QUOTE,
  SEMICOLON,
  SP,
  tokenEnd,
} from './memory'
import { sipUri } from './uri'
import { via as readVia } from './via'

/** `sip:` */
const SIP: u32 = 0x3a706973

/** Whether an element of a list that ends at `p` is all there is up to `to`, or a comma follows. */
function isElement(p: usize, to: usize): bool {
  return p == to || (p < to && byte(p) == COMMA)
}

/** Reads a URI of the scheme `sip` from `from` to `to`; 0 for one that is to be read by other means. */
export function uri(from: i32, to: i32): i32 {
  return sipUri(MESSAGE + <usize>from, 0) == MESSAGE + <usize>to ? 1 : 0
}

/** Reads the Via at `from`, and what is behind it up to `to` is nothing, or starts with a comma; 0 as above. */
export function via(from: i32, to: i32): i32 {
  put(VIA_START, UNREAD)
  readVia(MESSAGE + <usize>from)
  if (numberAt(VIA_START) == UNREAD) return 0
  return isElement(MESSAGE + <usize>numberAt(VIA_END), MESSAGE + <usize>to) ? 1 : 0
}

/**
 * Reads the address at `from`, with a URI of the scheme `sip` in `<` and `>`, as {@link via} reads a Via.
 *
 * @returns where the comma is, or `to`; 0 as above
 */
export function address(from: i32, to: i32): i32 {
  const start = MESSAGE + <usize>from
  let p = start
  while (isBlank(p)) p++
  putOffset(ADDRESS, p)
  p = nameEnd(p)
  if (p == 0) return 0
  while (isBlank(p)) p++
  const uri = p + 1
  if (byte(p) != LESS || load<u32>(uri) != SIP) return 0
  p = either(uri, GREATER, SP)
  if (byte(p) != GREATER || p < uri + 5) return 0
  putOffset(ADDRESS_URI, uri)
  putOffset(ADDRESS_URI_END, p)
  p++
  put(TAG, UNREAD)
  put(Q, UNREAD)
  put(EXPIRES, UNREAD)
  putOffset(ADDRESS_PARAMS, byte(p) == SEMICOLON ? p + 1 : p)
  while (byte(p) == SEMICOLON) {
    p = parameter(p + 1)
    if (p == 0) return 0
  }
  putOffset(ADDRESS_END, p)
  while (isBlank(p)) p++
  return isElement(p, MESSAGE + <usize>to) ? <i32>(p - MESSAGE) : 0
}

/** Reads a display name, quoted or plain; gives the offset behind it, 0 as above. */
function nameEnd(from: usize): usize {
  let p = from
  if (byte(p) == QUOTE) {
    p = either(p + 1, QUOTE, BACKSLASH)
    if (byte(p) != QUOTE) return 0
    p++
    putOffset(DISPLAY_END, p)
    return p
  }
  while (
    byte(p) >= SP &&
    byte(p) != LESS &&
    byte(p) != COLON &&
    byte(p) != QUOTE &&
    byte(p) != COMMA
  )
    p++
  let end = p
  while (end > from && byte(end - 1) == SP) end--
  putOffset(DISPLAY_END, end)
  return p
}

/** Reads `name=value` or `name`, of tokens and quoted strings; gives the offset behind it, 0 as above. */
function parameter(name: usize): usize {
  const end = tokenEnd(name)
  if (end == name) return 0
  let value = end
  let p = end
  if (byte(end) == EQUALS) {
    value = end + 1
    if (byte(value) == QUOTE) {
      p = either(value + 1, QUOTE, BACKSLASH)
      if (byte(p) != QUOTE) return 0
      p++
    } else p = tokenEnd(value)
  }
  const place = placeOf(name, end - name)
  // of repeated ones, the first counts
  if (place != 0 && numberAt(place) == UNREAD) {
    putOffset(place, value)
    putOffset(place + 1, p)
  }
  return p
}

// letters as numbers, the first one lowest
const TAG_NAME: u32 = 0x676174
const EXPI: u32 = 0x69707865
const IRES: u32 = 0x73657269

/** The place of the value of a parameter that is asked for; 0 for any other. A letter with the bit of its case set is its small form. */
function placeOf(name: usize, length: usize): i32 {
  if (length == 3) return ((load<u32>(name) | 0x202020) & 0xffffff) == TAG_NAME ? TAG : 0
  if (length == 1) return (byte(name) | 32) == 113 ? Q : 0
  if (length != 7) return 0
  const small = 0x20202020
  return (load<u32>(name) | small) == EXPI && (load<u32>(name + 3) | small) == IRES ? EXPIRES : 0
}
