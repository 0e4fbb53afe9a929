/** Calls of HTTP that the server makes, as actors get them. */

import { isIP } from 'node:net'

import {
  type HttpCall,
  type HttpClient,
  type HttpClients,
  httpFailure,
  type HttpHeader,
  type HttpOutcome,
} from '../../../net/http/http-calls.ts'
import { converse } from '../../../net/http/conversation.ts'
import { portOfUrl, targetOf } from '../../../net/http/request-lines.ts'
import type { Clock } from '../../../runtime/clock.ts'
import type { Message } from '../../../sip/message.ts'
import type { Endpoint } from '../actors/endpoint.ts'
import { printMessage } from '../actors/fields.ts'
import type { VirtualNetwork } from './virtual-network.ts'
import type { VirtualZone } from './zone.ts'

/** The world wide web of one example. */
export class VirtualHttp implements HttpClients {
  readonly #network: VirtualNetwork
  readonly #zone: VirtualZone
  readonly #clock: Clock
  /** Who waits for an answer, by the port that the request came from. */
  readonly #waiting = new Map<number, (outcome: HttpOutcome) => void>()

  constructor(network: VirtualNetwork, zone: VirtualZone, clock: Clock) {
    this.#network = network
    this.#zone = zone
    this.#clock = clock
  }

  /** How many calls wait for actors. */
  get pending(): number {
    return this.#waiting.size
  }

  open(): HttpClient {
    const closed = new AbortController()
    return {
      call: (call) =>
        converse(
          this.#clock,
          call,
          (named, request, signal) => this.#ask(named, request, signal),
          closed.signal,
        ),
      close: () => closed.abort(),
    }
  }

  /** Brings an actor's answer to a call; false where nobody waits for it. */
  answer(to: Endpoint, message: Message): boolean {
    const headers: HttpHeader[] = []
    for (let i = 0; i < message.headerCount; i++) {
      const { name, value } = message.header(i)
      headers.push([name, value])
    }
    const { status, reason, body } = message
    const times = { connected: 0, begun: 0, ended: 0 }
    const redirect = null
    return this.#end(to.port, {
      kind: 'answer',
      status,
      reason,
      headers,
      body,
      redirect,
      url: '',
      times,
    })
  }

  #end(port: number, outcome: HttpOutcome): boolean {
    this.#waiting.get(port)?.(outcome)
    return this.#waiting.delete(port)
  }

  async #ask(
    call: HttpCall,
    { url, headers }: { readonly url: URL; readonly headers: readonly HttpHeader[] },
    signal: AbortSignal,
  ): Promise<HttpOutcome> {
    const address = await this.#addressOf(url.hostname.replaceAll(/[[\]]/g, ''))
    if (address === null) return httpFailure('name', `${url.hostname} has no address`)
    const proto = url.protocol === 'https:' ? 'tls' : 'tcp'
    const to: Endpoint = { proto, address, port: portOfUrl(url) }
    const port = this.#network.freePort()
    const fields = headers.map(([name, value]) => ({ name, value }))
    const text = printMessage(`${call.method} ${targetOf(url)} HTTP/1.1`, fields, call.body ?? '')
    const from: Endpoint = { proto, address: this.#network.server.address, port }
    if (!this.#network.carryWeb(text, from, to)) {
      return httpFailure('connect', `nobody listens at ${url.host}`)
    }
    const { promise, resolve } = Promise.withResolvers<HttpOutcome>()
    this.#waiting.set(port, resolve)
    signal.addEventListener('abort', () => this.#waiting.delete(port), { once: true })
    const outcome = await promise
    const tooLong = outcome.kind === 'answer' && outcome.body.length > call.maxBytes
    return tooLong
      ? httpFailure('too-long', `the answer has more than ${call.maxBytes} bytes`)
      : outcome
  }

  async #addressOf(host: string): Promise<string | null> {
    if (isIP(host) !== 0) return host
    const { records } = await this.#zone.ask(host, 'A')
    const [first] = records
    return first?.type === 'A' ? first.address : null
  }
}
