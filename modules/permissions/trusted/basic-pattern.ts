/** Basic regular expressions of POSIX, in which trusted peers have always been written: `+` is a plus, `\(` opens a group. */

import { type Matcher, posixRegex } from 'siprose'

/** Signs that mean something in an extended expression, and themselves in a basic one. */
const PLAIN = '+?|(){}'

/**
 * Compiles a basic regular expression.
 *
 * @throws RegexError for one that cannot be read
 */
export function basicRegex(pattern: string): Matcher {
  return posixRegex(extended(pattern))
}

/** The extended expression that means the same. */
export function extended(pattern: string): string {
  let text = ''
  // at the start of the pattern or of a group `^` is an anchor, and `*` is itself
  let starts = true
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] ?? ''
    const next = pattern[at + 1] ?? ''
    if (sign === '\\' && next !== '') {
      at += 1
      text += PLAIN.includes(next) ? next : `\\${next}`
      starts = next === '(' || next === '|'
      continue
    }
    if (sign === '[') {
      const end = bracketEnd(pattern, at)
      text += pattern.slice(at, end)
      at = end - 1
    } else if (PLAIN.includes(sign)) text += `\\${sign}`
    else if (sign === '*' && starts) text += '\\*'
    else if (sign === '^' && !starts) text += '\\^'
    else if (sign === '$' && !endsAt(pattern, at + 1)) text += '\\$'
    else text += sign
    starts = sign === '^' && starts
  }
  return text
}

/** Where a list in brackets ends; the end of the pattern where it does not. */
function bracketEnd(pattern: string, from: number): number {
  let at = from + 1
  if (pattern[at] === '^') at += 1
  if (pattern[at] === ']') at += 1
  while (at < pattern.length && pattern[at] !== ']') {
    const kind = pattern[at] === '[' ? (pattern[at + 1] ?? '') : ''
    const close = ':.='.includes(kind) && kind !== '' ? pattern.indexOf(`${kind}]`, at + 2) : -1
    at = close < 0 ? at + 1 : close + 2
  }
  return Math.min(at + 1, pattern.length)
}

function endsAt(pattern: string, at: number): boolean {
  return at === pattern.length || pattern.startsWith('\\)', at) || pattern.startsWith('\\|', at)
}
