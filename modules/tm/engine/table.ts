// hot
/** All transactions of a server, found by what names them (RFC 3261 sections 17.1.3 and 17.2.3). */

import { type Message, MethodId, type Random, TextHash, type Via } from 'siprose'

import { BranchId } from './branch-id.ts'
import type { Branch } from './branch.ts'
import { type Cell, CellState } from './cell.ts'

/**
 * How many places there are: more each time that there are half as many transactions, so that most hold one at most, as each look into
 * another one is a wait for memory. To move what is there takes 5 ms when there are most.
 */
const SIZES = [4096, 65_536, 262_144] as const
const [SMALLEST] = SIZES

/** The index of a transaction has 16 bits, as elsewhere in the field; the two that are missing to name a place are the last of its label. */
const INDEX_BITS = 16
const INDEX = (1 << INDEX_BITS) - 1
const REST = 3

const COOKIE = 'z9hG4bK'
const { ACK, CANCEL, INVITE } = MethodId

/** How transactions of senders that follow older rules are told apart. */
export interface Matching {
  /** The request URI has to be the same. */
  readonly ruri_matching: boolean
  /** The top Via has to be the same. */
  readonly via1_matching: boolean
  /** The Call-ID is compared besides the branch. */
  readonly callid_matching: boolean
  /** Call-ID and CSeq count instead of the branch. */
  readonly callid_cseq_matching: boolean
}

/** What names a transaction, worked out for the message that was looked at last. */
export interface Key {
  readonly index: number
  readonly call: number
  readonly via: number
  readonly via2: number
}

/** The table. */
export class CellTable {
  readonly #random: Random
  readonly #matching: Matching
  readonly #seed: number
  #places: (Cell | null)[] = Array.from({ length: SMALLEST }, () => null)
  #mask = SMALLEST - 1
  /** With how many transactions there have to be more places. */
  #most = SMALLEST / 2
  readonly #hash = new TextHash()
  readonly #id = new BranchId()
  #count = 0
  /** Of the message that {@link findRequest} has looked for last. */
  key: Key = { index: 0, call: 0, via: 0, via2: 0 }
  /** How many transactions of its Call-ID and CSeq number that has come across. */
  ofCall = 0

  /**
   * @param random - draws labels
   * @param matching - read anew for each message
   */
  constructor(random: Random, matching: Matching) {
    this.#random = random
    this.#matching = matching
    this.#seed = random.uint32()
  }

  /** How many there are. */
  get count(): number {
    return this.#count
  }

  /** All, in no order. */
  *all(): Iterable<Cell> {
    for (const first of this.#places) {
      for (let cell = first; cell !== null;) {
        const { next } = cell
        yield cell
        cell = next
      }
    }
  }

  /** How evenly they are spread. */
  spread(): {
    readonly places: number
    readonly count: number
    readonly least: number
    readonly most: number
  } {
    let least = this.#count
    let most = 0
    for (const first of this.#places) {
      let here = 0
      for (let cell = first; cell !== null; cell = cell.next) here++
      least = Math.min(least, here)
      most = Math.max(most, here)
    }
    return { places: this.#places.length, count: this.#count, least, most }
  }

  /** The first in the place of a call, or null. */
  #at(call: number): Cell | null {
    return this.#places[call & this.#mask] ?? null
  }

  /** A number that no transaction of a call's place has yet. */
  label({ index, call }: Key): number {
    const rest = (call >>> INDEX_BITS) & REST
    for (;;) {
      const drawn = this.#random.uint32() >>> 1 // a small integer takes no object of its own
      const label = (drawn & ~REST) | rest
      if (this.find(index, label) === null) return label
    }
  }

  /** The transaction of an index and a label, or null. */
  find(index: number, label: number): Cell | null {
    const place = (index & INDEX) | ((label & REST) << INDEX_BITS)
    for (let cell = this.#at(place); cell !== null; cell = cell.next) {
      if (cell.label === label) return cell
    }
    return null
  }

  /** Puts one in. */
  add(cell: Cell): void {
    this.#put(cell)
    cell.state &= ~CellState.GONE
    this.#count++
    if (this.#count > this.#most) this.#grow()
  }

  #put(cell: Cell): void {
    const place = cell.callHash & this.#mask
    const first = this.#places[place] ?? null
    cell.previous = null
    cell.next = first
    if (first !== null) first.previous = cell
    this.#places[place] = cell
  }

