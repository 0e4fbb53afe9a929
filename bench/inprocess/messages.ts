/** Messages in a row of bytes, as they lie in a receive buffer. */
export class Messages {
  readonly bytes: Buffer
  readonly #ends: Uint32Array

  /** @param texts - one char a byte */
  constructor(texts: readonly string[]) {
    this.bytes = Buffer.from(texts.join(''), 'latin1')
    this.#ends = new Uint32Array(texts.length)
    let end = 0
    for (const [at, text] of texts.entries()) {
      end += text.length
      this.#ends[at] = end
    }
  }

  get length(): number {
    return this.#ends.length
  }

  /** Where a message begins. */
  start(at: number): number {
    return at === 0 ? 0 : (this.#ends[at - 1] ?? 0)
  }

  /** Where it has ended. */
  end(at: number): number {
    return this.#ends[at] ?? 0
  }
}
