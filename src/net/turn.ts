// hot

/** Something with output waiting for the end of a turn. */
export interface Flushable {
  flush(): void
}

/**
 * Gathers what is sent while one batch of input is worked on, so that each socket writes once.
 *
 * Outside of a batch (timers, connections, awaited work) the output leaves at the end of the event loop's current phase.
 */
export class Turn {
  readonly #waiting: Flushable[] = []
  readonly #run = (): void => {
    this.#scheduled = false
    this.flush()
  }
  #inside = false
  #scheduled = false

  /** A batch of input begins: output waits until {@link leave}. */
  enter(): void {
    this.#inside = true
  }

  /** The batch is done: all output leaves. */
  leave(): void {
    this.#inside = false
    this.flush()
  }

  /** Remembers a socket with output; the caller takes care to add itself once only until it was flushed. */
  add(output: Flushable): void {
    this.#waiting.push(output)
    if (this.#inside || this.#scheduled) return
    this.#scheduled = true
    setImmediate(this.#run)
  }

  /** Lets all output leave now. */
  flush(): void {
    const waiting = this.#waiting
    for (let at = 0; at < waiting.length; at++) waiting[at]?.flush()
    waiting.length = 0
  }
}
