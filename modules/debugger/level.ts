/** Levels as arguments name them. */

import { LogLevel, SiproseError } from 'siprose'

const levels: ReadonlyMap<string, number> = new Map([
  ['L_ALERT', LogLevel.ALERT],
  ['L_BUG', LogLevel.BUG],
  ['L_CRIT', LogLevel.CRITICAL],
  ['L_ERR', LogLevel.ERROR],
  ['L_WARN', LogLevel.WARNING],
  ['L_NOTICE', LogLevel.NOTICE],
  ['L_INFO', LogLevel.INFO],
  ['L_DBG', LogLevel.DEBUG],
])

/** @throws SiproseError `debugger/level` for a text that is none */
export function parseLevel(text: string): number {
  const level = levels.get(text)
  if (level !== undefined) return level
  throw new SiproseError(
    'debugger/level',
    `\`${text}\` is no level; there are ${[...levels.keys()].join(', ')}`,
    { text },
  )
}
