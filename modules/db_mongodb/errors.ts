/** What MongoDB's errors mean. */

import { DbCode, DbError, driverErrorText, socketErrorCode, type DbCodeName } from 'siprose'

const codes: ReadonlyMap<number, DbCodeName> = new Map<number, DbCodeName>([
  [11_000, DbCode.DUPLICATE],
  [11_001, DbCode.DUPLICATE],
  [13, DbCode.DENIED],
  [18, DbCode.DENIED],
  [50, DbCode.TIMEOUT],
  [14_031, DbCode.NOT_STORED],
  // the server is no primary: another one is, or will be
  [10_107, DbCode.LOST],
  [13_435, DbCode.LOST],
  [11_602, DbCode.LOST],
  [189, DbCode.LOST],
  [91, DbCode.LOST],
])

const names: ReadonlyMap<string, DbCodeName> = new Map<string, DbCodeName>([
  ['MongoNetworkTimeoutError', DbCode.TIMEOUT],
  ['MongoOperationTimeoutError', DbCode.TIMEOUT],
  ['MongoNetworkError', DbCode.LOST],
  ['MongoPoolClearedError', DbCode.LOST],
  ['MongoServerSelectionError', DbCode.LOST],
  ['MongoWaitQueueTimeoutError', DbCode.TIMEOUT],
  ['MongoTopologyClosedError', DbCode.LOST],
  ['MongoNotConnectedError', DbCode.LOST],
  ['MongoClientClosedError', DbCode.LOST],
])

/** An error of the package's, as others know it. */
export function mongoError(error: unknown): DbError {
  if (error instanceof DbError) return error
  const number = error instanceof Error && 'code' in error ? Number(error.code) : Number.NaN
  const name = error instanceof Error ? error.name : ''
  const code = codes.get(number) ?? names.get(name) ?? socketErrorCode(error) ?? DbCode.REFUSED
  return new DbError(code, driverErrorText(error), error)
}
