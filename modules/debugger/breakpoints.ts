/** Messages that stand at a breakpoint until somebody lets them go on. */

import type { Clock, Context, Timer } from 'siprose'

/** How many may stand at once; one more goes on. */
export const MAX_STOPPED = 1000

interface Stopped {
  readonly ctx: Context
  readonly at: number
  readonly go: () => void
  readonly timer: Timer
}

/** The breakpoints of one server. */
export class Breakpoints {
  /** Whether they stop anything. */
  on: boolean
  readonly #clock: Clock
  readonly #patience: number
  readonly #stopped: Stopped[] = []

  /**
   * @param clock - ends what stands too long
   * @param on - whether they stop anything from the start
   * @param patience - how long a message can stand, in milliseconds
   */
  constructor(clock: Clock, on: boolean, patience: number) {
    this.#clock = clock
    this.on = on
    this.#patience = patience
  }

  /** How many stand. */
  get count(): number {
    return this.#stopped.length
  }

  /** The message that has stood longest, and where; null when none stands. */
  get first(): { readonly ctx: Context; readonly at: number } | null {
    return this.#stopped[0] ?? null
  }

  /** Stops a message here; settles when it may go on. Null where it need not stop. */
  stop(ctx: Context): Promise<void> | null {
    if (!this.on || this.#stopped.length >= MAX_STOPPED) return null
    return new Promise((resolve) => {
      const stopped: Stopped = {
        ctx,
        at: ctx.at,
        go: resolve,
        timer: this.#clock.after(this.#patience, () => {
          this.#stopped.splice(this.#stopped.indexOf(stopped), 1)
          resolve()
        }),
      }
      this.#stopped.push(stopped)
    })
  }

  /** Lets the one that has stood longest go on; false when none stands. */
  next(): boolean {
    const stopped = this.#stopped.shift()
    if (stopped === undefined) return false
    stopped.timer.cancel()
    stopped.go()
    return true
  }

  /** Lets all go on. */
  release(): void {
    while (this.next()) {
      // the next one
    }
  }
}
