/** The pipes of one server by name. */

import type { Random } from 'siprose'

import type { Algorithm } from './algorithm.ts'
import { type Gains, usualGains } from './controller.ts'
import { type Load, Pipe } from './pipe.ts'

/** No pipe of a name, and none could be made. */
export const NO_PIPE = -2

/** All of them. */
export class Pipes {
  readonly load: Load
  readonly gains: Gains = { ...usualGains }
  readonly #byName = new Map<string, Pipe>()
  readonly #random: Random
  readonly #limit: number

  /**
   * @param load - what is known of the machine
   * @param random - draws what FEEDBACK refuses
   * @param limit - the most pipes there may be
   */
  constructor(load: Load, random: Random, limit: number) {
    this.load = load
    this.#random = random
    this.#limit = limit
  }

  /** A pipe by name, or null. */
  find(name: string): Pipe | null {
    return this.#byName.get(name) ?? null
  }

  /** Name and pipe of each. */
  entries(): Iterable<[string, Pipe]> {
    return this.#byName.entries()
  }

  /** True when some pipe limits by an algorithm. */
  has(algorithm: Algorithm): boolean {
    for (const pipe of this.#byName.values()) if (pipe.algorithm === algorithm) return true
    return false
  }

  /**
   * Makes a pipe.
   *
   * @returns null when there are as many as there may be, all of them in use
   */
  add(name: string, algorithm: Algorithm, limit: number): Pipe | null {
    if (this.#byName.size >= this.#limit) this.#dropUnused(1)
    if (this.#byName.size >= this.#limit) return null
    const pipe = new Pipe(algorithm, limit)
    this.#byName.set(name, pipe)
    return pipe
  }

  /** Ends a pipe; false when there is none of the name. */
  remove(name: string): boolean {
    return this.#byName.delete(name)
  }

  /** Counts a request of a pipe and judges it. */
  push(pipe: Pipe): number {
    return pipe.push(this.load, this.#random)
  }

  /**
   * Begins a new interval.
   *
   * @param keep - pipes are removed that have not been used for more intervals than this; 0 for never
   */
  turn(keep: number): void {
    for (const pipe of this.#byName.values()) pipe.turn(this.load, this.gains)
    if (keep > 0) this.#dropUnused(keep + 1)
  }

  /** Takes a new figure of the load in. */
  react(): void {
    for (const pipe of this.#byName.values()) pipe.react(this.load, this.gains)
  }

  #dropUnused(intervals: number): void {
    for (const [name, { unused, counter }] of this.#byName) {
      if (unused >= intervals && counter === 0) this.#byName.delete(name)
    }
  }
}
