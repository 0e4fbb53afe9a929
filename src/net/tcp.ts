// hot

/** TCP, and what stands on it: a listening socket, the connections that peers open to it, and those it opens itself. */

import { connect, createServer, isIP } from 'node:net'
import type { Server, Socket } from 'node:net'

import { resolveAdvertised } from './advertised.ts'
import type { Connections } from './connections.ts'
import { ListenerCounters } from './counters.ts'
import { canonicalAddress, ipv4Key } from './ip-address.ts'
import type { Advertised, Listener, Receive } from './listener.ts'
import { listenError } from './net-error.ts'
import type { NetFacts } from './net-error.ts'
import { Peer } from './peer.ts'
import type { Scheduler } from './scheduler.ts'
import type { SecureSession } from './secure-session.ts'
import { TcpConnection } from './tcp-connection.ts'
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
}

/** Connections are shared by address and port, and by what their security says of them: an empty text for most. */
const destination = (address: string, port: number, share: string): string =>
  `${address}|${port}|${share}`

const nameOf = (connection: TcpConnection): string =>
  destination(connection.address, connection.peer.port, connection.share)

const isAny = (address: string): boolean => /^[0:.]+$/.test(address)

/** A listening socket of a stream transport, with its connections. */
export class TcpListener implements Listener, ConnectionOwner {
  readonly proto: 'tcp' | 'tls'
  readonly family: 4 | 6
  readonly address: string
  readonly counters: ListenerCounters = new ListenerCounters()
  readonly limits: TcpLimits
  readonly security: StreamSecurity | null
  readonly #options: TcpOptions
  readonly #receive: Receive
  readonly #all: Connections
  readonly #scheduler: Scheduler
  readonly #own = new Map<number, TcpConnection>()
  readonly #byDestination = new Map<string, TcpConnection>()
  #port: number
  #advertised: Advertised | null
  #server: Server | null = null
  #sweep: { cancel(): void } | null = null
  #emptied: (() => void) | null = null

  constructor(options: TcpOptions, receive: Receive, all: Connections, scheduler: Scheduler) {
    this.proto = options.proto
    this.family = options.family
    this.address = options.address
    this.#advertised = options.advertised
    this.limits = options.limits
    this.security = options.security
    this.#port = options.port
    this.#options = options
    this.#receive = receive
    this.#all = all
    this.#scheduler = scheduler
  }

  get port(): number {
    return this.#port
  }

  get advertised(): Advertised | null {
    return this.#advertised
  }

  /** How many connections it has. */
  get connections(): number {
    return this.#own.size
  }

  /** Its connections, as they are now. */
  list(): readonly TcpConnection[] {
    return [...this.#own.values()]
  }

  now(): number {
    return this.#scheduler.now()
  }

  send(text: string, to: Peer): boolean {
    const connection = this.#connectionTo(to)
    return connection !== null && connection.send(text, to.lost)
  }

  session(connection: number): SecureSession | null {
    return this.#own.get(connection)?.session ?? null
  }

  finish(connection: number): void {
    this.#own.get(connection)?.finish()
  }

  #connectionTo(to: Peer): TcpConnection | null {
    const { dropped } = this.counters
    if (this.#server === null) {
      dropped.closed++
      return null
    }
    if (to.connection !== 0) {
      const known = this.#own.get(to.connection)
      if (known === undefined) dropped.closed++
      return known ?? null
    }
    const address = canonicalAddress(to.address)
    if (address === null || isIP(address) !== this.family || to.port < 1 || to.port > 65535) {
      dropped.badAddress++
      return null
    }
    const share = this.security === null ? '' : this.security.shareKey(to)
    const known = this.#byDestination.get(destination(address, to.port, share))
    return known?.usable === true ? known : this.#connect(address, to, share)
  }

