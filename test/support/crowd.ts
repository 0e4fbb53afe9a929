/** Peers that connect over TCP and then do what a server has to live with: nothing, little, or too much. */

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** How many connect at once. */
const BATCH = 100

/** A request of so many bytes of headers, with any Content-Length. */
export function probe(number: number, contentLength = 0): string {
  return (
    `OPTIONS sip:probe@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKc${number};rport\r\n` +
    `Max-Forwards: 70\r\nFrom: <sip:c@example.com>;tag=1\r\nTo: <sip:probe@127.0.0.1>\r\nCall-ID: crowd${number}\r\n` +
    `CSeq: 1 OPTIONS\r\nContent-Length: ${contentLength}\r\n\r\n`
  )
}

/** Connections from one place, closed together. */
export class Crowd {
  readonly #port: number
  readonly #sockets: Socket[] = []
  readonly #timers: NodeJS.Timeout[] = []
  /** Connections that the server has ended. */
  ended = 0

  /** @param port - of the server on 127.0.0.1 */
  constructor(port: number) {
    this.#port = port
  }

  /** How many are connected. */
  get open(): number {
    return this.#sockets.length - this.ended
  }

  /** Peers that only connect. */
  async idle(count: number): Promise<readonly Socket[]> {
    const added: Socket[] = []
    while (added.length < count) {
      const batch = Array.from({ length: Math.min(BATCH, count - added.length) }, () =>
        this.#dial(),
      )
      await Promise.all(batch.map((socket) => once(socket, 'connect')))
      added.push(...batch)
    }
    return added
  }

  /** Peers that send one byte a second of a request that has no end. */
  async dripping(count: number): Promise<void> {
    const endless = `${probe(0).slice(0, -4)}\r\nX-Long: ${'x'.repeat(1000)}`
    for (const socket of await this.idle(count)) {
      let at = 0
      socket.write(endless.slice(0, 40))
      this.#timers.push(setInterval(() => socket.write(endless.charAt(40 + at++)), 1000))
    }
  }

  /** Peers that announce two gigabytes and begin to send them. */
  async announcing(count: number): Promise<void> {
    for (const socket of await this.idle(count)) {
      socket.write(`${probe(0, 2_000_000_000)}${'x'.repeat(10_000)}`)
    }
  }

  /** Peers that ask so many times and read no answer. */
  async deaf(count: number, questions: number): Promise<void> {
    for (const socket of await this.idle(count)) {
      socket.pause()
      for (let number = 0; number < questions; number++) socket.write(probe(number))
    }
  }

  /** All go. */
  leave(): void {
    for (const timer of this.#timers) clearInterval(timer)
    for (const socket of this.#sockets) socket.destroy()
  }

  #dial(): Socket {
    const socket = connect(this.#port, '127.0.0.1')
    // The server may end it in the middle of what is sent.
    socket.on('error', () => socket.destroy())
    socket.on('data', () => undefined)
    socket.on('close', () => {
      this.ended++
    })
    this.#sockets.push(socket)
    return socket
  }
}
