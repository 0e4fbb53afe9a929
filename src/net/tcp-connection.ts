// hot

/** One TCP connection: cuts what comes, queues what goes, and knows when it has to end. */

import type { Socket } from 'node:net'

import type { Counted } from './connections.ts'
import type { DropCounters, ListenerCounters } from './counters.ts'
import { FRAME_FAULTS, StreamFramer } from './framing.ts'
import type { FrameFault, FrameSink } from './framing.ts'
import type { Peer } from './peer.ts'
import { refusal } from './refusal.ts'
import type { TcpLimits } from './tcp-limits.ts'

/** What a connection needs of the listener it belongs to. */
export interface ConnectionOwner {
  readonly limits: TcpLimits
  readonly counters: ListenerCounters
  now(): number
  deliver(bytes: Buffer, start: number, end: number, from: Peer): void
  opened(connection: TcpConnection): void
  closed(connection: TcpConnection): void
}

/** Why messages that wait are lost when a connection ends. */
type LossReason = Extract<keyof DropCounters, 'broken' | 'slowPeer' | 'connectFailed' | 'closed'>

/** How long a peer that sent nonsense has to read our answer. */
const LINGER_MS = 1000

const PONG = '\r\n'

/** One connection, opened by either side. */
export class TcpConnection implements FrameSink, Counted {
  readonly id: number
  readonly address: string
  readonly accepted: boolean
  readonly peer: Peer
  readonly #socket: Socket
  readonly #owner: ConnectionOwner
  readonly #framer: StreamFramer
  readonly #written = (error?: Error | null): void => {
    // Node reports a write that was under way when the socket was destroyed as done.
    const lost = (error !== undefined && error !== null) || this.#socket.destroyed
    if (lost) this.#owner.counters.dropped[this.#loss]++
    else this.#progressAt = this.#owner.now()
  }
  readonly #ponged = (): void => {
    this.#progressAt = this.#owner.now()
  }
  #loss: LossReason
  #pinged = false
  #openedAt: number
  #activeAt: number
  #progressAt: number
  /** When the message that is not complete began; 0 = none. */
  #messageAt = 0
  /** When it ends whatever comes; 0 = not yet known. */
  #endsAt = 0

  constructor(socket: Socket, peer: Peer, accepted: boolean, owner: ConnectionOwner) {
    this.id = peer.connection
    this.address = peer.address
    this.accepted = accepted
    this.peer = peer
    this.#socket = socket
    this.#owner = owner
    this.#framer = new StreamFramer(owner.limits.frame, this)
    this.#loss = accepted ? 'broken' : 'connectFailed'
    this.#openedAt = owner.now()
    this.#activeAt = this.#openedAt
    this.#progressAt = this.#openedAt
    this.#listen()
  }

  #listen(): void {
    const socket = this.#socket
    socket.on('data', (chunk) => {
      if (typeof chunk !== 'string') this.#data(chunk)
    })
    socket.on('connect', () => {
      this.#loss = 'broken'
      this.#activeAt = this.#owner.now()
      this.#progressAt = this.#activeAt
      this.#owner.opened(this)
    })
    // Every error is followed by `close`; what was lost by it is counted write by write.
    socket.on('error', () => {
      this.#endsAt = this.#owner.now()
    })
    socket.on('close', () => {
      this.#countUnfinished()
      this.#framer.close()
      this.#owner.closed(this)
    })
  }

  /** Whether it takes messages. */
  get usable(): boolean {
    return this.#endsAt === 0 && this.#socket.writable
  }

  /** Bytes that wait for the peer. */
  get waitingBytes(): number {
    return this.#socket.writableLength
  }

  /** Bytes of memory it holds: what waits to leave, and the part of a message that has arrived. */
  get bytes(): number {
    return this.#socket.writableLength + this.#framer.heldBytes
  }

  /**
   * Queues a message.
   *
   * @returns false when it does not take any, or when too much waits already, which ends the connection
   */
  send(text: string): boolean {
    const { counters, limits } = this.#owner
    if (!this.usable) {
      counters.dropped.closed++
      return false
    }
    if (this.#socket.writableLength + text.length > limits.writeQueueBytes) {
      counters.dropped.queueFull++
      if (!this.#socket.connecting) this.destroy('slowPeer')
      return false
    }
    counters.sent++
    counters.sentBytes += text.length
    this.#write(text, this.#written)
    return true
  }

  #write(text: string, done: (error?: Error | null) => void): void {
    this.#activeAt = this.#owner.now()
    if (this.#socket.writableLength === 0) this.#progressAt = this.#activeAt
    this.#socket.write(text, 'latin1', done)
  }

  #data(chunk: Buffer): void {
    const { counters } = this.#owner
    counters.receivedBytes += chunk.length
    if (this.#endsAt !== 0) return
    this.#activeAt = this.#owner.now()
    this.#framer.push(chunk)
    if (this.#framer.unfinished && this.#messageAt === 0) this.#messageAt = this.#activeAt
    if (this.#pinged) this.#pong()
  }

  message(bytes: Buffer, start: number, end: number): void {
    this.#messageAt = 0
    this.#owner.counters.received++
    this.#owner.deliver(bytes, start, end, this.peer)
  }

  ping(): void {
    this.#owner.counters.dropped.keepAlive++
    this.#pinged = true
  }

  /** One answer for all pings of a chunk: a peer must not make us write more than it wrote. */
  #pong(): void {
    this.#pinged = false
    const room = this.#owner.limits.writeQueueBytes - this.#socket.writableLength
    if (this.usable && room >= PONG.length) this.#write(PONG, this.#ponged)
  }

  fault(fault: FrameFault, bytes: Buffer, start: number, end: number): void {
    this.#owner.counters.dropped.badFrame++
    const why = FRAME_FAULTS[fault]
    const answer = start === end ? null : refusal(bytes, { start, end }, this.peer, why)
    if (answer === null) {
      this.destroy('broken')
      return
    }
    if (!this.send(answer)) return
    this.#endsAt = this.#owner.now() + LINGER_MS
    this.#socket.end()
  }

  /** Ends it if its time has come. */
  check(now: number): void {
    const { limits, counters } = this.#owner
    const socket = this.#socket
    if (this.#endsAt !== 0) {
      if (now >= this.#endsAt) this.destroy('broken')
    } else if (socket.connecting) {
      if (now - this.#openedAt >= limits.connectTimeoutMs) this.destroy('connectFailed')
    } else if (socket.writableLength > 0 && now - this.#progressAt >= limits.sendTimeoutMs) {
      this.destroy('slowPeer')
    } else if (this.#messageAt !== 0 && now - this.#messageAt >= limits.messageTimeoutMs) {
      this.destroy('broken')
    } else if (now - this.#activeAt >= limits.lifetimeMs) {
      counters.idled++
      this.destroy('broken')
    }
  }

  /** Lets what waits leave, then ends it. */
  finish(): void {
    this.#loss = 'closed'
    this.#framer.close()
    if (this.#socket.connecting || this.#socket.writableLength === 0) this.destroy('closed')
    else this.#socket.destroySoon()
    this.#endsAt ||= this.#owner.now() + LINGER_MS
  }

  /** Ends it now; messages that wait are counted as lost for the reason. */
  destroy(reason: LossReason): void {
    if (this.#socket.destroyed) return
    this.#loss = reason
    this.#endsAt ||= this.#owner.now()
    this.#countUnfinished()
    this.#framer.close()
    this.#socket.destroy()
  }

  #countUnfinished(): void {
    if (this.#framer.unfinished) this.#owner.counters.dropped.unfinished++
  }
}
