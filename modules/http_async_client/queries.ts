/** The queries of one server. */

import {
  type Carried,
  type Context,
  curlCode,
  curlText,
  type Host,
  HttpAccess,
  httpHeaderLines,
  type HttpOutcome,
  httpTlsVersion,
  type HttpWay,
  type ModuleLog,
  randomToken,
} from 'siprose'
import type { TmApi } from 'siprose/modules/tm'

import { type Usual, Wishes } from './wishes.ts'

/** Redirections that are followed, where any are. */
const REDIRECTS = 10

/** What came of a query, as its route sees it. */
export interface Came {
  readonly id: string
  readonly outcome: HttpOutcome
  readonly xdata: string | null
}

interface Params {
  readonly connection_timeout: number
  readonly tls_version: number
  readonly tls_verify_host: boolean
  readonly tls_verify_peer: boolean
  readonly curl_follow_redirect: boolean
  readonly tls_client_cert: string
  readonly tls_client_key: string
  readonly tls_ca_path: string
  readonly authmethod: number
  readonly max_queries: number
  readonly max_body_size: number
}

interface Count {
  add(): void
}

interface Self {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: Params
  readonly stats: Readonly<Record<'requests' | 'replies' | 'errors' | 'timeouts', Count>>
}

/** Where a query goes, and what happens then. */
export interface Query {
  readonly url: string
  readonly route: string
  /** Whether the transaction of the message may be put aside until then. */
  readonly mayWait: boolean
  readonly xdata: string | null
}

/** What a query came to: it goes on in a route; the message waits for it; or nothing was asked. */
export type Begun = 'apart' | 'waits' | null

/** Asks, and goes on with the answers. */
export class Queries implements Carried {
  readonly #self: Self
  readonly #access: HttpAccess
  readonly #usual: Usual
  readonly #way: Pick<HttpWay, 'keep' | 'localAddress' | 'proxy' | 'minVersion' | 'ciphers'>
  readonly #wishes = new WeakMap<Context, Wishes>()
  readonly #ids = new WeakMap<Context, string>()
  #transactions: TmApi | null = null
  #underWay = 0
  #closed = false
  /** What the route that runs was called with. */
  #came: Came | null = null

  /** @param self - the module in one server */
  constructor(self: Self) {
    const { params, server } = self
    this.#self = self
    this.#access = new HttpAccess(server.http, server.files)
    this.#usual = {
      timeoutMs: params.connection_timeout,
      verifyPeer: params.tls_verify_peer,
      verifyHost: params.tls_verify_host,
      certificate: params.tls_client_cert,
      key: params.tls_client_key,
      ca: params.tls_ca_path,
      authMethod: params.authmethod,
      follow: params.curl_follow_redirect,
    }
    const minVersion = httpTlsVersion(params.tls_version)
    this.#way = { keep: true, localAddress: null, proxy: null, minVersion, ciphers: '' }
  }

  /** What is usual, for who sets a wish back. */
  get usual(): Usual {
    return this.#usual
  }

  /** What the route that runs was called with; null in any other. */
  get came(): Came | null {
    return this.#came
  }

  /** Requests wait in transactions, where there are any. */
  useTransactions(transactions: TmApi | null): void {
    this.#transactions = transactions
  }

  /** The wishes of a script. */
  wishesOf(ctx: Context): Wishes {
    let wishes = this.#wishes.get(ctx)
    if (wishes === undefined) this.#wishes.set(ctx, (wishes = new Wishes(this.#usual)))
    return wishes
  }

  /** Forgets the wishes of a script. */
  forget(ctx: Context): void {
    this.#wishes.delete(ctx)
  }

  /** The name of the query that the route was called for, or that the script has begun last. */
  idOf(ctx: Context): string | null {
    return this.#ids.get(ctx) ?? this.#came?.id ?? null
  }

  /** Begins a query; null where nothing was asked. */
  begin(ctx: Context, query: Query): Begun {
    const { server, log, params, stats } = this.#self
    const wishes = this.wishesOf(ctx)
    this.forget(ctx)
    if (server.route('request', query.route) === null) {
      log.error(`http_async_client: there is no route[${query.route}] to go on with`)
      return null
    }
    if (this.#underWay >= params.max_queries) {
      log.warn(`http_async_client: ${params.max_queries} queries are under way already`)
      return null
    }
    const headers = httpHeaderLines(wishes.headers.join('\r\n'))
    if (headers === null) {
      log.error('http_async_client: a header is written as `Name: value`')
      return null
    }
    const waits = query.mayWait && wishes.suspend && this.#putAside(ctx)
    const transaction = waits ? ctx.transaction : null
    const { index, label } = transaction ?? { index: 0, label: 0 }
    const id = randomToken(server.random, 16)
    this.#ids.set(ctx, id)
    stats.requests.add()
    this.#underWay += 1
    const { body, follow, timeoutMs, login, verifyPeer, verifyHost, certificate, key, ca } = wishes
    const way: HttpWay = { ...this.#way, verifyPeer, verifyHost, certificate, key, ca }
    const call = {
      method: wishes.method ?? (body === null ? 'GET' : 'POST'),
      url: query.url,
      headers,
      body,
      timeoutMs,
      maxBytes: params.max_body_size,
      redirects: follow ? REDIRECTS : 0,
      login,
    }
    void this.#access.call(way, call).then((outcome) => {
      this.#underWay -= 1
      if (this.#closed) return
      this.#count(outcome)
      this.#came = { id, outcome, xdata: query.xdata }
      try {
        if (transaction === null) this.#runApart(query.route)
        else this.#transactions?.resume(index, label, query.route)
      } finally {
        this.#came = null
      }
    })
    return waits ? 'waits' : 'apart'
  }

  take(): unknown {
    return this.#came
  }

  restore(taken: unknown): void {
    this.#came = taken as Came | null // what take() gave
  }

  /** Ends all queries; their routes do not run. */
  close(): void {
    this.#closed = true
    this.#access.close()
  }

  #putAside(ctx: Context): boolean {
    if (!ctx.message.isRequest || ctx.http !== null) return false
    return this.#transactions?.suspend(ctx) ?? false
  }

  #runApart(name: string): void {
    const { server, log } = this.#self
    const result = server.route('request', name)?.run(server.blankContext('request'))
    if (typeof result === 'object') {
      result.catch((error: unknown) => {
        log.error(`http_async_client: route[${name}] failed: ${String(error)}`)
      })
    }
  }

  #count(outcome: HttpOutcome): void {
    const { stats, log } = this.#self
    if (outcome.kind === 'answer') stats.replies.add()
    else {
      stats.errors.add()
      if (outcome.cause === 'timeout') stats.timeouts.add()
      log.warn(`http_async_client: ${curlText(curlCode(outcome.cause))}: ${outcome.text}`)
    }
  }
}
