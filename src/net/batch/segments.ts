// hot

/**
 * Datagrams of one batch that go to one peer, handed to the kernel as one.
 *
 * The kernel takes a sequence of datagrams of one size (the last may be shorter) to one address as a single large one, carries it
 * through its layers once, and cuts it apart at the end (UDP segmentation offload, Linux 4.18). On the wire nothing is different. Servers
 * talk to few others most of the time, so it meets often; 1.0 of 4.0 µs a reply, bench/options with all replies to one peer.
 */

import type { LinuxCalls } from './linux-calls.ts'
import { NAME_WORDS, SLOTS, SLOT_BYTES } from './slots.ts'
import type { DatagramSlots } from './slots.ts'

// struct mmsghdr and struct iovec as in slots.ts.
const HEADER_BYTES = 64
const HEADER_WORDS = 16
const HEADER_VECTOR_WORD = 4
const HEADER_VECTORS_WORD = 6
const HEADER_NAME_WORD = 0
const HEADER_CONTROL_LENGTH_WORD = 10
const VECTOR_BYTES = 16
const VECTOR_WORDS = 4
const VECTOR_LENGTH_WORD = 2
// struct cmsghdr: length 0, level 8, type 12; then the 16-bit size of a datagram. 24 bytes with padding.
const CONTROL_BYTES = 24
const CONTROL_LENGTH = 18n
const CONTROL_SIZE_HALF = 8
const CONTROL_HALVES = 12
const SOL_UDP = 17
const UDP_SEGMENT = 103

/** The longest datagram that is joined with others: the kernel demands that each fits into a packet, and 1280 bytes always do. */
const MAX_JOINED = 1232

/** The most bytes the kernel takes at once. */
const MAX_TOTAL = 65_000

/** Places of the table that finds the latest sending to an address; a power of two, sparse for a full batch. */
const PLACES = 256
const SHIFT = 24
const SPREAD = 0x9e3779b1

/** No slot follows. */
const NONE = 255

/** The sendings of one batch: each is one datagram, or several to one peer. */
export class Segments {
  /** Where a call that begins at sending n finds its headers. */
  readonly from: readonly bigint[]
  readonly #slots: DatagramSlots
  readonly #headers: Uint32Array
  readonly #vectors: Uint32Array
  readonly #controls: Uint16Array
  // the addresses of all slots' bytes and names, and of all vectors, as pairs of 32-bit words
  readonly #bases: Uint32Array
  readonly #nameAddresses: Uint32Array
  readonly #vectorAddresses: Uint32Array
  // by sending
  readonly #first = new Uint8Array(SLOTS)
  readonly #last = new Uint8Array(SLOTS)
  readonly #length = new Uint8Array(SLOTS)
  readonly #bytes = new Uint32Array(SLOTS)
  readonly #size = new Uint32Array(SLOTS)
  readonly #full = new Uint8Array(SLOTS)
  // by slot: the next one of the same sending
  readonly #next = new Uint8Array(SLOTS)
  // by address: the latest sending there, where the stamp is that of this batch
  readonly #latest = new Uint8Array(PLACES)
  readonly #stamps = new Uint32Array(PLACES)
  #stamp = 0

  constructor(calls: LinuxCalls, slots: DatagramSlots) {
    this.#slots = slots
    const headers = Buffer.alloc(SLOTS * HEADER_BYTES)
    const vectors = Buffer.alloc(SLOTS * VECTOR_BYTES)
    const controls = Buffer.alloc(SLOTS * CONTROL_BYTES)
    const headersAt = calls.pointer(headers)
    const vectorsAt = calls.pointer(vectors)
    const controlsAt = calls.pointer(controls)
    const bytesAt = calls.pointer(slots.bytes)
    const from: bigint[] = []
    const bases = new BigUint64Array(SLOTS)
    const nameAddresses = new BigUint64Array(SLOTS)
    const vectorAddresses = new BigUint64Array(SLOTS)
    for (let at = 0; at < SLOTS; at++) {
      const header = at * HEADER_BYTES
      const control = at * CONTROL_BYTES
      headers.writeUInt32LE(slots.nameBytes, header + 8)
      headers.writeBigUInt64LE(controlsAt + BigInt(control), header + 32)
      controls.writeBigUInt64LE(CONTROL_LENGTH, control)
      controls.writeUInt32LE(SOL_UDP, control + 8)
      controls.writeUInt32LE(UDP_SEGMENT, control + 12)
      from.push(headersAt + BigInt(header))
      bases[at] = bytesAt + BigInt(at * SLOT_BYTES)
      nameAddresses[at] = slots.namesAt + BigInt(at * NAME_WORDS * 4)
      vectorAddresses[at] = vectorsAt + BigInt(at * VECTOR_BYTES)
    }
    this.from = from
    this.#headers = new Uint32Array(headers.buffer, headers.byteOffset, SLOTS * HEADER_WORDS)
    this.#vectors = new Uint32Array(vectors.buffer, vectors.byteOffset, SLOTS * VECTOR_WORDS)
    this.#controls = new Uint16Array(controls.buffer, controls.byteOffset, SLOTS * CONTROL_HALVES)
    this.#bases = new Uint32Array(bases.buffer)
    this.#nameAddresses = new Uint32Array(nameAddresses.buffer)
    this.#vectorAddresses = new Uint32Array(vectorAddresses.buffer)
  }

