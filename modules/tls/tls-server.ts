/** Handshakes as the side that was called: one `node:tls` server for each socket that listens, without a socket of its own. */

import type { Socket } from 'node:net'
import { createServer, type Server, type TLSSocket } from 'node:tls'

import type { ProfileSet } from './profiles/profile-set.ts'

/** Handshakes end by the time the core allows for one; this is for those that nobody waits for any more. */
const LONGEST_MS = 3_600_000

/** Told how a handshake ended. */
export interface Accepted {
  done(socket: TLSSocket): void
  failed(why: string): void
}

/** The handshakes of one listening socket, by the profiles of one generation. */
export class TlsServer {
  readonly #server: Server
  /** By the peer's address and port. */
  readonly #waiting = new Map<string, Accepted>()

  /**
   * @param profiles - the generation
   * @param address - of the listening socket
   * @param port - of the same
   */
  constructor(profiles: ProfileSet, address: string, port: number) {
    const usual = profiles.server(address, port, null)
    const asks = profiles.candidates(address, port).some((one) => one.profile.verify !== 'off')
    this.#server = createServer({
      ...usual.options,
      requestCert: asks,
      rejectUnauthorized: false,
      handshakeTimeout: LONGEST_MS,
      SNICallback: (name, found) => {
        const named = profiles.server(address, port, name)
        found(null, named === usual ? undefined : named.context)
      },
    })
    this.#server.on('secureConnection', (socket) => {
      // Whoever takes it listens too; a socket that is turned away, or that nobody waits for, may still break.
      socket.on('error', () => socket.destroy())
      const accepted = this.#take(socket)
      if (accepted === null) socket.destroy()
      else accepted.done(socket)
    })
    this.#server.on('tlsClientError', (error, socket) => {
      this.#take(socket)?.failed(handshakeError(error))
    })
  }

  /** Begins the handshake on a socket that has come in. */
  accept(socket: Socket, accepted: Accepted): void {
    const key = keyOf(socket)
    this.#waiting.set(key, accepted)
    socket.once('close', () => {
      if (this.#waiting.get(key) === accepted) this.#waiting.delete(key)
    })
    this.#server.emit('connection', socket)
  }

  #take(socket: Socket): Accepted | null {
    const key = keyOf(socket)
    const accepted = this.#waiting.get(key) ?? null
    this.#waiting.delete(key)
    return accepted
  }
}

function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress}|${remotePort}`
}

/** OpenSSL's reason in words: `unsupported protocol`, `tlsv1 alert unknown ca`. */
export function handshakeError(error: Error): string {
  const reason = 'reason' in error ? String(error.reason) : error.message
  return reason.slice(0, 200)
}
