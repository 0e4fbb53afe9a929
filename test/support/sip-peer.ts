/** Peers on loopback that take messages over UDP or TCP, and remember them. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

import { freePort } from './free-port.ts'

const DEADLINE_MS = 8000

/** What has come to a peer. */
export class Received {
  /** Each message, in order. */
  readonly messages: string[] = []
  #heard: (() => void) | null = null

  /** Takes a message. */
  add(text: string): void {
    this.messages.push(text)
    this.#heard?.()
  }

  /** Waits until so many have come; rejects after some seconds. */
  async until(count: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const late = setTimeout(() => {
      reject(new RangeError(`${this.messages.length} of ${count} messages came in time`))
    }, DEADLINE_MS)
    this.#heard = () => {
      if (this.messages.length >= count) resolve()
    }
    this.#heard()
    await promise.finally(() => clearTimeout(late))
  }
}

/** A peer. */
export interface SipPeer {
  readonly port: number
  readonly received: Received
  close(): void
}

/** A peer that sends datagrams, too. */
export interface UdpPeer extends SipPeer {
  /** Sends a message to a port of 127.0.0.1. */
  send(text: string, port: number): void
}

/** A peer that takes datagrams; on a port the system gives. */
export async function udpPeer(address = '127.0.0.1'): Promise<UdpPeer> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  const received = new Received()
  socket.on('message', (bytes) => received.add(bytes.toString('latin1')))
  socket.bind(0, address)
  await once(socket, 'listening')
  return {
    port: socket.address().port,
    received,
    send: (text, port) => socket.send(Buffer.from(text, 'latin1'), port, '127.0.0.1'),
    close: () => socket.close(),
  }
}

/** A peer that takes connections; on a port the system gives, unless one is said. */
export async function tcpPeer(port = 0): Promise<SipPeer> {
  const server = createServer()
  const streams = new Set<Socket>()
  const received = new Received()
  server.on('connection', (stream) => {
    streams.add(stream)
    let text = ''
    stream.on('error', () => stream.destroy())
    stream.on('data', (bytes) => {
      const parts = (text + bytes.toString('latin1')).split('\r\n\r\n')
      text = parts.pop() ?? ''
      for (const part of parts) received.add(`${part}\r\n\r\n`)
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  return {
    port: bound !== null && typeof bound === 'object' ? bound.port : 0,
    received,
    close: () => {
      server.close()
      for (const stream of streams) stream.destroy()
    },
  }
}

/** A port of 127.0.0.1 at which nobody takes connections. */
export async function closedPort(): Promise<number> {
  return freePort()
}
