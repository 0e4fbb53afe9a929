/** Values as texts, and back. */

import {
  columnValue,
  dbDateText,
  DbCode,
  DbError,
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
export function fulfils(
  fields: Fields,
  where: readonly Condition[],
  typeOf: (column: Column) => DbType,
): boolean {
  return where.every(([column, operator, wanted]) => {
    const type = typeOf(column)
    const text = fields.get(column.name)
    if (wanted === null) return operator === '=' ? text === undefined : text !== undefined
    if (text === undefined) return false
    if (operator === 'LIKE') return like(text, String(wanted))
    const order = compare(fieldValue(type, text), comparable(type, wanted))
    if (operator === '=') return order === 0
    if (operator === '!=') return order !== 0
    if (operator === '<') return order < 0
    if (operator === '>') return order > 0
    return operator === '<=' ? order <= 0 : order >= 0
  })
}

function comparable(type: DbType, value: DbValue): DbValue {
  return type === 'string' && value !== null && typeof value !== 'string'
    ? fieldText(type, value)
    : value
}

/** NULL comes first; numbers are compared as such, texts and bytes byte by byte. */
export function compare(one: DbValue, other: DbValue): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  const [a, b] = [plain(one), plain(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

function plain(value: Exclude<DbValue, null>): string | number | bigint {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
}

/** Whether a text is like a pattern: of several `%` only the last one is tried again. */
function like(text: string, pattern: string): boolean {
  let t = 0
  let p = 0
  let star = -1
  let mark = 0
  while (t < text.length) {
    const sign = pattern[p]
    if (sign === '%') {
      star = p++
      mark = t
    } else if (sign === '_' || (sign !== undefined && sign === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++mark
    } else return false
  }
  while (pattern[p] === '%') p++
  return p === pattern.length
}
