/** The services that one server asks. */

import { networkInterfaces } from 'node:os'

import {
  type Context,
  curlCode,
  curlText,
  type Host,
  HttpAccess,
  type HttpAnswer,
  type HttpHeader,
  httpHeaderLines,
  httpTlsVersion,
  type ModuleLog,
  SiproseError,
} from 'siprose'

import {
  type Connection,
  connectionOf,
  maxBytesOf,
  parseConnection,
  parseConnections,
  proxyOf,
  redirectsOf,
  timeoutOf,
  type Way,
} from './ways.ts'

const SERVER_ERROR = 500
/** Services that are asked one after the other, each in the place of the one before. */
const MOST_FAILOVERS = 8
const FORM = 'application/x-www-form-urlencoded'

interface Params {
  readonly connection_timeout: number
  readonly timeout_mode: number
  readonly cacert: string
  readonly client_cert: string
  readonly client_key: string
  readonly cipher_suites: string
  readonly tlsversion: number
  readonly verify_peer: boolean
  readonly verify_host: number
  readonly httpproxyport: number
  readonly httpproxy: string
  readonly httpredirect: boolean
  readonly useragent: string
  readonly maxdatasize: number
  readonly config_file: string
  readonly httpcon: readonly string[]
  readonly authmethod: number
  readonly keep_connections: boolean
  readonly netinterface: string
  readonly response_headers: boolean
}

interface Self {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: Params
  readonly stats: Readonly<Record<'connok' | 'connfail', { add(): void }>>
}

/** One question. */
export interface Question {
  readonly method: string
  readonly url: string
  readonly body: string | null
  /** Header lines. */
  readonly headers: string
}

/** What came of it: a status, or a number of libcurl below 100, and the body. */
export interface Came {
  readonly code: number
  readonly body: string
}

/** Asks. */
export class Client {
  readonly #self: Self
  readonly #access: HttpAccess
  readonly #usual: Way
  readonly #connections = new Map<string, Connection>()
  readonly #urls = new WeakMap<Context, Map<string, string>>()
  readonly #headers = new WeakMap<Context, readonly HttpHeader[]>()
  #keepsHeaders: boolean
  /** Who asks, where nothing else is said. */
  #agent = ''

