/** A phone on loopback: it registers, calls, proves who it is, and takes calls; what it has sent and received can be looked at. */

import { createHash } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

import {
  buildAck,
  buildReply,
  type Message,
  newRequest,
  parseMessageText,
  statusPhrase,
} from '../../src/sip/index.ts'

const DEADLINE_MS = 8000

/** Who has a phone. */
export interface PhoneOwner {
  readonly user: string
  readonly domain: string
  /** Without one, no challenge is answered. */
  readonly password?: string
}

/** A call that was answered, as the caller has it. */
export interface PhoneCall {
  readonly status: number
  /** Ends it; the status of the answer to BYE. */
  bye(): Promise<number>
}

const md5 = (text: string): string => createHash('md5').update(text, 'latin1').digest('hex')

let made = 0

/** A phone over UDP. */
export class SipPhone {
  readonly #socket: Socket
  readonly #owner: PhoneOwner
  readonly #server: number
  /** Requests that have come, copies left out, in order. */
  readonly received: Message[] = []
  /** The status that an INVITE gets. */
  answers = 200
  readonly #known = new Set<string>()
  readonly #waiting = new Map<string, (reply: Message) => void>()
  readonly #heard: (() => void)[] = []
  #cseq = 0
  #left = false

  private constructor(socket: Socket, owner: PhoneOwner, server: number) {
    this.#socket = socket
    this.#owner = owner
    this.#server = server
    socket.on('message', (bytes) => this.#take(parseMessageText(bytes.toString('latin1'))))
  }

  /**
   * Opens one.
   *
   * @param owner - whose it is
   * @param server - the port of the server it knows
   * @param port - where it is to be; 0 for anywhere
   */
  static async open(owner: PhoneOwner, server: number, port = 0): Promise<SipPhone> {
    const socket = createSocket('udp4').bind(port, '127.0.0.1')
    await once(socket, 'listening')
    return new SipPhone(socket, owner, server)
  }

  close(): void {
    if (!this.#left) this.#socket.close()
  }

  /** Makes room for another one at its port, which is returned. */
  leave(): number {
    const { port } = this
    this.#socket.close()
    this.#left = true
    return port
  }

  /** The port it is at. */
  get port(): number {
    return this.#socket.address().port
  }

  /** Registers; the status of the last answer. */
  async register(): Promise<number> {
    const { user, domain } = this.#owner
    const to = `<sip:${user}@${domain}>`
    const reply = await this.request('REGISTER', `sip:${domain}`, to)
    return reply.status
  }

  /** Calls somebody of the same domain, or at a URI; acknowledges whatever is answered. */
  async call(whom: string): Promise<PhoneCall> {
    const uri = whom.startsWith('sip:') ? whom : `sip:${whom}@${this.#owner.domain}`
    const callId = `call${++made}@127.0.0.1`
    const reply = await this.request('INVITE', uri, `<${uri}>`, callId)
    const { status } = reply
    if (status >= 300) return { status, bye: async () => Promise.reject(new RangeError('no call')) }
    const target = reply.contactUri ?? uri
    const routes = valuesOf(reply, 'Record-Route').toReversed()
    const to = valuesOf(reply, 'To')[0] ?? ''
    this.#send(this.#text('ACK', target, to, callId, this.#cseq, routes))
    return {
      status,
      bye: async () => (await this.request('BYE', target, to, callId, routes)).status,
    }
  }

  /** Sends a request, once more with a proof where it is asked for one; the last answer. */
  async request(
    method: string,
    uri: string,
    to: string,
    callId = `call${++made}@127.0.0.1`,
    routes: readonly string[] = [],
  ): Promise<Message> {
    const first = await this.#ask(method, uri, to, callId, routes, [])
    const { password } = this.#owner
    if (password === undefined || (first.status !== 401 && first.status !== 407)) return first
    return this.#ask(method, uri, to, callId, routes, [this.#proof(first, method, uri, password)])
  }

  /** Waits until a request of some method has come. */
  async hears(method: string): Promise<Message> {
    const deadline = performance.now() + DEADLINE_MS
    for (;;) {
      const found = this.received.find((request) => request.method === method)
      if (found !== undefined) return found
      const left = deadline - performance.now()
      if (left <= 0) throw new RangeError(`no ${method} has come to ${this.#owner.user}`)
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, left)
        this.#heard.push(() => {
          clearTimeout(late)
          resolve()
        })
      })
    }
  }

  async #ask(
    method: string,
    uri: string,
    to: string,
    callId: string,
    routes: readonly string[],
    more: readonly (readonly [string, string])[],
  ): Promise<Message> {
    this.#cseq += 1
    const text = this.#text(method, uri, to, callId, this.#cseq, routes, more)
    const { promise, resolve, reject } = Promise.withResolvers<Message>()
    const key = `${this.#cseq} ${method} ${callId}`
    this.#waiting.set(key, resolve)
    const late = setTimeout(() => {
      reject(new RangeError(`no answer to ${method} of ${this.#owner.user}`))
    }, DEADLINE_MS)
    this.#send(text)
    const reply = await promise.finally(() => {
      clearTimeout(late)
      this.#waiting.delete(key)
    })
    if (method === 'INVITE' && reply.status >= 300) {
      this.#send(buildAck(parseMessageText(text), reply))
    }
    return reply
  }

  #text(
    method: string,
    uri: string,
    to: string,
    callId: string,
    cseq: number,
    routes: readonly string[],
    more: readonly (readonly [string, string])[] = [],
  ): string {
    const { user, domain } = this.#owner
    return newRequest({
      method,
      uri,
      via: `SIP/2.0/UDP 127.0.0.1:${this.port};branch=z9hG4bKphone${++made};rport`,
      from: `<sip:${user}@${domain}>;tag=${user}`,
      to,
      callId,
      cseq,
      headers: [
        ...routes.map((route) => ['Route', route] as const),
        ['Contact', `<sip:${user}@127.0.0.1:${this.port}>`],
        ...more,
      ],
    })
  }

  #proof(reply: Message, method: string, uri: string, password: string): readonly [string, string] {
    const www = reply.status === 401
    const [challenge = ''] = valuesOf(reply, www ? 'WWW-Authenticate' : 'Proxy-Authenticate')
    const of = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? ''
    const { user } = this.#owner
    const secret = md5(`${user}:${of('realm')}:${password}`)
    const response = md5(`${secret}:${of('nonce')}:${md5(`${method}:${uri}`)}`)
    return [
      www ? 'Authorization' : 'Proxy-Authorization',
      `Digest username="${user}", realm="${of('realm')}", nonce="${of('nonce')}", uri="${uri}", response="${response}"`,
    ]
  }

  #take(message: Message): void {
    if (!message.isRequest) {
      const { cseq, callId, status } = message
      if (status < 200 || cseq === null) return
      this.#waiting.get(`${cseq.number} ${cseq.method} ${callId ?? ''}`)?.(message)
      return
    }
    const { method } = message
    const key = `${method} ${message.via?.param('branch') ?? ''}`
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.received.push(message)
    if (method === 'INVITE') this.#answer(message, 180, 'Ringing')
    const status = method === 'INVITE' ? this.answers : 200
    if (method !== 'ACK') this.#answer(message, status, statusPhrase(status))
    for (const heard of this.#heard.splice(0)) heard()
  }

  #answer(request: Message, status: number, reason: string): void {
    const { user } = this.#owner
    const extra = `Contact: <sip:${user}@127.0.0.1:${this.port}>\r\n`
    const toTag = request.toTag === null ? user : null
    const options = { toTag, extra, received: null, rport: null, server: null }
    this.#send(buildReply(request, status, reason, options))
  }

  #send(text: string): void {
    this.#socket.send(Buffer.from(text, 'latin1'), this.#server, '127.0.0.1')
  }
}

/** The values of a header, one for each line of it. */
function valuesOf(message: Message, name: string): readonly string[] {
  const values: string[] = []
  for (let at = 0; at < message.headerCount; at++) {
    const header = message.header(at)
    if (header.name.toLowerCase() === name.toLowerCase()) values.push(header.value)
  }
  return values
}
