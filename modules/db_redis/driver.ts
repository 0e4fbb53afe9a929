/** Connects to Redis. */

import type { RedisOptions } from 'ioredis'
import {
  DbCode,
  DbError,
  driverPackage,
  everything,
  type Capabilities,
  type DbDriver,
  type DbUrl,
  type Files,
  type Link,
} from 'siprose'

import { redisError } from './errors.ts'
import { RedisLink } from './link.ts'
import { Keys } from './table/keys.ts'
import { Columns } from './table/values.ts'

/** What the module's parameters say. */
export interface RedisSettings {
  readonly keys: readonly string[]
  readonly with_sentinels: boolean
  readonly sentinels_config: readonly string[]
  readonly redis_master_name: string
  readonly opt_tls: boolean
  readonly ca_path: string | null
  readonly db_pass: string | null
  readonly connections: number
}

/** How a client is made; replies are mapped as they always were. */
type Options = Omit<RedisOptions, 'replyMapping'>

/** Knows Redis. */
export class RedisDriver implements DbDriver {
  readonly capabilities: Capabilities = {
    ...everything,
    raw: false,
    transactions: false,
    insertId: false,
    many: false,
  }
  readonly remote = true
  readonly connections: number
  readonly timeoutMs = 5000
  readonly connectTimeoutMs = 5000
  readonly retries = 1
  readonly #settings: RedisSettings
  readonly #files: Files
  readonly #keys: Keys
  readonly #columns = new Columns()

  /**
   * @param settings - what the parameters say
   * @param files - where certificates come from
   */
  constructor(settings: RedisSettings, files: Files) {
    this.#settings = settings
    this.#files = files
    this.#keys = new Keys(settings.keys)
    this.connections = settings.connections
  }

  async connect(url: DbUrl): Promise<Link> {
    const { Redis } = await driverPackage('ioredis', () => import('ioredis'))
    const client = new Redis(await this.#options(url))
    // until somebody listens, each error of a connection would be written to the terminal
    let why: unknown = null
    client.on('error', (error: unknown) => {
      why = error
    })
    try {
      await client.connect()
      return new RedisLink(client, this.#keys, this.#columns)
    } catch (error) {
      client.disconnect()
      const known = redisError(why ?? error)
      throw known.code === DbCode.LOST
        ? new DbError(DbCode.UNAVAILABLE, known.message, error)
        : known
    }
  }

  async #options(url: DbUrl): Promise<Options> {
    const { with_sentinels, sentinels_config, redis_master_name, opt_tls, ca_path, db_pass } =
      this.#settings
    if (url.host.includes(',')) {
      throw new DbError(
        DbCode.UNSUPPORTED,
        'a cluster of Redis servers is not supported; name one server, or sentinels',
      )
    }
    if (!/^\d{0,4}$/.test(url.database)) {
      throw new DbError(
        DbCode.URL,
        `the database of Redis is \`${url.database}\`; it can be a number`,
      )
    }
    const options: Options = {
      host: url.host === '' ? '127.0.0.1' : url.host,
      port: url.port === 0 ? 6379 : url.port,
      db: Number(url.database),
      lazyConnect: true,
      // the pool replaces what went away; here nothing is tried again or kept for later
      retryStrategy: () => null,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      connectTimeout: this.connectTimeoutMs,
    }
    const password = url.password ?? db_pass
    if (password !== null) options.password = password
    if (url.user !== null) options.username = url.user
    if (with_sentinels) {
      options.sentinels = sentinels_config.map((text) => {
        const [host = '', port = '26379'] = text.split(':')
        return { host, port: Number(port) }
      })
      options.name = redis_master_name
    }
    if (opt_tls || url.scheme === 'rediss') {
      options.tls = ca_path === null ? {} : { ca: await this.#files.read(ca_path) }
    }
    return options
  }
}
