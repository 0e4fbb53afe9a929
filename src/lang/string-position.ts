/** Where a part of a string's value stands in the configuration. */
import type { StringLiteral, StringPiece } from './ast.ts'
import { readEscape } from './escapes.ts'
import type { Position } from './position.ts'
import { within } from './position.ts'

/**
 * The place of a part of a string, through escapes and joined pieces.
 *
 * @param from - offset in the value
 * @param to - offset of the end; in another piece, the place ends with the piece of `from`
 * @returns the whole piece when a `#!subst` changed it
 */
export function stringPosition(literal: StringLiteral, from: number, to: number): Position {
  const piece = literal.pieces.findLast((one) => one.start <= from) ?? literal.pieces[0]
  if (piece === undefined) return literal.position
  // The text of a define has no place at the identifier that was replaced.
  if (!piece.mapped || piece.position.chain[0]?.reason === 'define') return piece.position
  const start = rawOffset(piece, from - piece.start)
  const end = Math.max(start, rawOffset(piece, to - piece.start))
  const shift = piece.quote.length
  return within(
    piece.position,
    piece.quote + piece.raw + piece.quote,
    start + shift,
    Math.min(end, piece.raw.length) + shift,
  )
}

function rawOffset(piece: StringPiece, offset: number): number {
  if (piece.quote !== '"') return Math.min(offset, piece.raw.length)
  let at = 0
  let value = 0
  while (value < offset && at < piece.raw.length) {
    if (piece.raw[at] === '\\') {
      const { text, next } = readEscape(piece.raw, at)
      value += text.length
      at = next
    } else {
      value += 1
      at += 1
    }
  }
  return at
}
