// hot
/** Telephone numbers in URIs: `tel:+1-201-555-0123;ext=7` (RFC 3966). */

import { isDigit } from './chars.ts'
import type { Uri } from './uri.ts'
import { unescapeUri } from './uri-escapes.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const PLUS = 43

/**
 * A number that can be dialled.
 *
 * @example See where a local number holds
 * ```ts
 * import { parseUri, telNumber } from 'siprose/sip'
 *
 * const uri = parseUri('tel:7042;phone-context=example.com')
 * uri === null ? null : telNumber(uri) // => { number: '7042', global: false, context: 'example.com' }
 * ```
 */
export class TelNumber {
  /** The number without visual separators, the `+` of a global one included. */
  readonly number: string
  /** Whether it is the same number everywhere: whether it starts with `+`. */
  readonly global: boolean
  /** Where a local number holds: a domain, or the start of a global number. Null if it is not said. */
  readonly context: string | null
  /** What to dial behind it, without visual separators; null for nothing. */
  readonly extension: string | null
  /** The ISDN subaddress, its escapes taken out; null for none. */
  readonly subaddress: string | null

  constructor(number: string, uri: Uri) {
    const extension = uri.param('ext')
    const subaddress = uri.param('isub')
    this.number = number
    this.global = number.charCodeAt(0) === PLUS
    this.context = uri.param('phone-context')
    this.extension = extension === null ? null : withoutSeparators(extension)
    this.subaddress = subaddress === null ? null : unescapeUri(subaddress)
  }
}

/**
 * The number in a `tel` URI; null for any other URI, and for what cannot be dialled.
 *
 * @example Get what is to be dialled
 * ```ts
 * import { parseUri, telNumber } from 'siprose/sip'
 *
 * const uri = parseUri('tel:+1-201-555-0123;ext=7')
 * uri === null ? null : telNumber(uri) // => { number: '+12015550123', global: true, extension: '7' }
 * ```
 *
 * @rfc 3966 section 3
 */
export function telNumber(uri: Uri): TelNumber | null {
  if (uri.scheme !== 'tel' || uri.user === null) return null
  const number = withoutSeparators(uri.user)
  const from = number.charCodeAt(0) === PLUS ? 1 : 0
  if (from === number.length) return null
  for (let p = from; p < number.length; p++) {
    if (!isDialled(number.charCodeAt(p), from === 1)) return null
  }
  return new TelNumber(number, uri)
}

/** A global number has digits only; a local one `A` to `F`, `*` and `#` too. */
function isDialled(code: number, global: boolean): boolean {
  if (isDigit(code)) return true
  if (global) return false
  const lower = code | 32
  return (lower >= 97 && lower <= 102) || code === 42 || code === 35
}

/** The text without `-`, `.`, `(` and `)`. */
function withoutSeparators(text: string): string {
  let result = ''
  let from = 0
  for (let p = 0; p < text.length; p++) {
    const code = text.charCodeAt(p)
    if (code !== 45 && code !== 46 && code !== 40 && code !== 41) continue
    result += text.slice(from, p)
    from = p + 1
  }
  return from === 0 ? text : result + text.slice(from)
}