  /** Makes more places, while there are more to be had. */
  #grow(): void {
    const before = this.#places
    const size = SIZES.find((more) => more > before.length)
    this.#most = size === undefined ? Infinity : size / 2
    if (size === undefined) return
    this.#places = Array.from({ length: size }, () => null)
    this.#mask = size - 1
    for (const first of before) {
      for (let cell = first; cell !== null;) {
        const { next } = cell
        this.#put(cell)
        cell = next
      }
    }
  }

  /** Takes one out; harmless for one that is not in. */
  remove(cell: Cell): void {
    if (cell.is(CellState.GONE)) return
    const { previous, next } = cell
    if (previous === null) this.#places[cell.callHash & this.#mask] = next
    else previous.next = next
    if (next !== null) next.previous = previous
    cell.previous = null
    cell.next = null
    cell.state |= CellState.GONE
    this.#count--
  }

  /**
   * The transaction that a request is a copy of, or that an ACK ends.
   *
   * {@link key} is of this request afterwards.
   */
  findRequest(message: Message): Cell | null {
    this.key = this.keyOf(message)
    const { methodId } = message
    return this.#findBy(this.key, methodId === ACK ? INVITE : methodId)
  }

  /** The transaction that a CANCEL means: of any method but CANCEL and ACK (RFC 3261 section 9.2). */
  findCanceled(message: Message): Cell | null {
    const { call, via, via2 } = this.keyOf(message)
    for (let cell = this.#at(call); cell !== null; cell = cell.next) {
      if (cell.callHash !== call || cell.viaHash !== via || cell.viaHash2 !== via2) continue
      if (cell.methodId !== CANCEL && !cell.is(CellState.LOCAL)) return cell
    }
    return null
  }

  /** The INVITE transactions of a call and a CSeq number. */
  findCall(callId: string, cseq: number, methodId: number): Cell | null {
    const call = this.#callHash(callId, cseq)
    for (let cell = this.#at(call); cell !== null; cell = cell.next) {
      if (cell.callHash === call && (cell.methodId & methodId) !== 0) return cell
    }
    return null
  }

  /** The branch that a reply answers, by its top Via; null where it is none of this server's, or its transaction is over. */
  findBranch(via: Via): Branch | null {
    const { branchStart, branchEnd, text } = via
    const id = this.#id
    if (branchEnd < 0 || !id.read(text, branchStart, branchEnd)) return null
    const cell = this.find(id.index, id.label)
    return cell === null || cell.mark !== id.mark ? null : (cell.branches[id.number] ?? null)
  }

  /** Whether a reply has the Call-ID and CSeq number of a transaction. */
  sameCall(cell: Cell, message: Message): boolean {
    return this.#callOf(message, message.cseq?.number ?? 0) === cell.callHash
  }

  /** What names the transaction of a request. */
  keyOf(message: Message): Key {
    const { via } = message
    const number = message.cseq?.number ?? 0
    const call = this.#callOf(message, number)
    const hash = this.#hash.reset().addNumber(this.#seed)
    const { callid_cseq_matching, callid_matching } = this.#matching
    if (callid_cseq_matching) {
      hash.add(message.callId ?? '').addNumber(number)
    } else if (via !== null) {
      if (callid_matching) hash.add(message.callId ?? '')
      if (via.branchEnd >= 0 && via.text.startsWith(COOKIE, via.branchStart)) {
        hash.addPart(via.text, via.branchStart, via.branchEnd)
        hash.addPart(via.text, via.hostStart, via.hostEnd).addNumber(via.port ?? 0)
      } else this.#addOlder(message, via)
    }
    return { index: call & INDEX, call, via: hash.low, via2: hash.high }
  }

  /** What tells transactions of senders apart that follow RFC 2543 (RFC 3261 section 17.2.3). */
  #addOlder(message: Message, via: Via): void {
    const hash = this.#hash
    const { ruri_matching, via1_matching } = this.#matching
    if (ruri_matching) hash.addPart(message.text, message.uriStart, message.uriEnd)
    if (via1_matching) hash.addPart(via.text, via.start, via.end)
    hash.add(message.callId ?? '').add(message.fromTag ?? '')
    // the ACK has the To tag of the reply, the INVITE has none
    if (message.methodId !== ACK && message.methodId !== INVITE) hash.add(message.toTag ?? '')
  }

  #findBy({ call, via, via2 }: Key, methodId: number): Cell | null {
    this.ofCall = 0
    for (let cell = this.#at(call); cell !== null; cell = cell.next) {
      if (cell.callHash !== call) continue
      this.ofCall++
      if (cell.viaHash !== via || cell.viaHash2 !== via2) continue
      if (cell.methodId === methodId && !cell.is(CellState.LOCAL)) return cell
    }
    return null
  }

  #callHash(callId: string, cseq: number): number {
    return mixed(this.#hash.reset().addNumber(this.#seed).add(callId).addNumber(cseq))
  }

  #callOf(message: Message, cseq: number): number {
    const hash = this.#hash.reset().addNumber(this.#seed)
    message.hashCallId(hash)
    return mixed(hash.addNumber(cseq))
  }
}

/** The halves of a hash in one, as the place in the table is its lower bits. */
function mixed({ low }: TextHash): number {
  return (low ^ (low >>> 16)) | 0
}
