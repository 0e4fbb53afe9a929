/** The databases of an example: SQLite in memory, with all tables that the server knows. */

import { DatabaseSync, type SQLInputValue } from 'node:sqlite'

import { dbDateText, fromJulianDay, julianDay, parseDbDate } from '../../../db/datetime.ts'
import { createTableSql } from '../../../db/schema/sql.ts'
import { programType, type TableSchema } from '../../../db/schema/table.ts'
import { identityTables, tableNamed, usualTables } from '../../../db/schema/tables.ts'
import { fromUnicode, toUnicode } from '../../../db/text.ts'

/** Rows as an example shows them: texts, one character a byte, or NULL. */
export type ShownRow = readonly (string | null)[]

/** Rows for a table. */
interface Given {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly ShownRow[]
}

let count = 0

/** Databases by the paths that the configuration has for them. */
export class VirtualTables {
  readonly #open = new Map<string, { readonly location: string; readonly database: DatabaseSync }>()
  readonly #given: Given[] = []

  /** Where the database of a path is, as SQLite names it. It is made where it is not there yet. */
  at(path: string): string {
    const known = this.#open.get(path)
    if (known !== undefined) return known.location
    count += 1
    const location = `file:siprose-example-${count}?mode=memory&cache=shared`
    const database = new DatabaseSync(location)
    database.exec(schema())
    this.#open.set(path, { location, database })
    for (const given of this.#given) put(database, given)
    return location
  }

  /**
   * Puts rows into a table, in the place of all that is in it; of each database, those that are not there yet included.
   *
   * @throws SQLite's error for a row that cannot be
   */
  give(given: Given): void {
    this.#given.push(given)
    for (const { database } of this.#open.values()) put(database, given)
  }

  /** The rows of a table, in the order they were added; null where no database has it. */
  rows(table: string, columns: readonly string[]): readonly ShownRow[] | null {
    for (const { database } of this.#open.values()) {
      if (has(database, table)) return read(database, table, columns)
    }
    return null
  }

  /** Closes all. */
  close(): void {
    for (const { database } of this.#open.values()) database.close()
    this.#open.clear()
  }
}

let sql: string | null = null

function schema(): string {
  if (sql !== null) return sql
  const tables = [...usualTables, ...identityTables]
  const versions = tables.map(({ name, version }) => `('${name}', ${version})`).join(', ')
  sql = tables.flatMap((table) => createTableSql(table, 'sqlite')).join(';\n')
  sql += `;\nINSERT INTO version (table_name, table_version) VALUES ${versions};`
  return sql
}

function has(database: DatabaseSync, table: string): boolean {
  return (
    database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ? AND type = 'table'").get(table) !==
    undefined
  )
}

function put(database: DatabaseSync, { table, columns, rows }: Given): void {
  const known = tableNamed(table)
  if (!has(database, table)) {
    const typed = columns.map(
      (name, at) => `"${name}" ${isNumber(rows, at) ? 'INTEGER' : 'VARCHAR(255)'}`,
    )
    database.exec(`CREATE TABLE "${table}" (${typed.join(', ')})`)
  }
  database.exec(`DELETE FROM "${table}"`)
  const silent = Object.entries(known?.columns ?? {}).filter(
    ([name, { kept, nullable, otherwise }]) =>
      kept !== 'serial' && !nullable && otherwise === undefined && !columns.includes(name),
  )
  const names = [...columns, ...silent.map(([name]) => name)].map((name) => `"${name}"`)
  const places = names.map(() => '?').join(', ')
  const statement = database.prepare(
    `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places})`,
  )
  for (const row of rows) {
    const values = row.map((value, at) => stored(known, columns[at] ?? '', value))
    statement.run(...values, ...silent.map(([, { kept }]) => (kept === 'varchar' ? '' : 0)))
  }
}

function isNumber(rows: readonly ShownRow[], at: number): boolean {
  return rows.length > 0 && rows.every((row) => /^-?\d{1,15}$/.test(row[at] ?? ''))
}

function stored(known: TableSchema | null, name: string, value: string | null): SQLInputValue {
  if (value === null) return null
  const column = known?.columns[name]
  const type = column === undefined ? 'string' : programType(column)
  const moment = type === 'datetime' ? parseDbDate(value, 'UTC') : null
  if (moment !== null) return julianDay(moment)
  return type === 'blob' ? Buffer.from(value, 'latin1') : toUnicode(value)
}

function read(
  database: DatabaseSync,
  table: string,
  columns: readonly string[],
): readonly ShownRow[] {
  const known = tableNamed(table)
  const names = columns.map((name) => `"${name}"`).join(', ')
  const statement = database.prepare(`SELECT ${names} FROM "${table}" ORDER BY rowid`)
  statement.setReadBigInts(true)
  return statement.all().map((row) => columns.map((name) => shown(known, name, row[name] ?? null)))
}

function shown(known: TableSchema | null, name: string, value: unknown): string | null {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  const column = known?.columns[name]
  const days =
    column !== undefined && programType(column) === 'datetime' && typeof value === 'number'
  if (days) return dbDateText(fromJulianDay(Number(value)), 'UTC')
  return typeof value === 'string' ? fromUnicode(value) : String(value)
}
