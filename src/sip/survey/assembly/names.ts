/** Which header a name is. */

import { COMPACT_AT, HEADER_SLOTS_AT, LONGEST_NAME, NAMES_AT, PADDED_NAME } from '../layout'
import { byte, COLON, isBlank, tokenEnd } from './memory'

/** Numbers of headers, those of `HeaderId`. */
export enum NAME {
  VIA = 1,
  FROM = 2,
  TO = 3,
  CALL_ID = 4,
  CSEQ = 5,
  CONTACT = 6,
  MAX_FORWARDS = 7,
  ROUTE = 8,
  CONTENT_LENGTH = 10,
}

// four or eight letters as a number, the first one lowest
const VIA_: u32 = 0x3a616956
const FROM: u32 = 0x6d6f7246
const TO_: u32 = 0x003a6f54
const CALL_ID_: u64 = 0x3a44492d6c6c6143
const CSEQ: u32 = 0x71655343
const CONTACT_: u64 = 0x3a746361746e6f43
const MAX_FORW: u64 = 0x77726f462d78614d
const ARDS: u32 = 0x73647261
const CONTENT_: u64 = 0x2d746e65746e6f43
const LENG: u32 = 0x676e654c
const GTH_: u32 = 0x3a687467

/** The number of the header that {@link colonAt} has read the name of. */
export let header: u32 = 0

/**
 * Reads the name of the header at `p`; gives where its colon is, 0 for a line that has none.
 *
 * What almost every message has, as almost all spell it, is told by comparisons: a processor foresees them, and goes on behind the
 * colon while the length of any other name is still being computed.
 */
export function colonAt(p: usize): usize {
  const four = load<u32>(p)
  if (four == VIA_) return named(NAME.VIA, p + 3)
  if (four == FROM && byte(p + 4) == COLON) return named(NAME.FROM, p + 4)
  if ((four & 0xffffff) == TO_) return named(NAME.TO, p + 2)
  if (four == CSEQ && byte(p + 4) == COLON) return named(NAME.CSEQ, p + 4)
  const eight = load<u64>(p)
  if (eight == CALL_ID_) return named(NAME.CALL_ID, p + 7)
  if (eight == CONTACT_) return named(NAME.CONTACT, p + 7)
  if (eight == MAX_FORW && load<u32>(p + 8) == ARDS && byte(p + 12) == COLON) {
    return named(NAME.MAX_FORWARDS, p + 12)
  }
  if (eight == CONTENT_ && load<u32>(p + 8) == LENG && load<u32>(p + 11) == GTH_) {
    return named(NAME.CONTENT_LENGTH, p + 14)
  }
  return anyColonAt(p)
}

function named(id: u32, colon: usize): usize {
  header = id
  return colon
}

function anyColonAt(p: usize): usize {
  // sixteen bytes hold the names of almost all headers with their colons, so that no letter need be looked at alone
  const sixteen = v128.load(p)
  const colons = i8x16.bitmask(i8x16.eq(sixteen, i8x16.splat(58)))
  const length = ctz(colons)
  if (colons != 0 && length > 1) {
    header = listed(p, length, sixteen)
    if (header != 0) return p + length
  }
  return otherColonAt(p)
}

/** The number of the listed header whose name of up to 15 bytes this is; 0 for no such one. */
function listed(p: usize, length: u32, sixteen: v128): u32 {
  // with the bit of their case set, letters are small ones; digits and dashes have it set anyhow, but so has a dash that was a CR
  const small = v128.or(sixteen, i8x16.splat(32))
  const within = (1 << length) - 1
  const controls = i8x16.bitmask(i8x16.lt_u(sixteen, i8x16.splat(33)))
  if ((controls & within) != 0) return 0
  let slot = hash(p, length)
  let id = <u32>load<u8>(HEADER_SLOTS_AT + slot)
  while (id != 0) {
    const same = i8x16.bitmask(i8x16.eq(small, v128.load(NAMES_AT + id * PADDED_NAME)))
    if (
      <u32>load<u8>(NAMES_AT + id * PADDED_NAME, LONGEST_NAME) == length &&
      (~same & within) == 0
    ) {
      return id
    }
    slot = (slot + 1) & 1023
    id = <u32>load<u8>(HEADER_SLOTS_AT + slot)
  }
  return 0
}

/** A short name, one with blanks behind it, a long one, or one that is not listed. */
function otherColonAt(p: usize): usize {
  const end = tokenEnd(p)
  if (end == p) return 0
  header = headerNumber(p, <u32>(end - p))
  let colon = end
  while (isBlank(colon)) colon++
  return byte(colon) == COLON ? colon : 0
}

/** The number of the header whose name is a token of this length: see `headerIdOfBytes`. */
function headerNumber(p: usize, length: u32): u32 {
  if (length == 1) return <u32>load<u8>(COMPACT_AT + byte(p))
  let slot = hash(p, length)
  let id = <u32>load<u8>(HEADER_SLOTS_AT + slot)
  while (id != 0) {
    const name: usize = NAMES_AT + id * PADDED_NAME
    if (<u32>load<u8>(name, LONGEST_NAME) == length && isName(p, name, length)) return id
    slot = (slot + 1) & 1023
    id = <u32>load<u8>(HEADER_SLOTS_AT + slot)
  }
  return 0
}

/** Whether a token is a name given in small letters: of the bytes of tokens, only capitals differ from letters by this bit. */
function isName(p: usize, name: usize, length: u32): bool {
  for (let i: u32 = 0; i < length; i++) {
    if ((byte(p + i) | 32) != byte(name + i)) return false
  }
  return true
}

/** The hash of `header-names.ts`. */
function hash(p: usize, length: u32): u32 {
  const first = byte(p) | 32
  const middle = byte(p + (length >> 1)) | 32
  const last = byte(p + length - 1) | 32
  return (length * 31 + first * 7 + middle * 97 + last * 53) & 1023
}
