/** Sending a datagram to somebody's socket in the file system, from nowhere: an answer is not wanted. */

import { controlCalls, unixAddress } from './control-calls.ts'

/**
 * Sends it, or does not: nothing is waited for.
 *
 * @returns the system's name of what was in the way, `EAGAIN` where the reader is behind, or null
 */
export function sendUnix(path: string, bytes: Buffer): string | null {
  const calls = controlCalls()
  if (typeof calls === 'string') return calls
  const to = unixAddress(path)
  return to === null ? 'ENAMETOOLONG' : calls.sendOnce(bytes, to)
}
