/** When to try again what failed: soon at first, then more and more seldom. */

const FIRST_MS = 100
const LAST_MS = 10_000

/** Waits between tries, doubled up to ten seconds. */
export class Backoff {
  #wait = 0
  #next = 0

  /** When the next try may be, in the time that {@link failed} was told. */
  get next(): number {
    return this.#next
  }

  /** True after a failure. */
  get waiting(): boolean {
    return this.#wait > 0
  }

  /** Notes a failure; several at one time count once. */
  failed(now: number): void {
    if (now < this.#next) return
    this.#wait = this.#wait === 0 ? FIRST_MS : Math.min(this.#wait * 2, LAST_MS)
    this.#next = now + this.#wait
  }

  /** Notes that it worked. */
  worked(): void {
    this.#wait = 0
    this.#next = 0
  }
}
