/** Chance, where choices among equals need it. */

/** Random numbers; the server's source is one, a test's is another. */
export interface RandomSource {
  /** A whole number from 0 to 4294967295, each as likely. */
  uint32(): number
}

const FNV_PRIME = 0x01000193
const FNV_START = 0x811c9dc5

/**
 * Numbers that follow from a text: the same text, the same numbers.
 *
 * A stateless proxy has to send a retransmission where it sent the request, whatever weights SRV records have; with numbers drawn from
 * what both have in common it does.
 *
 * @example The branch of a request decides
 * ```ts
 * const place = await locator.locate(wanted, new TextRandom(branch)).next()
 * ```
 *
 * @rfc 3263 section 4.4
 */
export class TextRandom implements RandomSource {
  #state: number

  /** @param text - what the numbers follow from */
  constructor(text: string) {
    let hash = FNV_START
    for (let at = 0; at < text.length; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME)
    }
    this.#state = hash
  }

  uint32(): number {
    // The finish of MurmurHash3 over a counter: neighbouring texts and draws have nothing in common.
    this.#state = (this.#state + 0x9e3779b9) | 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
}
