/** What `$var` and its relatives hold: values that outlive the message, one set a worker. */

import type { Value } from 'siprose'

/** The values of script variables by name. Names come from the configuration, so there are only so many. */
export class ScriptValues {
  readonly #values = new Map<string, string | number>()

  /** The value of a name, or null where it was never set. */
  get(name: string): Value {
    return this.#values.get(name) ?? null
  }

  /** Sets a value; null removes it. */
  set(name: string, value: Value): void {
    if (value === null) this.#values.delete(name)
    else this.#values.set(name, value)
  }
}
