/** The caller of a flow: sends what the flow says, acknowledges, and answers challenges. */

import { createHash } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'

import type { Act, Flow } from './flow.ts'
import { see, type Seen, valuesOf } from './messages.ts'

/** Where the caller is, whom it calls. */
export interface Call {
  readonly flow: Flow
  readonly number: number
  /** The port of the server, for UDP and TCP. */
  readonly server: number
  /** The port of those who are called. */
  readonly called: number
}

/** A way to send text, whatever carries it. */
interface Line {
  readonly port: number
  send(text: string): void
  close(): void
}

/** One caller. */
export class Caller {
  readonly #call: Call
  #line: Line | null = null
  /** All replies but copies, in order. */
  readonly replies: Seen[] = []
  readonly #known = new Set<string>()
  readonly #done = new Set<Act>()
  readonly #timers: NodeJS.Timeout[] = []
  #toTag = ''
  #cseq = 1
  #proved = false

  constructor(call: Call) {
    this.#call = call
  }

  get port(): number {
    return this.#line?.port ?? 0
  }

  /** Begins. */
  async start(): Promise<void> {
    const { flow, server } = this.#call
    const take = (text: string): void => this.#take(see(text))
    this.#line = flow.proto === 'tcp' ? await tcpLine(server, take) : await udpLine(server, take)
    for (const act of this.#acts) {
      if (act.on === undefined && act.method !== 'BYE') this.#later(act)
    }
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#line?.close()
  }

  get #acts(): readonly Act[] {
    return this.#call.flow.acts ?? INVITE
  }

  #later(act: Act): void {
    if (this.#done.has(act)) return
    this.#done.add(act)
    if ((act.after ?? 0) === 0) this.#send(act)
    else this.#timers.push(setTimeout(() => this.#send(act), act.after))
  }

  #take(reply: Seen): void {
    const { text, status, method } = reply
    const key = `${status} ${method} ${valuesOf(text, 'CSeq').join()} ${valuesOf(text, 'To').join()}`
    const copy = this.#known.has(key)
    this.#known.add(key)
    if (!copy) this.replies.push(reply)
    if (status >= 200 && method === 'INVITE') this.#acknowledge(reply)
    if (copy) return
    if (status === 401 || status === 407) this.#prove(reply)
    for (const act of this.#acts) if (act.on === status) this.#later(act)
  }

  #acknowledge(reply: Seen): void {
    const { text, status } = reply
    const [whom = ''] = valuesOf(text, 'To')
    this.#toTag = /;tag=[^;,\s]+/.exec(whom)?.[0] ?? ''
    if (status >= 300) {
      const { branch } = reply
      this.#line?.send(this.#text({ method: 'ACK', branch }))
      return
    }
    const [contact = ''] = valuesOf(text, 'Contact')
    const uri = /<([^>]*)>/.exec(contact)?.[1] ?? null
    const way = valuesOf(text, 'Record-Route').toReversed()
    const more = way.map((value) => `Route: ${value}\r\n`).join('')
    this.#line?.send(this.#text({ method: 'ACK', branch: `${reply.branch}ack`, more }, uri))
    for (const act of this.#acts) {
      if (act.method !== 'BYE' || this.#done.has(act)) continue
      this.#done.add(act)
      const bye = { ...act, branch: `${reply.branch}bye`, cseq: this.#cseq + 1, more }
      this.#timers.push(setTimeout(() => this.#line?.send(this.#text(bye, uri)), 50))
    }
  }

  #prove(reply: Seen): void {
    const { password } = this.#call.flow
    if (password === undefined || this.#proved) return
    this.#proved = true
    const [name, field] =
      reply.status === 401
        ? (['WWW-Authenticate', 'Authorization'] as const)
        : (['Proxy-Authenticate', 'Proxy-Authorization'] as const)
    const [challenge = ''] = valuesOf(reply.text, name)
    const part = (key: string): string => new RegExp(`${key}="([^"]*)"`).exec(challenge)?.[1] ?? ''
    const uri = this.#uri({ method: reply.method })
    const a1 = md5(`alice:${part('realm')}:${password}`)
    const response = md5(`${a1}:${part('nonce')}:${md5(`${reply.method}:${uri}`)}`)
    const more =
      `${field}: Digest username="alice", realm="${part('realm')}", nonce="${part('nonce')}", uri="${uri}", ` +
      `response="${response}"\r\n`
    this.#cseq += 1
    this.#toTag = ''
    this.#line?.send(
      this.#text({ method: reply.method, branch: `${reply.branch}again`, more, cseq: this.#cseq }),
    )
  }

  #send(act: Act): void {
    this.#line?.send(this.#text(act))
  }

  #uri({ user, method }: Act): string {
    if (method === 'REGISTER') return 'sip:example.com'
    return `sip:${(user ?? 'flow%').replaceAll('%', String(this.#call.number))}@example.com`
  }

  #text(act: Act, uri: string | null = null): string {
    const { number, called, server, flow } = this.#call
    const { method, more = '', branch = `z9hG4bKflow${number}`, cseq = this.#cseq } = act
    const here = `127.0.0.1:${this.port}`
    const proto = flow.proto === 'tcp' ? 'TCP' : 'UDP'
    const whom = method === 'REGISTER' ? `sip:user${number}@example.com` : 'sip:bob@example.com'
    const tag = method === 'ACK' || method === 'BYE' ? this.#toTag : ''
    const hops = more.includes('Max-Forwards:') ? '' : 'Max-Forwards: 70\r\n'
    const own = more.includes('Contact:') ? '' : `Contact: <sip:alice@${here}>\r\n`
    return (
      `${method} ${uri ?? this.#uri(act)} SIP/2.0\r\nVia: SIP/2.0/${proto} ${here};branch=${branch}\r\n` +
      `From: <sip:alice@example.com>;tag=a${number}\r\nTo: <${whom}>${tag}\r\nCall-ID: flow${number}\r\n` +
      `CSeq: ${cseq} ${method}\r\n${hops}${own}X-To: 127.0.0.1:${called}\r\n` +
      `${more.replaceAll('%', String(number)).replaceAll('UAS', `127.0.0.1:${called}`).replaceAll('SRV', `127.0.0.1:${server}`)}Content-Length: 0\r\n\r\n`
    )
  }
}

const INVITE: readonly Act[] = [{ method: 'INVITE' }]

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

async function udpLine(server: number, take: (text: string) => void): Promise<Line> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  socket.on('message', (bytes) => take(bytes.toString('latin1')))
  await once(socket, 'listening')
  return {
    port: socket.address().port,
    send: (text) => socket.send(Buffer.from(text, 'latin1'), server, '127.0.0.1'),
    close: () => socket.close(),
  }
}

async function tcpLine(server: number, take: (text: string) => void): Promise<Line> {
  const stream = connect(server, '127.0.0.1')
  let rest = ''
  stream.on('data', (bytes) => {
    const parts = (rest + bytes.toString('latin1')).split('\r\n\r\n')
    rest = parts.pop() ?? ''
    for (const part of parts) take(`${part}\r\n\r\n`)
  })
  stream.on('error', () => stream.destroy())
  await once(stream, 'connect')
  return {
    port: stream.localPort ?? 0,
    send: (text) => stream.write(text, 'latin1'),
    close: () => stream.destroy(),
  }
}
