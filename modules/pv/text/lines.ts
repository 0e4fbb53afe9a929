/** Lines of texts: `\n` ends one, a `\r` before it belongs to the end. */

const LF = 10
const CR = 13

/** How many lines there are; an end of line at the very end starts none. */
export function countLines(text: string): number {
  let lines = 0
  for (let start = 0; start < text.length; start = nextLine(text, start)) lines++
  return lines
}

/** The line at a place, from 0, negative from the end; an empty text where there is none. */
export function lineAt(text: string, place: number): string {
  let left = place < 0 ? countLines(text) + place : place
  if (left < 0) return ''
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    if (left-- === 0) return lineFrom(text, start)
  }
  return ''
}

/** The first line that starts with a text; an empty text where none does. */
export function lineStarting(text: string, match: string): string {
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    if (text.startsWith(match, start)) return lineFrom(text, start)
  }
  return ''
}

function nextLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end + 1
}

function lineFrom(text: string, start: number): string {
  const at = text.indexOf('\n', start)
  const end = at < 0 ? text.length : at
  return text.slice(start, end > start && text.charCodeAt(end - 1) === CR ? end - 1 : end)
}

/** The longest text that {@link breakLines} makes. */
export const MAX_BROKEN = 65_535

/**
 * The text in lines of a length; null where that is none, or the result would be too long.
 *
 * @param indent - what each line but the first starts with
 */
export function breakLines(text: string, length: number, indent: string): string | null {
  if (length < 1) return null
  const breaks = Math.max(0, Math.ceil(text.length / length) - 1)
  if (text.length + breaks * (2 + indent.length) > MAX_BROKEN) return null
  let broken = text.slice(0, length)
  for (let at = length; at < text.length; at += length)
    broken += `\r\n${indent}${text.slice(at, at + length)}`
  return broken
}

/** The text with each end of line that blanks or tabs follow, and these, replaced: how a header is folded. */
export function unfold(text: string, replacement: string): string {
  let result = ''
  let from = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    let end = at + 1
    while (isBlank(text.charCodeAt(end))) end++
    if (end === at + 1) continue
    const start = at > from && text.charCodeAt(at - 1) === CR ? at - 1 : at
    result += text.slice(from, start) + replacement
    from = end
    at = end - 1
  }
  return from === 0 ? text : result + text.slice(from)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** Whether a character ends a line or stands between words. */
export function isWhitespace(code: number): boolean {
  return code === 32 || code === 9 || code === CR || code === LF
}
