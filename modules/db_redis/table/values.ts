/** Values as texts, and back. */

import {
  columnValue,
  dbDateText,
  DbCode,
  DbError,
  fulfils,
  fromUnicode,
  programType,
  tableNamed,
  toUnicode,
  type Column,
  type Condition,
  type DbType,
  type DbValue,
  type TableSchema,
} from 'siprose'

import type { Fields } from './keys.ts'

/** A value as a hash keeps it, one char a byte; null is not kept at all. */
export function fieldText(type: DbType, value: DbValue): string | null {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (type === 'datetime' && typeof value !== 'string') return dbDateText(Number(value), 'local')
  return String(value)
}

/** What a hash keeps, as a value of a type. */
export function fieldValue(type: DbType, text: string | undefined): DbValue {
  if (text === undefined) return null
  if (type === 'string' || type === 'any') return text
  if (type === 'blob') return Buffer.from(text, 'latin1')
  const value = columnValue(type, toUnicode(text), 'local')
  return typeof value === 'string' ? fromUnicode(value) : value
}

/** The columns of tables: those that the server knows, and those that were made. */
export class Columns {
  readonly #made = new Map<string, TableSchema>()

  /** Remembers a table. */
  add(schema: TableSchema): void {
    this.#made.set(schema.name, schema)
  }

  /** A table; null where nothing is known of its columns. */
  schema(table: string): TableSchema | null {
    return this.#made.get(table) ?? tableNamed(table)
  }

  /** The type by which values of a column are compared; refuses one that a known table does not have. */
  type(table: string, { name, type }: Column): DbType {
    const schema = this.schema(table)
    if (schema === null) return type
    const column = schema.columns[name]
    if (column !== undefined) return type === 'any' ? programType(column) : type
    throw new DbError(DbCode.MISSING, `table \`${table}\` has no column \`${name}\``)
  }
}

/** Tells whether a row fulfils conditions. */
export function rowFulfils(
  fields: Fields,
  where: readonly Condition[],
  typeOf: (column: Column) => DbType,
): boolean {
  return where.every(([column, operator, wanted]) => {
    const type = typeOf(column)
    const text = fields.get(column.name)
    if (wanted === null) return operator === '=' ? text === undefined : text !== undefined
    if (text === undefined) return false
    const found = operator === 'LIKE' ? text : fieldValue(type, text)
    return fulfils(found, operator, operator === 'LIKE' ? wanted : comparable(type, wanted))
  })
}

function comparable(type: DbType, value: DbValue): DbValue {
  return type === 'string' && value !== null && typeof value !== 'string'
    ? fieldText(type, value)
    : value
}
