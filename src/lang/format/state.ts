/** Where in the structure of a configuration its formatter is: known from tokens alone, as both branches of a condition are formatted. */

import type { Piece } from './pieces.ts'

/** An open brace. */
export interface Brace {
  /** True when a line ends inside. */
  multiline: boolean
  readonly isSwitch: boolean
  /** Parentheses that were open around it. */
  readonly parentheses: number
}

/** The place between two pieces. */
export interface Place {
  readonly braces: readonly Brace[]
  readonly parentheses: number
  /** True where a statement may begin. */
  readonly start: boolean
  /** True from the word `switch` to its brace. */
  readonly inSwitchHead: boolean
  /** True from `case` or `default` to the colon. */
  readonly inLabel: boolean
}

/** The place before the first piece. */
export const beginning: Place = {
  braces: [],
  parentheses: 0,
  start: true,
  inSwitchHead: false,
  inLabel: false,
}

/** The sign a piece is, or ''. */
export function signOf(piece: Piece | undefined): string {
  return piece?.token?.type === 'sign' ? piece.text : ''
}

/** The word a piece is, or ''. */
export function wordOf(piece: Piece | undefined): string {
  return piece?.token?.type === 'word' ? piece.text : ''
}

/** True for `case` and `default` of a `switch`. */
export function beginsLabel(place: Place, piece: Piece | undefined): boolean {
  const word = wordOf(piece)
  return (word === 'case' || word === 'default') && place.braces.at(-1)?.isSwitch === true
}

/** True for the colon of a label. */
export function endsLabel(place: Place, piece: Piece): boolean {
  return place.inLabel && place.parentheses === 0 && signOf(piece) === ':'
}

/** The place behind a token. */
export function behindToken(place: Place, piece: Piece): Place {
  const { braces, parentheses } = place
  switch (signOf(piece)) {
    case '{': {
      const brace = { multiline: false, isSwitch: place.inSwitchHead, parentheses }
      return { ...beginning, braces: [...braces, brace] }
    }
    case '}': {
      const outer = braces.at(-1)?.parentheses ?? 0
      return { ...beginning, braces: braces.slice(0, -1), parentheses: outer, start: outer === 0 }
    }
    case '(':
    case '[':
      return { ...place, parentheses: parentheses + 1, start: false }
    case ')':
    case ']':
      return { ...place, parentheses: Math.max(0, parentheses - 1), start: false }
    case ';':
      return { ...beginning, braces, parentheses, start: parentheses === 0 }
    case ':':
      return endsLabel(place, piece) ? { ...beginning, braces } : { ...place, start: false }
    default:
      return {
        ...place,
        start: false,
        inSwitchHead: place.inSwitchHead || wordOf(piece) === 'switch',
        inLabel: place.inLabel || (place.start && beginsLabel(place, piece)),
      }
  }
}

/** Follows the places through all pieces. Each branch of a condition begins where the condition does. */
export class Tracker {
  place: Place = beginning
  readonly #conditions: Place[] = []

  /** Goes on behind a piece. */
  pass(piece: Piece): void {
    if (piece.kind === 'token') this.place = behindToken(this.place, piece)
    else if (piece.kind === 'directive') this.#directive(piece.text)
  }

  #directive(text: string): void {
    const name = /^..(\w+)/.exec(text)?.[1] ?? ''
    if (name.startsWith('if')) this.#conditions.push(this.place)
    else if (name === 'else') this.place = this.#conditions.at(-1) ?? this.place
    else if (name === 'endif') this.#conditions.pop()
  }
}
