/** The TLS connections that are open, for commands and figures. */

import type { Socket } from 'node:net'

import type { Meeting, SecureSession } from 'siprose'

/** One connection. */
export class OpenConnection {
  readonly meeting: Meeting
  /** The socket below. */
  readonly base: Socket
  /** The one that messages pass, once the handshake is over. */
  socket: Socket | null = null
  session: SecureSession | null = null

  constructor(base: Socket, meeting: Meeting) {
    this.base = base
    this.meeting = meeting
  }

  /** Bytes that wait to be encrypted and sent. */
  get waitingBytes(): number {
    return this.socket?.writableLength ?? 0
  }
}

/** All of them, by the number of their connection. */
export class OpenConnections {
  readonly #byId = new Map<number, OpenConnection>()
  readonly #changed: (count: number) => void

  /** @param changed - told how many there are, whenever that changes */
  constructor(changed: (count: number) => void) {
    this.#changed = changed
  }

  get size(): number {
    return this.#byId.size
  }

  /** Bytes that wait to be encrypted and sent, of all together. */
  get waitingBytes(): number {
    let bytes = 0
    for (const one of this.#byId.values()) bytes += one.waitingBytes
    return bytes
  }

  /** Counts a connection until it closes. */
  add(base: Socket, meeting: Meeting): OpenConnection {
    const connection = new OpenConnection(base, meeting)
    const id = meeting.peer.connection
    this.#byId.set(id, connection)
    this.#changed(this.#byId.size)
    base.once('close', () => {
      this.#byId.delete(id)
      this.#changed(this.#byId.size)
    })
    return connection
  }

  get(id: number): OpenConnection | null {
    return this.#byId.get(id) ?? null
  }

  list(): readonly OpenConnection[] {
    return [...this.#byId.values()]
  }
}
