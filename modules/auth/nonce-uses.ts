// hot
/** Which nonces were used, and how often: a bounded memory over the numbers of the nonces made last. */

/** The memory of one server. The oldest nonces are forgotten first, and what is forgotten counts as used. */
export class NonceUses {
  readonly #counts: Uint8Array
  readonly #bits: Uint8Array
  readonly #countMask: number
  readonly #bitMask: number
  #newest: number

  /**
   * @param first - the number before the first nonce
   * @param counted - how many nonces are counted, a power of two; 0 for none
   * @param marked - how many nonces are marked as used, a power of two of 8 or more; 0 for none
   */
  constructor(first: number, counted: number, marked: number) {
    this.#newest = first >>> 0
    this.#counts = new Uint8Array(counted)
    this.#bits = new Uint8Array(marked >>> 3)
    this.#countMask = counted - 1
    this.#bitMask = marked - 1
  }

  /** The number of a new nonce; it takes the place of the oldest. */
  next(): number {
    const number = (this.#newest + 1) >>> 0
    this.#newest = number
    if (this.#countMask >= 0) this.#counts[number & this.#countMask] = 0
    if (this.#bitMask >= 0) {
      const bit = number & this.#bitMask
      this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] ?? 0) & ~(1 << (bit & 7))
    }
    return number
  }

  /** The highest count that a nonce was used with; 255, which is the end, for one that is forgotten. */
  count(number: number): number {
    if (!this.#within(number, this.#countMask)) return 255
    return this.#counts[number & this.#countMask] ?? 255
  }

  /** Notes that a nonce was used with a count, from 1 to 255. */
  setCount(number: number, count: number): void {
    if (this.#within(number, this.#countMask)) this.#counts[number & this.#countMask] = count
  }

  /** Whether a nonce was used; null for one that is forgotten. */
  used(number: number): boolean | null {
    if (!this.#within(number, this.#bitMask)) return null
    const bit = number & this.#bitMask
    return ((this.#bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0
  }

  /** Notes that a nonce was used. */
  setUsed(number: number): void {
    if (!this.#within(number, this.#bitMask)) return
    const bit = number & this.#bitMask
    this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] ?? 0) | (1 << (bit & 7))
  }

  #within(number: number, mask: number): boolean {
    return mask >= 0 && (this.#newest - number) >>> 0 <= mask
  }
}
