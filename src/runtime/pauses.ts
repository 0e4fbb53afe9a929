/** Scripts that wait for a while: how many, and that none is forgotten. */

import type { Clock, Timer } from './clock.ts'

/** The scripts of one server that wait. */
export class Pauses {
  readonly #clock: Clock
  readonly #limit: number
  readonly #waiting = new Map<Timer, (over: boolean) => void>()

  /**
   * @param clock - tells the time
   * @param limit - how many may wait at once
   */
  constructor(clock: Clock, limit: number) {
    this.#clock = clock
    this.#limit = limit
  }

  /** How many wait. */
  get count(): number {
    return this.#waiting.size
  }

  /**
   * Waits.
   *
   * @param ms - how long; 0 lets all else that is due go first
   * @returns true once it is over, false when the server stops before; null when too many wait already
   */
  take(ms: number): Promise<boolean> | null {
    if (this.#waiting.size >= this.#limit) return null
    return new Promise((resolve) => {
      const timer = this.#clock.after(ms, () => {
        this.#waiting.delete(timer)
        resolve(true)
      })
      this.#waiting.set(timer, resolve)
    })
  }

  /** Ends all waiting. */
  stop(): void {
    for (const [timer, resolve] of this.#waiting) {
      timer.cancel()
      resolve(false)
    }
    this.#waiting.clear()
  }
}
