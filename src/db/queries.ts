/** What can be asked of a database, and inside of a transaction. */

import { DbCode, DbError } from './error.ts'
import type { Cell, Condition, Result, Select, Statement } from './statement.ts'
import type { Column, DbValue, Eventually, RowOf } from './value.ts'

/** Asks a database. A driver that need not wait answers at once: `await` costs nothing then. */
export abstract class Queries {
  /** Carries out a statement; throws or rejects with a `DbError`. */
  abstract run(statement: Statement): Eventually<Result>

  /** Rows that fulfil all conditions, with the columns asked for in their order. */
  query<const C extends readonly Column[]>(select: Select<C>): Eventually<readonly RowOf<C>[]> {
    const result = this.run({ kind: 'select', ...select })
    return result instanceof Promise ? result.then((found) => rowsOf<C>(found)) : rowsOf<C>(result)
  }

  /** Adds a row. */
  insert(table: string, cells: readonly Cell[]): Eventually<Result> {
    return this.run({ kind: 'insert', table, cells })
  }

  /** Changes the rows that fulfil all conditions. */
  update(table: string, cells: readonly Cell[], where: readonly Condition[]): Eventually<Result> {
    return this.run({ kind: 'update', table, cells, where })
  }

  /** Removes the rows that fulfil all conditions; without any, all. */
  delete(table: string, where: readonly Condition[]): Eventually<Result> {
    return this.run({ kind: 'delete', table, where })
  }

  /**
   * Adds a row in the place of one with the same keys. Columns that are not named get their defaults, where the database can do that at
   * once; PostgreSQL leaves them as they are.
   */
  replace(table: string, cells: readonly Cell[], keys: readonly Column[]): Eventually<Result> {
    return this.run({ kind: 'replace', table, cells, keys: keysIn(cells, keys) })
  }

  /** Adds a row, or changes the one that has the same keys. */
  upsert(table: string, cells: readonly Cell[], keys: readonly Column[]): Eventually<Result> {
    return this.run({ kind: 'upsert', table, cells, keys: keysIn(cells, keys) })
  }

  /**
   * The same of many rows, in one statement: for databases that can do `many`.
   *
   * @param columns - those that the rows have, in their order
   * @param rows - at least one; no two have the same keys
   */
  upsertAll(
    table: string,
    columns: readonly Column[],
    rows: readonly (readonly DbValue[])[],
    keys: readonly Column[],
  ): Eventually<Result> {
    const [first = [], ...more] = rows
    const cells = columns.map((column, at): Cell => [column, first[at] ?? null])
    return this.run({ kind: 'upsert', table, cells, keys: keysIn(cells, keys), more })
  }

  /**
   * A statement in the database's own language.
   *
   * @param text - the statement; what comes from elsewhere does not belong into it
   * @param values - what its places stand for: `?`, or `$1` in PostgreSQL
   */
  raw(text: string, values: readonly DbValue[] = []): Eventually<Result> {
    return this.run({ kind: 'raw', text, values })
  }
}

// the driver gives what was asked for, converted to the types of the columns
function rowsOf<C extends readonly Column[]>({ rows }: Result): readonly RowOf<C>[] {
  return rows as readonly RowOf<C>[]
}

function keysIn(cells: readonly Cell[], keys: readonly Column[]): readonly Column[] {
  const lost = keys.find((key) => !cells.some(([{ name }]) => name === key.name))
  if (lost === undefined) return keys
  throw new DbError(
    DbCode.REFUSED,
    `the row to put has no \`${lost.name}\`, which tells whether it is there already`,
  )
}
