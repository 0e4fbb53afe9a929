/** A database of both servers on MariaDB, with the tables of this project, for modules that in Kamailio work with no other. */

import { createTables } from '../../../src/cli/db/commands.ts'
import { usualTables } from '../../../src/db/schema/tables.ts'
import { column } from '../../../src/db/value.ts'
import { databaseOf, mysql, mysqlUrl } from '../../databases/where.ts'
import type { Content } from './database.ts'

/** A database that a test made. */
export interface Made {
  readonly url: string
  drop(): Promise<void>
}

/** Makes one with tables of the project and rows in them; rejects where there is no such server. */
export async function mariadbWith(
  name: string,
  tables: Readonly<Record<string, Content>>,
): Promise<Made> {
  const own = `siprose_${name}_${process.pid}`
  const url = new URL(own, mysqlUrl).href
  const database = databaseOf(url, mysql(url).driver)
  await database.make()
  await database.open()
  const wanted = new Set(['version', ...Object.keys(tables)])
  await createTables(
    database,
    usualTables.filter(({ name: each }) => wanted.has(each)),
  )
  for (const [table, [columns, ...rows]] of Object.entries(tables)) {
    for (const row of rows) {
      const cells = columns.map((each, at) => {
        const value = row[at] ?? null
        return [column(each, typeof value === 'number' ? 'int' : 'string'), value] as const
      })
      await database.insert(table, cells)
    }
  }
  return {
    url,
    drop: async () => {
      await database.raw(`DROP DATABASE ${own}`)
      await database.close()
    },
  }
}
