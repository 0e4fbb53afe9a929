// hot

/** Datagrams on their way out: one batch of slots, and a bounded queue behind it for when the kernel takes no more. */

import type { ListenerCounters } from '../counters.ts'
import type { Peer } from '../peer.ts'
import type { LinuxCalls } from './linux-calls.ts'
import { DatagramSlots, SLOTS } from './slots.ts'
import { TargetAddresses4, TargetAddresses6 } from './target-addresses.ts'
import type { TargetAddresses } from './target-addresses.ts'

const MSG_DONTWAIT = 0x40
const EINTR = 4
const EAGAIN = 11

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
  readonly #targets: TargetAddresses
  #first = 0
  #end = 0
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #blocked = false

  constructor(calls: LinuxCalls, fd: number, family: 4 | 6, counters: ListenerCounters) {
    this.#calls = calls
    this.#fd = fd
    this.#counters = counters
    this.#slots = new DatagramSlots(calls, family)
    this.#targets = family === 4 ? new TargetAddresses4() : new TargetAddresses6()
  }

  /** True while the kernel takes no more: flush again once the socket can be written. */
  get blocked(): boolean {
    return this.#blocked
  }

  /** Messages that have not left. */
  get length(): number {
    return this.#end - this.#first + this.#waiting.length
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
    while (this.#first < this.#end) {
      const from = this.#slots.from[this.#first] ?? 0n
      const done = this.#calls.sendmmsg(this.#fd, from, this.#end - this.#first, MSG_DONTWAIT)
      if (done > 0) {
        this.#count(done)
        continue
      }
      const errno = this.#calls.errno()
      if (errno === EAGAIN) {
        this.#blocked = true
        return
      }
      if (errno === EINTR) continue
      // The call fails only for its first datagram: that one is lost, the others have their turn.
      this.#counters.dropped.refused++
      this.#first++
    }
    this.#first = 0
    this.#end = 0
  }

  #count(done: number): void {
    let bytes = 0
    for (let at = 0; at < done; at++) bytes += this.#slots.filled(this.#first + at)
    this.#counters.sent += done
    this.#counters.sentBytes += bytes
    this.#first += done
  }
}
