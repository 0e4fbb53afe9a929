/** A network of one listener without a socket: it counts what is sent, and keeps the last of it. */

import { ListenerCounters } from '../../src/net/listener.ts'
import type { Listener, Receive } from '../../src/net/listener.ts'
import type { ListenSpec, Network } from '../../src/net/network.ts'
import type { Peer, Proto } from '../../src/net/peer.ts'
import { writeLatin1 } from '../../src/sip/latin1.ts'

const SLOT_BYTES = 65536

/** Told of every message while somebody listens to it. */
export type Sent = (text: string, to: Peer) => void

/** Takes messages and drops them after the work that any transport has with them: writing them out as bytes. */
export class CountingListener implements Listener {
  readonly proto: Proto
  readonly family = 4
  readonly address: string
  readonly port: number
  readonly advertised = null
  readonly counters: ListenerCounters = new ListenerCounters()
  /** Told of every message; null while time is taken. */
  sent: Sent | null = null
  readonly #slot = Buffer.alloc(SLOT_BYTES)

  constructor({ proto, address, port }: ListenSpec) {
    this.proto = proto
    this.address = address
    this.port = port
  }

  send(text: string, to: Peer): boolean {
    this.counters.sent++
    this.counters.sentBytes += writeLatin1(this.#slot, text, 0, SLOT_BYTES)
    this.sent?.(text, to)
    return true
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}
}

/** Makes {@link CountingListener}s, and keeps the first. */
export class CountingNetwork implements Network {
  #listener: CountingListener | null = null
  #receive: Receive | null = null

  outgoingAddress(): string | null {
    return null
  }

  listen(spec: ListenSpec, receive: Receive): Listener {
    const listener = new CountingListener(spec)
    this.#listener ??= listener
    this.#receive ??= receive
    return listener
  }

  /** The first listener. */
  get listener(): CountingListener {
    if (this.#listener === null) throw new Error('the server listens nowhere')
    return this.#listener
  }

  /** Takes messages to the server. */
  get receive(): Receive {
    if (this.#receive === null) throw new Error('the server listens nowhere')
    return this.#receive
  }
}
