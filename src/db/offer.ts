/** Where modules that need a database and modules that know one meet. */

import { defineApi, type ApiKey } from '../runtime/declare/api.ts'
import type { Host } from '../runtime/host.ts'
import type { ModuleLog } from '../runtime/log.ts'
import { Database } from './database.ts'
import type { DbDriver } from './driver.ts'
import { DbCode, DbError } from './error.ts'
import { SlowQueries } from './slow-queries.ts'
import { parseDbUrl, type DbUrl } from './url.ts'

/** What a module that knows a kind of databases has to give as its `api`. */
export interface DatabaseOffer {
  /** The database at a URL; the same one for all who ask. */
  at(url: DbUrl): Database
}

/** What this function needs of a module. */
interface Asker {
  readonly server: Host
  readonly log: ModuleLog
  find<T>(key: ApiKey<T>): T | null
}

/** Modules whose names are not `db_` and the scheme. */
const modules: ReadonlyMap<string, string> = new Map([
  ['mariadb', 'db_mysql'],
  ['postgresql', 'db_postgres'],
  ['sqlite3', 'db_sqlite'],
  ['rediss', 'db_redis'],
])

/** Kinds of databases that configurations of the field name, and that there is no driver for. */
const leftOut: ReadonlyMap<string, string> = new Map([
  ['unixodbc', 'there is no driver for ODBC: name the database itself, mysql://… or postgres://…'],
])

/** The module that knows databases of a URL. */
export function driverModule({ scheme }: DbUrl): string {
  return modules.get(scheme) ?? `db_${scheme}`
}

/**
 * What a driver's module offers: for its `api`.
 *
 * @param self - the module
 * @param driver - knows the databases
 */
export function offerDriver(self: Asker, driver: DbDriver): DatabaseOffer {
  const { server, log } = self
  if (driver.remote && server.files.virtual) return inMemory(self)
  const known = new Map<string, Database>()
  const slow = new SlowQueries(server.clock, server.log, server)
  return {
    at(url) {
      const key = url.secretKey
      const found = known.get(key)
      if (found !== undefined) return found
      const made = new Database({ driver, url, clock: server.clock, log, slow })
      known.set(key, made)
      return made
    },
  }
}

/** Databases of the same names in SQLite. */
function inMemory(self: Asker): DatabaseOffer {
  return {
    at(url) {
      const offer = self.find(defineApi<DatabaseOffer>('db_sqlite'))
      if (offer === null)
        throw new DbError(
          DbCode.NO_DRIVER,
          'examples keep data in `db_sqlite`, which is not loaded',
        )
      return offer.at(parseDbUrl(`sqlite:///${url.database}`))
    },
  }
}

/**
 * The database at a URL, for a module's `state`: whoever names one that no loaded module knows is told when the configuration is read.
 *
 * @param self - the module that needs it
 * @param text - the URL, as the parameter has it
 * @throws DbError `db/url`, `db/no-driver`
 */
export function databaseAt(self: Asker, text: string): Database {
  const url = parseDbUrl(text)
  const module = driverModule(url)
  const offer = self.find(defineApi<DatabaseOffer>(module))
  if (offer !== null) return offer.at(url)
  const why =
    leftOut.get(url.scheme) ??
    `no module is loaded that knows ${url.scheme}:// databases; write loadmodule "${module}.so"`
  throw new DbError(DbCode.NO_DRIVER, why)
}
