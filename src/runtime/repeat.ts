/** Work that comes again and again, until the server stops. */

import type { Clock, Timer } from './clock.ts'

/** The least time between two runs. */
const LEAST_MS = 1

/** Recurring work of one server. */
export class Repeats {
  readonly #clock: Clock
  readonly #failed: (error: unknown) => void
  readonly #running = new Set<Repeat>()

  /**
   * @param clock - tells the time
   * @param failed - told what the work throws; it comes again all the same
   */
  constructor(clock: Clock, failed: (error: unknown) => void) {
    this.#clock = clock
    this.#failed = failed
  }

  /**
   * Runs something again and again. A run that comes late does not shift those after it; runs that were missed are left out.
   *
   * @param ms - the time between two runs
   * @param run - the work
   */
  add(ms: number, run: () => void): Timer {
    const repeat = new Repeat(this.#clock, Math.max(ms, LEAST_MS), run, this.#failed)
    this.#running.add(repeat)
    return {
      cancel: () => {
        repeat.cancel()
        this.#running.delete(repeat)
      },
    }
  }

  /** Ends all of it. */
  stop(): void {
    for (const repeat of this.#running) repeat.cancel()
    this.#running.clear()
  }
}

class Repeat implements Timer {
  readonly #clock: Clock
  readonly #ms: number
  readonly #run: () => void
  readonly #failed: (error: unknown) => void
  #due: number
  #timer: Timer | null

  constructor(clock: Clock, ms: number, run: () => void, failed: (error: unknown) => void) {
    this.#clock = clock
    this.#ms = ms
    this.#run = run
    this.#failed = failed
    this.#due = clock.now() + ms
    this.#timer = clock.after(ms, this.#fire)
  }

  cancel(): void {
    this.#timer?.cancel()
    this.#timer = null
  }

  readonly #fire = (): void => {
    const now = this.#clock.now()
    const missed = Math.floor(Math.max(now - this.#due, 0) / this.#ms)
    this.#due += (missed + 1) * this.#ms
    this.#timer = this.#clock.after(Math.max(this.#due - now, LEAST_MS), this.#fire)
    try {
      this.#run()
    } catch (error) {
      this.#failed(error)
    }
  }
}
