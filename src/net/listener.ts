/** A socket that messages arrive at and leave from, whatever lies beneath it. */

import type { Connection } from './stream/connection.ts'
import type { ListenerCounters } from './counters.ts'
import type { Peer, Proto } from './peer.ts'
import type { SecureSession } from './stream/secure-session.ts'
import type { StreamRules } from './stream/stream-rules.ts'
import type { TcpLimits } from './stream/tcp-limits.ts'

export { DropCounters, ListenerCounters } from './counters.ts'
export { NetError, socketName } from './net-error.ts'
export type { NetErrorCode, NetFacts } from './net-error.ts'

/** The address that a listener gives others in place of its own, as behind a NAT. */
export interface Advertised {
  readonly address: string
  readonly port: number
}

/** What may be asked of a message on a stream; the bits can be joined, and datagram sockets ignore them. */
export const SendMode = {
  /** Nothing. */
  PLAIN: 0,
  /** It leaves on a connection that is there, or not at all. */
  NO_CONNECT: 1,
  /** The connection is closed once it has left. */
  CLOSE: 2,
} as const

/** One socket, or one listening socket with all its connections. */
export interface Listener {
  readonly proto: Proto
  readonly family: 4 | 6
  /** The address it is bound to; IPv6 without brackets. */
  readonly address: string
  /** The port it is bound to; the real one once it runs, where 0 was asked for. */
  readonly port: number
  /** What to say in Via and Record-Route instead of `address` and `port`. */
  readonly advertised: Advertised | null
  readonly counters: ListenerCounters

  /**
   * Queues a message; all that are queued in one turn leave in one batch.
   *
   * A true result means "handed over": a datagram may still be lost, and a connection may still fail, which is counted, and told to
   * the peer's `lost`.
   *
   * @param text - the whole message, one char a byte
   * @param to - where to; with a connection number, only that connection will do
   * @param mode - bits of {@link SendMode}
   * @returns false when it certainly does not leave: closed, queue full, too long, no usable address
   */
  send(text: string, to: Peer, mode?: number): boolean

  /**
   * The connection of a number, whichever listener of the network it belongs to; null where it is gone. Datagram sockets have none.
   *
   * @param id - its number
   */
  connection?(id: number): Connection | null

  /** Its connections, as they are now. Datagram sockets have none. */
  list?(): readonly Connection[]

  /**
   * Sends what is queued for a connection, then closes it; harmless for one that is gone. Datagram sockets have none.
   *
   * @param connection - its number
   */
  finish?(connection: number): void

  /**
   * What the handshake of a connection has made known; null where it had none, or is gone. Datagram sockets have none.
   *
   * @param connection - its number
   */
  session?(connection: number): SecureSession | null

  /**
   * Changes what connections may use, and how they are gone about, from now on. Datagram sockets have none.
   *
   * @param limits - those that change
   * @param rules - all of them
   */
  adjust?(limits: Partial<TcpLimits>, rules: StreamRules): void

  /** Begins to listen; harmless when it runs. Rejects with {@link NetError}. */
  start(): Promise<void>

  /** Sends what is queued, closes the socket and every connection; harmless when it is stopped. */
  stop(): Promise<void>
}

/**
 * Takes one message off a socket.
 *
 * @param bytes - where it lies; valid only during the call
 * @param start - its first byte
 * @param end - after its last byte
 */
export type Receive = (bytes: Buffer, start: number, end: number, from: Peer, on: Listener) => void
