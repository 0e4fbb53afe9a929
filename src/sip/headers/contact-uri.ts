// hot
/** The URI of the first contact, found without the parameters behind it. */

import { skipBlanks, trimEnd } from '../chars.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const SP = 32
const QUOTE = 34
const COMMA = 44
const COLON = 58
const SEMICOLON = 59
const LESS = 60
const GREATER = 62
const BACKSLASH = 92

/**
 * The `sip:` URI that stands in `<` and `>` at the start of a list, as nearly all write it: what the survey takes, for messages that were
 * not surveyed.
 *
 * @returns null where the contact has to be read by its grammar
 */
export function quickUri(text: string, from: number, to: number): string | null {
  const end = trimEnd(text, from, to)
  const less = lessAt(text, skipBlanks(text, from, end), end)
  if (less < 0 || less + 5 > end || !text.startsWith('sip:', less + 1)) return null
  let p = less + 5
  while (p < end && text.charCodeAt(p) > SP && text.charCodeAt(p) !== GREATER) p++
  if (p === end || text.charCodeAt(p) !== GREATER || p === less + 5) return null
  const after = p + 1 < end ? text.charCodeAt(p + 1) : COMMA
  return after === SEMICOLON || after === COMMA ? text.slice(less + 1, p) : null
}

/** Where the `<` stands, behind a name that is quoted, plain, or none; -1 where that is to be looked at by its grammar. */
function lessAt(text: string, from: number, end: number): number {
  const quoted = from < end && text.charCodeAt(from) === QUOTE
  let p = quoted ? from + 1 : from
  let code = 0
  if (quoted) {
    while (p < end && (code = text.charCodeAt(p)) >= SP && code !== QUOTE && code !== BACKSLASH) p++
    if (p === end || code !== QUOTE) return -1
    p++
    while (p < end && text.charCodeAt(p) === SP) p++
  } else {
    while (p < end && (code = text.charCodeAt(p)) >= SP && code !== LESS && !endsName(code)) p++
  }
  return p < end && text.charCodeAt(p) === LESS ? p : -1
}

function endsName(code: number): boolean {
  return code === COLON || code === QUOTE || code === COMMA
}
