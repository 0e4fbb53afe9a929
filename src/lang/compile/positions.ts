/** Numbers for places: generated code notes where it is with one store of a small integer. */

import { nowhere, type Position } from '../position.ts'

/** The places of actions, by number. 0 is no place. */
export class Positions {
  readonly #places: Position[] = [nowhere]

  /** Adds a place. */
  add(position: Position): number {
    return this.#places.push(position) - 1
  }

  /** The place with a number. */
  at(index: number): Position {
    return this.#places[index] ?? nowhere
  }
}
