/** Values as MongoDB keeps them, and back. What comes from a message is a value, never an operator: it is a text, a number or bytes here. */

import type { Binary, Long } from 'mongodb'
import {
  columnValue,
  DbCode,
  DbError,
  toUnicode,
  type DbType,
  type DbValue,
  type RawValue,
} from 'siprose'

/** What a document holds in a field. */
export type Kept = string | number | Date | Long | Binary | null

/** The package's types, which are loaded with it. */
export interface Types {
  readonly Long: typeof Long
  readonly Binary: typeof Binary
}

/** A value as it is kept. */
export function kept(types: Types, type: DbType, value: DbValue): Kept {
  if (value === null) return null
  switch (type) {
    case 'int':
    case 'bitmap':
    case 'bigint':
      return whole(types, value)
    case 'double':
      return number(value)
    case 'datetime':
      return date(value)
    case 'blob':
      return new types.Binary(bytes(value))
    case 'string':
      return toUnicode(latin(value))
    case 'any':
      if (value instanceof Uint8Array) return new types.Binary(Buffer.from(value))
      if (typeof value === 'string') return toUnicode(value)
      return Number.isInteger(Number(value)) ? whole(types, value) : number(value)
  }
}

function latin(value: Exclude<DbValue, null>): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
}

function bytes(value: Exclude<DbValue, null>): Buffer {
  return value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value), 'latin1')
}

function number(value: Exclude<DbValue, null>): number {
  const found = Number(latin(value))
  if (Number.isFinite(found)) return found
  throw new DbError(DbCode.VALUE, 'a column of numbers gets something else')
}

function whole({ Long: Whole }: Types, value: Exclude<DbValue, null>): number | Long {
  const found = typeof value === 'bigint' ? value : BigInt(Math.trunc(number(value)))
  const small = Number(found)
  return small >= -2_147_483_648 && small <= 2_147_483_647 ? small : Whole.fromBigInt(found)
}

function date(value: Exclude<DbValue, null>): Date {
  const ms = typeof value === 'string' ? columnValue('datetime', value, 'local') : value
  return new Date(Number(ms))
}

/** What a document holds, as a value of a type. */
export function found(type: DbType, value: unknown): DbValue {
  return value === undefined ? null : columnValue(type, raw(value), 'local')
}

function raw(value: unknown): RawValue {
  if (value === null || value instanceof Uint8Array || value instanceof Date) return value
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'string':
    case 'boolean':
      return value
    default:
      // what only others write: an array, a document, a number of the package's
      return value instanceof Object && '_bsontype' in value ? `${value}` : JSON.stringify(value)
  }
}
