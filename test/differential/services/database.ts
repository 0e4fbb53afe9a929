/** A database of both servers: SQLite, with the tables of this project. */

import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'

import { createTableSql } from '../../../src/db/schema/sql.ts'
import { usualTables } from '../../../src/db/schema/tables.ts'
import { temporaryFolder } from '../../support/temporary.ts'

/** The rows of a table: the names of columns, then the rows. */
export type Content = readonly [
  columns: readonly string[],
  ...rows: (readonly (string | number | null)[])[],
]

/** Makes a file with all tables, and rows in some of them; its path. */
export function databaseWith(tables: Readonly<Record<string, Content>>): string {
  const path = join(temporaryFolder(), 'siprose.db')
  const database = new DatabaseSync(path, { timeout: 5000 })
  for (const table of usualTables) {
    for (const statement of createTableSql(table, 'sqlite')) database.exec(statement)
  }
  const versions = database.prepare('INSERT INTO version (table_name, table_version) VALUES (?, ?)')
  for (const { name, version } of usualTables) versions.run(name, version)
  for (const [table, [columns, ...rows]] of Object.entries(tables)) {
    const places = columns.map(() => '?').join(', ')
    const insert = database.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`,
    )
    for (const row of rows) insert.run(...row)
  }
  database.close()
  return path
}
