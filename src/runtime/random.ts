/** Randomness, as everything above `sip` and `lang` gets it: the machine's here, from a seed where examples play. */

import { randomFillSync } from 'node:crypto'

import { hexDigit } from '../sip/chars.ts'

/** The source of tags, branches and choices. */
export interface Random {
  /** A whole number from 0 to 4294967295, each as likely. */
  uint32(): number
}

const POOL_SIZE = 1024

/** Random numbers of the operating system, drawn in batches. */
export class SystemRandom implements Random {
  readonly #pool = new Uint32Array(POOL_SIZE)
  #next = POOL_SIZE

  uint32(): number {
    if (this.#next === POOL_SIZE) {
      randomFillSync(this.#pool)
      this.#next = 0
    }
    return this.#pool[this.#next++] ?? 0
  }
}

/**
 * A token of `words` times eight hexadecimal digits, for tags and branches.
 *
 * @param random - where the digits come from
 * @param words - 1 gives 32 bits, 2 give 64
 */
export function randomToken(random: Random, words: number): string {
  let token = ''
  for (let i = 0; i < words; i++) token += hex32(random.uint32())
  return token
}

/** Eight hexadecimal digits of a 32 bit number. */
export function hex32(value: number): string {
  // one call with all codes: a third of what `toString(16)` and `padStart` take
  return String.fromCharCode(
    hexDigit(value >>> 28),
    hexDigit((value >>> 24) & 15),
    hexDigit((value >>> 20) & 15),
    hexDigit((value >>> 16) & 15),
    hexDigit((value >>> 12) & 15),
    hexDigit((value >>> 8) & 15),
    hexDigit((value >>> 4) & 15),
    hexDigit(value & 15),
  )
}
