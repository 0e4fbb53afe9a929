/** Tags, branches and Call-IDs of the actors: the same each time an example is played. */

import { randomToken, type Random } from '../../../runtime/random.ts'

/** Makes what must be unique. */
export class Identifiers {
  readonly #random: Random

  /** @param random - numbers from the example's seed */
  constructor(random: Random) {
    this.#random = random
  }

  /** A branch of a Via (RFC 3261 section 8.1.1.7). */
  branch(): string {
    return `z9hG4bK${randomToken(this.#random, 2)}`
  }

  /** A tag of From or To. */
  tag(): string {
    return randomToken(this.#random, 1)
  }

  /** A Call-ID. */
  callId(host: string): string {
    return `${randomToken(this.#random, 2)}@${host}`
  }
}
