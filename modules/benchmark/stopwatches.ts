/** The measurements of one server. */

import { Stopwatch } from './stopwatch.ts'

/** How many names there may be. */
export const MAX_STOPWATCHES = 1000

/** Whether anything is measured: nothing, what is enabled by name, everything. */
export type Mode = -1 | 0 | 1

/** All measurements, and what is set for them. */
export class Stopwatches {
  mode: Mode
  /** How many measurements make a line of the log. */
  granularity: number
  /** The level of these lines. */
  logLevel: number
  /** The time that was measured last, in microseconds. */
  difference = 0
  readonly #byName = new Map<string, Stopwatch>()

  /**
   * @param mode - at the start
   * @param granularity - at the start
   * @param logLevel - at the start
   * @param names - those known from the start
   */
  constructor(mode: number, granularity: number, logLevel: number, names: readonly string[]) {
    this.mode = mode < 0 ? -1 : mode > 0 ? 1 : 0
    this.granularity = granularity
    this.logLevel = logLevel
    for (const name of names) this.of(name)
  }

  all(): Iterable<Stopwatch> {
    return this.#byName.values()
  }

  /** One by name, or null. */
  find(name: string): Stopwatch | null {
    return this.#byName.get(name) ?? null
  }

  /** One by name, made when it is not there; null when there are too many. */
  of(name: string): Stopwatch | null {
    const known = this.#byName.get(name)
    if (known !== undefined) return known
    if (this.#byName.size >= MAX_STOPWATCHES) return null
    const made = new Stopwatch(name, this.#byName.size)
    this.#byName.set(name, made)
    return made
  }

  /** Whether one measures. */
  measures({ enabled }: Stopwatch): boolean {
    return this.mode > 0 || (this.mode === 0 && enabled)
  }
}
