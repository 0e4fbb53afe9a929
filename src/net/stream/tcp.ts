// hot

/** TCP, and what stands on it: a listening socket, the connections that peers open to it, and those it opens itself. */

import { isIP } from 'node:net'
import type { Socket } from 'node:net'

import { resolveAdvertised } from '../advertised.ts'
import type { ConnectionRefusal, Connections } from './connections.ts'
import { ListenerCounters } from '../counters.ts'
import { canonicalAddress, ipv4Key } from '../ip-address.ts'
import { SendMode } from '../listener.ts'
import type { Advertised, Receive } from '../listener.ts'
import { listenError } from '../net-error.ts'
import type { NetFacts } from '../net-error.ts'
import { Peer } from '../peer.ts'
import { ProxyGreeting } from './proxy-greeting.ts'
import type { GreetingEnd } from './proxy-greeting.ts'
import type { ProxyAnnouncement } from './proxy-protocol.ts'
import type { Scheduler } from '../scheduler.ts'
import type { SecureSession } from './secure-session.ts'
import type { StreamRules } from './stream-rules.ts'
import type { ListeningSocket, StreamSockets } from './stream-sockets.ts'
import { destinationName, TcpConnection } from './tcp-connection.ts'
import type { ConnectionOwner } from './tcp-connection.ts'
import type { StreamSecurity } from './stream-security.ts'
import type { TcpLimits } from './tcp-limits.ts'

/** How long what is queued may take to leave when the listener stops. */
const STOP_MS = 200

/** What a TCP listener is made from. */
export interface TcpOptions {
  readonly proto: 'tcp' | 'tls'
  /** What secures its connections; null for plain TCP. */
  readonly security: StreamSecurity | null
  readonly family: 4 | 6
  /** IPv6 without brackets. */
  readonly address: string
  /** 0 for any free one. */
  readonly port: number
  readonly advertised: Advertised | null
  /** Lets several sockets share the port, one a worker. */
  readonly reusePort: boolean
  readonly limits: TcpLimits
  readonly rules: StreamRules
}

/** What a TCP listener works with. */
export interface TcpParts {
  readonly receive: Receive
  /** Those of the whole network. */
  readonly connections: Connections<TcpConnection>
  readonly scheduler: Scheduler
  readonly sockets: StreamSockets
}

const isAny = (address: string): boolean => /^[0:.]+$/.test(address)

/** A listening socket of a stream transport, with its connections. */
export class TcpListener implements ConnectionOwner, GreetingEnd {
  readonly proto: 'tcp' | 'tls'
  readonly family: 4 | 6
  readonly address: string
  readonly counters: ListenerCounters = new ListenerCounters()
  limits: TcpLimits
  rules: StreamRules
  readonly security: StreamSecurity | null
  readonly #options: TcpOptions
  readonly #receive: Receive
  readonly #all: Connections<TcpConnection>
  readonly #scheduler: Scheduler
  readonly #sockets: StreamSockets
  readonly #own = new Map<number, TcpConnection>()
  readonly #greetings = new Set<ProxyGreeting>()
  #port: number
  #advertised: Advertised | null
  #server: ListeningSocket | null = null
  #sweep: { cancel(): void } | null = null
  #emptied: (() => void) | null = null

  constructor(options: TcpOptions, parts: TcpParts) {
    this.proto = options.proto
    this.family = options.family
    this.address = options.address
    this.#advertised = options.advertised
    this.limits = options.limits
    this.rules = options.rules
    this.security = options.security
    this.#port = options.port
    this.#options = options
    this.#receive = parts.receive
    this.#all = parts.connections
    this.#scheduler = parts.scheduler
    this.#sockets = parts.sockets
  }

  get port(): number {
    return this.#port
  }

  get advertised(): Advertised | null {
    return this.#advertised
  }

  adjust(limits: Partial<TcpLimits>, rules: StreamRules): void {
    this.limits = { ...this.limits, ...limits, ...this.security?.limits }
    this.rules = rules
  }

  /** How many connections it has. */
  get connections(): number {
    return this.#own.size
  }

