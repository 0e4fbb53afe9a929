/**
 * Perl-compatible regular expressions over byte strings, in time linear in the text, whatever the pattern.
 *
 * What has to remember or to look around is refused: references back to groups, `(?=…)`, `(?<=…)`, `(?>…)`, possessive repetitions,
 * recursion, conditions.
 */

import { Captures } from './regex/captures.ts'
import { parsePcre, type PcreFlags } from './regex/pcre-tree.ts'
import { compileRegex } from './regex/program.ts'
import { Search } from './regex/search.ts'

export type { PcreFlags } from './regex/pcre-tree.ts'

/** A compiled pattern. */
export interface PcreMatcher {
  /** The pattern as it was written. */
  readonly pattern: string
  /** How many groups it has. */
  readonly groups: number
  /** True when it matches anywhere in the text. */
  test(subject: string): boolean
  /** What the first match, the one that Perl prefers, and its groups hold; null for a group that took no part, and where nothing matches. */
  exec(subject: string): readonly (string | null)[] | null
}

/**
 * Compiles a pattern. Throws a RegexError on one that cannot be read, cannot be matched in linear time, or is too large.
 *
 * @param pattern - as a configuration writes it
 * @param flags - how it is meant
 */
export function pcreRegex(pattern: string, flags: PcreFlags = {}): PcreMatcher {
  const { tree, groups } = parsePcre(pattern, flags)
  const program = compileRegex(tree, groups)
  const search = new Search(program)
  let captures: Captures | null = null
  return {
    pattern,
    groups,
    test: (subject) => search.test(subject),
    exec: (subject) => {
      if (!search.test(subject)) return null
      captures ??= new Captures(program, true)
      const slots = captures.find(subject, 0)
      return slots === null ? null : heldBy(subject, slots)
    },
  }
}

function heldBy(subject: string, slots: Int32Array): readonly (string | null)[] {
  const texts: (string | null)[] = []
  for (let slot = 0; slot < slots.length; slot += 2) {
    const start = slots[slot] ?? -1
    texts.push(start < 0 ? null : subject.slice(start, slots[slot + 1]))
  }
  return texts
}
