// hot
/** Regular expressions of the configuration: compiled at load, or once for each text that only messages bring. */
import { type Matcher, posixRegex, RegexCache, type RegexFlags } from 'siprose'

/**
 * Patterns of one kind.
 *
 * A compiled pattern depends on nothing but its text, so that all servers of a process can share the cache.
 */
class Patterns {
  readonly #flags: RegexFlags
  readonly #cache: RegexCache

  constructor(flags: RegexFlags) {
    this.#flags = flags
    this.#cache = new RegexCache(flags)
  }

  /** The pattern, or null when it cannot be read. */
  get(pattern: string): Matcher | null {
    return this.#cache.get(pattern)
  }

  /** The pattern; throws a `RegexError` when it cannot be read. */
  prepare(pattern: string): Matcher {
    return this.#cache.get(pattern) ?? posixRegex(pattern, this.#flags)
  }
}

/** As `search()` looks for them: in any case, `^` and `$` at line ends too. */
export const linewise = new Patterns({ ignoreCase: true, newline: true })

/** In any case; `^` and `$` only at the ends of the text, and `.` is any byte. */
export const caseless = new Patterns({ ignoreCase: true })

/** As they are written; `^` and `$` only at the ends of the text, and `.` is any byte. */
export const exact = new Patterns({})
