/** What is wrong with a file of profiles, or with a file that a profile names: always with the place. */

import { SiproseError } from 'siprose'

import type { Place } from './profile.ts'

/** `tls.cfg:3:10: …` */
export function errorAt(code: string, place: Place, fact: string, cause?: unknown): SiproseError {
  const { file, line, column } = place
  return new SiproseError(
    `tls/${code}`,
    `${file}:${line}:${column}: ${fact}`,
    { file, line, column },
    cause,
  )
}

/** The same, of what no file says but a parameter. */
export function errorOf(code: string, place: Place | null, fact: string, cause?: unknown) {
  if (place !== null) return errorAt(code, place, fact, cause)
  return new SiproseError(`tls/${code}`, fact, {}, cause)
}
