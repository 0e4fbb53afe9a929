/** A clock that knows whether anything waits for it. */

import type { Clock, Timer } from '../runtime/clock.ts'

class CountedTimer implements Timer {
  readonly #timer: Timer
  readonly #done: () => void

  constructor(timer: Timer, done: () => void) {
    this.#timer = timer
    this.#done = done
  }

  cancel(): void {
    this.#timer.cancel()
    this.#done()
  }
}

/** Another clock, with its timers counted. */
export class CountingClock implements Clock {
  /** How many timers are set. */
  pending = 0
  readonly #clock: Clock

  /** @param clock - the one that tells the time */
  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): number {
    return this.#clock.now()
  }

  turn(): number {
    return this.#clock.turn()
  }

  micros(): number {
    return this.#clock.micros()
  }

  after(ms: number, run: () => void): Timer {
    let set = true
    const done = (): void => {
      if (set) this.pending -= 1
      set = false
    }
    this.pending += 1
    const timer = this.#clock.after(ms, () => {
      done()
      run()
    })
    return new CountedTimer(timer, done)
  }
}
