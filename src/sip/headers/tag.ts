// hot
/** The tag of From and To, found without the address that stands before it (RFC 3261 19.3). */

import { skipBlanks, TOKEN as tokenTable, trimEnd } from '../chars.ts'
import { quotedEnd } from '../params.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34
const COMMA = 44
const COLON = 58
const SEMICOLON = 59
const LESS = 60
const TOKEN: Uint8Array = tokenTable

/**
 * The tag that stands first behind the brackets of an address, as nearly all write it; a third of what the whole address takes.
 *
 * An address without brackets, or with other parameters first, is left to the grammar of addresses.
 *
 * @returns null where there are no parameters at all; undefined where the whole address has to be read
 */
export function quickTag(text: string, from: number, to: number): string | null | undefined {
  const end = trimEnd(text, from, to)
  let p = skipBlanks(text, from, end)
  if (p < end && text.charCodeAt(p) === QUOTE) {
    p = quotedEnd(text, p, end)
    if (p < 0) return undefined
    p = skipBlanks(text, p, end)
    if (p === end || text.charCodeAt(p) !== LESS) return undefined
  } else {
    for (; p < end; p++) {
      const code = text.charCodeAt(p)
      if (code === LESS) break
      if (code === COLON || code === QUOTE || code === COMMA) return undefined
    }
  }
  const close = text.indexOf('>', p)
  if (close < 0 || close >= end) return undefined
  p = skipBlanks(text, close + 1, end)
  if (p === end) return null
  if (!text.startsWith(';tag=', p)) return undefined
  const start = p + 5
  for (p = start; p < end; p++) if (TOKEN[text.charCodeAt(p)] === 0) break
  return p > start && (p === end || text.charCodeAt(p) === SEMICOLON)
    ? text.slice(start, p)
    : undefined
}
