/** Does one message, and says what is wrong with it. */

import { Dice } from './dice.ts'
import { exercise } from './exercise.ts'
import { Finding } from './finding.ts'

/** What was found. */
export interface Trouble {
  /** `throws`, `wrong`, `slow` or `hangs`; the name of its corpus entry starts with it. */
  readonly kind: string
  readonly message: string
  /** The same for the same fault, whatever the message was. */
  readonly key: string
  readonly text: string
  /** Of the choices that were made: see {@link tryOne}. */
  readonly seed: number
}

/** A message may take this long, and as much more as it is long; measured are 0.3 ms for 1500 bytes. */
const SLOW_MS = 8
const SLOW_MS_A_BYTE = 0.01

/**
 * Does a message all that {@link exercise} does.
 *
 * @param seed - of the choices to make
 * @returns null when nothing is wrong
 */
export function tryOne(text: string, seed: number): Trouble | null {
  try {
    const start = performance.now()
    exercise(text, new Dice(seed))
    if (performance.now() - start < SLOW_MS) return null
    return slowest(text, seed)
  } catch (error) {
    const thrown = error instanceof Error ? error : new Error(String(error))
    const kind = thrown instanceof Finding ? 'wrong' : 'throws'
    const place = /at .*\/src\/.*/.exec(thrown.stack ?? '')?.[0] ?? ''
    const key = `${thrown.name} ${thrown.message.replaceAll(/[^a-zA-Z ]/g, '').slice(0, 30)} ${place}`
    return { kind, message: `${thrown.message} ${place}`, key, text, seed }
  }
}

/** A slow message is slow each time; time that others had does not count. */
function slowest(text: string, seed: number): Trouble | null {
  let best = Infinity
  for (let left = 4; left > 0; left--) {
    const before = process.threadCpuUsage()
    exercise(text, new Dice(seed))
    const { user, system } = process.threadCpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  if (best < SLOW_MS + SLOW_MS_A_BYTE * text.length) return null
  const message = `${best.toFixed(1)} ms for ${text.length} bytes`
  return { kind: 'slow', message, key: 'slow', text, seed }
}
