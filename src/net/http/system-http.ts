/** HTTP over the machine's own network. */

import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { type Duplex } from 'node:stream'
import tls from 'node:tls'

import type { Scheduler } from '../scheduler.ts'
import { converse } from './conversation.ts'
import {
  type HttpCall,
  type HttpCause,
  type HttpClient,
  type HttpClients,
  httpFailure,
  type HttpHeader,
  type HttpOutcome,
  type HttpProfile,
  type HttpSecurity,
} from './http-calls.ts'
import { portOfUrl, targetOf } from './request-lines.ts'

/** Bytes of the head of an answer. */
const MAX_HEAD = 32_768
/** How long a connection is kept that nobody uses. */
const KEPT_MS = 30_000

/** What a request is made of, beside the call. */
interface Request {
  readonly url: URL
  readonly headers: readonly HttpHeader[]
}

/** Makes clients that go to the network. */
export class SystemHttp implements HttpClients {
  readonly #clock: Scheduler

  /** @param clock - counts the time of calls */
  constructor(clock: Scheduler) {
    this.#clock = clock
  }

  open(profile: HttpProfile): HttpClient {
    return new SystemHttpClient(this.#clock, profile)
  }
}

class SystemHttpClient implements HttpClient {
  readonly #clock: Scheduler
  readonly #profile: HttpProfile
  readonly #plain: http.Agent
  readonly #secured: https.Agent
  readonly #closed = new AbortController()

  constructor(clock: Scheduler, profile: HttpProfile) {
    this.#clock = clock
    this.#profile = profile
    const { keep: keepAlive, maxConnections: maxSockets } = profile
    const options = { keepAlive, maxSockets, maxTotalSockets: maxSockets, timeout: KEPT_MS }
    this.#plain = new http.Agent(options)
    this.#secured = new https.Agent({ ...options, ...tlsOptions(profile.secure) })
  }

  call(call: HttpCall): Promise<HttpOutcome> {
    return converse(
      this.#clock,
      call,
      (named, request, signal) => this.#ask(named, request, signal),
      this.#closed.signal,
    )
  }

  close(): void {
    this.#closed.abort()
    this.#plain.destroy()
    this.#secured.destroy()
  }

  async #ask(call: HttpCall, request: Request, signal: AbortSignal): Promise<HttpOutcome> {
    const { proxy } = this.#profile
    try {
      if (proxy === null) return await this.#direct(call, request, signal)
      const way = new URL(proxy)
      if (request.url.protocol === 'http:') return await this.#relayed(call, request, way, signal)
      return await this.#tunnelled(call, request, way, signal)
    } catch (error) {
      // what node refuses to write, and a tunnel that did not come about
      return failureOf(error, 'request')
    }
  }

