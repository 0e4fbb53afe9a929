// hot
/** A fast hash for branches and tags; not for secrets. */

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193
const MIX = 0x85ebca6b

/** A running hash of texts: 64 bits in two halves. Reused for every message, so nothing is allocated. */
export class TextHash {
  #low = OFFSET
  #high = MIX

  /** Starts over. */
  reset(): this {
    this.#low = OFFSET
    this.#high = MIX
    return this
  }

  /** Adds a text, and its end. */
  add(text: string): this {
    let low = this.#low
    let high = this.#high
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      low = Math.imul(low ^ code, PRIME)
      high = Math.imul(high ^ code ^ (low >>> 15), MIX)
    }
    this.#low = Math.imul(low ^ 0x100, PRIME)
    this.#high = Math.imul(high ^ (low >>> 13), MIX)
    return this
  }

  /** Adds a number. */
  addNumber(value: number): this {
    this.#low = Math.imul(this.#low ^ value, PRIME)
    this.#high = Math.imul(this.#high ^ value ^ (this.#low >>> 15), MIX)
    return this
  }

  /** Up to sixteen hexadecimal digits for what was added. */
  digits(): string {
    return (this.#low >>> 0).toString(16) + (this.#high >>> 0).toString(16)
  }
}
