/** The machine's own network: makes listeners for the transports that are built in. */

import { isIP } from 'node:net'

import { ALWAYS_JOINS, type Joins, NEVER_JOINS, UnlessCaptured } from './batch/joins.ts'
import { linuxCalls } from './batch/linux-calls.ts'
import type { LinuxCalls } from './batch/linux-calls.ts'
import { kernelJoins, probeBatchedUdp } from './batch/probe.ts'
import { Connections } from './stream/connections.ts'
import type { Advertised, Listener, Receive } from './listener.ts'
import { NetError, noTransport } from './net-error.ts'
import { outgoingAddress } from './outgoing-address.ts'
import type { Proto } from './peer.ts'
import type { Scheduler } from './scheduler.ts'
import { STREAM_RULES } from './stream/stream-rules.ts'
import type { StreamRules } from './stream/stream-rules.ts'
import type { StreamSecurity } from './stream/stream-security.ts'
import { SystemStreamSockets } from './stream/stream-sockets.ts'
import type { TcpConnection } from './stream/tcp-connection.ts'
import { TCP_LIMITS } from './stream/tcp-limits.ts'
import type { TcpLimits } from './stream/tcp-limits.ts'
import { TcpListener } from './stream/tcp.ts'
import { Turn } from './turn.ts'
import { BatchUdpListener } from './udp-batch.ts'
import { DgramUdpListener } from './udp-dgram.ts'
import { UDP_TUNING } from './udp-options.ts'
import type { UdpOptions, UdpTuning } from './udp-options.ts'

/** Where to listen. */
export interface ListenSpec {
  readonly proto: Proto
  /** An IP address; IPv6 with or without brackets. */
  readonly address: string
  /** 0 for any free one. */
  readonly port: number
  /** What to tell others instead; a port of 0 there means the listener's own. */
  readonly advertised?: Advertised | null
  /** What its connections may use; what is left out is as in {@link TCP_LIMITS}. */
  readonly tcp?: Partial<TcpLimits>
  /** How it goes about connections; what is left out is as in {@link STREAM_RULES}. */
  readonly rules?: Partial<StreamRules>
  /** What secures the connections of `tls`; there is no such transport without it. */
  readonly security?: StreamSecurity | null
  /** What the system is told about its socket; what is left out is as in {@link UDP_TUNING}. */
  readonly udp?: Partial<UdpTuning>
  /** Lets the sockets of several workers share the port. */
  readonly reusePort?: boolean
}

/** Makes listeners. The real one is {@link SystemNetwork}; the example player has one in memory. */
export interface Network {
  /**
   * A listener, not yet started.
   *
   * @throws NetError when the transport is not one that it has
   */
  listen(spec: ListenSpec, receive: Receive): Listener

  /**
   * The address that what is sent to a peer leaves from, as the system's routing has it.
   *
   * @param to - an IP address; IPv6 without brackets
   * @returns null where no way leads there
   */
  outgoingAddress(to: string): string | null
}

/** How UDP is read: in batches where that works, always, or never. */
export type UdpBackend = 'auto' | 'batch' | 'dgram'

/** What a {@link SystemNetwork} is made from. */
export interface NetworkOptions {
  readonly scheduler: Scheduler
  readonly udpBackend?: UdpBackend
}

/** The sockets of this machine. */
export class SystemNetwork implements Network {
  /** How UDP is read. */
  readonly udpBackend: 'batch' | 'dgram'
  /** Why UDP is not read in batches although that was wished for; null otherwise. To be logged once, by whoever made this. */
  readonly udpFallback: string | null
  /** The connections of all its listeners. */
  readonly connections = new Connections<TcpConnection>()
  readonly #sockets = new SystemStreamSockets()
  readonly #calls: LinuxCalls | null
  readonly #scheduler: Scheduler
  readonly #turn = new Turn()
  readonly #joins: Readonly<Record<UdpTuning['segmentation'], Joins>>

  /** @throws NetError when batched UDP is demanded and not to be had */
  constructor(options: NetworkOptions) {
    const wish = options.udpBackend ?? 'auto'
    const calls = wish === 'dgram' ? null : usableCalls()
    if (wish === 'batch' && typeof calls === 'string') {
      const facts = { proto: 'udp', address: '', port: 0 } as const
      throw new NetError('net/no-batched-udp', `batched UDP is not available: ${calls}`, facts)
    }
    this.#calls = typeof calls === 'string' ? null : calls
    this.udpBackend = this.#calls === null ? 'dgram' : 'batch'
    const joins = this.#calls !== null && kernelJoins(this.#calls)
    this.#joins = {
      never: NEVER_JOINS,
      'unless-captured': joins ? new UnlessCaptured(options.scheduler) : NEVER_JOINS,
      always: joins ? ALWAYS_JOINS : NEVER_JOINS,
    }
    this.udpFallback =
      typeof calls === 'string' ? `batched UDP is not available: ${calls}; using dgram` : null
    this.#scheduler = options.scheduler
  }

  listen(spec: ListenSpec, receive: Receive): Listener {
    const address = spec.address.startsWith('[') ? spec.address.slice(1, -1) : spec.address
    const common = {
      family: isIP(address) === 6 ? 6 : 4,
      address,
      port: spec.port,
      advertised: spec.advertised ?? null,
      reusePort: spec.reusePort ?? false,
    } as const
    if (spec.proto === 'udp') {
      const tuning = { ...UDP_TUNING, ...spec.udp }
      return this.#udp({ ...common, joins: this.#joins[tuning.segmentation], tuning }, receive)
    }
    const security = securityOf(spec)
    if (security === undefined) throw noTransport({ proto: spec.proto, address, port: spec.port })
    const limits = { ...TCP_LIMITS, ...spec.tcp, ...security?.limits }
    const proto = spec.proto === 'tls' ? 'tls' : 'tcp'
    const rules = { ...STREAM_RULES, ...spec.rules }
    const options = { ...common, proto, security, limits, rules } as const
    return new TcpListener(options, {
      receive,
      connections: this.connections,
      scheduler: this.#scheduler,
      sockets: this.#sockets,
    })
  }

  outgoingAddress(to: string): string | null {
    return outgoingAddress(to)
  }

  #udp(options: UdpOptions, receive: Receive): Listener {
    if (this.#calls === null) return new DgramUdpListener(options, receive)
    return new BatchUdpListener(options, receive, this.#calls, this.#turn)
  }
}

/** What secures a stream transport: null for one that needs nothing, undefined for one there is none of. */
function securityOf({ proto, security }: ListenSpec): StreamSecurity | null | undefined {
  if (proto === 'tcp') return null
  return proto === 'tls' ? (security ?? undefined) : undefined
}

function usableCalls(): LinuxCalls | string {
  const calls = linuxCalls()
  return typeof calls === 'string' ? calls : (probeBatchedUdp(calls) ?? calls)
}
