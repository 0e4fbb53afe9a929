/** Names of algorithms and of qualities of protection, as scripts and parameters write them. */

import { digestAlgorithms, sameText, SiproseError } from 'siprose'

import { ChallengeFlag } from './challenges.ts'

const names = digestAlgorithms.map((algorithm) => `\`${algorithm.name}\``).join(', ')

/** MD5, which a challenge need not name. */
export const MD5: number = digestAlgorithms.findIndex((one) => one.name === 'MD5')

/**
 * The place of an algorithm among `digestAlgorithms`.
 *
 * @throws SiproseError for one that nobody knows
 */
export function algorithmNamed(name: string): number {
  const place = digestAlgorithms.findIndex((one) => sameText(one.name, name))
  if (place >= 0) return place
  throw new SiproseError('auth/algorithm', `\`${name}\` is no algorithm; it can be ${names}`)
}

/** The algorithm of a parameter, which may be empty: null then. */
export function algorithmIfAny(name: string): number | null {
  return name === '' ? null : algorithmNamed(name)
}

/** The algorithms of a list with commas, the favourite first. */
export function algorithmsOf(list: string): readonly number[] {
  return list.split(',').map((name) => algorithmNamed(name.trim()))
}

/** The bits of `ChallengeFlag` for the parameter `qop`. */
export function qopFlag(text: string): number {
  const words = text.split(',').map((word) => word.trim().toLowerCase())
  let flags = 0
  for (const word of words) {
    if (word === 'auth') flags |= ChallengeFlag.AUTH
    else if (word === 'auth-int') flags |= ChallengeFlag.AUTH_INT
    else if (words.length > 1 || word !== '') {
      const can = 'it can be `auth`, `auth-int`, both with a comma, or empty'
      throw new SiproseError('auth/qop', `\`${text}\` is no quality of protection; ${can}`)
    }
  }
  return flags
}
