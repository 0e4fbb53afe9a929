/** A network in memory: the server's sockets on one side, the actors on the other. Nothing is lost, late or out of order. */

import { isIPv6 } from 'node:net'

import {
  ListenerCounters,
  NetError,
  socketName,
  type Listener,
  type Receive,
} from '../../../net/listener.ts'
import type { Lost } from '../../../net/loss.ts'
import type { ListenSpec, Network } from '../../../net/network.ts'
import { Peer, peerAt } from '../../../net/peer.ts'
import {
  defaultPort,
  isTransport,
  printEndpoint,
  serverEndpoint,
  type Endpoint,
} from '../actors/endpoint.ts'
import type { Delivery, Wire } from './wire.ts'

/** The longest message that fits into a datagram of IPv4. */
const MAX_DATAGRAM = 65_507
/** Given out where a configuration asks for any port. */
const FIRST_FREE_PORT = 49_152

const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** What waits to reach the server from itself. */
interface Loop {
  readonly text: string
  readonly from: VirtualListener
  readonly to: VirtualListener
}

/** Somebody who is to hear that a message did not leave. */
interface Loss {
  readonly lost: Lost
  readonly to: Endpoint
}

/** A network for one server. */
export class VirtualNetwork implements Network, Wire {
  readonly server: Endpoint = serverEndpoint
  received = 0
  readonly #now: () => number
  readonly #running: VirtualListener[] = []
  readonly #connections: Endpoint[] = []
  readonly #refusing = new Set<string>()
  #losses: Loss[] = []
  #loops: Loop[] = []
  #sent: Delivery[] = []
  #nextPort = FIRST_FREE_PORT

  /** @param now - the time, for what is sent */
  constructor(now: () => number) {
    this.#now = now
  }

  listen(spec: ListenSpec, receive: Receive): Listener {
    return new VirtualListener(spec, receive, this)
  }

  /** The address of the server's that has the most in common with the peer's, as if each were that of a network of its own. */
  outgoingAddress(to: string): string | null {
    let best: string | null = null
    let most = -1
    for (const { address } of this.#running) {
      if (isIPv6(address) !== isIPv6(to)) continue
      const own = wildcards.has(address) ? this.server.address : address
      let common = 0
      while (common < to.length && own[common] === to[common]) common++
      if (common > most) {
        most = common
        best = own
      }
    }
    return best
  }

  send(text: string, from: Endpoint, towards: Endpoint | null): string | null {
    const named = towards === null ? null : this.#find({ ...towards, proto: from.proto })
    const usual = { ...this.server, proto: from.proto, port: defaultPort(from.proto) }
    const listener =
      named ?? this.#find(usual) ?? this.#running.find((one) => one.proto === from.proto) ?? null
    if (listener === null) {
      const there = this.#running.map(socketName).join(', ') || 'nothing'
      return `the server does not listen on \`${printEndpoint(usual)}\`; it listens on ${there}`
    }
    this.#deliver(text, this.#peer(from), listener)
    return null
  }

  refuse(to: Endpoint, refuses: boolean): void {
    if (refuses) this.#refusing.add(printEndpoint(to))
    else this.#refusing.delete(printEndpoint(to))
  }

  take(): readonly Delivery[] {
    const sent = this.#sent
    this.#sent = []
    return sent
  }

  /** True when the server has sent messages to itself that have not arrived, or has not heard of one that did not leave. */
  get pending(): boolean {
    return this.#loops.length > 0 || this.#losses.length > 0
  }

  /** Brings the next message that the server sent to itself, or the news of one that did not leave. */
  deliverNext(): void {
    const loss = this.#losses.shift()
    if (loss !== undefined) {
      loss.lost.lost(loss.to.proto === 'udp' ? 'refused' : 'connect')
      return
    }
    const loop = this.#loops.shift()
    if (loop === undefined) return
    const { proto, address, port } = loop.from
    this.#deliver(loop.text, peerAt(proto, address, port), loop.to)
  }

  /** For listeners: begins to receive. */
  open(listener: VirtualListener): void {
    if (this.#running.includes(listener)) return
    const taken = this.#running.some(
      ({ proto, address, port }) =>
        proto === listener.proto && address === listener.address && port === listener.port,
    )
    if (taken) {
      throw new NetError('net/port-in-use', `\`${socketName(listener)}\` is in use`, listener)
    }
    this.#running.push(listener)
  }

