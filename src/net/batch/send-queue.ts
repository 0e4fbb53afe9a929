// hot

/** Datagrams on their way out: one batch of slots, and a bounded queue behind it for when the kernel takes no more. */

import type { ListenerCounters } from '../counters.ts'
import type { Lost } from '../loss.ts'
import type { Peer } from '../peer.ts'
import type { Joins } from './joins.ts'
import type { LinuxCalls } from './linux-calls.ts'
import { Segments } from './segments.ts'
import { DatagramSlots, SLOTS } from './slots.ts'
import { TargetAddresses4, TargetAddresses6 } from './target-addresses.ts'
import type { TargetAddresses } from './target-addresses.ts'

const MSG_DONTWAIT = 0x40
const EINTR = 4
const EIO = 5
const EAGAIN = 11
const EINVAL = 22
const EMSGSIZE = 90
const EOPNOTSUPP = 95

/** The longest payload of a UDP datagram over IPv4, in bytes. */
export const MAX_DATAGRAM = 65507

/** Bytes that wait at most for a kernel which takes no more. */
export const MAX_WAITING_BYTES = 4 * 1024 * 1024

interface Waiting {
  readonly text: string
  readonly to: Peer
}

/** The outgoing side of one batched socket. */
export class SendQueue {
  readonly #calls: LinuxCalls
  readonly #fd: number
  readonly #counters: ListenerCounters
  readonly #slots: DatagramSlots
  readonly #segments: Segments
  readonly #targets: TargetAddresses
  /** Who wants to know of the loss of a slot; empty unless somebody does. */
  readonly #losers = new Map<number, Lost>()
  readonly #joins: Joins
  /** Whether the system said that it cannot join for the paths this socket uses. */
  #unable = false
  /** Slots filled. */
  #end = 0
  /** Sendings made of them, 0 while they are not arranged; the next one to go; and datagrams of those before it. */
  #sendings = 0
  #next = 0
  #gone = 0
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #blocked = false

  /** @param joins - when datagrams to one peer may go to the kernel as one */
  constructor(
    calls: LinuxCalls,
    fd: number,
    family: 4 | 6,
    counters: ListenerCounters,
    joins: Joins,
  ) {
    this.#calls = calls
    this.#fd = fd
    this.#counters = counters
    this.#slots = new DatagramSlots(calls, family)
    this.#segments = new Segments(calls, this.#slots)
    this.#joins = joins
    this.#targets = family === 4 ? new TargetAddresses4() : new TargetAddresses6()
  }

  /** True while the kernel takes no more: flush again once the socket can be written. */
  get blocked(): boolean {
    return this.#blocked
  }

  /** Messages that have not left. */
  get length(): number {
    return this.#end - this.#gone + this.#waiting.length
  }

  /**
   * Takes a message.
   *
   * @returns false when it is too long, has no usable address, or the queue is full; each is counted
   */
  add(text: string, to: Peer): boolean {
    if (text.length > MAX_DATAGRAM) {
      this.#counters.dropped.tooLong++
      return false
    }
    if (this.#blocked) return this.#wait(text, to)
    if (this.#end === SLOTS) {
      this.flush()
      if (this.#end === SLOTS) return this.#wait(text, to)
    }
    return this.#put(text, to)
  }

  /** Sends what is there, as far as the kernel takes it. */
  flush(): void {
    this.#blocked = false
    for (;;) {
      this.#flushSlots()
      if (this.#blocked || this.#waiting.length === 0) return
      this.#refill()
    }
  }

  #put(text: string, to: Peer): boolean {
    if (!this.#targets.write(this.#slots.names, this.#end, to)) {
      this.#counters.dropped.badAddress++
      return false
    }
    this.#slots.fill(this.#end, text)
    if (to.lost !== null) this.#losers.set(this.#end, to.lost)
    this.#end++
    return true
  }

  #wait(text: string, to: Peer): boolean {
    if (this.#waitingBytes + text.length > MAX_WAITING_BYTES) {
      this.#counters.dropped.queueFull++
      return false
    }
    this.#waiting.push({ text, to })
    this.#waitingBytes += text.length
    return true
  }

  #refill(): void {
    const taken = this.#waiting.splice(0, SLOTS)
    for (const { text, to } of taken) {
      this.#waitingBytes -= text.length
      this.#put(text, to)
    }
  }

  #flushSlots(): void {
    if (this.#end === 0) return
    if (this.#sendings === 0) {
      const join = !this.#unable && this.#end > 1 && this.#joins.allowed
      this.#sendings = this.#segments.arrange(this.#end, join)
    }
    while (this.#next < this.#sendings) {
      const from = this.#segments.from[this.#next] ?? 0n
      const left = this.#sendings - this.#next
      const done = this.#calls.sendmmsg(this.#fd, from, left, MSG_DONTWAIT)
      if (done > 0) {
        this.#count(done)
        continue
      }
      const errno = this.#calls.errno()
      if (errno === EAGAIN) {
        this.#blocked = true
        return
      }
      if (errno !== EINTR) this.#refused(errno)
    }
    this.#end = 0
    this.#sendings = 0
    this.#next = 0
    this.#gone = 0
    if (this.#losers.size > 0) this.#losers.clear()
  }

  /** Tells of a loss, later: whoever hears it may send again, and this is in the midst of sending. */
  #tell(slot: number): void {
    const loser = this.#losers.get(slot)
    if (loser !== undefined) queueMicrotask(() => loser.lost('refused'))
  }

  /** The call fails only for its first sending: a single datagram is lost, several have their turn one by one. */
  #refused(errno: number): void {
    if (this.#segments.datagrams(this.#next) === 1) {
      this.#counters.dropped.refused++
      if (this.#losers.size > 0) this.#tell(this.#segments.firstSlot(this.#next))
      this.#gone++
      this.#next++
      return
    }
    // what no path to any peer takes is not tried again
    if (errno === EINVAL || errno === EIO || errno === EMSGSIZE || errno === EOPNOTSUPP) {
      this.#unable = true
    }
    this.#sendings = this.#segments.split(this.#next, this.#sendings)
  }

  #count(done: number): void {
    let datagrams = 0
    let bytes = 0
    for (let left = done; left > 0; left--) {
      datagrams += this.#segments.datagrams(this.#next)
      bytes += this.#segments.bytes(this.#next++)
    }
    this.#counters.sent += datagrams
    this.#counters.sentBytes += bytes
    this.#gone += datagrams
  }
}
