// hot
/** Which signs of numbers and prefixes count. */

import { SiproseError } from 'siprose'

/** How numbers are compared with prefixes. */
export interface Matcher {
  /** Where the number begins in a text. */
  begin(number: string): number
  /** Whether a prefix can be found at all. */
  canHave(prefix: string): boolean
}

/** The signs that a prefix can have. */
export const LONGEST_PREFIX = 64

const ZERO = 0x30
const NINE = 0x39
const ASCII_END = 0x80

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

const digits: Matcher = {
  begin(number) {
    let at = 0
    while (at < number.length && !isDigit(number.charCodeAt(at))) at += 1
    return at
  },
  canHave(prefix) {
    if (prefix.length > LONGEST_PREFIX) return false
    for (let at = 0; at < prefix.length; at += 1) if (!isDigit(prefix.charCodeAt(at))) return false
    return true
  },
}

const signs: Matcher = {
  begin() {
    return 0
  },
  canHave(prefix) {
    if (prefix.length > LONGEST_PREFIX) return false
    for (let at = 0; at < prefix.length; at += 1) {
      if (prefix.charCodeAt(at) >= ASCII_END) return false
    }
    return true
  },
}

const DIGITS = 10
const SIGNS = 128

/** The matcher of a mode. */
export function matcherOf(mode: number): Matcher {
  if (mode === DIGITS) return digits
  if (mode === SIGNS) return signs
  throw new SiproseError(
    'userblocklist/match-mode',
    `\`match_mode\` is ${mode}; it can be ${DIGITS}, for digits, or ${SIGNS}, for all signs of ASCII`,
  )
}
