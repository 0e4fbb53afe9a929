/** What stands between the socket of a connection and its messages: nothing for TCP, a handshake and a cipher for TLS. */

import type { Socket } from 'node:net'

import type { Listener } from '../listener.ts'
import type { Peer } from '../peer.ts'
import type { SecureSession, SessionFacts } from './secure-session.ts'
import type { TcpLimits } from './tcp-limits.ts'

/** Who meets whom in a handshake. */
export interface Meeting {
  readonly peer: Peer
  /** True where the peer has opened the connection. */
  readonly accepted: boolean
  /** Whose connection it is. */
  readonly on: Listener
}

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

/** Secures the streams of a transport. Nothing here throws. */
export interface StreamSecurity {
  /** What its connections may use, where that differs from what all streams may. */
  readonly limits: Partial<TcpLimits>

  /** Begins a handshake on a socket that is connected: as the side that was called, where the peer has opened it. */
  secure(socket: Socket, meeting: Meeting, handshake: Handshake): void

  /**
   * What is made of a handshake whose cryptographic part is over: who may stay.
   *
   * A network without sockets, as examples have it, asks this alone.
   *
   * @returns the session, or why there is none
   */
  settle(meeting: Meeting, facts: SessionFacts): SecureSession | string

  /**
   * Which connections to an address may be shared: those with the same text.
   *
   * @param to - a peer that something is to be sent to
   */
  shareKey(to: Peer): string

  /**
   * Hears of each handshake that did not succeed, whoever ended it.
   *
   * @param why - what happened, for the log; nothing secret
   */
  failed(meeting: Meeting, why: string): void
}
