/** Connects to MongoDB. */

import type { MongoClient, MongoClientOptions } from 'mongodb'
import {
  DbCode,
  DbError,
  driverPackage,
  everything,
  type Capabilities,
  type DbDriver,
  type DbUrl,
  type Link,
} from 'siprose'

import { Columns } from './columns.ts'
import { mongoError } from './errors.ts'
import { MongoLink } from './link.ts'

/** What the module's parameters say. */
export interface MongoSettings {
  readonly timeout: number
  readonly connections: number
}

/** Knows MongoDB. */
export class MongoDriver implements DbDriver {
  readonly capabilities: Capabilities = {
    ...everything,
    raw: false,
    transactions: false,
    insertId: false,
    many: false,
  }
  readonly remote = true
  readonly connections: number
  readonly timeoutMs: number
  readonly connectTimeoutMs = 5000
  readonly retries = 1
  readonly #columns = new Columns()

  /** @param settings - what the parameters say */
  constructor({ timeout, connections }: MongoSettings) {
    this.connections = connections
    this.timeoutMs = timeout * 1000
  }

  async connect(url: DbUrl): Promise<Link> {
    if (!/^[\w-]{1,63}$/.test(url.database)) {
      throw new DbError(
        DbCode.URL,
        'the URL names no database of MongoDB; write mongodb://host:port/name',
      )
    }
    const { MongoClient, Long, Binary } = await driverPackage('mongodb', () => import('mongodb'))
    try {
      const client = new MongoClient(placeOf(url), this.#options(url))
      // what befalls it while nobody asks is told to who asks next
      client.on('error', () => undefined)
      try {
        await Promise.race([client.connect(), allAway(client)])
      } catch (error) {
        await client.close().catch(() => undefined)
        throw error
      }
      return new MongoLink(client, url.database, { Long, Binary }, this.#columns)
    } catch (error) {
      const known = mongoError(error)
      throw known.code === DbCode.LOST
        ? new DbError(DbCode.UNAVAILABLE, known.message, error)
        : known
    }
  }

  #options({ user, password }: DbUrl): MongoClientOptions {
    const options: MongoClientOptions = {
      appName: 'siprose',
      // the pool has the connections, and replaces what went away
      maxPoolSize: 1,
      retryReads: false,
      retryWrites: false,
      connectTimeoutMS: this.connectTimeoutMs,
      serverSelectionTimeoutMS: 2000,
      socketTimeoutMS: this.timeoutMs,
      useBigInt64: true,
      promoteBuffers: true,
      enableUtf8Validation: false,
    }
    if (user !== null) options.auth = { username: user, password: password ?? '' }
    return options
  }
}

/** Rejects once none of the hosts can be reached: the package itself would go on trying. */
function allAway(client: MongoClient): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  const away = new Set<string>()
  client.on('serverHeartbeatFailed', ({ connectionId, failure }) => {
    away.add(connectionId)
    if (away.size >= client.options.hosts.length) reject(failure)
  })
  // who is connected by then does not wait for it any more
  promise.catch(() => undefined)
  return promise
}

/** The URL as the package reads it, without user and password. */
function placeOf({ host, port, database, settings }: DbUrl): string {
  const name = host === '' ? '127.0.0.1' : host.includes(':') && port > 0 ? `[${host}]` : host
  const more = new URLSearchParams([...settings]).toString()
  return `mongodb://${name}${port === 0 ? '' : `:${port}`}/${database}${more === '' ? '' : `?${more}`}`
}