  /** For listeners: receives no more. */
  close(listener: VirtualListener): void {
    const at = this.#running.indexOf(listener)
    if (at >= 0) this.#running.splice(at, 1)
  }

  /** For listeners: a port that nobody has. */
  freePort(): number {
    return this.#nextPort++
  }

  /** For listeners: takes a message that the server sends; false when there is no way to go. */
  carry(text: string, from: VirtualListener, peer: Peer): boolean {
    const to = peer.connection === 0 ? endpointOf(peer) : this.#connections[peer.connection - 1]
    if (!this.#running.includes(from) || to === undefined || to === null) return false
    if (this.#refusing.has(printEndpoint(to))) {
      if (peer.lost !== null) this.#losses.push({ lost: peer.lost, to })
      return true
    }
    const own = this.#find(to)
    if (own !== null) {
      this.#loops.push({ text, from, to: own })
      return true
    }
    const source = endpointOf(from)
    if (source === null) return false
    this.#sent.push({ text, from: source, to, at: this.#now() })
    return true
  }

  #find(to: Endpoint): VirtualListener | null {
    const found = this.#running.find(
      ({ proto, address, port }) =>
        proto === to.proto &&
        port === to.port &&
        (address === to.address || (wildcards.has(address) && to.address === this.server.address)),
    )
    return found ?? null
  }

  #deliver(text: string, from: Peer, on: VirtualListener): void {
    const bytes = Buffer.from(text, 'latin1')
    this.received += 1
    on.counters.received += 1
    on.counters.receivedBytes += bytes.length
    on.receive(bytes, 0, bytes.length, from, on)
  }

  #peer({ proto, address, port }: Endpoint): Peer {
    const peer = peerAt(proto, address, port)
    if (proto === 'udp') return peer
    return new Peer(proto, address, port, this.#connection({ proto, address, port }), peer.key)
  }

  /** The number of the actor's connection, from 1: it has one, and it stays. */
  #connection(actor: Endpoint): number {
    const key = printEndpoint(actor)
    const at = this.#connections.findIndex((endpoint) => printEndpoint(endpoint) === key)
    return at >= 0 ? at + 1 : this.#connections.push(actor)
  }
}

function endpointOf({ proto, address, port }: Peer | Listener): Endpoint | null {
  return isTransport(proto) ? { proto, address, port } : null
}

/** A socket of the server. */
class VirtualListener implements Listener {
  readonly proto: Listener['proto']
  readonly family: 4 | 6
  readonly address: string
  readonly port: number
  readonly advertised: Listener['advertised']
  readonly counters: ListenerCounters = new ListenerCounters()
  readonly receive: Receive
  readonly #network: VirtualNetwork

  constructor(spec: ListenSpec, receive: Receive, network: VirtualNetwork) {
    this.proto = spec.proto
    this.address = spec.address.replaceAll(/[[\]]/g, '').toLowerCase()
    this.family = isIPv6(this.address) ? 6 : 4
    this.port = spec.port === 0 ? network.freePort() : spec.port
    const { advertised = null } = spec
    this.advertised =
      advertised?.port === 0 ? { address: advertised.address, port: this.port } : advertised
    this.receive = receive
    this.#network = network
  }

  send(text: string, to: Peer): boolean {
    const { dropped } = this.counters
    if (this.proto === 'udp' && text.length > MAX_DATAGRAM) {
      dropped.tooLong += 1
      return false
    }
    if (to.port === 0 || isIPv6(to.address) !== (this.family === 6)) {
      dropped.badAddress += 1
      return false
    }
    if (!this.#network.carry(text, this, to)) {
      dropped.closed += 1
      return false
    }
    this.counters.sent += 1
    this.counters.sentBytes += text.length
    return true
  }

  start(): Promise<void> {
    try {
      this.#network.open(this)
      return Promise.resolve()
    } catch (error) {
      return Promise.reject(error)
    }
  }

  stop(): Promise<void> {
    this.#network.close(this)
    return Promise.resolve()
  }
}
