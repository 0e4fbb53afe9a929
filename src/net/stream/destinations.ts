// hot

/** Which connections lead where: by the name of a peer, the newest first. */

/** Finds connections by names; one may have many, and many may have one. */
export class Destinations<T> {
  readonly #byName = new Map<string, T[]>()

  /** How many names there are. */
  get size(): number {
    return this.#byName.size
  }

  /** Gives a connection a name; as its newest holder it is the first to be found by it. */
  add(name: string, connection: T): void {
    this.remove(name, connection)
    const holders = this.#byName.get(name)
    if (holders === undefined) this.#byName.set(name, [connection])
    else holders.push(connection)
  }

  /** Takes a name from a connection; others keep it. */
  remove(name: string, connection: T): void {
    const holders = this.#byName.get(name)
    if (holders === undefined) return
    const at = holders.indexOf(connection)
    if (at >= 0) holders.splice(at, 1)
    if (holders.length === 0) this.#byName.delete(name)
  }

  /** Those that have a name, the newest last. */
  holders(name: string): readonly T[] {
    return this.#byName.get(name) ?? none
  }
}

const none: readonly never[] = []
