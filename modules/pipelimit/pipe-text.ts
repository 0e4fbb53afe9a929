/** A pipe as a parameter writes it. */

import { SiproseError } from 'siprose'

import { type Algorithm, algorithmOf, algorithms } from './algorithm.ts'

/** A pipe, declared. */
export interface DeclaredPipe {
  readonly name: string
  readonly algorithm: Algorithm
  readonly limit: number
}

/**
 * Reads `name:algorithm:limit`.
 *
 * @throws SiproseError `pipelimit/pipe` for anything else
 */
export function parsePipe(text: string): DeclaredPipe {
  const [name = '', word = '', number = '', ...rest] = text.split(':').map((part) => part.trim())
  const algorithm = algorithmOf(word, true)
  const limit = /^[0-9]{1,9}$/.test(number) ? Number(number) : -1
  if (name !== '' && algorithm !== null && limit >= 0 && rest.length === 0) {
    return { name, algorithm, limit }
  }
  throw new SiproseError(
    'pipelimit/pipe',
    `\`${text}\` is no pipe; it can be name:algorithm:limit, as in gateway:TAILDROP:100, and the algorithm ${algorithms.join(', ')}`,
  )
}
