// hot
/** MD5 over pieces of text that are never put together: one hash goes on into the next without becoming text. */

import { hexValue } from 'siprose'

import { addBlock } from './md5-block.ts'

const COLON = 58
const DIGITS = new Uint8Array(Buffer.from('0123456789abcdef', 'latin1'))
const VALUES = Int8Array.from({ length: 256 }, (_, code) => hexValue(code))

/** Collects bytes, and hashes them. */
export class Md5 {
  /** How many bytes it takes. */
  readonly capacity: number
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  /** @param capacity - how many bytes it takes; longer texts are the caller's to send elsewhere */
  constructor(capacity: number) {
    this.capacity = capacity
    // the padding is a block and eight bytes at most
    this.#bytes = new Uint8Array(capacity + 72)
    this.#view = new DataView(this.#bytes.buffer)
  }

  /** Forgets what was collected. */
  begin(): this {
    this.#at = 0
    return this
  }

  /** Collects a text, one byte a char. */
  add(text: string): this {
    return this.addPart(text, 0, text.length)
  }

  /** Collects some characters of a text. */
  addPart(text: string, from: number, count: number): this {
    const bytes = this.#bytes
    const end = from + count
    let at = this.#at
    for (let p = from; p < end; p++) bytes[at++] = text.charCodeAt(p)
    this.#at = at
    return this
  }

  /** Collects a colon, and a text. */
  join(text: string): this {
    return this.joinPart(text, 0, text.length)
  }

  /** Collects a colon, and some characters of a text. */
  joinPart(text: string, from: number, count: number): this {
    this.#bytes[this.#at++] = COLON
    return this.addPart(text, from, count)
  }

  /** Collects a hash, as 32 hexadecimal digits. */
  addHash(words: Int32Array): this {
    const bytes = this.#bytes
    let at = this.#at
    for (let i = 0; i < 4; i++) {
      const word = words[i] ?? 0
      for (let shift = 0; shift < 32; shift += 8) {
        bytes[at++] = DIGITS[(word >>> (shift + 4)) & 15] ?? 0
        bytes[at++] = DIGITS[(word >>> shift) & 15] ?? 0
      }
    }
    this.#at = at
    return this
  }

  /** Collects a colon, and a hash. */
  joinHash(words: Int32Array): this {
    this.#bytes[this.#at++] = COLON
    return this.addHash(words)
  }

  /** Hashes what was collected into four words. */
  end(into: Int32Array): void {
    const bytes = this.#bytes
    const length = this.#at
    let at = length
    bytes[at++] = 0x80
    while ((at & 63) !== 56) bytes[at++] = 0
    for (let shift = 0; shift < 32; shift += 8) bytes[at++] = ((length << 3) >>> shift) & 255
    for (let i = 0; i < 4; i++) bytes[at++] = 0
    into[0] = 0x67452301
    into[1] = 0xefcdab89
    into[2] = 0x98badcfe
    into[3] = 0x10325476
    for (let from = 0; from < at; from += 64) addBlock(into, this.#view, from)
  }
}

/** Whether a text is the 32 hexadecimal digits of a hash; takes as long wherever they differ. */
export function isHash(words: Int32Array, text: string): boolean {
  return text.length === 32 && isHashAt(words, text, 0)
}

/** Whether the 32 hexadecimal digits of a hash stand in a text at a place, at least 32 before its end; takes as long wherever they differ. */
export function isHashAt(words: Int32Array, text: string, at: number): boolean {
  let differ = 0
  for (let p = 0; p < 32; p++) {
    const nibble = ((words[p >> 3] ?? 0) >>> (((p & 7) ^ 1) << 2)) & 15
    // -1 for what is no digit differs from all nibbles
    differ |= (VALUES[text.charCodeAt(at + p)] ?? -1) ^ nibble
  }
  return differ === 0
}
