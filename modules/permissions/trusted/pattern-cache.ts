/** Patterns of rows that are asked for with each request: compiled once, as long as they are among the last. */

import type { Matcher } from 'siprose'

import { basicRegex } from './basic-pattern.ts'

/** How many are kept. */
const MOST = 1000

/** Compiled patterns by their text; the oldest goes when there are too many. */
export class PatternCache {
  readonly #known = new Map<string, Matcher | null>()

  /** A pattern, or null for one that cannot be read. */
  get(pattern: string): Matcher | null {
    const known = this.#known.get(pattern)
    if (known !== undefined) return known
    const made = compiled(pattern)
    if (this.#known.size >= MOST) {
      const [oldest] = this.#known.keys()
      if (oldest !== undefined) this.#known.delete(oldest)
    }
    this.#known.set(pattern, made)
    return made
  }
}

function compiled(pattern: string): Matcher | null {
  try {
    return basicRegex(pattern)
  } catch {
    // the row is left out, and the log says so
    return null
  }
}
