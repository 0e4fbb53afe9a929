/** The table through which generated code reaches everything that is not a number: no text of a configuration becomes code. */

/** Values that generated code names `k0`, `k1`, … */
export class Constants {
  readonly #values: unknown[] = []
  readonly #names = new Map<unknown, string>()

  /** The name of a value in the code; equal texts, numbers and the same object share one. */
  name(value: unknown): string {
    const known = this.#names.get(value)
    if (known !== undefined) return known
    const name = `k${this.#values.length}`
    this.#values.push(value)
    this.#names.set(value, name)
    return name
  }

  /** The value that the code names `k` and a number. */
  at(index: number): unknown {
    return this.#values[index]
  }

  /** Makes the code into what its `return` gives. */
  evaluate(code: string): unknown {
    const names = this.#values.map((_, index) => `k${index}`).join(', ')
    const source = `'use strict'; const [${names}] = k;\n${code}`
    // The code is made of fixed pieces, names such as `k12` and integers; see `emit.ts`.
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
    return new Function('k', source)(this.#values) as unknown
  }
}
