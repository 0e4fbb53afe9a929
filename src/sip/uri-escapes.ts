// hot
/** Escapes in URIs: `%41` for `A` (RFC 3986 2.1). */

import { hexValue, isAlpha, isDigit } from './chars.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const PERCENT = 37
const COLON = 58
const AT = 64

/**
 * The text that a part of a URI means: `%41` is `A`. A `%` without two hexadecimal digits stays.
 *
 * @example Read what an escape stands for
 * ```ts
 * import { unescapeUri } from 'siprose/sip'
 *
 * unescapeUri('sip%3Abob%40example.com') // => 'sip:bob@example.com'
 * ```
 */
export function unescapeUri(text: string): string {
  let p = text.indexOf('%')
  if (p < 0) return text
  let result = ''
  let from = 0
  for (; p >= 0; p = text.indexOf('%', p)) {
    const code = escapeAt(text, p)
    if (code < 0) {
      p++
      continue
    }
    result += text.slice(from, p) + String.fromCharCode(code)
    p += 3
    from = p
  }
  return result + text.slice(from)
}

/** The code that the `%xx` at `p` stands for, or -1. */
function escapeAt(text: string, p: number): number {
  if (p + 2 >= text.length) return -1
  const high = hexValue(text.charCodeAt(p + 1))
  const low = hexValue(text.charCodeAt(p + 2))
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/**
 * The text as a user may be written in a URI: what may not stand there becomes `%xx`.
 *
 * @example Write any text as the user of a URI
 * ```ts
 * import { escapeUser } from 'siprose/sip'
 *
 * escapeUser('Bob @ home') // => 'Bob%20%40%20home'
 * ```
 */
export function escapeUser(text: string): string {
  let result = ''
  let from = 0
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    if (isUserCode(code)) continue
    result += `${text.slice(from, p)}%${hexDigits.charAt(code >> 4)}${hexDigits.charAt(code & 15)}`
    from = p + 1
  }
  return result + text.slice(from)
}

const hexDigits = '0123456789ABCDEF'

/** What RFC 3261 allows in a user without an escape. */
function isUserCode(code: number): boolean {
  if (isAlpha(code) || isDigit(code)) return true
  if (code === PERCENT || code === AT || code === COLON) return false
  return code > 32 && code < 127 && "-_.!~*'()&=+$,;?/".includes(String.fromCharCode(code))
}
