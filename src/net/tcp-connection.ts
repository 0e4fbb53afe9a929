// hot

/** One TCP connection, plain or secured: cuts what comes, queues what goes, and knows when it has to end. */

import type { Socket } from 'node:net'

import type { Counted } from './connections.ts'
import type { DropCounters, ListenerCounters } from './counters.ts'
import { EarlyWrites } from './early-writes.ts'
import { FRAME_FAULTS, StreamFramer } from './framing.ts'
import type { FrameFault, FrameSink } from './framing.ts'
import type { Lost } from './loss.ts'
import type { Peer } from './peer.ts'
import { refusal } from './refusal.ts'
import type { SecureSession } from './secure-session.ts'
import type { StreamSecurity } from './stream-security.ts'
import type { TcpLimits } from './tcp-limits.ts'

/** What a connection needs of the listener it belongs to. */
export interface ConnectionOwner {
  readonly limits: TcpLimits
  readonly counters: ListenerCounters
  /** null for plain TCP. */
  readonly security: StreamSecurity | null
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
  readonly secured: boolean
  readonly peer: Peer
  /** What its security says of who may share it. */
  readonly share: string
  /** What the handshake has made known; null before it is over, and where there is none. */
  session: SecureSession | null = null
  /** The one that was opened; it closes last. */
  readonly #base: Socket
  /** The one that messages pass: the same, or what stands on it. */
  #socket: Socket
  /** What waits for the handshake; null once that is over, and where there is none. */
  #early: EarlyWrites | null
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
  /** When the handshake began; 0 = not yet. */
  #shakenAt = 0
  #activeAt: number
  #progressAt: number
  /** When the message that is not complete began; 0 = none. */
  #messageAt = 0
  /** When it ends whatever comes; 0 = not yet known. */
  #endsAt = 0

  constructor(
    socket: Socket,
    peer: Peer,
    accepted: boolean,
    share: string,
    owner: ConnectionOwner,
  ) {
    this.id = peer.connection
    this.address = peer.address
    this.accepted = accepted
    this.secured = owner.security !== null
    this.peer = peer
    this.share = share
    this.#base = socket
    this.#socket = socket
    this.#early = owner.security === null ? null : new EarlyWrites()
    this.#owner = owner
    this.#framer = new StreamFramer(owner.limits.frame, this)
    this.#loss = accepted ? 'broken' : 'connectFailed'
    this.#openedAt = owner.now()
    this.#activeAt = this.#openedAt
    this.#progressAt = this.#openedAt
    this.#listen()
  }

  #listen(): void {
    const base = this.#base
    if (this.#early === null) this.#read()
    base.on('connect', () => {
      this.#activeAt = this.#owner.now()
      this.#progressAt = this.#activeAt
      if (this.#early === null) this.#opened()
      else this.#shake()
    })
    // Every error is followed by `close`; what was lost by it is counted write by write.
    base.on('error', () => {
      this.#endsAt ||= this.#owner.now()
    })
    base.on('close', () => {
      this.#countUnfinished()
      this.#framer.close()
      if (this.#early !== null) this.#handshakeFailed('the connection was closed')
      this.#owner.closed(this)
    })
  }

  /** For one that a peer opened, once it is among the others: begins the handshake, where there is one. */
  begin(): void {
    if (this.#early !== null) this.#shake()
  }

  #read(): void {
    this.#socket.on('data', (chunk) => {
      if (typeof chunk !== 'string') this.#data(chunk)
    })
  }

