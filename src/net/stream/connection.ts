/** One stream connection, as those above the network see it. */

import type { Peer } from '../peer.ts'

/** How far a connection is. */
export type ConnectionState =
  /** This side is trying to reach the peer. */
  | 'connecting'
  /** It stands, and what comes before the first message is under way: a handshake, an announcement. */
  | 'beginning'
  /** Messages pass. */
  | 'open'
  /** It takes no more messages, and closes. */
  | 'ending'

/** A stream connection. It stays readable after it has closed. */
export interface Connection {
  /** A number that no other connection of the network has or had. */
  readonly id: number
  /** The other end; its address is the one announced, where a balancer announces it. */
  readonly peer: Peer
  /** True when the peer opened it. */
  readonly accepted: boolean
  readonly state: ConnectionState
  /** The address of this end; IPv6 without brackets. */
  readonly localAddress: string
  /** The port of this end. */
  readonly localPort: number
  /** Bytes that wait for the peer. */
  readonly waitingBytes: number
  /** How long it stays open without traffic; Infinity for no end. */
  readonly lifetimeMs: number
  /** How long until it is closed if nothing more happens; Infinity for no end. */
  readonly leftMs: number

  /**
   * Gives it a lifetime of its own, from its last traffic on: as long as a phone is registered, for example.
   *
   * @param ms - Infinity for no end
   */
  keep(ms: number): void

  /**
   * Makes it the connection to another port of its peer (RFC 5923): what is sent there leaves on it, until it closes.
   *
   * @returns false when it has as many such names as it may have, or the port is none
   */
  alias(port: number): boolean

  /**
   * Asks the peer for a sign of life (RFC 5626 section 4.4.1). The connection is closed where none comes within 10 s.
   *
   * @returns false when it takes no messages
   */
  ping(): boolean

  /** Lets what waits leave, then closes it. */
  finish(): void
}
