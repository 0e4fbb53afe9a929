/** Connects to PostgreSQL. */

import type { ClientConfig } from 'pg'
import {
  DbCode,
  DbError,
  driverPackage,
  everything,
  tableName,
  type Capabilities,
  type DbDriver,
  type DbUrl,
  type Link,
} from 'siprose'

import { postgresError } from './errors.ts'
import { PostgresLink } from './link.ts'
import { parseSetting } from './settings.ts'
import { rawTypes } from './types.ts'

const CONNECT_MS = 5000
const STATEMENT_MS = 10_000

/** What the module's parameters say. */
export interface PostgresSettings {
  readonly retries: number
  readonly timeout: number
  readonly tcp_keepalive: number
  readonly con_param: readonly string[]
  readonly connections: number
}

/** Knows PostgreSQL. */
export class PostgresDriver implements DbDriver {
  // a text of this database cannot hold NUL, and the number of a new row is only told to who asks
  readonly capabilities: Capabilities = { ...everything, nul: false, insertId: false }
  readonly remote = true
  readonly connections: number
  readonly timeoutMs: number
  readonly connectTimeoutMs: number
  readonly retries: number
  readonly #keepAliveMs: number
  readonly #settings: ReadonlyMap<string, string>

  /** @param settings - what the parameters say */
  constructor(settings: PostgresSettings) {
    this.connections = settings.connections
    this.timeoutMs = settings.timeout === 0 ? STATEMENT_MS : settings.timeout * 1000
    this.connectTimeoutMs = settings.timeout === 0 ? CONNECT_MS : settings.timeout * 1000
    this.retries = settings.retries
    this.#keepAliveMs = settings.tcp_keepalive * 1000
    this.#settings = new Map(settings.con_param.map(parseSetting))
  }

  async make(url: DbUrl): Promise<void> {
    const name = tableName(url.database)
    const link = await this.#open({ ...this.#config(url), database: 'postgres' })
    try {
      await link.run({
        kind: 'raw',
        text: `CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0`,
        values: [],
      })
    } finally {
      await link.close()
    }
  }

  async connect(url: DbUrl): Promise<Link> {
    return this.#open(this.#config(url))
  }

  async #open(config: ClientConfig): Promise<Link> {
    const { default: pg } = await driverPackage('pg', () => import('pg'))
    const client = new pg.Client(config)
    // until somebody listens, an error of a connection would end the process
    client.on('error', () => undefined)
    try {
      await client.connect()
    } catch (error) {
      void client.end()
      const known = postgresError(error)
      throw known.code === DbCode.LOST
        ? new DbError(DbCode.UNAVAILABLE, known.message, error)
        : known
    }
    return new PostgresLink(client)
  }

  #config(url: DbUrl): ClientConfig {
    const settings = new Map([...this.#settings, ...url.settings])
    const sslMode = settings.get('sslmode') ?? 'disable'
    const host = url.host === '' ? (settings.get('host') ?? 'localhost') : url.host
    const config: ClientConfig = {
      host,
      database: url.database,
      // the package would take these from the environment and from a file of the user's
      user: url.user ?? 'postgres',
      password: url.password ?? '',
      port: url.port === 0 ? 5432 : url.port,
      application_name: settings.get('application_name') ?? 'siprose',
      connectionTimeoutMillis: this.connectTimeoutMs,
      ssl: sslMode === 'disable' ? false : { rejectUnauthorized: sslMode === 'verify-full' },
      types: rawTypes,
    }
    const options = settings.get('options')
    if (options !== undefined) config.options = options
    if (this.#keepAliveMs > 0) {
      config.keepAlive = true
      config.keepAliveInitialDelayMillis = this.#keepAliveMs
    }
    return config
  }
}
