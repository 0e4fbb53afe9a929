// hot
/**
 * Where texts of messages are kept for long: as bytes outside the collector's heap.
 *
 * A hundred thousand transactions with their messages as strings make the collector pause for 24 to 56 ms, as it has to look at and move
 * them; bytes in large blocks are nothing to it (3.5 to 5 ms).
 */

import { latin1Text, writeLatin1 } from 'siprose'

/** The sizes of places: steps of 256 bytes to 4 KiB, then doubled. Longer texts are kept as strings. */
const STEP = 256
const SMALL = 16
const LARGEST = 65_536
const SIZES = sizes()

/** How many places are made at once: a block of a size has as many as fit in 256 KiB, 4 at least. */
const BLOCK_BYTES = 262_144

/** A handle is the number of the size times this, and the number of the place. */
const PLACES = 0x2000000
const LONG = SIZES.length

/** No text. */
export const NOTHING = -1

function sizes(): readonly number[] {
  const list: number[] = []
  for (let i = 1; i <= SMALL; i++) list.push(i * STEP)
  for (let size = SMALL * STEP * 2; size <= LARGEST; size *= 2) list.push(size)
  return list
}

/** The places of one size. */
class Places {
  readonly size: number
  readonly perBlock: number
  readonly blocks: Buffer[] = []
  readonly lengths: number[] = []
  readonly free: number[] = []

  constructor(size: number) {
    this.size = size
    this.perBlock = Math.max(4, Math.floor(BLOCK_BYTES / size))
  }

  /** Adds a block. */
  grow(): void {
    const first = this.blocks.length * this.perBlock
    this.blocks.push(Buffer.alloc(this.perBlock * this.size))
    for (let i = this.perBlock - 1; i >= 0; i--) {
      this.lengths[first + i] = 0
      this.free.push(first + i)
    }
  }
}

/** Texts of one char a byte, by number. */
export class Slab {
  readonly #places = SIZES.map((size) => new Places(size))
  readonly #long = new Map<number, string>()
  #nextLong = 0
  #used = 0

  /** The bytes of all blocks. */
  get bytes(): number {
    return this.#places.reduce(
      (all, { blocks, perBlock, size }) => all + blocks.length * perBlock * size,
      0,
    )
  }

  /** How many texts are kept. */
  get used(): number {
    return this.#used
  }

  /**
   * Keeps a text.
   *
   * @param text - one char a byte
   * @returns its number, to be given back with {@link free}
   */
  keep(text: string): number {
    const { length } = text
    this.#used++
    if (length > LARGEST) {
      const number = this.#nextLong++
      this.#long.set(number, text)
      return LONG * PLACES + number
    }
    const kind = kindOf(length)
    const places = this.#places[kind]
    if (places === undefined) return NOTHING
    if (places.free.length === 0) places.grow()
    const place = places.free.pop() ?? 0
    const { size, perBlock } = places
    const block = Math.floor(place / perBlock)
    const bytes = places.blocks[block]
    if (bytes !== undefined) writeLatin1(bytes, text, (place - block * perBlock) * size, length)
    places.lengths[place] = length
    return kind * PLACES + place
  }

  /** A text that is kept. */
  text(handle: number): string {
    const kind = Math.floor(handle / PLACES)
    const number = handle - kind * PLACES
    if (kind === LONG) return this.#long.get(number) ?? ''
    const places = this.#places[kind]
    if (places === undefined) return ''
    const { size, perBlock } = places
    const block = Math.floor(number / perBlock)
    const start = (number - block * perBlock) * size
    const bytes = places.blocks[block]
    return bytes === undefined
      ? ''
      : latin1Text(bytes, start, start + (places.lengths[number] ?? 0))
  }

  /** Gives a place back; {@link NOTHING} is nothing to give back. */
  free(handle: number): void {
    if (handle === NOTHING) return
    this.#used--
    const kind = Math.floor(handle / PLACES)
    const number = handle - kind * PLACES
    if (kind === LONG) this.#long.delete(number)
    else this.#places[kind]?.free.push(number)
  }
}

function kindOf(length: number): number {
  if (length <= SMALL * STEP) return length === 0 ? 0 : (length - 1) >> 8
  let kind = SMALL
  while ((SIZES[kind] ?? LARGEST) < length) kind++
  return kind
}
