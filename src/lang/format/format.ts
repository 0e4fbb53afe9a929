/**
 * Formats a configuration: the same tokens, comments and directives in the same order, in lines and columns as the project writes them.
 *
 * Nothing is evaluated: both branches of a condition are formatted, defines and includes stay as they are. Directives keep their lines and
 * column 1, texts in quotes and comments stay byte for byte.
 */

import { Diagnostics } from '../diagnostic.ts'
import type { Source } from '../source.ts'
import { makeSource } from '../source.ts'
import { layOut } from './layout.ts'
import { cutPieces, type Piece } from './pieces.ts'

/** A text that was formatted. */
export interface Formatted {
  /** The new text; null when the old one cannot be read, or would mean something else in other lines. */
  readonly text: string | null
  /** Why it cannot be read; no errors when it can. */
  readonly diagnostics: Diagnostics
}

/** Formats the text of one file. What it includes is left alone. */
export function formatConfig(source: Source): Formatted {
  const diagnostics = new Diagnostics()
  diagnostics.addSource(source)
  const pieces = cutPieces(source, diagnostics)
  if (diagnostics.hasErrors) return { text: null, diagnostics }
  // the last line end decides: it is never part of a comment or a text that stays as it is
  const eol = source.text.charAt(source.text.lastIndexOf('\n') - 1) === '\r' ? '\r\n' : '\n'
  const text = layOut(source.text, pieces, eol)
  const same = samePieces(pieces, cutPieces(makeSource(source.file, text), new Diagnostics()))
  return { text: same ? text : null, diagnostics }
}

/** True when two texts differ only in what stands between pieces. */
function samePieces(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ kind, text }, index) => {
      const other = b[index]
      return other !== undefined && kind === other.kind && text === other.text
    })
  )
}
