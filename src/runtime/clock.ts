/** Time, as everything above `sip` and `lang` gets it: real here, virtual where examples play. */

/** Something that will run later and can be called off. */
export interface Timer {
  /** Calls it off; harmless when it has run. */
  cancel(): void
}

/** The source of time and of delays. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /**
   * The same as of the first time that somebody asked in this turn of the event loop: for what is done for each message of a batch, as
   * asking the machine takes 60 ns. Not for who waits or measures.
   */
  turn(): number
  /** Microseconds since some time or other, that never go back: for measuring. */
  micros(): number
  /**
   * Runs something once, later.
   *
   * @param ms - how much later; 0 is "after what runs now"
   * @param run - what to run
   */
  after(ms: number, run: () => void): Timer
}

class SystemTimer implements Timer {
  readonly #handle: NodeJS.Timeout

  constructor(ms: number, run: () => void) {
    this.#handle = setTimeout(run, ms)
  }

  cancel(): void {
    clearTimeout(this.#handle)
  }
}

class SystemClock implements Clock {
  /** The time of this turn; 0 until somebody asks. */
  #turn = 0
  readonly #over = (): void => {
    this.#turn = 0
  }

  now(): number {
    return Date.now()
  }

  turn(): number {
    if (this.#turn === 0) {
      this.#turn = Date.now()
      queueMicrotask(this.#over)
    }
    return this.#turn
  }

  micros(): number {
    return performance.now() * 1000
  }

  after(ms: number, run: () => void): Timer {
    return new SystemTimer(ms, run)
  }
}

/** The machine's clock. */
export const systemClock: Clock = new SystemClock()
