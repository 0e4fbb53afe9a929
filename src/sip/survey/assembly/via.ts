/** The top Via: `SIP/2.0/UDP host:port;name=value`, without blanks, quotes, comments and IPv6 addresses. */

import {
  BRANCH,
  BRANCH_END,
  BRANCH_IS_TOKEN,
  RECEIVED,
  RECEIVED_END,
  RPORT,
  RPORT_END,
  RPORT_NAME_END,
  UNREAD,
  VIA_START,
  VIA_COMMENT,
  VIA_END,
  VIA_HOST,
  VIA_HOST_END,
  VIA_NAMES_AT,
  VIA_PARAMS,
  VIA_PARAMS_END,
  VIA_PORT,
  VIA_TRANSPORT,
  VIA_VALUES_AT,
} from '../layout'
import {
  byte,
  COLON,
  COMMA,
  CR,
  EQUALS,
  hostEnd,
  isLineEnd,
  number,
  numberAt,
  numberEnd,
  put,
  putOffset,
  putUnread,
  SEMICOLON,
  tokenEnd,
} from './memory'

// letters as numbers, the first one lowest
const SIP_20_: u64 = 0x2f302e322f504953
const UDP_: u32 = 0x20504455
const TCP_: u32 = 0x20504354
const TLS_: u32 = 0x20534c54
const WSS_: u32 = 0x20535357
const WS_: u32 = 0x00205357
/** The number of the one transport with a name of two letters. */
const WS = 4
const BRAN: u32 = 0x6e617262
const CH: u32 = 0x6863
const RPOR: u32 = 0x726f7072
const RECEIVED_NAME: u64 = 0x6465766965636572

/** Reads the Via that starts at `from`; gives where reading has stopped. */
export function via(from: usize): usize {
  if (load<u64>(from) != SIP_20_) return from
  const transport = transportAt(from + 8)
  if (transport < 0) return from
  const host = from + (transport == WS ? 11 : 12)
  let p = hostEnd(host)
  if (p == host) return p
  put(VIA_TRANSPORT, transport)
  putOffset(VIA_HOST, host)
  putOffset(VIA_HOST_END, p)
  put(VIA_PORT, UNREAD)
  if (byte(p) == COLON) {
    const digits = p + 1
    p = numberEnd(digits, 5)
    if (p == digits || number > 65535) return p
    put(VIA_PORT, number)
  }
  putOffset(VIA_PARAMS, byte(p) == SEMICOLON ? p + 1 : p)
  for (let place = BRANCH_END; place <= VIA_COMMENT; place += 4) putUnread(place)
  while (byte(p) == SEMICOLON) {
    const next = parameter(p + 1)
    if (next == 0) return p
    p = next
  }
  if (byte(p) != COMMA && !isLineEnd(p)) return p
  putOffset(VIA_PARAMS_END, p)
  putOffset(VIA_END, p)
  putOffset(VIA_START, from)
  return p
}

/** The number of a transport with one space behind it, -1 for one that is none of the usual ones. */
function transportAt(p: usize): i32 {
  const four = load<u32>(p)
  if (four == UDP_) return 0
  if (four == TCP_) return 1
  if (four == TLS_) return 2
  if (four == WSS_) return 3
  return (four & 0xffffff) == WS_ ? WS : -1
}

/** Reads `name=value` or `name`; gives the offset after it, 0 for one that is to be looked at by its grammar. */
function parameter(name: usize): usize {
  if (isBranch(name)) return branch(name + 6)
  if (isRport(name)) return rport(name + 5)
  if (isReceived(name)) return received(name + 8)
  let p = name
  while (load<u8>(VIA_NAMES_AT + byte(p)) == 0) p++
  if (byte(p) == EQUALS) return p == name ? 0 : valueEnd(p + 1)
  // a branch and a received without a value are as long
  return p == name || p == name + 6 || p == name + 8 ? 0 : p
}

/** The offset after a value, which may hold more than tokens do. */
function valueEnd(from: usize): usize {
  let p = tokenEnd(from)
  while (load<u8>(VIA_VALUES_AT + byte(p)) != 0) p++
  return p
}

// a letter with the bit of its case set is its small form, and no other byte of a name becomes one by it

function isRport(p: usize): bool {
  if ((load<u32>(p) | 0x20202020) != RPOR || (byte(p + 4) | 32) != 116) return false
  const after = byte(p + 5)
  return after == SEMICOLON || after == EQUALS || after == COMMA || after == CR
}

function isBranch(p: usize): bool {
  return (
    (load<u32>(p) | 0x20202020) == BRAN &&
    (load<u16>(p + 4) | 0x2020) == CH &&
    byte(p + 6) == EQUALS
  )
}

function isReceived(p: usize): bool {
  return (load<u64>(p) | 0x2020202020202020) == RECEIVED_NAME && byte(p + 8) == EQUALS
}

// of repeated parameters, the first counts: a second one, and one without a value, is left to the grammar

function branch(nameEnd: usize): usize {
  if (numberAt(BRANCH_END) != UNREAD) return 0
  const start = nameEnd + 1
  const tokens = tokenEnd(start)
  const end = valueEnd(tokens)
  putOffset(BRANCH, start)
  putOffset(BRANCH_END, end)
  put(BRANCH_IS_TOKEN, end > start && end == tokens ? 1 : 0)
  return end
}

function rport(nameEnd: usize): usize {
  if (numberAt(RPORT_END) != UNREAD) return 0
  let end = nameEnd
  let port = 0
  if (byte(nameEnd) == EQUALS) {
    end = numberEnd(nameEnd + 1, 5)
    port = number
    if (port > 65535) return 0
  }
  put(RPORT, port)
  putOffset(RPORT_NAME_END, nameEnd)
  putOffset(RPORT_END, end)
  return end
}

function received(nameEnd: usize): usize {
  if (numberAt(RECEIVED_END) != UNREAD) return 0
  const end = valueEnd(nameEnd + 1)
  putOffset(RECEIVED, nameEnd + 1)
  putOffset(RECEIVED_END, end)
  return end
}
