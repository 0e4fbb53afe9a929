/** What stands between the socket of a connection and its messages: nothing for TCP, a handshake and a cipher for TLS. */

import type { Socket } from 'node:net'

import type { Peer } from './peer.ts'
import type { SecureSession } from './secure-session.ts'

/** Told once, by whoever secures a socket, how that ended. */
export interface Handshake {
  /**
   * The socket is secure.
   *
   * @param socket - the one to read and write from now on; it stands on the other, which closes with it
   * @param session - what is known of the peer
   */
  done(socket: Socket, session: SecureSession): void
  /** It did not come about. Whoever asked closes the socket. */
  failed(why: string): void
}

/** A handshake that is over without success. */
export interface HandshakeFailure {
  readonly peer: Peer
  /** True where the peer had opened the connection. */
  readonly accepted: boolean
  /** What happened, for the log; nothing secret. */
  readonly why: string
}

/** Secures the streams of a transport. Nothing here throws. */
export interface StreamSecurity {
  /** Begins a handshake as the side that was called, on a socket that a peer has opened. */
  accept(socket: Socket, peer: Peer, handshake: Handshake): void

  /** Begins a handshake as the side that calls, on a socket that has reached the peer. */
  connect(socket: Socket, peer: Peer, handshake: Handshake): void

  /**
   * Which connections to an address may be shared: those with the same text.
   *
   * @param to - a peer that something is to be sent to
   */
  shareKey(to: Peer): string

  /** Hears of each handshake that did not succeed, whoever ended it. */
  failed(failure: HandshakeFailure): void
}
