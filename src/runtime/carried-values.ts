/** Values of modules that a script takes with it while it waits. */

import type { AllCarried, Carried } from '../lang/vocabulary.ts'

/** Those of all modules. */
export class CarriedValues implements AllCarried {
  readonly #all: Carried[] = []

  /**
   * Adds those of one.
   *
   * @returns where they are in what {@link take} gives
   */
  add(values: Carried): number {
    return this.#all.push(values) - 1
  }

  take(): unknown[] {
    return this.#all.map((each) => each.take())
  }

  restore(taken: readonly unknown[]): void {
    for (const [index, values] of this.#all.entries()) values.restore(taken[index])
  }
}
