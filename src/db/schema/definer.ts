/** Creating tables, and looking at those that are there. */

import type { Result } from '../statement.ts'
import type { DbType, DbValue, Eventually } from '../value.ts'
import { columnName } from '../name.ts'
import { columnSql, createTableSql, type Engine } from './sql.ts'
import type { TableColumn, TableSchema } from './table.ts'

/** A column as a database has it. */
export interface ColumnFact {
  readonly name: string
  /** As the database calls its type. */
  readonly type: string
  readonly nullable: boolean
}

/** Creates and describes tables. */
export interface Definer {
  /** Creates a table, without its row in `version`. */
  create(schema: TableSchema): Eventually<void>
  /** Adds a column to a table. */
  add(table: string, name: string, column: TableColumn): Eventually<void>
  /** Removes a table with all that is in it; no error where there is none. */
  drop(table: string): Eventually<void>
  /** The columns of a table; null where there is none. */
  columns(table: string): Eventually<readonly ColumnFact[] | null>
}

/** Runs SQL. */
export type RunSql = (text: string, values: readonly DbValue[]) => Eventually<Result>

/** Creates and describes tables by SQL. */
export class SqlDefiner implements Definer {
  readonly #run: RunSql
  readonly #engine: Engine

  /**
   * @param run - runs SQL
   * @param engine - whose
   */
  constructor(run: RunSql, engine: Engine) {
    this.#run = run
    this.#engine = engine
  }

  create(schema: TableSchema): Eventually<void> {
    const statements = createTableSql(schema, this.#engine)
    for (const [index, text] of statements.entries()) {
      const result = this.#run(text, [])
      if (result instanceof Promise) return this.#rest(result, statements.slice(index + 1))
    }
  }

  async add(table: string, name: string, column: TableColumn): Promise<void> {
    const quote = this.#engine === 'mysql' ? '`' : '"'
    const target = `${quote}${columnName(table)}${quote}`
    const added = `${quote}${columnName(name)}${quote} ${columnSql(column, this.#engine)}`
    await this.#run(`ALTER TABLE ${target} ADD COLUMN ${added}`, [])
  }

  async drop(table: string): Promise<void> {
    const quote = this.#engine === 'mysql' ? '`' : '"'
    await this.#run(`DROP TABLE IF EXISTS ${quote}${columnName(table)}${quote}`, [])
  }

  async columns(table: string): Promise<readonly ColumnFact[] | null> {
    const { rows } = await this.#run(describing[this.#engine], [table])
    if (rows.length === 0) return null
    return rows.map(([name, type, nullable]) => ({
      name: String(name),
      type: String(type),
      nullable: nullable === 1 || nullable === 'YES',
    }))
  }

  async #rest(running: Promise<Result>, statements: readonly string[]): Promise<void> {
    await running
    for (const text of statements) await this.#run(text, [])
  }
}

const describing: Readonly<Record<Engine, string>> = {
  sqlite: 'SELECT name, type, NOT "notnull" FROM pragma_table_info(?) ORDER BY cid',
  mysql:
    'SELECT column_name, column_type, is_nullable FROM information_schema.columns ' +
    'WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position',
  postgres:
    'SELECT column_name::text, data_type::text, is_nullable::text FROM information_schema.columns ' +
    'WHERE table_schema = ANY (current_schemas(false)) AND table_name = $1 ORDER BY ordinal_position',
}

/** Whether a column that a database calls so can hold what a program wants to keep in it. */
export function fits(type: string, wanted: DbType): boolean {
  const name = type.toLowerCase()
  switch (wanted) {
    case 'int':
    case 'bitmap':
    case 'bigint':
      return /int|serial|numeric/.test(name)
    case 'double':
      return /float|double|real|numeric|decimal/.test(name)
    case 'string':
      return /char|text|string|str|blob|bytea/.test(name)
    case 'blob':
      return /blob|bytea|binary|text|string|str/.test(name)
    case 'datetime':
      // the field lets dates be numbers too
      return /date|time|int|real|double/.test(name)
    case 'any':
      return true
  }
}