  /** @param self - the module in one server */
  constructor(self: Self) {
    const { params, server } = self
    this.#self = self
    this.#access = new HttpAccess(server.http, server.files)
    this.#keepsHeaders = params.response_headers
    this.#usual = {
      timeoutMs: timeoutOf(params.connection_timeout, params.timeout_mode),
      timeoutMode: params.timeout_mode,
      maxBytes: maxBytesOf(params.maxdatasize),
      redirects: redirectsOf(params.httpredirect),
      userAgent: params.useragent,
      authMethod: params.authmethod,
      http: {
        keep: params.keep_connections,
        localAddress: addressOf(params.netinterface),
        proxy: proxyOf(params.httpproxy, params.httpproxyport),
        verifyPeer: params.verify_peer,
        verifyHost: params.verify_host !== 0,
        ca: params.cacert,
        certificate: params.client_cert,
        key: params.client_key,
        minVersion: httpTlsVersion(params.tlsversion),
        ciphers: params.cipher_suites,
      },
    }
    for (const text of params.httpcon) this.#add(connectionOf(parseConnection(text), this.#usual))
  }

  /** The services that have names. */
  get connections(): readonly Connection[] {
    return [...this.#connections.values()]
  }

  /** Reads the file of connections. */
  async start(): Promise<void> {
    const { params, server } = this.#self
    this.#agent = server.settings.user_agent_header.replace(/^[^:]*:\s*/, '')
    if (params.config_file !== '') {
      const text = (await server.files.read(params.config_file)).toString('latin1')
      for (const facts of parseConnections(text)) this.#add(connectionOf(facts, this.#usual))
    }
    for (const { name, failover } of this.#connections.values()) {
      if (failover !== null && !this.#connections.has(failover)) {
        throw new SiproseError(
          'http_client/failover',
          `connection \`${name}\` fails over to \`${failover}\`, which there is not`,
        )
      }
    }
  }

  /** Asks a service that has no name. */
  async ask(ctx: Context, question: Question): Promise<Came> {
    const { came } = await this.#ask(ctx, question, this.#usual, null)
    return came
  }

  /** Asks one that has; null where there is none of the name. */
  async connect(
    ctx: Context,
    name: string,
    { path, ...question }: Omit<Question, 'url'> & { readonly path: string },
  ): Promise<Came | null> {
    const named = this.#connections.get(name)
    if (named === undefined) {
      this.#self.log.error(`http_client: there is no connection \`${name}\``)
      return null
    }
    let connection: Connection = named
    for (let count = 1; ; count++) {
      const asked = { ...question, url: connection.url + path }
      const { came, answer } = await this.#ask(ctx, asked, connection.way, connection)
      if (answer !== null) this.#note(ctx, name, answer.url)
      const failed = came.code < 100 || came.code >= SERVER_ERROR
      const next: Connection | undefined = this.#connections.get(connection.failover ?? '')
      if (!failed || next === undefined || count > MOST_FAILOVERS) return came
      this.#self.log.warn(`http_client: ${connection.name} fails over to ${next.name}`)
      connection = next
    }
  }

  /** Where the last answer of a connection came from, for one script; null for none yet. */
  redirectOf(ctx: Context, name: string): string | null {
    return this.#urls.get(ctx)?.get(name) ?? null
  }

  /** A header of the last answer that a script got; null where none are kept. */
  header(ctx: Context, name: string): string | null {
    const headers = this.#headers.get(ctx) ?? []
    return headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null
  }

  /** Whether headers of answers are kept. */
  keepHeaders(keep: boolean): void {
    this.#keepsHeaders = keep
  }

  /** Forgets those that a script has. */
  forgetHeaders(ctx: Context): void {
    this.#headers.delete(ctx)
  }

  /** Ends all questions. */
  close(): void {
    this.#access.close()
  }

  async #ask(
    ctx: Context,
    { method, url, body, headers: text }: Question,
    { timeoutMs, maxBytes, redirects, userAgent, authMethod, http }: Way,
    who: Connection | null,
  ): Promise<{ readonly came: Came; readonly answer: HttpAnswer | null }> {
    const { log, stats } = this.#self
    const written = httpHeaderLines(text)
    if (written === null) {
      log.error('http_client: a header is written as `Name: value`')
      return { came: { code: -1, body: '' }, answer: null }
    }
    const names = new Set(written.map(([name]) => name.toLowerCase()))
    const headers: HttpHeader[] = [['Accept', '*/*'], ...written]
    if (!names.has('user-agent'))
      headers.unshift(['User-Agent', userAgent === '' ? this.#agent : userAgent])
    if (body !== null && !names.has('content-type')) headers.push(['Content-Type', FORM])
    const user = who?.user ?? null
    const login =
      user === null
        ? null
        : {
            user,
            password: who?.password ?? '',
            basic: (authMethod & 1) !== 0,
            digest: (authMethod & (2 | 16)) !== 0,
          }
    const outcome = await this.#access.call(http, {
      method,
      url,
      headers,
      body,
      timeoutMs,
      maxBytes,
      redirects,
      login,
    })
    if (outcome.kind === 'answer') {
      stats.connok.add()
      if (this.#keepsHeaders) this.#headers.set(ctx, outcome.headers)
      return { came: { code: outcome.status, body: outcome.body }, answer: outcome }
    }
    stats.connfail.add()
    const code = curlCode(outcome.cause)
    log.warn(`http_client: ${curlText(code)}: ${outcome.text}`)
    return { came: { code, body: '' }, answer: null }
  }

  #note(ctx: Context, name: string, url: string): void {
    let urls = this.#urls.get(ctx)
    if (urls === undefined) this.#urls.set(ctx, (urls = new Map()))
    urls.set(name, url)
  }

  #add(connection: Connection): void {
    this.#connections.set(connection.name, connection)
  }
}

/** The address of an interface, or the address itself; null for none. */
function addressOf(text: string): string | null {
  if (text === '') return null
  const found = networkInterfaces()[text]?.find(
    ({ internal, family }) => family === 'IPv4' || internal,
  )
  if (found !== undefined) return found.address
  if (/^[\d.]+$|:/.test(text)) return text
  throw new SiproseError(
    'http_client/interface',
    `there is no interface \`${text}\`, nor is it an address`,
  )
}
