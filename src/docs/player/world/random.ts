/** Random numbers that are the same each time an example is played. */

import type { Random } from '../../../runtime/random.ts'

/** Numbers from a seed (xorshift over 32 bits, started by a hash of the seed). */
export class SeededRandom implements Random {
  #state: number

  /** @param seed - the id of the example, and who uses the numbers */
  constructor(seed: string) {
    this.#state = hash(seed) || 1
  }

  uint32(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x
    return Math.imul(x, 0x9e3779b1) >>> 0
  }
}

/** FNV-1a over UTF-16, stirred at the end so that ids which differ in one letter start far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
