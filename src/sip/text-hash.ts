// hot
/** A fast hash for branches and tags; not for secrets. */

import { hexDigit } from './chars.ts'

// as 32 bits with a sign: a field that has held more once gives each number that is read an object of its own
const OFFSET = 0x811c9dc5 | 0
const PRIME = 0x01000193
const MIX = 0x85ebca6b | 0

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
    return this.addPart(text, 0, text.length)
  }

  /** Adds the text from `from` to `to`, and its end: the same as adding it cut out, whose characters are read ten times slower. */
  addPart(text: string, from: number, to: number): this {
    let low = this.#low
    let high = this.#high
    for (let i = from; i < to; i++) {
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

  /** One half of it: 32 bits. */
  get low(): number {
    return this.#low
  }

  /** The other half. */
  get high(): number {
    return this.#high
  }

  /** Sixteen hexadecimal digits for what was added. */
  digits(): string {
    const low = this.#low
    const high = this.#high
    // one call with all codes: 0.05 us, against 0.5 for two times toString(16)
    return String.fromCharCode(
      hexDigit(low >>> 28),
      hexDigit((low >>> 24) & 15),
      hexDigit((low >>> 20) & 15),
      hexDigit((low >>> 16) & 15),
      hexDigit((low >>> 12) & 15),
      hexDigit((low >>> 8) & 15),
      hexDigit((low >>> 4) & 15),
      hexDigit(low & 15),
      hexDigit(high >>> 28),
      hexDigit((high >>> 24) & 15),
      hexDigit((high >>> 20) & 15),
      hexDigit((high >>> 16) & 15),
      hexDigit((high >>> 12) & 15),
      hexDigit((high >>> 8) & 15),
      hexDigit((high >>> 4) & 15),
      hexDigit(high & 15),
    )
  }
}
