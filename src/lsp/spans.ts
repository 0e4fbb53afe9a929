/** Parts of a text, in bytes, and the pieces it is cut into. */

import type { Piece } from '../lang/format/pieces.ts'
import type { Token } from '../lang/tokens.ts'

/** A part of a file, in bytes. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A name and where it stands. */
export interface Name extends Span {
  readonly name: string
}

/** A piece that is a token. */
export interface TokenPiece extends Piece {
  readonly token: Token
}

/** True for a piece that is a token with a text. */
export function isToken(piece: Piece): piece is TokenPiece {
  return piece.token !== null && piece.text !== ''
}

/** The end of a piece. */
export function endOf({ offset, text }: Piece): number {
  return offset + text.length
}

/** A name that begins at a place. */
export function nameAt(name: string, from: number): Name {
  return { name, from, to: from + name.length }
}

/** The index of the last piece that begins at a place or before it; -1 where none does. */
export function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = -1
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pieces[middle]?.offset ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the text between the quotes of a string stands; that of one without an end goes to where the token ends. */
export function insideOf(piece: Piece): Span {
  const quote = piece.text.charAt(0)
  const closed = piece.text.length > 1 && piece.text.endsWith(quote)
  return { from: piece.offset + 1, to: endOf(piece) - (closed ? 1 : 0) }
}
