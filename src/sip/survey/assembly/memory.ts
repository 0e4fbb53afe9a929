/** What is read from the memory, and written to it. In AssemblyScript: see `scripts/build-survey.ts`. */

import {
  HOSTS_AT,
  MESSAGE_AT,
  NUMBERS_AT,
  PARAMETERS_AT,
  SPAN_END,
  SPAN_SHIFT,
  TOKENS_AT,
  UNREAD,
  USERS_AT,
} from '../layout'

/** Where the message starts. */
export const MESSAGE: usize = MESSAGE_AT
/** Where the numbers of `layout.ts` start. */
export const NUMBERS: usize = NUMBERS_AT

export const CR: u32 = 13
export const LF: u32 = 10
export const SP: u32 = 32
export const TAB: u32 = 9
export const QUOTE: u32 = 34
export const COMMA: u32 = 44
export const SLASH: u32 = 47
export const COLON: u32 = 58
export const SEMICOLON: u32 = 59
export const LESS: u32 = 60
export const EQUALS: u32 = 61
export const GREATER: u32 = 62
export const QUESTION: u32 = 63
export const AT: u32 = 64
export const BACKSLASH: u32 = 92
export const DELETE: u32 = 127

/** The byte at `p`. */
export function byte(p: usize): u32 {
  return load<u8>(p)
}

/** Writes one of the numbers of `layout.ts`. */
export function put(place: i32, value: i32): void {
  store<i32>(NUMBERS + ((<usize>place) << 2), value)
}

/** One of these numbers. */
export function numberAt(place: i32): i32 {
  return load<i32>(NUMBERS + ((<usize>place) << 2))
}

/** Says of four numbers, from a place on, that they are not read. */
export function putUnread(place: i32): void {
  v128.store(NUMBERS + ((<usize>place) << 2), i32x4.splat(UNREAD))
}

/** Writes an offset in the message. */
export function putOffset(place: i32, p: usize): void {
  put(place, <i32>(p - MESSAGE))
}

/** Writes the text from `from` to `to` as one number, if that is possible. */
export function putSpan(place: i32, from: usize, to: usize): void {
  if (<i32>(to - MESSAGE) <= SPAN_END) {
    put(place, ((<i32>(from - MESSAGE)) << SPAN_SHIFT) | <i32>(to - MESSAGE))
  }
}

/** The offset of the first byte from `p` on that is not in a set of `layout.ts`. Sixteen bytes a step. */
function setEnd(p: usize, set: usize): usize {
  const lows = v128.load(set)
  const highs = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0)
  const nibble = i8x16.splat(15)
  for (;;) {
    const sixteen = v128.load(p)
    const low = i8x16.swizzle(lows, v128.and(sixteen, nibble))
    const high = i8x16.swizzle(highs, i8x16.shr_u(sixteen, 4))
    const outside = i8x16.bitmask(i8x16.eq(v128.and(low, high), i8x16.splat(0)))
    if (outside != 0) return p + ctz(outside)
    p += 16
  }
  return p
}

/** The offset after the token at `p`. No byte of value 0 is part of anything, and such bytes stand behind each message. */
export function tokenEnd(p: usize): usize {
  return setEnd(p, TOKENS_AT)
}

/** The offset after the host name at `p`. */
export function hostEnd(p: usize): usize {
  return setEnd(p, HOSTS_AT)
}

/** The offset after what can be the user of a URI, or its host if there is none. */
export function userEnd(p: usize): usize {
  return setEnd(p, USERS_AT)
}

/** The offset after the parameters of a URI. */
export function parametersEnd(p: usize): usize {
  return setEnd(p, PARAMETERS_AT)
}

/** The offset after the LF that ends the line in which `p` stands; 0 if there is none before `end`. Sixteen bytes a step. */
export function lineEnd(p: usize, end: usize): usize {
  const feeds = i8x16.splat(10)
  while (p < end) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(p), feeds))
    if (found != 0) {
      const after = p + ctz(found) + 1
      return after > end ? 0 : after
    }
    p += 16
  }
  return 0
}

/** Whether a space or a tab stands at `p`. */
export function isBlank(p: usize): bool {
  return byte(p) == SP || byte(p) == TAB
}

/** The offset of the first byte from `p` on that is one of these two, or a control character. Sixteen bytes a step. */
export function either(p: usize, one: u32, other: u32): usize {
  const ones = i8x16.splat(<i8>one)
  const others = i8x16.splat(<i8>other)
  const controls = i8x16.splat(32)
  for (;;) {
    const sixteen = v128.load(p)
    const wanted = v128.or(i8x16.eq(sixteen, ones), i8x16.eq(sixteen, others))
    const found = i8x16.bitmask(v128.or(wanted, i8x16.lt_u(sixteen, controls)))
    if (found != 0) return p + ctz(found)
    p += 16
  }
  return p
}

/** How many commas and semicolons there are from `p` to `end`, and maybe in the 15 bytes behind. Sixteen bytes a step. */
export function separators(p: usize, end: usize): i32 {
  const commas = i8x16.splat(44)
  const semicolons = i8x16.splat(59)
  let count = 0
  while (p < end) {
    const sixteen = v128.load(p)
    const found = v128.or(i8x16.eq(sixteen, commas), i8x16.eq(sixteen, semicolons))
    count += popcnt(i8x16.bitmask(found))
    p += 16
  }
  return count
}

/** Whether a line ends at `p` as it should, with CR and LF. */
export function isLineEnd(p: usize): bool {
  return load<u16>(p) == 0x0a0d
}

/** The number that {@link numberEnd} has read last. */
export let number: i32 = 0

/** Reads digits; gives the offset after them, `p` itself if there are none or more than `most`. */
export function numberEnd(p: usize, most: usize): usize {
  const from = p
  let value = 0
  let digit: u32 = byte(p) - 48
  while (digit <= 9) {
    value = value * 10 + digit
    p++
    digit = byte(p) - 48
  }
  number = value
  return p - from > most ? from : p
}
