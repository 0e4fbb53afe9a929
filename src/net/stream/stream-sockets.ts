/** Where the sockets of streams come from: the system, or the memory of an example. */

import { connect, createServer, Socket } from 'node:net'
import type { Server } from 'node:net'
import { networkInterfaces } from 'node:os'

import { setTcpOption, sharedDescriptor, TcpOption } from '../socket-options.ts'
import type { SystemRules } from './stream-rules.ts'

/** Where to connect to. */
export interface Dial {
  readonly family: 4 | 6
  readonly address: string
  readonly port: number
  /** The address it comes from, or null for the one the system chooses. */
  readonly from: string | null
  /** The port of the listener that it comes from, where it shares that; 0 for one the system chooses. */
  readonly fromPort: number
}

/** Where to listen. */
export interface ListenAt {
  readonly family: 4 | 6
  readonly address: string
  /** 0 for any free one. */
  readonly port: number
  /** Lets others have the same port: workers, and connections that this server opens. */
  readonly shared: boolean
}

/** Told of what happens at a listening socket. */
export interface Doorman {
  accept(socket: Socket): void
  /** A connection could not be accepted, for want of descriptors; the next one may be. */
  failed(): void
}

/** A socket that listens. */
export interface ListeningSocket {
  /** The real one, where any was asked for. */
  readonly port: number
  /** Accepts no more; kept once no socket that it accepted is open. */
  close(): Promise<void>
}

/** Makes the sockets of streams. */
export interface StreamSockets {
  /** Whether the machine has an address, so that a connection can come from it. */
  has(address: string): boolean

  /** A socket that is being connected: `connect` follows, or `close`. */
  dial(to: Dial, rules: SystemRules): Socket

  /** Begins to listen; rejects with the system's error. */
  listen(at: ListenAt, doorman: Doorman, rules: SystemRules): Promise<ListeningSocket>
}

/** The system's sockets. */
export class SystemStreamSockets implements StreamSockets {
  has(address: string): boolean {
    if (address.startsWith('127.')) return true
    const all = Object.values(networkInterfaces()).flat()
    return all.some((own) => own?.address === address)
  }

  dial(to: Dial, rules: SystemRules): Socket {
    const { address: host, port, family } = to
    const shared = to.fromPort === 0 ? -1 : descriptorFor(to)
    const options = { host, port, family, noDelay: true, autoSelectFamily: false }
    const socket =
      shared >= 0
        ? sharing(shared).connect(options)
        : connect(to.from === null ? options : { ...options, localAddress: to.from })
    socket.once('connect', () => {
      settle(socket, rules)
    })
    if (rules.synCount > 0) {
      // The descriptor comes with the first attempt; the system looks at the number a second later.
      setImmediate(() => {
        setTcpOption(socket, TcpOption.SYNCNT, rules.synCount)
      })
    }
    return socket
  }

  async listen(at: ListenAt, doorman: Doorman, rules: SystemRules): Promise<ListeningSocket> {
    const server = createServer({ noDelay: true }, (socket) => {
      settle(socket, rules)
      doorman.accept(socket)
    })
    await listening(server, at, rules.backlog)
    server.on('error', () => {
      doorman.failed()
    })
    if (rules.deferAccept > 0) setTcpOption(server, TcpOption.DEFER_ACCEPT, rules.deferAccept)
    const bound = server.address()
    return {
      port: bound !== null && typeof bound === 'object' ? bound.port : at.port,
      close: async () => {
        const closed = Promise.withResolvers<void>()
        server.close(() => {
          closed.resolve()
        })
        await closed.promise
      },
    }
  }
}

function descriptorFor({ family, from, fromPort }: Dial): number {
  return sharedDescriptor(family, from ?? (family === 6 ? '::' : '0.0.0.0'), fromPort)
}

/** A socket on a descriptor that is bound, and reads nothing before it is connected. */
function sharing(fd: number): Socket {
  const options = { fd, readable: true, writable: true, manualStart: true } as const
  return new Socket(options)
}

async function listening(server: Server, at: ListenAt, backlog: number): Promise<void> {
  const { address: host, port, family, shared: reusePort } = at
  const done = Promise.withResolvers<void>()
  server.once('error', done.reject)
  server.listen(
    { host, port, ipv6Only: family === 6, exclusive: true, reusePort, backlog },
    done.resolve,
  )
  await done.promise
  server.off('error', done.reject)
}

/** Linux's own values, for those of three that are not said. */
const KEEP_IDLE = 7200
const KEEP_INTERVAL = 75
const KEEP_COUNT = 9

/** Sets what is asked of the system for a connection that stands. */
function settle(socket: Socket, rules: SystemRules): void {
  const { keepIdle, keepInterval, keepCount } = rules
  if (rules.keepAlive && keepIdle === 0 && keepInterval === 0 && keepCount === 0) {
    socket.setKeepAlive(true)
  } else if (rules.keepAlive) {
    const idle = (keepIdle || KEEP_IDLE) * 1000
    const interval = (keepInterval || KEEP_INTERVAL) * 1000
    socket.setKeepAlive(true, idle, interval, keepCount || KEEP_COUNT)
  }
  if (rules.quickAck) setTcpOption(socket, TcpOption.QUICKACK, 1)
  if (rules.linger > 0) setTcpOption(socket, TcpOption.LINGER2, rules.linger)
  if (rules.tos !== null) mark(socket, rules.tos)
}

/** Marks the packets of a connection; that it cannot be done ends none. */
function mark(socket: Socket, tos: number): void {
  try {
    socket.setTypeOfService(tos)
  } catch {
    // It is gone already, or the system marks nothing: what is sent is the same.
  }
}
