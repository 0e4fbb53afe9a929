/** What Redis's errors mean. */

import { DbCode, DbError, driverErrorText, socketErrorCode, type DbCodeName } from 'siprose'

const words: ReadonlyMap<string, DbCodeName> = new Map<string, DbCodeName>([
  ['NOAUTH', DbCode.DENIED],
  ['WRONGPASS', DbCode.DENIED],
  ['NOPERM', DbCode.DENIED],
  ['READONLY', DbCode.NOT_STORED],
  ['OOM', DbCode.NOT_STORED],
  ['MISCONF', DbCode.NOT_STORED],
  ['LOADING', DbCode.BUSY],
  ['BUSY', DbCode.BUSY],
])

/** An error of the package's, as others know it. */
export function redisError(error: unknown): DbError {
  if (error instanceof DbError) return error
  const text = driverErrorText(error)
  const word = words.get(text.split(' ', 1)[0] ?? '')
  return new DbError(word ?? socketErrorCode(error) ?? codeOf(text), text, error)
}

function codeOf(text: string): DbCodeName {
  if (/closed|writeable|ended/i.test(text)) return DbCode.LOST
  if (/invalid password|invalid username|AUTH/i.test(text)) return DbCode.DENIED
  return /timed? ?out/i.test(text) ? DbCode.TIMEOUT : DbCode.REFUSED
}