  #direct(call: HttpCall, { url, headers }: Request, signal: AbortSignal): Promise<HttpOutcome> {
    const secured = url.protocol === 'https:'
    const options = {
      ...this.#common(call, headers, signal),
      host: hostOf(url),
      port: portOfUrl(url),
      path: targetOf(url),
      agent: secured ? this.#secured : this.#plain,
      servername: servername(url),
    }
    return this.#exchange(call, secured ? https.request(options) : http.request(options))
  }

  #relayed(
    call: HttpCall,
    { url, headers }: Request,
    way: URL,
    signal: AbortSignal,
  ): Promise<HttpOutcome> {
    const options = {
      ...this.#common(call, headers, signal),
      host: hostOf(way),
      port: portOfUrl(way),
      path: url.href,
      agent: this.#plain,
    }
    return this.#exchange(call, http.request(options))
  }

  /** Over a tunnel that the proxy opens (RFC 9110 section 9.3.6): it sees where it leads, and nothing else. */
  async #tunnelled(
    call: HttpCall,
    { url, headers }: Request,
    way: URL,
    signal: AbortSignal,
  ): Promise<HttpOutcome> {
    const host = `${url.hostname}:${portOfUrl(url)}`
    const { promise, resolve, reject } = Promise.withResolvers<Duplex>()
    const opening = http.request({
      method: 'CONNECT',
      host: hostOf(way),
      port: portOfUrl(way),
      path: host,
      headers: { Host: host },
      agent: false,
      signal,
    })
    opening.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) resolve(socket)
      else
        reject(Object.assign(new Error(`the proxy says ${answer.statusCode}`), { code: 'PROXY' }))
    })
    opening.on('error', reject)
    opening.end()
    const socket = await promise
    const options = {
      ...this.#common(call, headers, signal),
      host: hostOf(url),
      path: targetOf(url),
      agent: false as const,
      createConnection: () =>
        tls.connect({ ...tlsOptions(this.#profile.secure), socket, servername: servername(url) }),
    }
    return this.#exchange(call, https.request(options))
  }

  #common(call: HttpCall, headers: readonly HttpHeader[], signal: AbortSignal) {
    const { localAddress } = this.#profile
    const { keep } = this.#profile
    return {
      method: call.method,
      headers: [...headers.flat(), 'Connection', keep ? 'keep-alive' : 'close'],
      setHost: false,
      maxHeaderSize: MAX_HEAD,
      signal,
      ...(localAddress !== null && { localAddress }),
    }
  }

  #exchange(call: HttpCall, request: http.ClientRequest): Promise<HttpOutcome> {
    const { promise, resolve } = Promise.withResolvers<HttpOutcome>()
    const since = this.#clock.now()
    let connected = 0
    request.on('socket', () => {
      connected = this.#clock.now() - since
    })
    request.on('error', (error) => resolve(failureOf(error, 'broken')))
    request.on('response', (answer) => {
      const begun = this.#clock.now() - since
      collect(answer, call.maxBytes, (body) => {
        if (typeof body !== 'string') resolve(body)
        else {
          const times = { connected, begun, ended: this.#clock.now() - since }
          resolve({
            kind: 'answer',
            status: answer.statusCode ?? 0,
            reason: answer.statusMessage ?? '',
            headers: pairsOf(answer.rawHeaders),
            body,
            redirect: null,
            url: '',
            times,
          })
        }
      })
    })
    if (call.body === null) request.end()
    else request.end(Buffer.from(call.body, 'latin1'))
    return promise
  }
}

/** The body of an answer, or why there is none; no more of it is kept than is allowed. */
function collect(
  answer: IncomingMessage,
  maxBytes: number,
  done: (body: string | HttpOutcome) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  answer.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= maxBytes) chunks.push(chunk)
    else {
      answer.destroy()
      done(httpFailure('too-long', `the answer has more than ${maxBytes} bytes`))
    }
  })
  answer.on('end', () => done(Buffer.concat(chunks).toString('latin1')))
  answer.on('error', (error) => done(failureOf(error, 'broken')))
  answer.on('close', () => done(httpFailure('broken', 'the connection broke')))
}

function pairsOf(raw: readonly string[]): HttpHeader[] {
  const pairs: HttpHeader[] = []
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return pairs
}

/** A host as sockets want it: an IPv6 address without brackets. */
function hostOf({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

/** The name that a certificate has to be for; none for addresses, which TLS does not name. */
function servername(url: URL): string {
  return /^[[\d]/.test(url.hostname) && !/[a-z]/i.test(url.hostname.replace(/^\[.*\]$/, ''))
    ? ''
    : url.hostname
}

function tlsOptions(secure: HttpSecurity): tls.SecureContextOptions & tls.CommonConnectionOptions {
  const { ca, certificate: cert, key, minVersion, maxVersion, ciphers } = secure
  return {
    rejectUnauthorized: secure.verifyPeer,
    ...(!secure.verifyHost && { checkServerIdentity: () => undefined }),
    ...(ca !== null && { ca }),
    ...(cert !== null && { cert }),
    ...(key !== null && { key }),
    ...(minVersion !== null && { minVersion }),
    ...(maxVersion !== null && { maxVersion }),
    ...(ciphers !== null && { ciphers }),
  }
}

const causes: ReadonlyMap<string, HttpCause> = new Map<string, HttpCause>([
  ['ENOTFOUND', 'name'],
  ['EAI_AGAIN', 'name'],
  ['ECONNREFUSED', 'connect'],
  ['EHOSTUNREACH', 'connect'],
  ['ENETUNREACH', 'connect'],
  ['ETIMEDOUT', 'connect'],
  ['EADDRNOTAVAIL', 'connect'],
  ['PROXY', 'connect'],
  ['HPE_HEADER_OVERFLOW', 'too-long'],
])

function failureOf(error: unknown, otherwise: HttpCause): HttpOutcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = causes.get(code)
  if (known !== undefined) return httpFailure(known, code)
  const secure = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_|UNABLE_|EPROTO)/.test(code)
  return httpFailure(secure ? 'secure' : otherwise, code === '' ? 'no answer came' : code)
}
