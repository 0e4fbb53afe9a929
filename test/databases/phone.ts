/** A phone that registers and asks, one request after the other. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

const ANSWER_MS = 20_000

let last = 0

/** What an answer says. */
export interface Answered {
  readonly status: number
  readonly reason: string
  readonly text: string
  readonly ms: number
}

/** A phone. */
export class Phone {
  readonly #socket: Socket
  readonly #port: number

  private constructor(socket: Socket, port: number) {
    this.#socket = socket
    this.#port = port
  }

  /** @param port - of the server on 127.0.0.1 */
  static async at(port: number): Promise<Phone> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return new Phone(socket, port)
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param lines - further header lines, each with its line end
   */
  async ask(method: string, user: string, lines = ''): Promise<Answered> {
    const number = ++last
    const near = this.#socket.address().port
    const uri = method === 'REGISTER' ? 'sip:example.com' : `sip:${user}@example.com`
    const callId = /call-id:/i.test(lines)
      ? ''
      : `Call-ID: ${user}\r\nCSeq: ${number} ${method}\r\n`
    const before = performance.now()
    const answer = once(this.#socket, 'message', { signal: AbortSignal.timeout(ANSWER_MS) })
    this.#socket.send(
      `${method} ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${near};branch=z9hG4bK${number}\r\n` +
        `From: <sip:${user}@example.com>;tag=1\r\nTo: <sip:${user}@example.com>\r\n${callId}${lines}Content-Length: 0\r\n\r\n`,
      this.#port,
      '127.0.0.1',
    )
    const [bytes] = (await answer) as [Buffer]
    const text = bytes.toString('latin1')
    const [line = ''] = text.split('\r\n', 1)
    const ms = performance.now() - before
    return { status: Number(line.slice(8, 11)), reason: line.slice(12), text, ms }
  }

  /** Registers a user; gives the answer. */
  register(user: string, expires = 600): Promise<Answered> {
    const contact = `Contact: <sip:${user}@127.0.0.1:9>\r\nExpires: ${expires}\r\n`
    return this.ask('REGISTER', user, contact)
  }

  close(): void {
    this.#socket.close()
  }
}
