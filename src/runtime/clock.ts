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

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  micros: () => performance.now() * 1000,
  after: (ms, run) => new SystemTimer(ms, run),
}
