/** Whoever is called: one socket at which users answer as their names say. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

import { replyTo, see, type Seen } from './messages.ts'

/** The ones who are called in one flow. */
export class Called {
  readonly #socket: Socket
  /** All requests, without copies, in order. */
  readonly requests: Seen[] = []
  readonly #known = new Set<string>()
  /** The INVITE that rings at each branch, and what is still to come. */
  readonly #ringing = new Map<string, { readonly invite: Seen; timers: NodeJS.Timeout[] }>()

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('message', (bytes, { port }) => {
      this.#take(see(bytes.toString('latin1')), port)
    })
  }

  static async open(): Promise<Called> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    return new Called(socket)
  }

  get port(): number {
    return this.#socket.address().port
  }

  close(): void {
    for (const { timers } of this.#ringing.values()) for (const timer of timers) clearTimeout(timer)
    this.#socket.close()
  }

  #take(request: Seen, from: number): void {
    if (!request.isRequest) return
    const { method, branch, user } = request
    const key = `${method} ${branch}`
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.requests.push(request)
    if (method === 'ACK') return
    if (method === 'CANCEL') this.#cancel(request, from)
    else this.#answer(request, from, user)
  }

  #answer(request: Seen, from: number, user: string): void {
    const timers: NodeJS.Timeout[] = []
    let at = 0
    for (const [, kind, number] of user.matchAll(/([rw])(\d+)/g)) {
      if (kind === 'w') at += Number(number)
      else {
        const status = Number(number)
        const send = (): void => this.#send(replyTo(request, status, this.port), from)
        if (at === 0) send()
        else timers.push(setTimeout(send, at))
      }
    }
    if (request.method === 'INVITE') this.#ringing.set(request.branch, { invite: request, timers })
  }

  #cancel(request: Seen, from: number): void {
    const ringing = this.#ringing.get(request.branch)
    if (ringing === undefined || request.user.includes('deaf')) return
    this.#send(replyTo(request, 200, this.port), from)
    if (/slow|late/.test(request.user)) return
    for (const timer of ringing.timers) clearTimeout(timer)
    this.#send(replyTo(ringing.invite, 487, this.port), from)
  }

  #send(text: string, port: number): void {
    this.#socket.send(Buffer.from(text, 'latin1'), port, '127.0.0.1')
  }
}
