/** A network in memory: the server's sockets on one side, the actors on the other. Nothing is lost, late or out of order. */

import { isIPv6 } from 'node:net'

import { Connections } from '../../../net/stream/connections.ts'
import {
  ListenerCounters,
  NetError,
  socketName,
  type Listener,
  type Receive,
} from '../../../net/listener.ts'
import type { Lost } from '../../../net/loss.ts'
import type { ListenSpec, Network } from '../../../net/network.ts'
import { noTransport } from '../../../net/net-error.ts'
import { Peer, peerAt } from '../../../net/peer.ts'
import type { Scheduler } from '../../../net/scheduler.ts'
import { STREAM_RULES } from '../../../net/stream/stream-rules.ts'
import type { StreamSecurity } from '../../../net/stream/stream-security.ts'
import type { TcpConnection } from '../../../net/stream/tcp-connection.ts'
import { TCP_LIMITS } from '../../../net/stream/tcp-limits.ts'
import { TcpListener, type TcpOptions, type TcpParts } from '../../../net/stream/tcp.ts'
import {
  defaultPort,
  isTransport,
  printEndpoint,
  serverEndpoint,
  type Endpoint,
} from '../actors/endpoint.ts'
import type { Identity } from '../actors/identity.ts'
import { CertificateOffice } from './certificate-office.ts'
import { VirtualStreams, type StreamCarrier } from './virtual-streams.ts'
import { VirtualSecurity, VirtualTls } from './virtual-tls.ts'
import type { Delivery, Wire } from './wire.ts'

/** The longest message that fits into a datagram of IPv4. */
const MAX_DATAGRAM = 65_507
/** Given out where a configuration asks for any port. */
const FIRST_FREE_PORT = 49_152

/** The transports that are the real ones. */
type StreamProto = 'tcp' | 'tls'

const wildcards: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** Somebody who is to hear that a message did not leave. */
interface Loss {
  readonly lost: Lost
  readonly to: Endpoint
}

