/** Patterns of a shell: `*` for any text, `?` for any sign, `[a-c]` and `[!a-c]` for one of some. */

/**
 * The Perl-compatible pattern that means the same: it is matched in time linear in the text.
 *
 * @param pattern - a backslash makes the sign behind it plain
 */
export function perlOfShell(pattern: string): string {
  let text = '^'
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] ?? ''
    if (sign === '*') text += '[\\x00-\\xff]*'
    else if (sign === '?') text += '[\\x00-\\xff]'
    else if (sign === '\\' && at + 1 < pattern.length) {
      at += 1
      text += plain(pattern.charCodeAt(at))
    } else {
      const end = sign === '[' ? listEnd(pattern, at) : -1
      if (end < 0) text += plain(sign.charCodeAt(0))
      else {
        text += list(pattern.slice(at + 1, end))
        at = end
      }
    }
  }
  return `${text}\\z`
}

/** Where a list ends; -1 where it does not, and the bracket means itself. */
function listEnd(pattern: string, from: number): number {
  const negated = pattern[from + 1] === '!' || pattern[from + 1] === '^'
  return pattern.indexOf(']', from + (negated ? 3 : 2))
}

function list(inside: string): string {
  const negated = inside.startsWith('!') || inside.startsWith('^')
  let text = negated ? '[^' : '['
  for (let at = negated ? 1 : 0; at < inside.length; at++) {
    const sign = inside[at] ?? ''
    if (sign === '-' && at > (negated ? 1 : 0) && at + 1 < inside.length) text += '-'
    else text += plain(inside.charCodeAt(sign === '\\' && at + 1 < inside.length ? ++at : at))
  }
  return `${text}]`
}

function plain(code: number): string {
  return `\\x${(code & 255).toString(16).padStart(2, '0')}`
}
