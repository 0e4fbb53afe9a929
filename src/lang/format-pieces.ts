/** A text with variables, cut at them: for functions that put values and text together in a way of their own. */

import { parseFormat } from './parse/value.ts'
import { nowhere } from './position.ts'
import { PrepareError } from './vocabulary.ts'

/** A piece of such a text: text, or a variable as it is written, `$(hdr(X)[0])`. */
export interface FormatPiece {
  readonly kind: 'text' | 'variable'
  readonly text: string
}

/**
 * The pieces of a text, in order. `$$` has been read as `$`.
 *
 * @param text - as a configuration writes it between the quotes
 * @throws PrepareError on what cannot be read
 */
export function formatPieces(text: string): readonly FormatPiece[] {
  const { parts, faults } = parseFormat(text, () => nowhere)
  const [fault] = faults
  if (fault !== undefined) throw new PrepareError(fault.message)
  return parts.map(({ kind, text: written }) => ({ kind, text: written }))
}
