/** Patterns as shells have them for names of files: `*`, `?`, `[a-z]`. */

const BACKSLASH = 92
const STAR = 42
const QUESTION = 63
const OPEN = 91
const CLOSE = 93

const classes: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /^[0-9A-Za-z]$/],
  ['alpha', /^[A-Za-z]$/],
  ['blank', /^[ \t]$/],
  ['cntrl', /^[\0-\x1f\x7f]$/],
  ['digit', /^[0-9]$/],
  ['graph', /^[!-~]$/],
  ['lower', /^[a-z]$/],
  ['print', /^[ -~]$/],
  ['punct', /^[!-/:-@[-`{-~]$/],
  ['space', /^[ \t\n\v\f\r]$/],
  ['upper', /^[A-Z]$/],
  ['xdigit', /^[0-9A-Fa-f]$/],
])

/**
 * Tells whether a pattern matches the whole of a text. The work is at most the product of both lengths.
 *
 * @param value - the text
 * @param pattern - `*` any text, `?` any character, `[…]` one of a set, `[!…]` one not of it, a backslash takes the next as it is
 * @param ignoreCase - true for upper and lower case alike
 */
export function fnmatch(value: string, pattern: string, ignoreCase: boolean): boolean {
  const text = ignoreCase ? value.toLowerCase() : value
  const wanted = ignoreCase ? pattern.toLowerCase() : pattern
  let at = 0
  let p = 0
  let starAt = -1
  let textAtStar = 0
  while (at < text.length) {
    if (wanted.charCodeAt(p) === STAR) {
      starAt = p
      textAtStar = at
      p += 1
      continue
    }
    const next = p < wanted.length ? matchOne(text, at, wanted, p) : -1
    if (next >= 0) {
      p = next
      at += 1
    } else if (starAt < 0) return false
    else {
      textAtStar += 1
      at = textAtStar
      p = starAt + 1
    }
  }
  while (wanted.charCodeAt(p) === STAR) p += 1
  return p === wanted.length
}

/** Matches one character; gives where the pattern goes on, or -1. */
function matchOne(text: string, at: number, pattern: string, p: number): number {
  const code = pattern.charCodeAt(p)
  if (code === QUESTION) return p + 1
  if (code === OPEN) {
    const end = setEnd(pattern, p)
    if (end > 0) return inSet(text.charAt(at), pattern.slice(p + 1, end)) ? end + 1 : -1
  }
  const literal = code === BACKSLASH && p + 1 < pattern.length ? p + 1 : p
  return pattern.charCodeAt(literal) === text.charCodeAt(at) ? literal + 1 : -1
}

/** Where the set that starts at `open` has its closing bracket; -1 for a bracket that stands for itself. */
function setEnd(pattern: string, open: number): number {
  let at = open + 1
  if (pattern[at] === '!' || pattern[at] === '^') at += 1
  if (pattern.charCodeAt(at) === CLOSE) at += 1
  for (; at < pattern.length; at += 1) {
    if (pattern.startsWith('[:', at)) {
      const end = pattern.indexOf(':]', at)
      if (end > 0) at = end + 1
    } else if (pattern.charCodeAt(at) === CLOSE) return at
  }
  return -1
}

function inSet(character: string, set: string): boolean {
  const negated = set.startsWith('!') || set.startsWith('^')
  let found = false
  for (let at = negated ? 1 : 0; at < set.length; at += 1) {
    if (set.startsWith('[:', at)) {
      const end = set.indexOf(':]', at)
      if (end > 0) {
        found ||= classes.get(set.slice(at + 2, end))?.test(character) ?? false
        at = end + 1
        continue
      }
    }
    const first = set.charAt(at)
    if (set[at + 1] === '-' && at + 2 < set.length) {
      found ||= character >= first && character <= set.charAt(at + 2)
      at += 2
    } else found ||= character === first
  }
  return found !== negated
}
