/** The databases of this machine, and why some are not there. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Database } from '../../src/db/database.ts'
import type { DbDriver } from '../../src/db/driver.ts'
import type { TableSchema } from '../../src/db/schema/table.ts'
import { usualTables } from '../../src/db/schema/tables.ts'
import { parseDbUrl } from '../../src/db/url.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { Files, systemFiles } from '../../src/runtime/files.ts'
import { Log } from '../../src/runtime/log.ts'
import { MongoDriver } from '../../modules/db_mongodb/driver.ts'
import { MysqlDriver } from '../../modules/db_mysql/driver.ts'
import { PostgresDriver } from '../../modules/db_postgres/driver.ts'
import { TextDriver } from '../../modules/db_text/driver.ts'
import { RedisDriver } from '../../modules/db_redis/driver.ts'
import { SqliteDriver } from '../../modules/db_sqlite/driver.ts'

/** A database to be tested. */
export interface Candidate {
  readonly name: string
  readonly url: string
  readonly driver: DbDriver
  /** Closes what it was made of. */
  readonly end?: () => void
}

/** The log of tests: nobody reads it. */
export const quiet = new Log(() => undefined)

/** A database on the machine's clock. */
export function databaseOf(url: string, driver: DbDriver): Database {
  return new Database({ driver, url: parseDbUrl(url), clock: systemClock, log: quiet })
}

/** Files as the server has them. */
export const files = new Files(systemFiles, '.')

/** A folder for one test. */
export function folder(): { readonly path: string; readonly end: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'siprose-db-'))
  return { path, end: () => rmSync(path, { recursive: true, force: true }) }
}

/** Makes the tables of the suite, anew. */
export async function prepare(database: Database, schema: TableSchema): Promise<void> {
  const version = usualTables.find(({ name }) => name === 'version')
  await database.define(async (definer) => {
    await definer.drop(schema.name)
    if ((await definer.columns('version')) === null && version !== undefined)
      await definer.create(version)
    await definer.create(schema)
  })
}

/** SQLite, in a file. */
export function sqlite(): Candidate {
  const { path, end } = folder()
  const settings = { db_set_readonly: [], db_set_journal_mode: [], db_set_busy_timeout: [] }
  return {
    name: 'SQLite',
    url: `sqlite:///${path}/c.db`,
    driver: new SqliteDriver(files, settings),
    end,
  }
}

/** Settings of the module's parameters, for tests. */
export const postgresSettings = {
  retries: 2,
  timeout: 5,
  tcp_keepalive: 0,
  con_param: [],
  connections: 4,
}

/** PostgreSQL, where it runs. */
export const postgresUrl =
  process.env['SIPROSE_TEST_POSTGRES'] ?? 'postgres://root@127.0.0.1:5432/test'

/** PostgreSQL. */
export function postgres(url = postgresUrl, timeout = postgresSettings.timeout): Candidate {
  return { name: 'PostgreSQL', url, driver: new PostgresDriver({ ...postgresSettings, timeout }) }
}

/** Settings of the module's parameters, for tests. */
export const mysqlSettings = {
  connect_timeout: 2,
  send_timeout: 0,
  receive_timeout: 5,
  retries: 1,
  server_timezone: 0,
  update_affected_found: false,
  opt_ssl_ca: null,
  opt_ssl_mode: 0,
  connections: 4,
}

/** MariaDB, where it runs. */
export const mysqlUrl = process.env['SIPROSE_TEST_MYSQL'] ?? 'mysql://root@127.0.0.1:3306/test'

/** MariaDB. */
export function mysql(url = mysqlUrl, timeout = mysqlSettings.receive_timeout): Candidate {
  const settings = { ...mysqlSettings, receive_timeout: timeout }
  return { name: 'MariaDB', url, driver: new MysqlDriver(settings, files, () => undefined) }
}

/** Text files. */
export function text(): Candidate {
  const { path, end } = folder()
  const settings = { db_mode: 0, emptystring: false, max_result_rows: 1000, db_delim: ':' }
  return {
    name: 'text files',
    url: `text:///${path}`,
    driver: new TextDriver(files, settings),
    end,
  }
}

/** Settings of the module's parameters, for tests. */
export const redisSettings = {
  keys: ['conformance=entry:name&number:whole;faults=entry:name'],
  with_sentinels: false,
  sentinels_config: [],
  redis_master_name: '',
  opt_tls: false,
  ca_path: null,
  db_pass: null,
  connections: 4,
}

/** Redis, where it runs. */
export const redisUrl = process.env['SIPROSE_TEST_REDIS'] ?? 'redis://127.0.0.1:6379/15'

/** Redis. */
export function redis(url = redisUrl): Candidate {
  return { name: 'Redis', url, driver: new RedisDriver(redisSettings, files) }
}

/** MongoDB, where it runs, or its stand-in. */
export function mongodb(url: string): Candidate {
  return { name: 'MongoDB', url, driver: new MongoDriver({ timeout: 1, connections: 4 }) }
}
