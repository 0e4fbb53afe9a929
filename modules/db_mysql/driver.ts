/** Connects to MySQL and MariaDB. */

import { existsSync } from 'node:fs'

import type { ConnectionOptions } from 'mysql2'
import {
  driverPackage,
  everything,
  tableName,
  DbCode,
  DbError,
  type DateZone,
  type DbDriver,
  type DbUrl,
  type Files,
  type Link,
} from 'siprose'

import { mysqlError } from './errors.ts'
import { MysqlLink } from './link.ts'

const STATEMENT_MS = 10_000
/** Statements that the server keeps compiled for a connection. */
const MAX_STATEMENTS = 256
/** Where distributions put the socket: `localhost` means this one, as for every program of the field. */
const SOCKETS = ['/run/mysqld/mysqld.sock', '/var/lib/mysql/mysql.sock', '/tmp/mysql.sock']

/** What the module's parameters say. */
export interface MysqlSettings {
  readonly connect_timeout: number
  readonly send_timeout: number
  readonly receive_timeout: number
  readonly retries: number
  readonly server_timezone: number
  readonly update_affected_found: boolean
  readonly opt_ssl_ca: string | null
  readonly opt_ssl_mode: number
  readonly connections: number
}

/** Knows MySQL and MariaDB. */
export class MysqlDriver implements DbDriver {
  readonly capabilities = everything
  readonly remote = true
  readonly connections: number
  readonly timeoutMs: number
  readonly connectTimeoutMs: number
  readonly retries: number
  readonly failed: (error: unknown) => void
  readonly #settings: MysqlSettings
  readonly #files: Files
  readonly #zone: DateZone

  /**
   * @param settings - what the parameters say
   * @param files - where certificates come from
   * @param failed - told of errors
   */
  constructor(settings: MysqlSettings, files: Files, failed: (error: unknown) => void) {
    const seconds = settings.send_timeout + settings.receive_timeout
    this.connections = settings.connections
    this.timeoutMs = seconds === 0 ? STATEMENT_MS : seconds * 1000
    this.connectTimeoutMs = settings.connect_timeout * 1000
    this.retries = settings.retries
    this.failed = failed
    this.#settings = settings
    this.#files = files
    this.#zone = settings.server_timezone === 1 ? 'UTC' : 'local'
  }

  async make(url: DbUrl): Promise<void> {
    const name = tableName(url.database)
    const { database: _none, ...options } = await this.#options(url)
    const link = await this.#open(options)
    try {
      const text = `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`
      await link.run({ kind: 'raw', text, values: [] })
    } finally {
      await link.close()
    }
  }

  async connect(url: DbUrl): Promise<Link> {
    return this.#open(await this.#options(url))
  }

  async #open(options: ConnectionOptions): Promise<Link> {
    const mysql = await driverPackage('mysql2', () => import('mysql2'))
    const connection = mysql.createConnection(options)
    // until somebody listens, an error of a connection would end the process
    connection.on('error', () => undefined)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    connection.connect((error) => {
      if (error === null) resolve()
      else reject(error)
    })
    try {
      await promise
    } catch (error) {
      connection.destroy()
      const known = mysqlError(error)
      throw known.code === DbCode.LOST
        ? new DbError(DbCode.UNAVAILABLE, known.message, error)
        : known
    }
    return new MysqlLink(connection, this.#zone)
  }

  async #options(url: DbUrl): Promise<ConnectionOptions> {
    const { opt_ssl_mode, opt_ssl_ca, update_affected_found } = this.#settings
    const local = url.host === '' || (url.host === 'localhost' && url.port === 0)
    const socket =
      url.settings.get('socket') ?? (local ? SOCKETS.find((path) => existsSync(path)) : undefined)
    const options: ConnectionOptions = {
      user: url.user ?? '',
      password: url.password ?? '',
      database: url.database,
      charset: 'utf8mb4',
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      connectTimeout: this.connectTimeoutMs,
      maxPreparedStatements: MAX_STATEMENTS,
      flags: [update_affected_found ? 'FOUND_ROWS' : '-FOUND_ROWS'],
    }
    if (socket === undefined) {
      options.host = url.host === '' ? 'localhost' : url.host
      options.port = url.port === 0 ? 3306 : url.port
    } else options.socketPath = socket
    if (opt_ssl_mode >= 2) {
      options.ssl = { rejectUnauthorized: opt_ssl_mode >= 4, verifyIdentity: opt_ssl_mode === 5 }
      if (opt_ssl_ca !== null) options.ssl.ca = await this.#files.read(opt_ssl_ca)
    }
    return options
  }
}
