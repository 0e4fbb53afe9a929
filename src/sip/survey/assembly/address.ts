/** Addresses whose URI stands in `<` and `>`: what every message is asked for of them. */

import { ABSENT, CONTACT } from '../layout'
import {
  BACKSLASH,
  byte,
  COLON,
  COMMA,
  either,
  EQUALS,
  GREATER,
  isBlank,
  isLineEnd,
  LESS,
  put,
  putSpan,
  QUOTE,
  SEMICOLON,
  SP,
  tokenEnd,
} from './memory'

/** `;tag` and `sip:` */
const TAG: u32 = 0x6761743b
const SIP: u32 = 0x3a706973

/** Whether the name of an address goes on over more than one line: what comes behind it is read all the same. */
export let foldSkipped: bool = false

/** Says that no fold was skipped yet. */
export function skipNoFold(): void {
  foldSkipped = false
}

/** Where the `<` of an address stands; 0 for one without, or with a name that is to be looked at by its grammar. */
function lessOf(p: usize): usize {
  if (byte(p) == QUOTE) {
    p = either(p + 1, QUOTE, BACKSLASH)
    while (isLineEnd(p) && isBlank(p + 2)) {
      foldSkipped = true
      p = either(p + 2, QUOTE, BACKSLASH)
    }
    if (byte(p) != QUOTE) return 0
    p++
    while (byte(p) == SP) p++
  } else {
    while (
      byte(p) >= SP &&
      byte(p) != LESS &&
      byte(p) != COLON &&
      byte(p) != QUOTE &&
      byte(p) != COMMA
    )
      p++
  }
  return byte(p) == LESS ? p : 0
}

/** Reads the tag that stands first behind an address, or that nothing stands there; gives where reading has stopped. */
export function tag(from: usize, place: i32): usize {
  let p = lessOf(from)
  if (p == 0) return from
  p = either(p, GREATER, GREATER)
  if (byte(p) != GREATER) return p
  p++
  if (isLineEnd(p)) {
    put(place, ABSENT)
    return p
  }
  if (load<u32>(p) != TAG || byte(p + 4) != EQUALS) return p
  const start = p + 5
  p = tokenEnd(start)
  if (p > start && (byte(p) == SEMICOLON || isLineEnd(p))) {
    putSpan(place, start, p)
  }
  return p
}

/** Reads the URI of the first contact; gives where reading has stopped. */
export function contactUri(from: usize): usize {
  const less = lessOf(from)
  if (less == 0) return from
  const start = less + 1
  let p = either(start, GREATER, SP)
  if (byte(p) != GREATER || load<u32>(start) != SIP || p < start + 5) return p
  p++
  if (byte(p) == SEMICOLON || byte(p) == COMMA || isLineEnd(p)) {
    putSpan(CONTACT, start, p - 1)
  }
  return p
}
