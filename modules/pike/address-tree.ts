/** Addresses that are learnt byte by byte, with what each has sent in this sampling window and the one before. */

/** An address, or the beginning of some. */
export class AddressNode {
  /** The whole address; null for a beginning. */
  readonly address: string | null
  /** What it sent in the current window. */
  hits = 0
  /** What it sent in the window before. */
  hitsBefore = 0
  /** When it sent last, in milliseconds. */
  usedAt = 0
  /** True from the request that went over the limit on, until a window ends in which it kept to it. */
  blocked = false
  /** What follows it, by the next byte; null for a whole address. */
  readonly next: Map<number, AddressNode> | null

  /** @param address - the whole address; null for a beginning */
  constructor(address: string | null) {
    this.address = address
    this.next = address === null ? new Map() : null
  }

  /** The more of the two windows. */
  get density(): number {
    return Math.max(this.hits, this.hitsBefore)
  }
}

/** All addresses that are remembered. */
export class AddressTree {
  readonly #limit: number
  readonly #roots = { 4: new Map<number, AddressNode>(), 16: new Map<number, AddressNode>() }
  readonly #whole = new Map<string, AddressNode>()
  #size = 0

  /** @param limit - the most nodes there may be */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** How many addresses and beginnings of addresses it holds. */
  get size(): number {
    return this.#size
  }

  /** The addresses that are known as a whole. */
  whole(): Iterable<AddressNode> {
    return this.#whole.values()
  }

  /** An address that is known as a whole, or null. */
  find(address: string): AddressNode | null {
    return this.#whole.get(address) ?? null
  }

  /**
   * Learns the next byte of an address.
   *
   * The first byte has to be seen `warm` times in a window before a second one is learnt: noise from everywhere stays a handful of numbers.
   *
   * @param address - which
   * @param bytes - its 4 or 16 bytes
   * @param warm - how often the first byte has to be seen
   * @param now - in milliseconds
   * @returns false when there was no room
   */
  learn(address: string, bytes: readonly number[], warm: number, now: number): boolean {
    let level = bytes.length === 4 ? this.#roots[4] : this.#roots[16]
    for (const [depth, byte] of bytes.entries()) {
      const known = level.get(byte)
      if (known === undefined) {
        const last = depth === bytes.length - 1
        return this.#add(level, byte, new AddressNode(last ? address : null), now)
      }
      known.hits += 1
      known.usedAt = now
      if (depth === 0 && known.density < warm) return true
      if (known.next === null) return true
      level = known.next
    }
    return true
  }

  #add(level: Map<number, AddressNode>, byte: number, node: AddressNode, now: number): boolean {
    if (this.#size >= this.#limit) return false
    node.usedAt = now
    if (node.address === null) node.hits = 1
    else this.#whole.set(node.address, node)
    level.set(byte, node)
    this.#size += 1
    return true
  }

  /**
   * Begins a new window, and forgets what has not been used.
   *
   * @param before - what was used last before this is forgotten, in milliseconds
   */
  turn(before: number): void {
    this.#turn(this.#roots[4], before)
    this.#turn(this.#roots[16], before)
  }

  #turn(level: Map<number, AddressNode>, before: number): void {
    for (const [byte, node] of level) {
      if (node.next !== null) this.#turn(node.next, before)
      const empty = node.next === null || node.next.size === 0
      if (empty && node.usedAt <= before) {
        level.delete(byte)
        if (node.address !== null) this.#whole.delete(node.address)
        this.#size -= 1
      } else {
        node.hitsBefore = node.hits
        node.hits = 0
      }
    }
  }
}