  /** Its connections, as they are now. */
  list(): readonly TcpConnection[] {
    return [...this.#own.values()]
  }

  connection(id: number): TcpConnection | null {
    return this.#all.find(id)
  }

  get queues(): Connections<TcpConnection> {
    return this.#all
  }

  now(): number {
    return this.#scheduler.now()
  }

  send(text: string, to: Peer, mode: number = SendMode.PLAIN): boolean {
    const connection = this.#connectionTo(to, mode)
    if (connection === null) return false
    const sent = connection.send(text, to.lost)
    if (sent && (mode & SendMode.CLOSE) !== 0) connection.closeAfter()
    return sent
  }

  session(connection: number): SecureSession | null {
    return this.#all.find(connection)?.session ?? null
  }

  finish(connection: number): void {
    this.#all.find(connection)?.finish()
  }

  #connectionTo(to: Peer, mode: number): TcpConnection | null {
    const { dropped } = this.counters
    if (this.#server === null) {
      dropped.closed++
      return null
    }
    if (to.connection !== 0) {
      const known = this.#known(to)
      if (known === null) dropped.closed++
      return known
    }
    const address = canonicalAddress(to.address)
    if (address === null || isIP(address) !== this.family || to.port < 1 || to.port > 65535) {
      dropped.badAddress++
      return null
    }
    const share = this.security === null ? '' : this.security.shareKey(to)
    const leading = this.#leadingTo(destinationName(this.proto, address, to.port, share))
    if (leading !== null) return leading
    if (!this.rules.connects || (mode & SendMode.NO_CONNECT) !== 0) {
      dropped.noConnection++
      return null
    }
    return this.#connect(address, to, share)
  }

