/** Replies out of bytes (RESP, version 2), however they are cut. */

import { integer, nil, ReplyType, type Reply } from './reply.ts'

const CR = 13
const LF = 10
/** How deep arrays may be in one another. */
const DEPTH = 64
/** How long a line without its end may become. */
const LINE = 65_536

/** An array whose elements are still to come. */
interface Open {
  readonly items: Reply[]
  left: number
}

/** Takes bytes, and gives replies. */
export class Decoder {
  readonly #most: number
  readonly #done: (reply: Reply) => void
  #parts: Buffer[] = []
  #size = 0
  /** How many bytes are needed before it is worth looking. */
  #wanted = 1
  #stack: Open[] = []
  /** How much the reply under way has taken. */
  #taken = 0

  /**
   * @param most - how large a reply may be, in bytes
   * @param done - is given each
   */
  constructor(most: number, done: (reply: Reply) => void) {
    this.#most = most
    this.#done = done
  }

  /**
   * Takes bytes.
   *
   * @returns what is wrong with them; null while nothing is
   */
  push(bytes: Buffer): string | null {
    this.#parts.push(bytes)
    this.#size += bytes.length
    if (this.#size < this.#wanted) return null
    const all = this.#parts.length === 1 ? bytes : Buffer.concat(this.#parts)
    let at = 0
    this.#wanted = 1
    while (at < all.length) {
      const next = this.#element(all, at)
      if (typeof next === 'string') return next
      if (next === 0) break
      this.#taken += next - at
      if (this.#taken > this.#most) return `a reply has more than ${this.#most} bytes`
      at = next
      if (this.#stack.length === 0) this.#taken = 0
    }
    const rest = all.subarray(at)
    this.#parts = rest.length === 0 ? [] : [rest]
    this.#size = rest.length
    return null
  }

  /** Reads one element; gives where the next one is, 0 where more bytes are needed, or what is wrong. */
  #element(all: Buffer, at: number): number | string {
    const end = all.indexOf(LF, at)
    if (end < 0) {
      this.#wanted = all.length - at + 1
      return all.length - at > LINE ? 'a line does not end' : 0
    }
    if (all[end - 1] !== CR) return 'a line has no proper end'
    const text = all.toString('latin1', at + 1, end - 1)
    switch (all[at]) {
      case 0x2b: // +
        return this.#take({ type: ReplyType.STATUS, text }, end + 1)
      case 0x2d: // -
        return this.#take({ type: ReplyType.ERROR, text }, end + 1)
      case 0x3a: // :
        return this.#take(integer(text), end + 1)
      case 0x24: // $
        return this.#bulk(all, at, end + 1, Number(text))
      case 0x2a: // *
        return this.#array(Number(text), end + 1)
      default:
        return 'it does not speak the protocol of Redis'
    }
  }

  #bulk(all: Buffer, at: number, start: number, length: number): number | string {
    if (length === -1) return this.#take(nil, start)
    if (!Number.isSafeInteger(length) || length < 0) return 'a text has no proper length'
    if (length > this.#most) return `a reply has more than ${this.#most} bytes`
    const end = start + length
    if (end + 2 > all.length) {
      this.#wanted = end + 2 - at
      return 0
    }
    return this.#take({ type: ReplyType.STRING, text: all.toString('latin1', start, end) }, end + 2)
  }

  #array(length: number, next: number): number | string {
    if (length === -1) return this.#take(nil, next)
    if (!Number.isSafeInteger(length) || length < 0 || length > this.#most)
      return 'an array has no proper length'
    if (length === 0) return this.#take({ type: ReplyType.ARRAY, items: [] }, next)
    if (this.#stack.length >= DEPTH) return `arrays are more than ${DEPTH} deep`
    this.#stack.push({ items: [], left: length })
    return next
  }

  #take(reply: Reply, next: number): number {
    let done = reply
    for (;;) {
      const open = this.#stack.at(-1)
      if (open === undefined) {
        this.#done(done)
        return next
      }
      open.items.push(done)
      open.left--
      if (open.left > 0) return next
      this.#stack.pop()
      done = { type: ReplyType.ARRAY, items: open.items }
    }
  }
}
