/** Cuts a stream of bytes into JSON documents, so that a reader of a FIFO or a connection knows where each ends. */

const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * One reader of one stream. A document begins with `{` or `[` and ends with the bracket that closes it; what stands between
 * documents is skipped. Each byte is looked at once.
 */
export class Documents {
  readonly #maxBytes: number
  #parts: Buffer[] = []
  #size = 0
  #depth = 0
  #inText = false
  #escaped = false
  /** True while a document goes by that is too long to keep. */
  #tooLong = false

  /** @param maxBytes - the longest document that is kept */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** True while a document has begun and not ended. */
  get halfway(): boolean {
    return this.#depth > 0
  }

  /**
   * Takes a piece of the stream.
   *
   * @param chunk - its bytes
   * @returns the documents that end in it; null stands for one that was too long
   */
  take(chunk: Buffer): readonly (Buffer | null)[] {
    const found: (Buffer | null)[] = []
    let start = this.#depth > 0 ? 0 : -1
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (this.#depth === 0) {
        if (byte !== OPEN_BRACE && byte !== OPEN_BRACKET) continue
        start = at
        this.#depth = 1
      } else if (this.#ends(byte)) {
        this.#keep(chunk.subarray(start, at + 1))
        found.push(this.#tooLong ? null : Buffer.concat(this.#parts))
        this.reset()
        start = -1
      }
    }
    if (start >= 0) this.#keep(chunk.subarray(start))
    return found
  }

  /** Forgets a document that has begun. */
  reset(): void {
    this.#parts = []
    this.#size = 0
    this.#depth = 0
    this.#inText = false
    this.#escaped = false
    this.#tooLong = false
  }

  #keep(part: Buffer): void {
    this.#size += part.length
    if (this.#size > this.#maxBytes) {
      this.#tooLong = true
      this.#parts = []
    } else this.#parts.push(Buffer.from(part))
  }

  /** Follows one byte inside a document; true when it ends it. */
  #ends(byte: number): boolean {
    if (this.#inText) {
      if (this.#escaped) this.#escaped = false
      else if (byte === BACKSLASH) this.#escaped = true
      else if (byte === QUOTE) this.#inText = false
      return false
    }
    if (byte === QUOTE) this.#inText = true
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#depth++
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.#depth--
    return this.#depth === 0
  }
}
