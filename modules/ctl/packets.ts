/** Cuts a stream of bytes into packets. */

import { type Header, readHeader } from './binrpc.ts'

/** One packet. */
export interface Packet {
  readonly header: Header
  readonly records: Buffer
}

/** One reader of one stream. */
export class Packets {
  readonly #maxBytes: number
  #rest = Buffer.alloc(0)

  /** @param maxBytes - the most bytes of records that a packet may have */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /**
   * Takes a piece of the stream.
   *
   * @param chunk - its bytes
   * @returns the packets that end in it; null when the stream has something else than packets, or one that is too long
   */
  take(chunk: Buffer): readonly Packet[] | null {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const found: Packet[] = []
    for (;;) {
      const header = readHeader(bytes)
      if (header === null) return null
      if (header === 'short') break
      if (header.length > this.#maxBytes) return null
      const end = header.size + header.length
      if (bytes.length < end) break
      found.push({ header, records: Buffer.from(bytes.subarray(header.size, end)) })
      bytes = bytes.subarray(end)
    }
    this.#rest = Buffer.from(bytes)
    return found
  }
}
