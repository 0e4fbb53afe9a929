/** What a rule matches: a pattern of the table, perhaps with variables in it that are only known when a call is there. */

import { type CompiledFormat, type Context, pcreRegex, type PcreMatcher } from 'siprose'

/** Patterns made of variables that are kept compiled. */
const MOST = 256

/** A pattern of one rule. */
export interface Pattern {
  /** How many groups it has; null where that depends on the call. */
  readonly groups: number | null
  /** The matcher for a call; null where its variables make no pattern. */
  matcher(ctx: Context): PcreMatcher | null
}

/** A pattern as it is written. */
export function fixedPattern(text: string): Pattern {
  const matcher = pcreRegex(text)
  return { groups: matcher.groups, matcher: () => matcher }
}

/** A pattern with variables. */
export function changingPattern(format: CompiledFormat, known: PatternCache): Pattern {
  return { groups: null, matcher: (ctx) => known.get(format.run(ctx)) }
}

/** Compiled patterns by their text; the oldest goes when there are too many. */
export class PatternCache {
  readonly #known = new Map<string, PcreMatcher | null>()

  /** A pattern, or null for one that cannot be read. */
  get(text: string): PcreMatcher | null {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const made = compiled(text)
    if (this.#known.size >= MOST) {
      const [oldest] = this.#known.keys()
      if (oldest !== undefined) this.#known.delete(oldest)
    }
    this.#known.set(text, made)
    return made
  }
}

function compiled(text: string): PcreMatcher | null {
  try {
    return pcreRegex(text)
  } catch {
    // what a call brings makes no pattern: the rule does not match
    return null
  }
}
