/** One named measurement: how often, how long in all, at least and at most. Times are microseconds. */

import type { Context } from 'siprose'

/** Times of some measurements. */
export class Times {
  count = 0
  sum = 0
  #min = Number.POSITIVE_INFINITY
  max = 0

  /** The shortest; 0 while there is none. */
  get min(): number {
    return this.count === 0 ? 0 : this.#min
  }

  /** The mean; 0 while there is none. */
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count
  }

  add(time: number): void {
    this.count += 1
    this.sum += time
    if (time < this.#min) this.#min = time
    if (time > this.max) this.max = time
  }

  /** As lines of the log show it. */
  print(): string {
    return `${this.count}/${this.sum}/${this.min}/${this.max}/${this.mean.toFixed(6)}`
  }
}

/** A named measurement. */
export class Stopwatch {
  readonly name: string
  /** Its number, in the order of first use. */
  readonly id: number
  enabled = false
  /** All measurements. */
  readonly all = new Times()
  /** The period that is under way. */
  current = new Times()
  /** The last one that is complete. */
  last = new Times()
  readonly #starts = new WeakMap<Context, number>()
  #lastStart: number | null = null

  constructor(name: string, id: number) {
    this.name = name
    this.id = id
  }

  /** Begins to measure. */
  start(ctx: Context, now: number): void {
    this.#starts.set(ctx, now)
    this.#lastStart = now
  }

  /**
   * Ends a measurement that the same message began; else the one that was begun last.
   *
   * @param period - how many measurements make a period
   * @returns the time, and the period that is complete with it; null when nothing was begun
   */
  stop(
    ctx: Context,
    now: number,
    period: number,
  ): { readonly time: number; readonly complete: Times | null } | null {
    const start = this.#starts.get(ctx) ?? this.#lastStart
    if (start === null) return null
    this.#starts.delete(ctx)
    this.#lastStart = null
    const time = Math.round(now - start)
    this.all.add(time)
    this.current.add(time)
    if (this.current.count < period) return { time, complete: null }
    this.last = this.current
    this.current = new Times()
    return { time, complete: this.last }
  }
}
