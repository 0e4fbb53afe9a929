/** The databases of this machine, and why some are not there. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Database } from '../../src/db/database.ts'
import type { DbDriver } from '../../src/db/driver.ts'
import { usualTables } from '../../src/db/schema/tables.ts'
import { parseDbUrl } from '../../src/db/url.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { Files, systemFiles } from '../../src/runtime/files.ts'
import { Log } from '../../src/runtime/log.ts'
import { SqliteDriver } from '../../modules/db_sqlite/driver.ts'
import { schema } from './table.ts'

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
export async function prepare(database: Database): Promise<void> {
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
