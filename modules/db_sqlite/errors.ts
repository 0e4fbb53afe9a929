/** What SQLite's errors mean. */

import { DbCode, DbError, type DbCodeName } from 'siprose'

/** By primary result code; see https://sqlite.org/rescode.html. */
const codes: ReadonlyMap<number, DbCodeName> = new Map<number, DbCodeName>([
  [3, DbCode.DENIED],
  [5, DbCode.BUSY],
  [6, DbCode.BUSY],
  [8, DbCode.NOT_STORED],
  [10, DbCode.NOT_STORED],
  [11, DbCode.UNAVAILABLE],
  [13, DbCode.NOT_STORED],
  [14, DbCode.UNAVAILABLE],
  [18, DbCode.VALUE],
  [20, DbCode.VALUE],
  [23, DbCode.DENIED],
  [26, DbCode.UNAVAILABLE],
])

const CONSTRAINT_PRIMARY_KEY = 1555
const CONSTRAINT_UNIQUE = 2067

/** An error of the driver's, as others know it. */
export function sqliteError(error: unknown): DbError {
  if (error instanceof DbError) return error
  const text = error instanceof Error ? error.message : String(error)
  return new DbError(codeOf(error, text), text, error)
}

function codeOf(error: unknown, text: string): DbCodeName {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 1
  if (code === CONSTRAINT_PRIMARY_KEY || code === CONSTRAINT_UNIQUE) return DbCode.DUPLICATE
  if (/no such (?:table|column)|has no column named/.test(text)) return DbCode.MISSING
  return codes.get(code & 0xff) ?? DbCode.REFUSED
}
