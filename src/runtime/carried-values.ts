/** Values of modules that a script takes with it while it waits. */

import type { Carried } from '../lang/vocabulary.ts'

/** Those of all modules. */
export class CarriedValues implements Carried {
  readonly #all: Carried[] = []

  /** Adds those of one. */
  add(values: Carried): void {
    this.#all.push(values)
  }

  take(): readonly unknown[] {
    return this.#all.map((each) => each.take())
  }

  restore(taken: unknown): void {
    const each = taken as readonly unknown[] // what take() gave
    for (const [index, values] of this.#all.entries()) values.restore(each[index])
  }
}
