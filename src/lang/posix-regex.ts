/**
 * POSIX extended regular expressions over byte strings, in time linear in the text, whatever the pattern.
 *
 * What `regcomp` of a C library takes is taken, in the C locale: classes, counts, `\w \s \b \< \>`; the match is the one that
 * starts first and is the longest. Only `\1` inside a pattern is refused.
 */

import { Captures } from './regex/captures.ts'
import { compileRegex } from './regex/program.ts'
import { Search } from './regex/search.ts'
import { parseRegex, type RegexFlags } from './regex/tree.ts'

export { RegexError } from './regex/error.ts'
export type { RegexFlags } from './regex/tree.ts'

/** Where a pattern matched. */
export interface Match {
  /** Offset of the first byte. */
  readonly start: number
  /** Offset behind the last byte. */
  readonly end: number
  /** What was matched: the whole at 0, then each group; null for a group that took no part. */
  readonly groups: readonly (string | null)[]
  /** How far it had to look to know that no longer match starts there: an offset at or behind `end`. */
  readonly reached: number
}

/** A compiled pattern. */
export interface Matcher {
  /** The pattern as it was written. */
  readonly pattern: string
  /** How many groups it has. */
  readonly groups: number
  /** True when it matches anywhere in the text. Allocates nothing once it is warm. */
  test(subject: string): boolean
  /** The first, longest match at or behind `from`; what stands before `from` still counts for `^` and `\b`. */
  exec(subject: string, from: number): Match | null
}

/**
 * Compiles a pattern. Throws {@link RegexError} on one that cannot be read or is too large.
 *
 * @param pattern - as a configuration writes it
 * @param flags - `ignoreCase`, and `newline` for matching line by line
 */
export function posixRegex(pattern: string, flags: RegexFlags = {}): Matcher {
  const { tree, groups } = parseRegex(pattern, flags)
  const program = compileRegex(tree, groups)
  const search = new Search(program)
  let captures: Captures | null = null
  return {
    pattern,
    groups,
    test: (subject) => search.test(subject),
    exec: (subject, from) => {
      if (from === 0 && !search.test(subject)) return null
      captures ??= new Captures(program)
      const slots = captures.find(subject, from)
      return slots === null ? null : toMatch(subject, slots, captures.reached)
    },
  }
}

function toMatch(subject: string, slots: Int32Array, reached: number): Match {
  const groups: (string | null)[] = []
  for (let slot = 0; slot < slots.length; slot += 2) {
    const start = slots[slot] as number
    groups.push(start < 0 ? null : subject.slice(start, slots[slot + 1]))
  }
  return { start: slots[0] as number, end: slots[1] as number, groups, reached }
}

/** The most patterns a cache keeps. */
const cacheSize = 256

/**
 * Compiled patterns by their text, for patterns known only when a message is there; the oldest is dropped when it is full.
 */
export class RegexCache {
  readonly #flags: RegexFlags
  readonly #known = new Map<string, Matcher | null>()

  constructor(flags: RegexFlags) {
    this.#flags = flags
  }

  /** The matcher of a pattern, or null when it cannot be read. */
  get(pattern: string): Matcher | null {
    const known = this.#known.get(pattern)
    if (known !== undefined) return known
    const made = this.#compile(pattern)
    for (const oldest of this.#known.keys()) {
      if (this.#known.size < cacheSize) break
      this.#known.delete(oldest)
    }
    this.#known.set(pattern, made)
    return made
  }

  #compile(pattern: string): Matcher | null {
    try {
      return posixRegex(pattern, this.#flags)
    } catch {
      // the caller reports it, with the place in the script
      return null
    }
  }
}
