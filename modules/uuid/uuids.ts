/** Names that nobody else makes (RFC 9562). */

import { type Clock, hex32, type Random } from 'siprose'

/** From 1582-10-15, where these names begin to count, to 1970-01-01, in steps of 100 ns. */
const GREGORIAN_STEPS = 0x01b21dd213814000n
const STEPS_PER_MS = 10_000n

/** Makes them for one server. */
export class Uuids {
  readonly #random: Random
  readonly #clock: Clock
  /** Made of chance, once, as RFC 9562 6.10 allows: the address of a network card tells who we are. */
  #node: string | null = null
  #sequence = 0
  #lastStep = 0n

  /**
   * @param random - chance
   * @param clock - the time
   */
  constructor(random: Random, clock: Clock) {
    this.#random = random
    this.#clock = clock
  }

  /** One made of chance: version 4. */
  ofChance(): string {
    const a = this.#random.uint32()
    const b = this.#random.uint32()
    const c = this.#random.uint32()
    const d = this.#random.uint32()
    return written(
      a,
      ((b & 0xffff0fff) | 0x4000) >>> 0,
      ((c & 0x3fffffff) | 0x80000000) >>> 0,
      hex32(d),
    )
  }

  /** One made of the time: version 1. No two are made for one step of the clock. */
  ofTime(): string {
    if (this.#node === null) {
      // the bit that no network card has
      this.#node =
        hex32((this.#random.uint32() | 0x01000000) >>> 0) + hex32(this.#random.uint32()).slice(4)
      this.#sequence = this.#random.uint32() & 0x3fff
    }
    const now = BigInt(Math.floor(this.#clock.now())) * STEPS_PER_MS + GREGORIAN_STEPS
    const step = now > this.#lastStep ? now : this.#lastStep + 1n
    this.#lastStep = step
    const low = Number(step & 0xffffffffn)
    const middle = Number((step >> 32n) & 0xffffn)
    const high = Number((step >> 48n) & 0x0fffn) | 0x1000
    const sequence = ((0x8000 | this.#sequence) << 16) | Number.parseInt(this.#node.slice(0, 4), 16)
    return written(low, ((middle << 16) | high) >>> 0, sequence >>> 0, this.#node.slice(4))
  }
}

/** Sixteen bytes in five groups. */
function written(first: number, second: number, third: number, last: string): string {
  const middle = hex32(second)
  const end = hex32(third)
  return `${hex32(first)}-${middle.slice(0, 4)}-${middle.slice(4)}-${end.slice(0, 4)}-${end.slice(4)}${last}`
}
