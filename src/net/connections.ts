/** All connections of a network: their numbers, and who has how many. */

/** Why one more connection is not allowed. */
export type ConnectionRefusal = 'connectionLimit' | 'addressLimit'

/** Something that was let in; it is told apart by its number. */
export interface Counted {
  readonly id: number
  readonly address: string
  /** True when the peer opened it. */
  readonly accepted: boolean
  /** True where it has a handshake, whether that is over or not. */
  readonly secured: boolean
}

/** How many there may be. */
export interface ConnectionLimits {
  readonly maxConnections: number
  readonly maxSecured: number
  readonly maxPerAddress: number
}

/** Counts connections, and hands out numbers that are never used twice. */
export class Connections {
  readonly #open = new Set<Counted>()
  readonly #acceptedBy = new Map<string, number>()
  #secured = 0
  #lastId = 0

  /** How many are open. */
  get size(): number {
    return this.#open.size
  }

  /** How many an address has opened to us. */
  acceptedFrom(address: string): number {
    return this.#acceptedBy.get(address) ?? 0
  }

  /**
   * Whether one more may be opened.
   *
   * @param address - the peer that opens it, or null when this side does
   * @param secured - whether it has a handshake
   * @returns null when it may
   */
  refusal(
    address: string | null,
    secured: boolean,
    limits: ConnectionLimits,
  ): ConnectionRefusal | null {
    if (this.#open.size >= limits.maxConnections) return 'connectionLimit'
    if (secured && this.#secured >= limits.maxSecured) return 'connectionLimit'
    if (address === null || this.acceptedFrom(address) < limits.maxPerAddress) return null
    return 'addressLimit'
  }

  /** A number for a new connection. */
  nextId(): number {
    return ++this.#lastId
  }

  add(connection: Counted): void {
    this.#open.add(connection)
    if (connection.secured) this.#secured++
    if (!connection.accepted) return
    this.#acceptedBy.set(connection.address, this.acceptedFrom(connection.address) + 1)
  }

  remove(connection: Counted): void {
    if (!this.#open.delete(connection)) return
    if (connection.secured) this.#secured--
    if (!connection.accepted) return
    const left = this.acceptedFrom(connection.address) - 1
    if (left > 0) this.#acceptedBy.set(connection.address, left)
    else this.#acceptedBy.delete(connection.address)
  }
}
