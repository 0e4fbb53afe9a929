/** Levels of log lines, as scripts write them. */

import { LogLevel, SiproseError } from 'siprose'

const byLetter: ReadonlyMap<string, number> = new Map([
  ['A', LogLevel.ALERT],
  ['B', LogLevel.BUG],
  ['C', LogLevel.CRITICAL],
  ['E', LogLevel.ERROR],
  ['W', LogLevel.WARNING],
  ['N', LogLevel.NOTICE],
  ['I', LogLevel.INFO],
  ['D', LogLevel.DEBUG],
])

const NUMBER = /^-?\d{1,9}$/

/**
 * Reads a level: `L_ERR` and its like, of which only the third letter counts, or a number.
 *
 * @param text - what the script writes; numbers beyond the ends mean the ends
 * @throws SiproseError where it is neither
 */
export function readLevel(text: string): number {
  if (NUMBER.test(text)) {
    return Math.min(Math.max(Number(text), LogLevel.ALERT), LogLevel.DEBUG)
  }
  const level = byLetter.get(text.charAt(2))
  if (level !== undefined) return level
  throw new SiproseError(
    'xlog/unknown-level',
    `\`${text}\` is no level; write L_ALERT, L_BUG, L_CRIT, L_ERR, L_WARN, L_NOTICE, L_INFO, L_DBG, or a number from -5 to 3`,
    { level: text },
  )
}
