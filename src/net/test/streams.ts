/** What tests of streams share: a listener, a client of bytes, and a server of bytes. */

import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

import type { Test } from 'tap'

import { SystemNetwork } from '../network.ts'
import type { ListenSpec } from '../network.ts'
import type { StreamRules } from '../stream/stream-rules.ts'
import type { TcpLimits } from '../stream/tcp-limits.ts'
import { TcpListener } from '../stream/tcp.ts'
import { HandClock, Inbox } from './support.ts'

/** A listener of TCP, and what the test has of it. */
export interface Served {
  readonly clock: HandClock
  readonly inbox: Inbox
  readonly listener: TcpListener
  readonly network: SystemNetwork
}

/** A running listener, stopped with the test. */
export async function serve(
  t: Test,
  tcp: Partial<TcpLimits> = {},
  address = '127.0.0.1',
  rules: Partial<StreamRules> = {},
): Promise<Served> {
  const clock = new HandClock()
  const network = new SystemNetwork({ scheduler: clock })
  const inbox = new Inbox()
  const listener = await listen(t, network, inbox, { proto: 'tcp', address, port: 0, tcp, rules })
  return { clock, inbox, listener, network }
}

/** One more listener of a network, stopped with the test. */
export async function listen(
  t: Test,
  network: SystemNetwork,
  inbox: Inbox,
  spec: ListenSpec,
): Promise<TcpListener> {
  const listener = network.listen(spec, inbox.receive)
  if (!(listener instanceof TcpListener)) throw new Error('not TCP')
  await listener.start()
  t.teardown(() => listener.stop())
  return listener
}

/** A client of bytes. */
export class Dialled {
  readonly socket: Socket
  text = ''
  closed = false
  /** The system's name of what went wrong, '' for nothing. */
  error = ''

  constructor(t: Test, port: number, host = '127.0.0.1') {
    this.socket = connect({ port, host })
    this.socket.setEncoding('latin1')
    this.socket.on('data', (text: string) => {
      this.text += text
    })
    this.socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error = error.code ?? error.message
    })
    this.socket.on('close', () => {
      this.closed = true
    })
    t.teardown(() => this.socket.destroy())
  }

  write(text: string): void {
    this.socket.write(text, 'latin1')
  }
}

/** A listening socket of bytes, with what came to it. */
export async function answering(
  t: Test,
): Promise<{ server: Server; port: number; sockets: Socket[] }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
  })
  const listening = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', listening.resolve)
  await listening.promise
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const bound = server.address()
  return { server, port: bound !== null && typeof bound === 'object' ? bound.port : 0, sockets }
}
