/**
 * Datagrams that a balancer passes on, each with a PROXY header in front that names the true sender.
 *
 * An answer has to go back through the balancer, which knows the way by the address it sent from. So each sender is remembered with it for a
 * while, and what is sent to the sender goes to the balancer.
 */

import { type ListenerCounters, type Listener, SendMode } from './listener.ts'
import { type Peer, peerAt } from './peer.ts'
import { readProxyHeader } from './stream/proxy-protocol.ts'

/** A sender behind a balancer. */
export interface ProxiedPeer {
  /** The sender, `198.51.100.7:40001`. */
  readonly client: string
  /** The balancer, where answers go. */
  proxy: Peer
  /** When something came from it last, in milliseconds. */
  usedAt: number
}

/** What came of a datagram. */
export interface Unwrapped {
  /** Where the message begins. */
  readonly start: number
  /** Who sent it. */
  readonly peer: Peer
}

const FIRST_OF_HEADER = new Set([0x0d, 0x50])
/** The first bytes of a header of version 2, which a keep-alive of line ends is not. */
const BINARY_START = Buffer.from('\r\n\r\n\0', 'latin1')
const LINE_START = Buffer.from('PROXY ', 'latin1')

/** The senders behind balancers, of one server. */
export class ProxiedDatagrams {
  readonly #byClient = new Map<string, ProxiedPeer>()
  readonly #limit: number
  readonly #lifetime: number
  /** Senders that were remembered, those that were forgotten, and headers that could not be read. */
  readonly counts = { added: 0, expired: 0, refused: 0, full: 0 }

  /**
   * @param limit - the most senders there may be
   * @param lifetime - how long one is remembered, in milliseconds
   */
  constructor(limit: number, lifetime: number) {
    this.#limit = limit
    this.#lifetime = lifetime
  }

  /** The senders, those that have sent longest ago first. */
  all(): Iterable<ProxiedPeer> {
    return this.#byClient.values()
  }

  /** How many there are. */
  get size(): number {
    return this.#byClient.size
  }

  /**
   * Takes the header off a datagram.
   *
   * @param now - in milliseconds
   * @returns null when the header cannot be read, or there is no room for the sender: the datagram is dropped
   */
  unwrap(bytes: Buffer, start: number, end: number, from: Peer, now: number): Unwrapped | null {
    if (!hasHeader(bytes, start, end)) return { start, peer: from }
    const header = readProxyHeader(bytes.subarray(start, end), true)
    if (header === 'more' || header === 'bad') {
      this.counts.refused += 1
      return null
    }
    const { address, port, length } = header
    if (address === null || port === 0) return { start: start + length, peer: from }
    if (!this.#remember(`${address}:${port}`, from, now)) return null
    return { start: start + length, peer: peerAt('udp', address, port) }
  }

  #remember(client: string, proxy: Peer, now: number): boolean {
    const known = this.#byClient.get(client)
    if (known === undefined) {
      if (this.#byClient.size >= this.#limit) this.expire(now)
      if (this.#byClient.size >= this.#limit) {
        this.counts.full += 1
        return false
      }
      this.counts.added += 1
      this.#byClient.set(client, { client, proxy, usedAt: now })
      return true
    }
    // the newest stand last, so that those to forget stand first
    this.#byClient.delete(client)
    known.proxy = proxy
    known.usedAt = now
    this.#byClient.set(client, known)
    return true
  }

  /** Where a message to a peer goes: the balancer in front of it, or the peer itself. */
  nextHop(to: Peer): Peer {
    return this.#byClient.get(`${to.address}:${to.port}`)?.proxy ?? to
  }

  /** Forgets who has not sent for long; tells how many that were. */
  expire(now: number): number {
    let count = 0
    for (const [client, { usedAt }] of this.#byClient) {
      if (now - usedAt < this.#lifetime) break
      this.#byClient.delete(client)
      count += 1
    }
    this.counts.expired += count
    return count
  }

  /** Forgets all; tells how many there were. */
  flush(): number {
    const { size } = this.#byClient
    this.#byClient.clear()
    return size
  }
}

function hasHeader(bytes: Buffer, start: number, end: number): boolean {
  if (!FIRST_OF_HEADER.has(bytes[start] ?? 0)) return false
  return begins(bytes, start, end, BINARY_START) || begins(bytes, start, end, LINE_START)
}

function begins(bytes: Buffer, start: number, end: number, wanted: Buffer): boolean {
  if (end - start < wanted.length) return false
  return bytes.compare(wanted, 0, wanted.length, start, start + wanted.length) === 0
}

/** A UDP socket behind balancers: what is sent to somebody behind one goes there. */
export class ProxiedListener implements Listener {
  readonly #socket: Listener
  readonly #proxied: ProxiedDatagrams

  /**
   * @param socket - the socket itself
   * @param proxied - who is behind which balancer
   */
  constructor(socket: Listener, proxied: ProxiedDatagrams) {
    this.#socket = socket
    this.#proxied = proxied
  }

  get proto() {
    return this.#socket.proto
  }

  get family() {
    return this.#socket.family
  }

  get address(): string {
    return this.#socket.address
  }

  get port(): number {
    return this.#socket.port
  }

  get advertised() {
    return this.#socket.advertised
  }

  get counters(): ListenerCounters {
    return this.#socket.counters
  }

  send(text: string, to: Peer, mode: number = SendMode.PLAIN): boolean {
    return this.#socket.send(text, this.#proxied.nextHop(to), mode)
  }

  async start(): Promise<void> {
    await this.#socket.start()
  }

  async stop(): Promise<void> {
    await this.#socket.stop()
  }
}
