/** Random numbers from a seed, so that whatever was found can be found again. */

/** A small generator of random numbers (xorshift), the same for the same seed everywhere. */
export class Dice {
  #state: number

  /** @param seed - any number but 0 */
  constructor(seed: number) {
    this.#state = seed >>> 0 || 1
  }

  /** A whole number from 0 to `bound` less one. */
  below(bound: number): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x >>> 0
    return this.#state % bound
  }

  /** One of several. */
  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0]
  }

  /** Whether one of `times` throws hits. */
  oneIn(times: number): boolean {
    return this.below(times) === 0
  }
}
