/** Load over TCP or TLS: requests are pipelined on some connections, replies cut apart by Content-Length. */

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'

import { LOOPBACK } from './target.ts'
import type { LoadSink, LoadSocket, LoadTarget } from './target.ts'

const HEAD_END = '\r\n\r\n'
const LENGTH = /\r\nContent-Length:[ \t]*(\d+)[ \t]*\r\n/i

/** One connection. */
class StreamConnection {
  readonly from: string
  readonly #socket: Socket
  readonly #sink: LoadSink
  #waiting = ''
  #scheduled = false
  #inside = false
  #rest = ''
  #closing = false

  constructor(socket: Socket, sink: LoadSink) {
    this.#socket = socket
    this.#sink = sink
    this.from = `${LOOPBACK}:${socket.localPort ?? 0}`
    socket.on('data', (chunk: Buffer) => {
      this.#data(chunk.toString('latin1'))
    })
    socket.on('error', (error) => {
      this.#sink.failed(error.message)
    })
    socket.on('close', () => {
      if (!this.#closing) this.#sink.failed('the server closed a connection')
    })
  }

  /** Sends with whatever else is sent in this turn. */
  send(text: string): boolean {
    this.#waiting += text
    if (!this.#inside && !this.#scheduled) {
      this.#scheduled = true
      setImmediate(() => {
        this.#scheduled = false
        this.#flush()
      })
    }
    return this.#socket.writable
  }

  async close(): Promise<void> {
    this.#closing = true
    if (this.#socket.closed) return
    const closed = once(this.#socket, 'close')
    this.#socket.destroy()
    await closed
  }

  #flush(): void {
    if (this.#waiting !== '') this.#socket.write(this.#waiting, 'latin1')
    this.#waiting = ''
  }

  #data(text: string): void {
    this.#inside = true
    this.#cut(this.#rest === '' ? text : this.#rest + text)
    this.#inside = false
    this.#flush()
  }

  /** Hands on every whole message, and keeps what is left. */
  #cut(text: string): void {
    let at = 0
    for (;;) {
      const headEnd = text.indexOf(HEAD_END, at)
      if (headEnd < 0) break
      const bodyStart = headEnd + HEAD_END.length
      const length = LENGTH.exec(text.slice(at, headEnd + 2))
      const end = bodyStart + Number(length?.[1] ?? 0)
      if (end > text.length) break
      if (length === null) this.#sink.failed('a reply without Content-Length')
      this.#sink.received(text.slice(at, end))
      at = end
    }
    this.#rest = text.slice(at)
  }
}

async function open({ transport, port, certificate }: LoadTarget): Promise<Socket> {
  if (transport === 'tcp') {
    const socket = connect({ host: LOOPBACK, port, noDelay: true })
    await once(socket, 'connect')
    return socket
  }
  const socket = connectSecurely({ host: LOOPBACK, port, ca: readFileSync(certificate) })
  await once(socket, 'secureConnect')
  return socket.setNoDelay(true)
}

/** Opens the connections, which the slots share in turn. */
export async function openStreams(target: LoadTarget, sink: LoadSink): Promise<LoadSocket> {
  const connections: StreamConnection[] = []
  for (let at = 0; at < target.connections; at++) {
    connections.push(new StreamConnection(await open(target), sink))
  }
  const of = (slot: number): StreamConnection => {
    const connection = connections[slot % connections.length]
    if (connection === undefined) throw new Error('at least one connection is needed')
    return connection
  }
  return {
    from: (slot) => of(slot).from,
    send: (text, slot) => of(slot).send(text),
    close: async () => {
      await Promise.all(connections.map((connection) => connection.close()))
    },
  }
}
