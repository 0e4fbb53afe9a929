/**
 * Perl-compatible regular expressions over byte strings, in time linear in the text, whatever the pattern.
 *
 * They answer whether a text matches, not where. What has to remember or to look around is refused: references back to groups, `(?=…)`, `(?<=…)`,
 * `(?>…)`, possessive repetitions, recursion, conditions.
 */

import { parsePcre, type PcreFlags } from './regex/pcre-tree.ts'
import { compileRegex } from './regex/program.ts'
import { Search } from './regex/search.ts'

export type { PcreFlags } from './regex/pcre-tree.ts'

/** A compiled pattern. */
export interface PcreMatcher {
  /** The pattern as it was written. */
  readonly pattern: string
  /** True when it matches anywhere in the text. */
  test(subject: string): boolean
}

/**
 * Compiles a pattern. Throws a RegexError on one that cannot be read, cannot be matched in linear time, or is too large.
 *
 * @param pattern - as a configuration writes it
 * @param flags - how it is meant
 */
export function pcreRegex(pattern: string, flags: PcreFlags = {}): PcreMatcher {
  const search = new Search(compileRegex(parsePcre(pattern, flags), 0))
  return { pattern, test: (subject) => search.test(subject) }
}
