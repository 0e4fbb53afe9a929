/** Queues and pipes as parameters and commands write them. */

import { SiproseError } from 'siprose'
import { type Algorithm, algorithmOf, algorithms } from 'siprose/modules/pipelimit'

/** Pipes and queues have the numbers from 0 to one less than this. */
export const PLACES = 32

/** A pipe, declared. */
export interface DeclaredPipe {
  readonly pipe: number
  readonly algorithm: Algorithm
  readonly limit: number
}

/** A queue, declared. */
export interface DeclaredQueue {
  readonly pipe: number
  /** A method, or `*`. */
  readonly method: string
}

function whole(text: string | undefined, most: number): number {
  const value = text !== undefined && /^[0-9]{1,9}$/.test(text) ? Number(text) : -1
  return value > most ? -1 : value
}

/**
 * Reads `pipe:algorithm:limit`.
 *
 * @throws SiproseError `ratelimit/pipe` for anything else
 */
export function parsePipe(text: string): DeclaredPipe {
  const [number, word = '', most, ...rest] = text.split(':').map((part) => part.trim())
  const pipe = whole(number, PLACES - 1)
  const algorithm = algorithmOf(word, true)
  const limit = whole(most, Number.MAX_SAFE_INTEGER)
  if (pipe >= 0 && algorithm !== null && limit >= 0 && rest.length === 0) {
    return { pipe, algorithm, limit }
  }
  throw new SiproseError(
    'ratelimit/pipe',
    `\`${text}\` is no pipe; it can be pipe:algorithm:limit, as in 0:TAILDROP:200: a pipe from 0 to 31, an algorithm of ${algorithms.join(', ')}`,
  )
}

/**
 * Reads `pipe:METHOD`.
 *
 * @throws SiproseError `ratelimit/queue` for anything else
 */
export function parseQueue(text: string): DeclaredQueue {
  const [number, method = '', ...rest] = text.split(':').map((part) => part.trim())
  const pipe = whole(number, PLACES - 1)
  if (pipe >= 0 && method !== '' && rest.length === 0) return { pipe, method }
  throw new SiproseError(
    'ratelimit/queue',
    `\`${text}\` is no queue; it can be pipe:METHOD, as in 3:INVITE or 0:*, with a pipe from 0 to 31`,
  )
}
