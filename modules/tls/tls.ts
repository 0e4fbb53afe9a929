/** The TLS of one server: its profiles, how they are read again, and what scripts wish of connections. */

import {
  type Context,
  type Event,
  type Host,
  type ModuleLog,
  type SecureSession,
  type SecureWish,
  XavpList,
  SiproseError,
} from 'siprose'

import { runConnectionOut } from './connection-out.ts'
import { loadProfile } from './profiles/load.ts'
import { type Profile, profileName, type ProfileValues } from './profiles/profile.ts'
import { ProfileSet } from './profiles/profile-set.ts'
import { parseTlsCfg } from './profiles/tls-cfg.ts'
import type { SecurityOptions } from './security.ts'
import { TlsSecurity } from './security.ts'

/** Used where a server's profile names no certificate. */
const USUAL_CERTIFICATE = 'cert.pem'

/** What the module's parameters say. */
export interface TlsOptions {
  /** The file of profiles, or null. */
  readonly config: string | null
  /** What profiles stand for where they say nothing. */
  readonly values: ProfileValues
  readonly sessionCache: boolean
  readonly sessionId: string
  readonly renegotiation: boolean
  readonly maxSendFragment: number | null
  /** How long a connection on which nothing has ever passed stays open. */
  readonly unusedMs: number
  /** The XAVP in which scripts say what they wish of a connection, or null. */
  readonly wishes: string | null
  /** Bytes that may wait to be encrypted, besides those that a TCP connection may hold. */
  readonly clearBytes: number
}

/** What else it needs. */
export interface TlsSurroundings {
  readonly server: Host
  readonly log: ModuleLog
  readonly connectionOut: Event
}

/** The state of the module. */
export class Tls {
  readonly options: TlsOptions
  readonly #around: TlsSurroundings
  /** What scripts have set with `tls_set_connect_server_id()`. */
  readonly #profileIds = new WeakMap<Context, string>()
  /** Of event routes, which run before a connection has its session. */
  readonly #sessions = new WeakMap<Context, SecureSession>()
  #security: TlsSecurity | null = null
  #loading: Promise<ProfileSet> | null = null

  constructor(options: TlsOptions, around: TlsSurroundings) {
    this.options = options
    this.#around = around
  }

  /** null until the module has started, and where TLS is off. */
  get security(): TlsSecurity | null {
    return this.#security
  }

  /** @throws SiproseError for what keeps TLS from starting */
  async start(): Promise<void> {
    const { server, log, connectionOut } = this.#around
    if (!server.settings.enable_tls && server.settings.disable_tls) {
      log.notice('tls: the module is loaded, but enable_tls is off: there is no TLS')
      return
    }
    const { maxSendFragment, renegotiation, unusedMs, clearBytes } = this.options
    const options: SecurityOptions = {
      limits: {
        unusedMs,
        writeQueueBytes: server.settings.tcp_conn_wq_max + clearBytes,
      },
      maxSendFragment,
      renegotiation,
      matchDomain: server.settings.tls_connection_match_domain,
      log,
      opened: (meeting, session) =>
        runConnectionOut(connectionOut, server, meeting, (ctx) => {
          this.#sessions.set(ctx, session)
        }),
    }
    this.#security = new TlsSecurity(await this.#load(), options)
    server.secureStreams(this.#security, (ctx, host) => this.#wish(ctx, host))
  }

  /**
   * Reads everything again. Only when all of it fits does it take the place of what is in use.
   *
   * @returns how many profiles there are now
   * @throws SiproseError for what does not fit; what was in use stays
   */
  async reload(): Promise<number> {
    const security = this.#security
    if (security === null) throw off()
    if (this.#loading !== null) {
      throw new SiproseError('tls/reloading', 'a reload is under way; ask again when it is over')
    }
    try {
      this.#loading = this.#load()
      const profiles = await this.#loading
      security.profiles = profiles
      return profiles.servers.length + profiles.clients.length
    } finally {
      this.#loading = null
    }
  }

  /** What is known of the connection that a message came by; null where it is none of TLS, or gone. */
  sessionOf(ctx: Context): SecureSession | null {
    const { listener, peer } = ctx
    return this.#sessions.get(ctx) ?? listener.session?.(peer.connection) ?? null
  }

  /** Chooses the profile of connections that a message opens; an empty id takes that back. */
  chooseProfile(ctx: Context, id: string): void {
    if (id === '') this.#profileIds.delete(ctx)
    else this.#profileIds.set(ctx, id)
  }

  #wish(ctx: Context, host: string): SecureWish {
    const { wishes } = this.options
    const record = wishes === null ? null : ctx.xavps.xavp.record(wishes)
    const fields = record instanceof XavpList ? record : null
    const profile = textIn(fields, 'server_id') ?? this.#profileIds.get(ctx) ?? null
    return { host, serverName: textIn(fields, 'server_name'), profile }
  }

  async #load(): Promise<ProfileSet> {
    const { files } = this.#around.server
    const profiles = withDefaults(await this.#profiles(), this.#fallback())
    return new ProfileSet(
      await Promise.all(profiles.map((profile) => loadProfile(profile, files, this.options))),
    )
  }

  async #profiles(): Promise<readonly Profile[]> {
    const { config } = this.options
    if (config === null) return []
    const { files } = this.#around.server
    let text: string
    try {
      text = (await files.read(config)).toString('latin1')
    } catch (error) {
      const fact = `config is \`${files.path(config)}\`, which cannot be read`
      throw new SiproseError('tls/file-unreadable', fact, { file: config }, error)
    }
    const profiles = parseTlsCfg(text, files.path(config), this.#fallback())
    this.#checkSockets(profiles)
    return profiles
  }

  #fallback(): Readonly<Record<Profile['role'], ProfileValues>> {
    const { values } = this.options
    return {
      server: { ...values, certificate: values.certificate ?? USUAL_CERTIFICATE },
      client: values,
    }
  }

  /** A server's profile for an address that is not listened on would never be used: most likely a slip. */
  #checkSockets(profiles: readonly Profile[]): void {
    const { server, log } = this.#around
    for (const profile of profiles) {
      const { domain, role, place } = profile
      if (role !== 'server' || domain.kind !== 'address') continue
      const wanted = server.settings.listen.some(
        ({ host, port }) => !isOther(host, domain.address) && !isOther(port, domain.port),
      )
      if (wanted || server.settings.listen.length === 0 || place === null) continue
      const { file, line, column } = place
      log.warn(
        `${file}:${line}:${column}: ${profileName(profile)} is for a socket that is not listened on`,
      )
    }
  }
}

/** Whether two are given and differ; names and interfaces are looked up later, so they may be anything. */
function isOther(written: string | number | null, wanted: string | number): boolean {
  if (written === null || written === wanted) return false
  return typeof written === 'number' || /^[\d.]+$|:/.test(written)
}

function withDefaults(
  profiles: readonly Profile[],
  fallback: Readonly<Record<Profile['role'], ProfileValues>>,
): readonly Profile[] {
  const missing = (['server', 'client'] as const).filter(
    (role) => !profiles.some((one) => one.role === role && one.domain.kind === 'default'),
  )
  const usual = missing.map((role): Profile => {
    return { ...fallback[role], role, domain: { kind: 'default' }, place: null }
  })
  return [...profiles, ...usual]
}

function off(): SiproseError {
  return new SiproseError('tls/off', 'TLS is off: write `enable_tls = yes`')
}

/** A text in a record that has it. */
function textIn(record: XavpList | null, name: string): string | null {
  const value = record?.get(name) ?? null
  return typeof value === 'string' && value !== '' ? value : null
}
