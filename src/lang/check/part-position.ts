/** Places of parts of what stands on one line. */

import type { Position } from '../position.ts'

/** The part from `from` of `length` bytes; the whole when the place is not as long as its text. */
export function partOf(whole: Position, text: string, from: number, length: number): Position {
  if (whole.length !== text.length || text.includes('\n')) return whole
  return { ...whole, column: whole.column + from, offset: whole.offset + from, length }
}
