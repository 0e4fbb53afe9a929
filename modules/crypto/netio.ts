/** Messages on the wire, which a route has encrypted and decrypted. */

import {
  type ByteWatch,
  type Context,
  type Event,
  type Host,
  type Listener,
  type ModuleLog,
  type Peer,
  wireContext,
} from 'siprose'

import { decryptBytes, encrypt, type Keys } from './aes.ts'

/** One message while the route looks at it. */
interface Passing {
  readonly ctx: Context
  readonly arrives: boolean
  marked: boolean
}

/** Shows the messages of one server to its route, and does as that says. */
export class Netio implements ByteWatch {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #event: Event
  readonly #keys: Keys
  #passing: Passing | null = null

  /**
   * @param event - the route
   * @param keys - what is encrypted with
   */
  constructor(server: Host, log: ModuleLog, event: Event, keys: Keys) {
    this.#server = server
    this.#log = log
    this.#event = event
    this.#keys = keys
  }

  received(bytes: Buffer, from: Peer, on: Listener): Buffer | null {
    const marked = this.#shown(wireContext(this.#server, bytes, from, on), true)
    if (marked !== true) return marked === null ? null : bytes
    const plain = decryptBytes(bytes, this.#keys)
    if (plain === null)
      this.#log.error(`a message from ${from.address} cannot be decrypted; dropped`)
    return plain
  }

  sent(text: string, to: Peer, on: Listener): string | null {
    const ctx = wireContext(this.#server, Buffer.from(text, 'latin1'), to, on)
    ctx.outgoing = { from: on, to, text }
    const marked = this.#shown(ctx, false)
    if (marked !== true) return marked === null ? null : text
    const closed = encrypt(text, this.#keys)
    if (closed === null) this.#log.error(`a message to ${to.address} is too long to be encrypted`)
    return closed?.toString('latin1') ?? null
  }

  /** Whether the message that a route looks at arrives; null where there is none. */
  arrives(ctx: Context): boolean | null {
    return this.#passing?.ctx === ctx ? this.#passing.arrives : null
  }

  /**
   * Has the message that a route looks at encrypted, or decrypted.
   *
   * @param arriving - which of both: only a message that arrives is decrypted
   * @returns false where the route looks at none of that kind
   */
  mark(ctx: Context, arriving: boolean): boolean {
    if (this.arrives(ctx) !== arriving || this.#passing === null) return false
    this.#passing.marked = true
    return true
  }

  /** Runs the route. Whether it has marked the message; null where it waits, and nobody can say. */
  #shown(ctx: Context, arrives: boolean): boolean | null {
    const passing: Passing = { ctx, arrives, marked: false }
    this.#passing = passing
    const result = this.#event.run(ctx)
    this.#passing = null
    if (typeof result === 'number') return passing.marked
    this.#log.error('event_route[crypto:netio] waits, which a message cannot; it is dropped')
    return null
  }
}
