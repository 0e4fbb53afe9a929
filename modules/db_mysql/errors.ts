/** What the errors of MySQL and MariaDB mean. */

import { DbCode, DbError, driverErrorText, socketErrorCode, type DbCodeName } from 'siprose'

/** By number; see https://mariadb.com/kb/en/mariadb-error-codes/. */
const numbers: ReadonlyMap<number, DbCodeName> = new Map<number, DbCodeName>([
  [1021, DbCode.NOT_STORED],
  [1036, DbCode.NOT_STORED],
  [1044, DbCode.DENIED],
  [1045, DbCode.DENIED],
  [1049, DbCode.UNAVAILABLE],
  [1053, DbCode.LOST],
  [1054, DbCode.MISSING],
  [1062, DbCode.DUPLICATE],
  [1114, DbCode.NOT_STORED],
  [1142, DbCode.DENIED],
  [1146, DbCode.MISSING],
  [1205, DbCode.BUSY],
  [1213, DbCode.BUSY],
  [1264, DbCode.VALUE],
  [1290, DbCode.NOT_STORED],
  [1292, DbCode.VALUE],
  [1317, DbCode.TIMEOUT],
  [1366, DbCode.VALUE],
  [1406, DbCode.VALUE],
  [1698, DbCode.DENIED],
  [1792, DbCode.NOT_STORED],
  [1836, DbCode.NOT_STORED],
  [1927, DbCode.LOST],
  [1969, DbCode.TIMEOUT],
])

/** An error of the package's, as others know it. */
export function mysqlError(error: unknown): DbError {
  if (error instanceof DbError) return error
  const text = driverErrorText(error)
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return new DbError(codeOf(first, text), text, error)
}

function codeOf(error: unknown, text: string): DbCodeName {
  const number = error instanceof Error && 'errno' in error ? Number(error.errno) : 0
  const known = numbers.get(number) ?? socketErrorCode(error)
  if (known !== null) return known
  if (/timeout/i.test(text)) return DbCode.TIMEOUT
  return /closed|lost|PROTOCOL_CONNECTION/i.test(text) ? DbCode.LOST : DbCode.REFUSED
}
