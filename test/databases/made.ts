/** Databases of a test's own, made and dropped. */

import { createTables } from '../../src/cli/db/commands.ts'
import type { Database } from '../../src/db/database.ts'
import type { TableSchema } from '../../src/db/schema/table.ts'
import { usualTables } from '../../src/db/schema/tables.ts'
import { databaseOf, mysql, postgres, sqlite, type Candidate } from './where.ts'

/** A database with the tables of the server. */
export interface MadeDatabase {
  /** The module that knows it. */
  readonly module: string
  readonly url: string
  readonly database: Database
  drop(): Promise<void>
}

type Kind = readonly [module: string, make: (name: string) => Candidate]

/** How long a statement may take, in seconds: to make a database is one, on a disk with much else to do. */
const PATIENCE_S = 60

/** The kinds of databases that servers share with others. */
export const kinds: readonly Kind[] = [
  ['db_sqlite', sqlite],
  ['db_postgres', (name) => postgres(`postgres://root@127.0.0.1:5432/${name}`, PATIENCE_S)],
  ['db_mysql', (name) => mysql(`mysql://root@127.0.0.1:3306/${name}`, PATIENCE_S)],
]

/**
 * Makes a database.
 *
 * @param kind - of {@link kinds}
 * @param about - part of its name
 * @param tables - what is in it
 * @throws DbError where no server of that kind is there
 */
export async function makeDatabase(
  [module, make]: Kind,
  about: string,
  tables: readonly TableSchema[] = usualTables,
): Promise<MadeDatabase> {
  const { url, driver, end } = make(`siprose_${about}_${process.pid}`)
  const database = databaseOf(url, driver)
  try {
    await database.make()
    await database.open()
  } catch (error) {
    end?.()
    throw error
  }
  await createTables(database, tables)
  return {
    module,
    url,
    database,
    drop: async () => {
      await database.close()
      if (driver.remote) {
        const name = url.slice(url.lastIndexOf('/') + 1)
        const other = databaseOf(url.replace(name, 'test'), driver)
        await other.open()
        // a server that was stopped a moment ago may still be there
        const force = module === 'db_postgres' ? ' WITH (FORCE)' : ''
        try {
          await other.raw(`DROP DATABASE ${name}${force}`)
        } finally {
          await other.close()
        }
      }
      end?.()
    },
  }
}
