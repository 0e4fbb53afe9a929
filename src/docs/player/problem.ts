/** What is wrong with an example, and where: the same facts as a diagnostic of the configuration language has. */

import type { DocsCode } from './codes.ts'

/** A piece of one line of a file. Lines and columns start at 1; columns count bytes. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  /** In bytes; 0 stands between two bytes. */
  readonly length: number
}

/** Something that makes an example fail. */
export interface Problem {
  readonly code: DocsCode
  /** The fact, in the reader's words: lower case, no period. */
  readonly message: string
  readonly place: Place
  /** Further facts. */
  readonly notes: readonly string[]
  /** A thing to do, when it is certain that it helps. */
  readonly help: string | null
}

/**
 * Makes a problem.
 *
 * @param code - what kind it is
 * @param place - where it stands
 * @param message - the fact
 * @param more - notes and help, where there are any
 */
export function problem(
  code: DocsCode,
  place: Place,
  message: string,
  more: { readonly notes?: readonly string[]; readonly help?: string } = {},
): Problem {
  return { code, message, place, notes: more.notes ?? [], help: more.help ?? null }
}

/** `file:line:column`, as editors jump to it. */
export function printPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`
}

/** True for a problem among results. */
export function isProblem(result: object): result is Problem {
  return 'code' in result && 'notes' in result
}
