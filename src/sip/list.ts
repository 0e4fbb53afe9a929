// hot
/** Where the elements of a comma-separated header value end. */

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const QUOTE = 34
const LPAREN = 40
const RPAREN = 41
const COMMA = 44
const LESS = 60
const GREATER = 62
const BACKSLASH = 92

/**
 * The offset of the comma that ends the element starting at `from`, or `to` for the last element.
 *
 * A comma in a quoted string, or between `<` and `>`, is part of the element. A quote or `<` that is never closed takes
 * the rest with it.
 */
export function elementEnd(text: string, from: number, to: number): number {
  let quoted = false
  let bracketed = false
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (quoted) {
      if (code === BACKSLASH) p++
      else if (code === QUOTE) quoted = false
    } else if (bracketed) {
      if (code === GREATER) bracketed = false
    } else if (code === QUOTE) quoted = true
    else if (code === LESS) bracketed = true
    else if (code === COMMA) return p
  }
  return to
}

/** {@link elementEnd} for lists whose elements may hold comments, `(a, b)`, and no `<` and `>`: Via. */
export function commentedElementEnd(text: string, from: number, to: number): number {
  let quoted = false
  let depth = 0
  for (let p = from; p < to; p++) {
    const code = text.charCodeAt(p)
    if (code === BACKSLASH && (quoted || depth > 0)) p++
    else if (quoted) quoted = code !== QUOTE
    else if (code === LPAREN) depth++
    else if (code === RPAREN) depth -= depth > 0 ? 1 : 0
    else if (code === QUOTE) quoted = depth === 0
    else if (code === COMMA && depth === 0) return p
  }
  return to
}
