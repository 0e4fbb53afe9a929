/** A connection whose balancer has not yet announced who is behind it. */

import type { Socket } from 'node:net'

import type { Counted } from './connections.ts'
import { readProxyHeader } from './proxy-protocol.ts'
import type { ProxyAnnouncement } from './proxy-protocol.ts'

/** Told once how a greeting has ended; after `announced` the socket is paused, with the peer's first bytes in it. */
export interface GreetingEnd {
  announced(greeting: ProxyGreeting, by: ProxyAnnouncement): void
  /** It was no announcement, or none in time: the socket is gone. */
  refused(greeting: ProxyGreeting): void
}

/** Reads the announcement at the beginning of one connection. */
export class ProxyGreeting implements Counted {
  readonly id: number
  readonly socket: Socket
  /** The balancer's own; how many it has is not limited. */
  readonly address = ''
  readonly accepted = false
  readonly secured: boolean
  /** When it has to be over. */
  readonly due: number
  readonly #end: GreetingEnd
  #bytes: Buffer = Buffer.alloc(0)
  #over = false
  readonly #data = (chunk: Buffer | string): void => {
    if (typeof chunk !== 'string') this.#read(chunk)
  }
  readonly #closed = (): void => {
    this.#refuse()
  }

  /** @param secured - whether a handshake follows */
  constructor(id: number, socket: Socket, secured: boolean, due: number, end: GreetingEnd) {
    this.id = id
    this.socket = socket
    this.secured = secured
    this.due = due
    this.#end = end
    socket.on('data', this.#data)
    socket.on('error', this.#closed)
    socket.on('close', this.#closed)
  }

  /** Gives up. */
  close(): void {
    this.#refuse()
  }

  #read(chunk: Buffer): void {
    // What waits never exceeds the longest header, so this copies little however slowly it comes.
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk])
    const verdict = readProxyHeader(this.#bytes)
    if (verdict === 'more') return
    if (verdict === 'bad') this.#refuse()
    else this.#announce(verdict)
  }

  #announce(by: ProxyAnnouncement): void {
    this.#leave()
    const rest = this.#bytes.subarray(by.length)
    this.#bytes = rest
    this.socket.pause()
    if (rest.length > 0) this.socket.unshift(rest)
    this.#end.announced(this, by)
  }

  #refuse(): void {
    if (this.#over) return
    this.#leave()
    // A socket may still report an error when it is destroyed.
    this.socket.on('error', ignore)
    this.socket.destroy()
    this.#end.refused(this)
  }

  #leave(): void {
    this.#over = true
    this.socket.off('data', this.#data)
    this.socket.off('error', this.#closed)
    this.socket.off('close', this.#closed)
  }
}

function ignore(): void {
  // The connection is over already.
}
