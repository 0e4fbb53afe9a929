/** What takes too long. */

import type { Clock } from '../runtime/clock.ts'
import { DbCode, DbError } from './error.ts'

/**
 * The result of something, or an error when it has not come in time.
 *
 * @param clock - the time
 * @param ms - how long it may take; 0 for as long as it likes
 * @param what - what takes so long, for the error's text
 */
export function inTime<T>(clock: Clock, ms: number, what: string, work: Promise<T>): Promise<T> {
  if (ms === 0) return work
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const timer = clock.after(ms, () =>
    reject(new DbError(DbCode.TIMEOUT, `${what} took more than ${ms} ms`)),
  )
  work.then(
    (value) => {
      timer.cancel()
      resolve(value)
    },
    (error: unknown) => {
      timer.cancel()
      reject(error)
    },
  )
  return promise
}
