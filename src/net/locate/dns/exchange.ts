/** One question to one server: over UDP, or over TCP where an answer is too long for a datagram. */

import { createSocket } from 'node:dgram'
import { connect } from 'node:net'

import { ipv4Key } from '../../ip-address.ts'
import type { Scheduler } from '../../scheduler.ts'
import type { Reading } from './answer.ts'
import type { NameServer } from './resolv-conf.ts'

const MAX_STRAYS = 32

/** How asking one server ended. */
export type Outcome =
  | Reading
  /** Nothing that belongs to the question came in time. */
  | { readonly kind: 'timeout' }
  /** The server cannot be reached, or closed the connection. */
  | { readonly kind: 'unreachable' }

const TIMEOUT: Outcome = { kind: 'timeout' }
const UNREACHABLE: Outcome = { kind: 'unreachable' }

/** A question that is ready to be sent. */
export interface Query {
  readonly server: NameServer
  readonly bytes: Buffer
  readonly timeoutMs: number
  /** Judges each message that comes back. */
  readonly read: (bytes: Buffer) => Reading
}

/** Questions on their way, all of which can be called off. */
export class Exchanges {
  readonly #clock: Scheduler
  readonly #open = new Set<(outcome: Outcome) => void>()

  constructor(clock: Scheduler) {
    this.#clock = clock
  }

  /** How many questions wait for an answer. */
  get size(): number {
    return this.#open.size
  }

  /** Ends all of them as if their servers could not be reached. */
  stop(): void {
    for (const end of this.#open) end(UNREACHABLE)
  }

  /**
   * Asks by datagrams, from a port of its own that the system picks at random (RFC 5452 section 9.2).
   *
   * The socket takes datagrams from the server's address and port alone.
   */
  async udp(query: Query): Promise<Outcome> {
    const { server } = query
    const socket = createSocket(ipv4Key(server.address) < 0 ? 'udp6' : 'udp4')
    const done = this.#begin(query.timeoutMs)
    let strays = 0
    socket.on('message', (bytes) => {
      const reading = query.read(bytes)
      if (reading.kind !== 'stray' || ++strays > MAX_STRAYS) done.end(reading)
    })
    socket.on('error', () => done.end(UNREACHABLE))
    socket.on('connect', () => socket.send(query.bytes))
    socket.connect(server.port, server.address)
    const outcome = await done.outcome
    socket.close()
    return outcome
  }

  /** Asks over a connection of its own. */
  async tcp(query: Query): Promise<Outcome> {
    const { server } = query
    const done = this.#begin(query.timeoutMs)
    const socket = connect({ host: server.address, port: server.port })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(query.bytes.length)
    const stream = new LengthPrefixed()
    socket.on('data', (chunk: Buffer) => {
      const bytes = stream.add(chunk)
      if (bytes !== null) done.end(query.read(bytes))
    })
    socket.on('error', () => done.end(UNREACHABLE))
    socket.on('close', () => done.end(UNREACHABLE))
    socket.write(Buffer.concat([length, query.bytes]))
    const outcome = await done.outcome
    socket.destroy()
    return outcome
  }

  #begin(timeoutMs: number) {
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    const end = (outcome: Outcome): void => {
      timer.cancel()
      this.#open.delete(end)
      resolve(outcome)
    }
    const timer = this.#clock.after(timeoutMs, () => end(TIMEOUT))
    this.#open.add(end)
    return { outcome: promise, end }
  }
}

/** Puts together the one message a server sends over a stream: two bytes of length, then so many bytes. */
class LengthPrefixed {
  #parts: Buffer[] = []
  #size = 0

  /** The message, once it is whole. */
  add(chunk: Buffer): Buffer | null {
    this.#parts.push(chunk)
    this.#size += chunk.length
    if (this.#size < 2) return null
    const [first] = this.#parts
    if (first !== undefined && first.length < 2) this.#parts = [Buffer.concat(this.#parts)]
    const length = this.#parts[0]?.readUInt16BE(0) ?? 0
    if (this.#size < length + 2) return null
    return Buffer.concat(this.#parts).subarray(2, length + 2)
  }
}