  #connect(address: string, to: Peer, share: string): TcpConnection | null {
    const { port } = to
    const refused = this.#all.refusal(null, this.security !== null, this.limits)
    if (refused !== null) {
      this.counters.dropped[refused]++
      return null
    }
    const socket = connect({
      host: address,
      port,
      family: this.family,
      noDelay: true,
      keepAlive: true,
      autoSelectFamily: false,
      ...(isAny(this.address) ? {} : { localAddress: this.address }),
    })
    const peer = this.#peer(address, port)
    peer.wish = to.wish
    return this.#add(new TcpConnection(socket, peer, false, share, this))
  }

  #peer(address: string, port: number): Peer {
    const key = this.family === 4 ? ipv4Key(address) : 0
    return new Peer(this.proto, address, port, this.#all.nextId(), Math.max(key, 0))
  }

  #add(connection: TcpConnection): TcpConnection {
    this.#all.add(connection)
    this.#own.set(connection.id, connection)
    this.#byDestination.set(nameOf(connection), connection)
    this.#sweep ??= this.#nextSweep()
    return connection
  }

  #accept(socket: Socket): void {
    const { remoteAddress, remotePort } = socket
    // A peer that is gone before it was looked at has no address any more.
    if (remoteAddress === undefined || remotePort === undefined) {
      socket.destroy()
      return
    }
    const refused = this.#all.refusal(remoteAddress, this.security !== null, this.limits)
    if (refused !== null) {
      this.counters.dropped[refused]++
      socket.destroy()
      return
    }
    this.counters.accepted++
    const peer = this.#peer(remoteAddress, remotePort)
    this.#add(new TcpConnection(socket, peer, true, '', this)).begin()
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
    const name = nameOf(connection)
    if (this.#byDestination.get(name) === connection) this.#byDestination.delete(name)
    if (this.#own.size > 0) return
    this.#sweep?.cancel()
    this.#sweep = null
    this.#emptied?.()
  }

  #nextSweep(): { cancel(): void } {
    const { limits } = this
    const begins = Math.min(limits.connectTimeoutMs, limits.handshakeTimeoutMs)
    const goesOn = Math.min(limits.lifetimeMs, limits.sendTimeoutMs, limits.messageTimeoutMs)
    const shortest = Math.min(begins, goesOn)
    const every = Math.min(1000, Math.max(10, shortest / 4))
    return this.#scheduler.after(every, () => {
      const now = this.#scheduler.now()
      this.#sweep = null
      for (const connection of this.#own.values()) connection.check(now)
      this.#shed()
      if (this.#own.size > 0) this.#sweep ??= this.#nextSweep()
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
    const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
      this.#accept(socket)
    })
    const done = Promise.withResolvers<void>()
    const failed = (error: NodeJS.ErrnoException): void => {
      done.reject(listenError(error.code ?? error.message, facts, error))
    }
    server.once('error', failed)
    server.listen(
      { host: address, port, ipv6Only: family === 6, exclusive: true, reusePort },
      () => {
        done.resolve()
      },
    )
    await done.promise
    server.off('error', failed)
    // Accepting can fail when descriptors run out; the next connection may be taken again.
    server.on('error', () => {
      this.counters.dropped.connectionLimit++
    })
    const bound = server.address()
    if (bound !== null && typeof bound === 'object') this.#port = bound.port
    this.#advertised = resolveAdvertised(this.#options.advertised, this.#port)
    this.#server = server
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (server === null) return
    this.#server = null
    const closed = Promise.withResolvers<void>()
    server.close(() => {
      closed.resolve()
    })
    await this.#closeConnections()
    await closed.promise
  }

  async #closeConnections(): Promise<void> {
    if (this.#own.size === 0) return
    const emptied = Promise.withResolvers<void>()
    this.#emptied = emptied.resolve
    for (const connection of this.list()) connection.finish()
    const late = this.#scheduler.after(STOP_MS, () => {
      for (const connection of this.list()) connection.destroy('closed')
    })
    await emptied.promise
    late.cancel()
    this.#emptied = null
  }
}
