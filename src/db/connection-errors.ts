/** What the errors of sockets mean, which drivers hand on as they are. */

import { DbCode, type DbCodeName } from './error.ts'

/** Nobody was there to talk to. */
const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EACCES',
  'ETIMEDOUT',
])

/** Somebody was, and went. */
const gone: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
])

/** The code for an error of a socket; null for any other. */
export function socketErrorCode(error: unknown): DbCodeName | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (unreachable.has(code)) return DbCode.UNAVAILABLE
  return gone.has(code) ? DbCode.LOST : null
}

/** The text of an error; of one that stands for several tries, of the first. */
export function driverErrorText(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0)
    return driverErrorText(error.errors[0])
  return error instanceof Error && error.message !== '' ? error.message : String(error)
}
