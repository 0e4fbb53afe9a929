/** Sends messages through a server and collects what leaves it. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

/** Sent at once; few enough for the socket buffer of any server, were all of them as long as they may be. */
const BATCH = 8
const DEADLINE_MS = 5000

const LAST =
  'OPTIONS sip:last@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.2:9;branch=z9hG4bKlast\r\n' +
  'From: <sip:l@example.com>;tag=l\r\nTo: <sip:last@127.0.0.1>\r\nCall-ID: last\r\nCSeq: 1 OPTIONS\r\n' +
  'Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n'

/** Where the servers send everything on to. */
export class Sink {
  readonly #socket: Socket
  readonly #byRow = new Map<number, string>()
  #arrived: (() => void) | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('message', (bytes) => {
      const text = bytes.toString('latin1')
      const row = /^X-Row: (\d+)\r\n/m.exec(text)
      if (row !== null) this.#byRow.set(Number(row[1]), text)
      this.#arrived?.()
    })
  }

  static async open(): Promise<Sink> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return new Sink(socket)
  }

  get port(): number {
    return this.#socket.address().port
  }

  close(): void {
    this.#socket.close()
  }

  /** What came from the message that had been sent from a port of its own; null for nothing. */
  take(row: number): string | null {
    const text = this.#byRow.get(row) ?? null
    this.#byRow.delete(row)
    return text
  }

  /** Waits for what is sent on of the message from a port. */
  async received(row: number): Promise<void> {
    const deadline = performance.now() + DEADLINE_MS
    while (!this.#byRow.has(row)) {
      if (performance.now() > deadline) throw new RangeError('nothing was sent on')
      await new Promise<void>((resolve) => {
        this.#arrived = resolve
        setTimeout(resolve, 100).unref()
      })
    }
  }
}

/**
 * What leaves a server for each message, without what the server has to add of its own: its Via, and where it saw the
 * message come from. Null for a message that is not sent on.
 *
 * @param source - the address the messages are sent from
 */
export async function sendOn(
  port: number,
  source: string,
  sink: Sink,
  messages: readonly string[],
): Promise<readonly (string | null)[]> {
  const left: (string | null)[] = []
  for (let from = 0; from < messages.length; from += BATCH) {
    const batch = [...messages.slice(from, from + BATCH), LAST]
    const sockets = await Promise.all(batch.map(async () => boundTo(source)))
    const ports = sockets.map((socket) => socket.address().port)
    for (const [place, text] of batch.entries()) {
      sockets[place]?.send(Buffer.from(text, 'latin1'), port, '127.0.0.1')
    }
    await sink.received(ports.at(-1) ?? 0)
    for (const place of batch.keys()) {
      const text = sink.take(ports[place] ?? 0)
      if (place < batch.length - 1)
        left.push(text === null ? null : normal(text, port, ports[place] ?? 0))
      sockets[place]?.close()
    }
  }
  return left
}

async function boundTo(address: string): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, address)
  await once(socket, 'listening')
  return socket
}

/** The message without what differs between any two servers and any two sockets. */
function normal(text: string, server: number, row: number): string {
  const via = new RegExp(`^Via: SIP/2\\.0/UDP 127\\.0\\.0\\.1:${server};[^\\r]*\\r\\n`, 'm')
  return withoutStamps(text.replace(via, '').replace(`X-Row: ${row}\r\n`, ''))
}

/** The message without the number of Max-Forwards, which only we count down unasked, and without notes of its source. */
function withoutStamps(text: string): string {
  return text
    .replace(/^(Max-Forwards[ \t]*:)\s*\d+ */im, '$1')
    .replace(/;received=[^;,\s]+/, '')
    .replace(/;rport(=\d+)?(?=[;,\s])/i, '')
}

/** What has to be sent on of a request, as {@link sendOn} gives it: all of it, byte by byte, up to the end of its body. */
export function asSentOn(text: string): string {
  const request = text.replace(/^[\r\n]+/, '')
  const bodyStart = request.indexOf('\r\n\r\n') + 4
  const length = /^(?:Content-Length|l)[ \t]*:\s*(\d+)/im.exec(request.slice(0, bodyStart))
  const end = length === null ? request.length : bodyStart + Number(length[1])
  return withoutStamps(request.slice(0, end))
}
