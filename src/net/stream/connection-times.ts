// hot

/** When a connection has to end: what has happened on it, against the limits. */

import type { TcpLimits } from './tcp-limits.ts'

/** Why the time of a connection is over. */
export type Overdue =
  /** It was to end anyway, and its peer has not let go. */
  'ending' | 'connect' | 'handshake' | 'send' | 'message' | 'firstMessage' | 'ping' | 'lifetime'

/** How long a peer may take to answer a ping of ours (RFC 5626 section 4.4.1). */
const PING_MS = 10_000

/** The clock of one connection; 0 stands for what has not happened. */
export class ConnectionTimes {
  readonly openedAt: number
  /** When the handshake began. */
  shakenAt = 0
  /** The last byte, in either direction. */
  activeAt: number
  /** When the peer last took what waits for it. */
  progressAt: number
  /** When the message that is not complete began. */
  messageAt = 0
  /** When it ends whatever comes. */
  endsAt = 0
  /** When the answer to a ping has to be there. */
  pongBy = 0
  /** True once it does not have to bring a message any more: one has come, or this side has opened it. */
  heard: boolean
  /** True until something passes on it, or somebody gives it a lifetime. */
  unused = true
  /** How long it stays open without traffic; Infinity for no end. */
  lifetimeMs: number

  constructor(now: number, lifetimeMs: number, accepted: boolean) {
    this.openedAt = now
    this.activeAt = now
    this.progressAt = now
    this.lifetimeMs = lifetimeMs
    this.heard = !accepted
  }

  /** Something passes on it. */
  used(now: number, limits: TcpLimits): void {
    this.activeAt = now
    if (!this.unused) return
    this.unused = false
    this.lifetimeMs = limits.lifetimeMs
  }

  /** A ping of ours has left. */
  pinged(now: number): void {
    if (this.pongBy === 0) this.pongBy = now + PING_MS
  }

  /**
   * What is overdue.
   *
   * @param phase - how far the connection is
   * @param waits - whether something waits for the peer
   * @returns null when nothing is
   */
  overdue(
    now: number,
    limits: TcpLimits,
    phase: 'connecting' | 'handshake' | 'open',
    waits: boolean,
  ): Overdue | null {
    if (this.endsAt !== 0) return now >= this.endsAt ? 'ending' : null
    if (phase === 'connecting') {
      return now - this.openedAt >= limits.connectTimeoutMs ? 'connect' : null
    }
    if (phase === 'handshake') {
      return now - this.shakenAt >= limits.handshakeTimeoutMs ? 'handshake' : null
    }
    if (waits && now - this.progressAt >= limits.sendTimeoutMs) return 'send'
    if (this.messageAt !== 0 && now - this.messageAt >= limits.messageTimeoutMs) return 'message'
    if (!this.heard && now - this.openedAt >= limits.firstMessageMs) return 'firstMessage'
    if (this.pongBy !== 0 && now >= this.pongBy) return 'ping'
    return now - this.activeAt >= this.lifetimeMs ? 'lifetime' : null
  }

  /** How long until it is closed if nothing more happens. */
  left(now: number, limits: TcpLimits): number {
    if (this.endsAt !== 0) return Math.max(0, this.endsAt - now)
    const first = this.heard ? Infinity : this.openedAt + limits.firstMessageMs
    return Math.max(0, Math.min(first, this.activeAt + this.lifetimeMs) - now)
  }
}
