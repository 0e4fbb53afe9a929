/** What PostgreSQL's errors mean. */

import { DbCode, DbError, driverErrorText, socketErrorCode, type DbCodeName } from 'siprose'

/** By SQLSTATE, or its class; see https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const states: ReadonlyMap<string, DbCodeName> = new Map<string, DbCodeName>([
  ['23505', DbCode.DUPLICATE],
  ['42P01', DbCode.MISSING],
  ['42703', DbCode.MISSING],
  ['25006', DbCode.NOT_STORED],
  ['57014', DbCode.TIMEOUT],
  ['42501', DbCode.DENIED],
  ['40001', DbCode.BUSY],
  ['40P01', DbCode.BUSY],
  ['55P03', DbCode.BUSY],
  ['08', DbCode.LOST],
  ['22', DbCode.VALUE],
  ['23', DbCode.REFUSED],
  ['28', DbCode.DENIED],
  ['3D', DbCode.UNAVAILABLE],
  ['53', DbCode.NOT_STORED],
  ['57', DbCode.LOST],
  ['58', DbCode.NOT_STORED],
])

/** An error of the package's, as others know it. */
export function postgresError(error: unknown): DbError {
  if (error instanceof DbError) return error
  const text = driverErrorText(error)
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return new DbError(codeOf(first, text), text, error)
}

function codeOf(error: unknown, text: string): DbCodeName {
  const socket = socketErrorCode(error)
  if (socket !== null) return socket
  const state = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = states.get(state) ?? states.get(state.slice(0, 2))
  if (known !== undefined) return known
  if (/timeout expired/.test(text)) return DbCode.TIMEOUT
  return /terminated|closed|not queryable/i.test(text) ? DbCode.LOST : DbCode.REFUSED
}
