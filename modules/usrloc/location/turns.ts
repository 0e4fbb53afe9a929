/** Who waits for whom: changes to one address of record are made one after the other. */

/** Turns by address of record. */
export class Turns {
  readonly #most: number
  readonly #lines = new Map<string, (() => void)[]>()
  #waiting = 0

  /** @param most - how many may wait in all */
  constructor(most: number) {
    this.#most = most
  }

  /** Whether nobody has the turn of an address of record. */
  isFree(aor: string): boolean {
    return !this.#lines.has(aor)
  }

  /** Whether no more can wait. */
  get full(): boolean {
    return this.#waiting >= this.#most
  }

  /** Takes the turn, or waits for it; whoever has it gives it back with {@link give}. */
  take(aor: string): Promise<void> | null {
    const line = this.#lines.get(aor)
    if (line === undefined) {
      this.#lines.set(aor, [])
      return null
    }
    this.#waiting++
    const { promise, resolve } = Promise.withResolvers<void>()
    line.push(resolve)
    return promise
  }

  /** Gives the turn to the next one. */
  give(aor: string): void {
    const next = this.#lines.get(aor)?.shift()
    if (next === undefined) {
      this.#lines.delete(aor)
      return
    }
    this.#waiting--
    next()
  }
}
