/** The columns of tables: those that the server knows, and those that were made. */

import {
  columnName,
  DbCode,
  DbError,
  programType,
  tableName,
  tableNamed,
  type Column,
  type DbType,
  type TableSchema,
} from 'siprose'

/** What is known of tables. */
export class Columns {
  readonly #made = new Map<string, TableSchema>()

  /** Remembers a table. */
  add(schema: TableSchema): void {
    this.#made.set(schema.name, schema)
  }

  /** A table; null where nothing is known of its columns. */
  schema(table: string): TableSchema | null {
    return this.#made.get(tableName(table)) ?? tableNamed(table)
  }

  /** The type in which a column is kept; refuses one that a known table does not have. */
  type(table: string, { name, type }: Column): DbType {
    const schema = this.schema(table)
    const found = schema?.columns[columnName(name)]
    if (found !== undefined) return programType(found)
    if (schema === null) return type
    throw new DbError(DbCode.MISSING, `table \`${table}\` has no column \`${name}\``)
  }
}
