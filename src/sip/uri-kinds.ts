/** What a character may be in a URI, by a table. */

import { HOST } from './chars.ts'

/** A part of a host name, and of all else. */
export const PLAIN = 0
/** A part of a user or of parameters, not of a host name. */
export const OTHER = 1
/** A part of nothing: blanks, control characters, quotes, `<` and `>`. */
export const BAD = 2
/** What parts one thing from the next: `@`, `:`, `;` and `?`. */
export const PARTING = 3

function kindTable(): Uint8Array {
  const table = new Uint8Array(256)
  table.fill(BAD, 0, 33)
  for (let code = 33; code < 256; code++) table[code] = HOST[code] === 1 ? PLAIN : OTHER
  for (const code of '"<>\x7f') table[code.charCodeAt(0)] = BAD
  for (const code of '@:;?') table[code.charCodeAt(0)] = PARTING
  return table
}

/** One of {@link PLAIN}, {@link OTHER}, {@link BAD} and {@link PARTING} for each character. */
export const URI_KIND: Uint8Array = kindTable()