/** A network for one server. Its TCP is the real one, down to the sockets, which are in memory; so is its TLS, but for the cipher. */
export class VirtualNetwork implements Network, Wire {
  readonly server: Endpoint = serverEndpoint
  received = 0
  readonly #clock: Scheduler
  readonly #tls: VirtualTls
  readonly #running: Listener[] = []
  readonly #peers: Endpoint[] = []
  readonly #connections = new Connections<TcpConnection>()
  readonly #refusing = new Set<string>()
  #losses: Loss[] = []
  readonly #streams = {
    tcp: new VirtualStreams(this.#carrier('tcp')),
    tls: new VirtualStreams(this.#carrier('tls')),
  }
  /** What waits to reach the server from itself. */
  #loops: (() => void)[] = []
  #sent: Delivery[] = []
  #nextPort = FIRST_FREE_PORT

  /**
   * @param clock - the time, for what is sent, and for connections
   * @param tls - who is who over TLS
   */
  constructor(clock: Scheduler, tls: VirtualTls = new VirtualTls(new CertificateOffice())) {
    this.#clock = clock
    this.#tls = tls
  }

  listen(spec: ListenSpec, receive: Receive): Listener {
    const counted: Receive = (bytes, start, end, from, on) => {
      this.received += 1
      receive(bytes, start, end, from, on)
    }
    if (spec.proto === 'tcp') return this.#stream('tcp', null, spec, counted)
    if (spec.proto !== 'tls') return new VirtualListener(spec, counted, this)
    if (!spec.security) throw noTransport(spec)
    return this.#stream('tls', new VirtualSecurity(this.#tls, spec.security), spec, counted)
  }

  #stream(
    proto: StreamProto,
    security: StreamSecurity | null,
    spec: ListenSpec,
    receive: Receive,
  ): Listener {
    const address = bareAddress(spec.address)
    const options = {
      proto,
      security,
      family: isIPv6(address) ? 6 : 4,
      address,
      port: spec.port,
      advertised: spec.advertised ?? null,
      reusePort: false,
      limits: { ...TCP_LIMITS, ...spec.tcp, ...security?.limits },
      rules: { ...STREAM_RULES, ...spec.rules },
    } as const
    const parts = {
      receive,
      connections: this.#connections,
      scheduler: this.#clock,
      sockets: this.#streams[proto],
    }
    return new VirtualTcpListener(options, parts, this)
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
    const { address, port } = listener
    if (listener instanceof VirtualTcpListener) {
      this.#streams[listener.proto].send(text, from, { address, port })
    }
    if (listener instanceof VirtualListener) deliver(text, this.#peer(from), listener)
    return null
  }

  refuse(to: Endpoint, refuses: boolean): void {
    if (refuses) this.#refusing.add(printEndpoint(to))
    else this.#refusing.delete(printEndpoint(to))
  }

  /** Breaks the connections of an actor, as if it were gone. */
  hangUp({ proto, ...actor }: Endpoint): void {
    if (proto === 'tcp' || proto === 'tls') this.#streams[proto].hangUp(actor)
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
    this.#loops.shift()?.()
  }

  /** For listeners: begins to receive. */
  open(listener: Listener): void {
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
  close(listener: Listener): void {
    const at = this.#running.indexOf(listener)
    if (at >= 0) this.#running.splice(at, 1)
  }

  /** For listeners: a port that nobody has. */
  freePort(): number {
    return this.#nextPort++
  }

  /** For listeners: takes a message that the server sends; false when there is no way to go. */
  carry(text: string, from: VirtualListener, peer: Peer): boolean {
    const to = peer.connection === 0 ? endpointOf(peer) : this.#peers[peer.connection - 1]
    if (!this.#running.includes(from) || to === undefined || to === null) return false
    if (this.#refusing.has(printEndpoint(to))) {
      if (peer.lost !== null) this.#losses.push({ lost: peer.lost, to })
      return true
    }
    const own = this.#find(to)
    if (own instanceof VirtualListener) {
      const { proto, address, port } = from
      this.later(() => {
        deliver(text, peerAt(proto, address, port), own)
      })
      return true
    }
    const source = endpointOf(from)
    if (source !== null) this.#sent.push({ text, from: source, to, at: this.#clock.now() })
    return source !== null
  }

  /** For calls of HTTP: brings a request to whoever is at an address; false where that place refuses. */
  carryWeb(text: string, from: Endpoint, to: Endpoint): boolean {
    if (this.#refusing.has(printEndpoint(to))) return false
    this.#sent.push({ text, from, to, at: this.#clock.now(), web: true })
    return true
  }

  /** For listeners: runs something once all that was sent before has arrived. */
  later(run: () => void): void {
    this.#loops.push(run)
  }

  identify(endpoint: Endpoint, identity: Identity): void {
    this.#tls.identify(endpoint, identity)
  }

  /** What the streams of a transport need of the network. */
  #carrier(proto: StreamProto): StreamCarrier {
    return {
      freePort: () => this.freePort(),
      deliver: (text, from, to) => {
        const at = this.#clock.now()
        this.#sent.push({ text, from: { proto, ...from }, to: { proto, ...to }, at })
      },
      own: ({ address, port }) => this.#find({ proto, address, port }),
      refuses: ({ address, port }) => this.#refusing.has(printEndpoint({ proto, address, port })),
      later: (run) => {
        this.later(run)
      },
    }
  }

  #find(to: Endpoint): Listener | null {
    const found = this.#running.find(
      ({ proto, address, port }) =>
        proto === to.proto &&
        port === to.port &&
        (address === to.address || (wildcards.has(address) && to.address === this.server.address)),
    )
    return found ?? null
  }

  #peer({ proto, address, port }: Endpoint): Peer {
    const peer = peerAt(proto, address, port)
    if (proto === 'udp') return peer
    return new Peer(proto, address, port, this.#connection({ proto, address, port }), peer.key)
  }

  /** The number of the actor's connection, from 1: it has one, and it stays. */
  #connection(actor: Endpoint): number {
    const key = printEndpoint(actor)
    const at = this.#peers.findIndex((endpoint) => printEndpoint(endpoint) === key)
    return at >= 0 ? at + 1 : this.#peers.push(actor)
  }
}

function deliver(text: string, from: Peer, on: VirtualListener): void {
  const bytes = Buffer.from(text, 'latin1')
  on.counters.received += 1
  on.counters.receivedBytes += bytes.length
  on.receive(bytes, 0, bytes.length, from, on)
}

function bareAddress(text: string): string {
  return text.replaceAll(/[[\]]/g, '').toLowerCase()
}

function endpointOf({ proto, address, port }: Peer | Listener): Endpoint | null {
  return isTransport(proto) ? { proto, address, port } : null
}

/** A listening socket of the server for streams: the real one, that the network knows of. */
class VirtualTcpListener extends TcpListener {
  readonly #network: VirtualNetwork

  constructor(options: TcpOptions, parts: TcpParts, network: VirtualNetwork) {
    super(options, parts)
    this.#network = network
  }

  override async start(): Promise<void> {
    await super.start()
    this.#network.open(this)
  }

  override async stop(): Promise<void> {
    this.#network.close(this)
    await super.stop()
  }
}

/** A socket of the server, of any other transport. */
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
    this.address = bareAddress(spec.address)
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