  /** The connection that a peer names. Numbers come back from outside, maybe from before a restart: its address has to be right. */
  #known(to: Peer): TcpConnection | null {
    const known = this.#all.find(to.connection)
    if (known === null || known.peer.proto !== this.proto) return null
    if (known.address === to.address) return known
    const address = canonicalAddress(to.address)
    return address === null || address === known.address ? known : null
  }

  /** A connection by the name of where it leads: the newest of this listener, else the newest of another. */
  #leadingTo(name: string): TcpConnection | null {
    const holders = this.#all.destinations.holders(name)
    let other: TcpConnection | null = null
    for (let at = holders.length - 1; at >= 0; at--) {
      const holder = holders[at]
      if (holder === undefined || !holder.usable) continue
      if (holder.owner === this) return holder
      other ??= holder
    }
    return this.rules.ownOnly ? null : other
  }

  #connect(address: string, to: Peer, share: string): TcpConnection | null {
    const { port } = to
    const refused = this.#all.refusal(null, this.security !== null, this.limits)
    if (refused !== null) {
      this.counters.dropped[refused]++
      return null
    }
    const { family, rules } = this
    const from = this.#source() ?? (isAny(this.address) ? null : this.address)
    const fromPort = rules.sharesPort ? this.#port : 0
    const socket = this.#sockets.dial({ family, address, port, from, fromPort }, rules.system)
    const peer = this.#peer(address, port)
    peer.wish = to.wish
    return this.#add(new TcpConnection(socket, peer, false, share, this))
  }

  /** The address that the rules want, where the machine has it: addresses come and go. */
  #source(): string | null {
    const wanted = this.family === 4 ? this.rules.source4 : this.rules.source6
    return wanted !== null && this.#sockets.has(wanted) ? wanted : null
  }

  #peer(address: string, port: number): Peer {
    const key = address.includes(':') ? 0 : ipv4Key(address)
    return new Peer(this.proto, address, port, this.#all.nextId(), Math.max(key, 0))
  }

  #add(connection: TcpConnection): TcpConnection {
    this.#all.add(connection)
    this.#own.set(connection.id, connection)
    this.named(connection, connection.names[0] ?? '')
    this.#sweep ??= this.#nextSweep()
    return connection
  }

  named(connection: TcpConnection, name: string): void {
    this.#all.destinations.add(name, connection)
  }

  /** A peer, or a balancer before it, has connected. */
  accept(socket: Socket): void {
    const { remoteAddress, remotePort } = socket
    // A peer that is gone before it was looked at has no address any more.
    if (remoteAddress === undefined || remotePort === undefined || this.#server === null) {
      socket.destroy()
    } else if (this.rules.announced) {
      this.#greet(socket)
    } else {
      this.#enter(socket, remoteAddress, remotePort)
    }
  }

  /** Accepting can fail when descriptors run out; the next connection may be taken again. */
  failed(): void {
    this.counters.dropped.connectionLimit++
  }

  #greet(socket: Socket): void {
    const secured = this.security !== null
    const refused = this.#all.refusal(null, secured, this.limits)
    if (refused !== null) {
      this.counters.dropped[refused]++
      socket.destroy()
      return
    }
    const due = this.now() + this.limits.announceMs
    const greeting = new ProxyGreeting(this.#all.nextId(), socket, secured, due, this)
    this.#all.count(greeting)
    this.#greetings.add(greeting)
    this.#sweep ??= this.#nextSweep()
  }

  announced(greeting: ProxyGreeting, by: ProxyAnnouncement): void {
    this.#dismiss(greeting)
    const { socket } = greeting
    const address = by.address ?? socket.remoteAddress
    const port = by.address === null ? socket.remotePort : by.port
    if (address === undefined || port === undefined) {
      socket.destroy()
      return
    }
    this.#enter(socket, address, port)
    // A handshake reads by itself what has come after the announcement.
    if (this.security === null) socket.resume()
  }

  refused(greeting: ProxyGreeting): void {
    this.#dismiss(greeting)
    this.counters.dropped.unannounced++
  }

  #dismiss(greeting: ProxyGreeting): void {
    if (this.#greetings.delete(greeting)) this.#all.discount(greeting)
    this.#restIfEmpty()
  }

  /** Lets a peer in, where it may come in. */
  #enter(socket: Socket, address: string, port: number): void {
    const refused = this.#refusal(address, port)
    if (refused !== null) {
      this.counters.dropped[refused]++
      socket.destroy()
      return
    }
    this.counters.accepted++
    const peer = this.#peer(address, port)
    this.#add(new TcpConnection(socket, peer, true, '', this)).begin()
  }

  #refusal(address: string, port: number): ConnectionRefusal | 'duplicate' | null {
    const refused = this.#all.refusal(address, this.security !== null, this.limits)
    if (refused !== null || !this.rules.unique) return refused
    const holders = this.#all.destinations.holders(destinationName(this.proto, address, port, ''))
    return holders.some((holder) => holder.usable) ? 'duplicate' : null
  }

  deliver(bytes: Buffer, start: number, end: number, from: Peer): void {
    this.#receive(bytes, start, end, from, this)
  }

  opened(): void {
    this.counters.connected++
  }

  closed(connection: TcpConnection): void {
    this.#all.remove(connection)
    this.#own.delete(connection.id)
    for (const name of connection.names) this.#all.destinations.remove(name, connection)
    this.#restIfEmpty()
  }

  #restIfEmpty(): void {
    if (this.#own.size > 0 || this.#greetings.size > 0) return
    this.#sweep?.cancel()
    this.#sweep = null
    this.#emptied?.()
  }

  #nextSweep(): { cancel(): void } {
    return this.#scheduler.after(sweepInterval(this.limits), () => {
      const now = this.#scheduler.now()
      this.#sweep = null
      for (const connection of this.#own.values()) connection.check(now)
      for (const greeting of this.#greetings) if (now >= greeting.due) greeting.close()
      this.#shed()
      if (this.#own.size > 0 || this.#greetings.size > 0) this.#sweep ??= this.#nextSweep()
    })
  }

  /** Ends the connections that hold the most while all together hold too much. */
  #shed(): void {
    let held = 0
    for (const connection of this.#own.values()) held += connection.bytes
    if (held <= this.limits.bufferBytes) return
    for (const connection of this.list().toSorted((a, b) => b.bytes - a.bytes)) {
      if (held <= this.limits.bufferBytes) return
      held -= connection.bytes
      this.counters.dropped.overMemory++
      connection.destroy('slowPeer')
    }
  }

  async start(): Promise<void> {
    if (this.#server !== null) return
    const { address, port, family, reusePort } = this.#options
    const facts: NetFacts = { proto: this.proto, address, port }
    if (isIP(address) !== family) throw listenError('EADDRNOTAVAIL', facts)
    const shared = reusePort || this.rules.sharesPort
    const server = await this.#sockets
      .listen({ family, address, port, shared }, this, this.rules.system)
      .catch((error: NodeJS.ErrnoException) => {
        throw listenError(error.code ?? error.message, facts, error)
      })
    this.#port = server.port
    this.#advertised = resolveAdvertised(this.#options.advertised, this.#port)
    this.#server = server
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (server === null) return
    this.#server = null
    const closed = server.close()
    for (const greeting of this.#greetings) greeting.close()
    await this.#closeConnections()
    await closed
  }

  async #closeConnections(): Promise<void> {
    if (this.#own.size === 0) return
    const emptied = Promise.withResolvers<void>()
    this.#emptied = emptied.resolve
    for (const connection of this.list()) connection.stop()
    const late = this.#scheduler.after(STOP_MS, () => {
      for (const connection of this.list()) connection.destroy('closed')
    })
    await emptied.promise
    late.cancel()
    this.#emptied = null
  }
}

/** Often enough that no limit is exceeded by more than a quarter, and by no more than a second. */
function sweepInterval(limits: TcpLimits): number {
  if (limits.checkMs > 0) return limits.checkMs
  const shortest = Math.min(
    limits.connectTimeoutMs,
    limits.handshakeTimeoutMs,
    limits.announceMs,
    limits.lifetimeMs,
    limits.unusedMs ?? Infinity,
    limits.sendTimeoutMs,
    limits.messageTimeoutMs,
    limits.firstMessageMs,
  )
  return Math.min(1000, Math.max(10, shortest / 4))
}