  #opened(): void {
    this.#loss = 'broken'
    this.#owner.opened(this)
  }

  #shake(): void {
    const { security } = this.#owner
    if (security === null) return
    this.#shakenAt = this.#owner.now()
    const handshake = {
      done: (socket: Socket, session: SecureSession) => {
        this.#secured(socket, session)
      },
      failed: (why: string) => {
        this.#handshakeFailed(why)
        this.destroy('connectFailed')
      },
    }
    if (this.accepted) security.accept(this.#base, this.peer, handshake)
    else security.connect(this.#base, this.peer, handshake)
  }

  #secured(socket: Socket, session: SecureSession): void {
    const early = this.#early
    if (early === null || this.#endsAt !== 0) return
    this.#early = null
    this.#socket = socket
    this.session = session
    socket.on('error', () => {
      this.#endsAt ||= this.#owner.now()
    })
    // What the peer sends with its last word of the handshake is read after this.
    this.#read()
    this.#activeAt = this.#owner.now()
    this.#progressAt = this.#activeAt
    if (!this.accepted) this.#opened()
    early.moveTo(socket)
  }

  #handshakeFailed(why: string): void {
    const early = this.#early
    if (early === null) return
    this.#early = null
    const { peer, accepted } = this
    // One that was never reached had no handshake; one that this side closes has not failed.
    if (this.#shakenAt !== 0 && this.#loss !== 'closed') {
      this.#owner.counters.dropped.handshakeFailed++
      this.#owner.security?.failed({ peer, accepted, why })
    }
    this.#endsAt ||= this.#owner.now()
    early.drop(new Error(why))
  }

  /** Whether it takes messages. */
  get usable(): boolean {
    if (this.#endsAt !== 0 || !this.#socket.writable) return false
    return this.#early === null || !this.accepted
  }

  /** True until messages can pass. */
  get #beginning(): boolean {
    return this.#base.connecting || this.#early !== null
  }

  /** Bytes that wait for the peer. */
  get waitingBytes(): number {
    return this.#early === null ? this.#socket.writableLength : this.#early.bytes
  }

  /** Bytes of memory it holds: what waits to leave, and the part of a message that has arrived. */
  get bytes(): number {
    return this.waitingBytes + this.#framer.heldBytes
  }

  /**
   * Queues a message.
   *
   * @param text - the whole message
   * @param lost - hears when it did not leave after all
   * @returns false when it does not take any, or when too much waits already, which ends the connection
   */
  send(text: string, lost: Lost | null = null): boolean {
    const { counters, limits } = this.#owner
    if (!this.usable) {
      counters.dropped.closed++
      return false
    }
    if (this.waitingBytes + text.length > limits.writeQueueBytes) {
      counters.dropped.queueFull++
      if (!this.#beginning) this.destroy('slowPeer')
      return false
    }
    counters.sent++
    counters.sentBytes += text.length
    this.#write(text, lost === null ? this.#written : this.#writtenOr(lost))
    return true
  }

  /** As `#written`, and tells whoever wants to know of a loss; not of one that this side wished for. */
  #writtenOr(lost: Lost): (error?: Error | null) => void {
    return (error) => {
      this.#written(error)
      const left = (error === undefined || error === null) && !this.#socket.destroyed
      if (left || this.#loss === 'closed') return
      lost.lost(this.#loss === 'connectFailed' ? 'connect' : 'broken')
    }
  }

  #write(text: string, done: (error?: Error | null) => void): void {
    this.#activeAt = this.#owner.now()
    if (this.#early !== null) {
      this.#early.add(text, done)
      return
    }
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
    } else if (this.#base.connecting) {
      if (now - this.#openedAt >= limits.connectTimeoutMs) this.destroy('connectFailed')
    } else if (this.#early !== null) {
      if (now - this.#shakenAt < limits.handshakeTimeoutMs) return
      this.#handshakeFailed(`it was not over within ${limits.handshakeTimeoutMs / 1000} s`)
      this.destroy('connectFailed')
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
    if (this.#beginning || this.#socket.writableLength === 0) this.destroy('closed')
    else this.#socket.destroySoon()
    this.#endsAt ||= this.#owner.now() + LINGER_MS
  }

  /** Ends it now; messages that wait are counted as lost for the reason. */
  destroy(reason: LossReason): void {
    if (this.#base.destroyed) return
    this.#loss = reason
    this.#endsAt ||= this.#owner.now()
    this.#countUnfinished()
    this.#framer.close()
    this.#socket.destroy()
    this.#base.destroy()
  }

  #countUnfinished(): void {
    if (this.#framer.unfinished) this.#owner.counters.dropped.unfinished++
  }
}
