/** Cuts header values, and patterns of them, at commas and semicolons that stand outside of quotes and brackets. */

import { trimBytes } from '../bytes.ts'
import { slice, trimmed, type Pattern } from '../grammar/pattern.ts'

/**
 * The offsets of a separator outside of quoted strings and `<…>`.
 *
 * @param text - a header value, or the text of a pattern
 * @param separator - one character
 * @param from - where to begin
 */
export function offsetsOf(text: string, separator: string, from = 0): readonly number[] {
  const offsets: number[] = []
  let quoted = false
  let bracket = false
  for (let i = from; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c === '\\') i += 1
      else if (c === '"') quoted = false
    } else if (c === '"') quoted = true
    else if (c === '<') bracket = true
    else if (c === '>') bracket = false
    else if (c === separator && !bracket) offsets.push(i)
  }
  return offsets
}

/** The pieces of a pattern between separators, without the white space around them. */
export function splitPattern(pattern: Pattern, separator: string): readonly Pattern[] {
  const pieces: Pattern[] = []
  let from = 0
  for (const at of offsetsOf(pattern.text, separator)) {
    pieces.push(trimmed(slice(pattern, from, at)))
    from = at + 1
  }
  pieces.push(trimmed(slice(pattern, from)))
  return pieces
}

/** The pieces of a text between separators, without the white space around them. */
export function splitText(text: string, separator: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  for (const at of offsetsOf(text, separator)) {
    pieces.push(trimBytes(text.slice(from, at)))
    from = at + 1
  }
  pieces.push(trimBytes(text.slice(from)))
  return pieces
}

/** White space outside of quotes made one blank, so that folded and spread values compare equal. */
export function oneBlank(text: string): string {
  if (!/ {2}|[\t\r\n]/.test(text)) return trimBytes(text)
  const outside = /("(?:[^"\\]|\\.)*")|[ \t\r\n]+/gs
  return trimBytes(text.replaceAll(outside, (_all, quoted?: string) => quoted ?? ' '))
}
