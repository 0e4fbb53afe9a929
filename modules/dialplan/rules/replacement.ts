/** What takes the place of a number: texts, groups of a pattern as `\1`, and variables. */

import { type Context, formatPieces, SiproseError, type VariableRef } from 'siprose'

import { plainDollars } from './variables.ts'

type Piece = string | number | VariableRef

/** A replacement that was read. */
export class Replacement {
  /** The highest group it refers to; -1 for none. */
  readonly highest: number
  readonly #pieces: readonly Piece[]

  /** Use {@link parseReplacement}. */
  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
    this.highest = pieces.reduce<number>(
      (most, piece) => (typeof piece === 'number' ? Math.max(most, piece) : most),
      -1,
    )
  }

  /** The text, with what groups hold. A variable without a value is nothing. */
  print(ctx: Context, groups: readonly (string | null)[]): string {
    let text = ''
    for (const piece of this.#pieces) {
      if (typeof piece === 'string') text += piece
      else if (typeof piece === 'number') text += groups[piece] ?? ''
      else text += piece.get(ctx) ?? ''
    }
    return text
  }
}

/**
 * Reads a replacement.
 *
 * @param variable - compiles one variable
 * @throws SiproseError for a variable there is none of
 */
export function parseReplacement(
  text: string,
  variable: (text: string) => VariableRef,
): Replacement {
  const pieces: Piece[] = []
  for (const piece of formatPieces(plainDollars(text))) {
    if (piece.kind === 'variable') pieces.push(variable(piece.text))
    else addText(pieces, piece.text)
  }
  return new Replacement(pieces)
}

function addText(pieces: Piece[], text: string): void {
  let plain = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const next = text[at + 1] ?? ''
    if (sign !== '\\' || next === '') {
      plain += sign
      continue
    }
    at += 1
    if (!/\d/.test(next)) {
      plain += next
      continue
    }
    if (plain !== '') pieces.push(plain)
    plain = ''
    pieces.push(Number(next))
  }
  if (plain !== '') pieces.push(plain)
}

/** Refuses a replacement that refers to a group which the pattern has not. */
export function checkGroups({ highest }: Replacement, groups: number): void {
  if (highest <= groups) return
  const has = groups === 0 ? 'none' : `${groups}`
  throw new SiproseError(
    'dialplan/groups',
    `the replacement refers to group ${highest}, and the pattern has ${has}`,
  )
}
