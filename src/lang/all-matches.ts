/** All matches of a pattern in a text, one behind the other, in time linear in the text. */
import type { Match, Matcher } from './posix-regex.ts'

/** How many bytes may be looked at in vain, for each byte of the text. */
const VAIN = 16
/** What a short text has for that in any case. */
const LEAST = 4096

/**
 * The matches of a pattern in a text, which do not overlap.
 *
 * Finding one match is linear, finding all need not be: a pattern like `x(.*y)?` looks to the end of the text behind every `x`. So
 * what is looked at in vain is counted, and has a limit.
 *
 * @param all - false for the first match alone
 * @returns an empty list when nothing matches; null when a match has no length, or too much was looked at in vain
 */
export function allMatches(matcher: Matcher, subject: string, all = true): readonly Match[] | null {
  const found: Match[] = []
  let left = VAIN * subject.length + LEAST
  let match = matcher.exec(subject, 0)
  while (match !== null) {
    left -= match.reached - match.end
    if (match.end === match.start || left < 0) return null
    found.push(match)
    match = all && match.end < subject.length ? matcher.exec(subject, match.end) : null
  }
  return found
}
