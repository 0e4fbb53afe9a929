// hot
/** The addresses this machine sends from, by where to: what the kernel said, kept for a while. */

import type { Peer } from '../../net/peer.ts'
import type { Clock } from '../clock.ts'

/** How long the kernel's word is kept: that long may a change of its routing take to be seen. */
export const KEPT_MS = 10_000

/** Peers kept; all are forgotten when there are more. */
export const KEPT_PEERS = 4096

interface Kept {
  readonly own: string | null
  readonly until: number
}

/** Asks the network once for each peer, and again when the answer has become old. */
export class OutgoingAddresses {
  readonly #ask: (to: string) => string | null
  readonly #clock: Clock
  readonly #byKey = new Map<number, Kept>()
  readonly #byText = new Map<string, Kept>()

  /** @param ask - the network's own word; it may take its time */
  constructor(ask: (to: string) => string | null, clock: Clock) {
    this.#ask = ask
    this.#clock = clock
  }

  /** How many peers it knows. */
  get size(): number {
    return this.#byKey.size + this.#byText.size
  }

  /** The address that what goes to a peer leaves from; null where no way leads there. */
  to(peer: Peer): string | null {
    const { key, address } = peer
    const known = key === 0 ? this.#byText.get(address) : this.#byKey.get(key)
    const now = this.#clock.now()
    if (known !== undefined && now < known.until) return known.own
    return this.#learn(peer, now)
  }

  #learn({ key, address }: Peer, now: number): string | null {
    if (this.size >= KEPT_PEERS) {
      this.#byKey.clear()
      this.#byText.clear()
    }
    const own = this.#ask(address)
    const kept = { own, until: now + KEPT_MS }
    if (key === 0) this.#byText.set(address, kept)
    else this.#byKey.set(key, kept)
    return own
  }
}