  /**
   * Makes sendings of the first slots. Datagrams to one address keep their order.
   *
   * @param count - how many slots are filled
   * @param join - false makes each datagram a sending of its own
   * @returns how many sendings there are
   */
  arrange(count: number, join: boolean): number {
    this.#stamp++
    let sendings = 0
    for (let slot = 0; slot < count; slot++) {
      const size = this.#slots.filled(slot)
      const place = this.#place(slot)
      const known = join && this.#stamps[place] === this.#stamp ? (this.#latest[place] ?? 0) : -1
      if (known >= 0 && this.#joins(known, slot, size)) continue
      this.#begin(sendings, slot, size)
      this.#stamps[place] = this.#stamp
      this.#latest[place] = sendings++
    }
    this.#lay(0, sendings)
    return sendings
  }

  /** How many datagrams a sending has. */
  datagrams(sending: number): number {
    return this.#length[sending] ?? 0
  }

  /** The first slot of a sending. */
  firstSlot(sending: number): number {
    return this.#first[sending] ?? 0
  }

  /** The bytes of a sending. */
  bytes(sending: number): number {
    return this.#bytes[sending] ?? 0
  }

  /**
   * Takes a sending apart, and those after it with it: each datagram is a sending of its own then.
   *
   * @param sending - the first one
   * @param sendings - how many there are
   * @returns how many there are now
   */
  split(sending: number, sendings: number): number {
    let slots = 0
    const order: number[] = []
    for (let at = sending; at < sendings; at++) {
      let slot = this.#first[at] ?? 0
      for (let left = this.#length[at] ?? 0; left > 0; left--) {
        order.push(slot)
        slot = this.#next[slot] ?? 0
      }
    }
    for (const slot of order) this.#begin(sending + slots++, slot, this.#slots.filled(slot))
    this.#lay(sending, sending + slots)
    return sending + slots
  }

  #begin(sending: number, slot: number, size: number): void {
    this.#first[sending] = slot
    this.#last[sending] = slot
    this.#length[sending] = 1
    this.#bytes[sending] = size
    this.#size[sending] = size
    this.#full[sending] = size > MAX_JOINED || size === 0 ? 1 : 0
    this.#next[slot] = NONE
  }

  /** Adds a datagram to the latest sending to its address, if it fits there. */
  #joins(sending: number, slot: number, size: number): boolean {
    const whole = this.#size[sending] ?? 0
    const total = (this.#bytes[sending] ?? 0) + size
    if (this.#full[sending] === 1 || size > whole || size === 0 || total > MAX_TOTAL) return false
    const last = this.#last[sending] ?? 0
    if (!this.#sameName(last, slot)) return false
    this.#next[last] = slot
    this.#next[slot] = NONE
    this.#last[sending] = slot
    this.#length[sending] = (this.#length[sending] ?? 0) + 1
    this.#bytes[sending] = total
    if (size < whole) this.#full[sending] = 1
    return true
  }

  #place(slot: number): number {
    const { names } = this.#slots
    const at = slot * NAME_WORDS
    let hash = Math.imul((names[at] ?? 0) ^ Math.imul(names[at + 1] ?? 0, SPREAD), SPREAD)
    if (this.#slots.nameBytes > 16) {
      for (let word = 2; word < 7; word++) hash = Math.imul(hash ^ (names[at + word] ?? 0), SPREAD)
    }
    return hash >>> SHIFT
  }

  #sameName(one: number, other: number): boolean {
    const { names } = this.#slots
    const a = one * NAME_WORDS
    const b = other * NAME_WORDS
    if (names[a] !== names[b] || names[a + 1] !== names[b + 1]) return false
    if (this.#slots.nameBytes === 16) return true
    for (let word = 2; word < 7; word++) if (names[a + word] !== names[b + word]) return false
    return true
  }

  /** Writes what the kernel reads for sendings `from` to `to`. */
  #lay(from: number, to: number): void {
    let vector = from === 0 ? 0 : this.#vectorsBefore(from)
    for (let sending = from; sending < to; sending++) {
      const header = sending * HEADER_WORDS
      const length = this.#length[sending] ?? 0
      let slot = this.#first[sending] ?? 0
      this.#copyAddress(header + HEADER_NAME_WORD, this.#nameAddresses, slot)
      this.#copyAddress(header + HEADER_VECTOR_WORD, this.#vectorAddresses, vector)
      this.#headers[header + HEADER_VECTORS_WORD] = length
      this.#headers[header + HEADER_CONTROL_LENGTH_WORD] = length > 1 ? CONTROL_BYTES : 0
      this.#controls[sending * CONTROL_HALVES + CONTROL_SIZE_HALF] = this.#size[sending] ?? 0
      for (let left = length; left > 0; left--) {
        const at = vector++ * VECTOR_WORDS
        this.#vectors[at] = this.#bases[slot * 2] ?? 0
        this.#vectors[at + 1] = this.#bases[slot * 2 + 1] ?? 0
        this.#vectors[at + VECTOR_LENGTH_WORD] = this.#slots.filled(slot)
        slot = this.#next[slot] ?? 0
      }
    }
  }

  #vectorsBefore(sending: number): number {
    let vectors = 0
    for (let at = 0; at < sending; at++) vectors += this.#length[at] ?? 0
    return vectors
  }

  #copyAddress(word: number, addresses: Uint32Array, at: number): void {
    this.#headers[word] = addresses[at * 2] ?? 0
    this.#headers[word + 1] = addresses[at * 2 + 1] ?? 0
  }
}
