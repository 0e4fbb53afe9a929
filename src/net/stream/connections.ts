/** All connections of a network: their numbers, who has how many, and where they lead. */

import { Destinations } from './destinations.ts'

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

/** Counts connections, finds them, and hands out numbers that are never used twice. */
export class Connections<C extends Counted = Counted> {
  /** Where they lead, by the name of a peer. */
  readonly destinations: Destinations<C> = new Destinations<C>()
  /** Bytes that wait for all peers together; kept by the connections. */
  waitingBytes = 0
  readonly #byId = new Map<number, C>()
  readonly #acceptedBy = new Map<string, number>()
  #open = 0
  #secured = 0
  #lastId = 0

  /** How many are open, those that are not yet connections included. */
  get size(): number {
    return this.#open
  }

  /** How many an address has opened to us. */
  acceptedFrom(address: string): number {
    return this.#acceptedBy.get(address) ?? 0
  }

  /** The connection of a number, or null where it is gone. */
  find(id: number): C | null {
    return this.#byId.get(id) ?? null
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
    if (this.#open >= limits.maxConnections) return 'connectionLimit'
    if (secured && this.#secured >= limits.maxSecured) return 'connectionLimit'
    if (address === null || this.acceptedFrom(address) < limits.maxPerAddress) return null
    return 'addressLimit'
  }

  /** A number for a new connection. */
  nextId(): number {
    return ++this.#lastId
  }

  add(connection: C): void {
    this.#byId.set(connection.id, connection)
    this.count(connection)
  }

  remove(connection: C): void {
    if (this.#byId.delete(connection.id)) this.discount(connection)
  }

  /** Counts what may become a connection; {@link discount} has to follow. */
  count({ accepted, address, secured }: Counted): void {
    this.#open++
    if (secured) this.#secured++
    if (accepted) this.#acceptedBy.set(address, this.acceptedFrom(address) + 1)
  }

  /** Counts it no more. */
  discount({ accepted, address, secured }: Counted): void {
    this.#open--
    if (secured) this.#secured--
    if (!accepted) return
    const left = this.acceptedFrom(address) - 1
    if (left > 0) this.#acceptedBy.set(address, left)
    else this.#acceptedBy.delete(address)
  }
}
