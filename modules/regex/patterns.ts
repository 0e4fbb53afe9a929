/** The patterns of one server: those of its file, and those of its script. */

import {
  type Host,
  type ModuleLog,
  pcreRegex,
  type PcreFlags,
  type PcreMatcher,
  SiproseError,
} from 'siprose'

import { type Group, type GroupLimits, readGroups } from './groups.ts'

/** How many patterns of scripts are kept. */
const MOST_KEPT = 256

/** What the parameters say. */
export interface PatternOptions extends GroupLimits {
  readonly file: string | null
  readonly flags: PcreFlags
}

/** All patterns. */
export class Patterns {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #options: PatternOptions
  readonly #known = new Map<string, PcreMatcher | null>()
  #groups: readonly Group[] = []

  constructor(server: Host, log: ModuleLog, options: PatternOptions) {
    this.#server = server
    this.#log = log
    this.#options = options
  }

  /** The matcher of a pattern; null for one that cannot be used. */
  matcher(pattern: string): PcreMatcher | null {
    const known = this.#known.get(pattern)
    if (known !== undefined) return known
    let made: PcreMatcher | null = null
    try {
      made = pcreRegex(pattern, this.#options.flags)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.#log.warn(`regex: \`${pattern.slice(0, 200)}\` cannot be used: ${why}`)
    }
    if (this.#known.size >= MOST_KEPT) this.#known.clear()
    this.#known.set(pattern, made)
    return made
  }

  /** A group of the file; null where there is none. */
  group(number: number): Group | null {
    return number >= 0 ? (this.#groups[number] ?? null) : null
  }

  /** Reads the file anew; what was read before stays where that fails. Gives how many groups there are. */
  async read(): Promise<number> {
    const { file, flags } = this.#options
    if (file === null) {
      throw new SiproseError('regex/no-file', 'there is no file of groups: `file` names one')
    }
    const text = (await this.#server.files.read(file)).toString('latin1')
    this.#groups = readGroups(text, file, flags, this.#options)
    return this.#groups.length
  }
}
