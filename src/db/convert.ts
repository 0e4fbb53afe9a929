/** From what drivers give to what columns hold. */

import { parseDbDate, type DateZone } from './datetime.ts'
import { DbCode, DbError } from './error.ts'
import { fromUnicode } from './text.ts'
import type { DbType, DbValue } from './value.ts'

/** What drivers give. Texts are Unicode. */
export type RawValue = number | bigint | string | boolean | Uint8Array | Date | null

/**
 * A value of a column.
 *
 * @param type - the column's
 * @param raw - what the driver gave
 * @param zone - whose time a date without zone is
 * @throws DbError `db/value` for a value that is not of the type
 */
export function columnValue(type: DbType, raw: RawValue, zone: DateZone): DbValue {
  if (raw === null) return null
  switch (type) {
    case 'int':
      return whole(raw)
    case 'bitmap':
      return whole(raw) >>> 0
    case 'bigint':
      return big(raw)
    case 'double':
      return real(raw)
    case 'string':
      return text(raw)
    case 'datetime':
      return moment(raw, zone)
    case 'blob':
      return bytes(raw)
    case 'any':
      return any(raw)
  }
}

function whole(raw: Exclude<RawValue, null>): number {
  if (typeof raw === 'number') return Math.trunc(raw)
  const number = Number(plain(raw))
  return Number.isFinite(number) ? Math.trunc(number) : wrong('a whole number')
}

function real(raw: Exclude<RawValue, null>): number {
  if (typeof raw === 'number') return raw
  const number = Number(plain(raw))
  return Number.isFinite(number) ? number : wrong('a number')
}

function big(raw: Exclude<RawValue, null>): bigint {
  if (typeof raw === 'bigint') return raw
  if (typeof raw === 'number' || typeof raw === 'boolean') return BigInt(Math.trunc(Number(raw)))
  const written = String(plain(raw))
  return /^\s*[+-]?\d+\s*$/.test(written) ? BigInt(written.trim()) : wrong('a whole number')
}

function text(raw: Exclude<RawValue, null>): string {
  if (typeof raw === 'string') return fromUnicode(raw)
  if (raw instanceof Uint8Array) return Buffer.from(raw).toString('latin1')
  if (typeof raw === 'boolean') return raw ? '1' : '0'
  return raw instanceof Date ? raw.toISOString() : String(raw)
}

function moment(raw: Exclude<RawValue, null>, zone: DateZone): number | null {
  if (raw instanceof Date) return raw.getTime()
  // a whole number counts seconds, as the field keeps dates where there is no type for them
  if (typeof raw === 'number' || typeof raw === 'bigint') return Number(raw) * 1000
  const written = String(plain(raw))
  if (/^\d+$/.test(written)) return Number(written) * 1000
  return parseDbDate(written, zone)
}

function bytes(raw: Exclude<RawValue, null>): Uint8Array {
  if (raw instanceof Uint8Array) return raw
  return Buffer.from(raw instanceof Date ? raw.toISOString() : String(raw), 'utf8')
}

function any(raw: Exclude<RawValue, null>): DbValue {
  if (typeof raw === 'boolean') return raw ? 1 : 0
  if (typeof raw === 'string') return fromUnicode(raw)
  if (typeof raw === 'bigint') {
    const number = Number(raw)
    return Number.isSafeInteger(number) ? number : raw
  }
  return raw instanceof Date ? raw.getTime() : raw
}

function plain(raw: Exclude<RawValue, null>): string | number | bigint | boolean {
  if (raw instanceof Uint8Array) return Buffer.from(raw).toString('latin1')
  return raw instanceof Date ? raw.getTime() : raw
}

function wrong(wanted: string): never {
  throw new DbError(DbCode.VALUE, `a column holds something else than ${wanted}, which it should`)
}
