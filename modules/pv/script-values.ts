/** What `$var` and `$shv` and their relatives hold: values that outlive the message. */

import { SiproseError, type Value } from 'siprose'

/** How many names there may be before commands can make no more. */
const MOST_NAMES = 10_000

/** The values of script variables by name. Names come from the configuration, so there are only so many. */
export class ScriptValues {
  readonly #values = new Map<string, string | number>()

  /**
   * @param parameter - the parameter that gives first values
   * @param settings - as it is written: `name=i:number` or `name=s:text`
   */
  constructor(parameter = '', settings: readonly string[] = []) {
    for (const text of settings) {
      const setting = /^([^=]+)=(?:i:(-?\d+)|s:(.*))$/s.exec(text)
      if (setting === null) {
        throw new SiproseError(
          `pv/bad-${parameter}`,
          `${parameter} is \`${text}\`; it can be name=i:number or name=s:text`,
        )
      }
      const [, name = '', number, string = ''] = setting
      this.set(name.trim(), number === undefined ? string : Number(number))
    }
  }

  /** The value of a name, or null where it was never set. */
  get(name: string): Value {
    return this.#values.get(name) ?? null
  }

  /** Sets a value; null removes it. */
  set(name: string, value: Value): void {
    if (value === null) this.#values.delete(name)
    else this.#values.set(name, value)
  }

  /** False once commands have made so many names that no configuration can have asked for them. */
  get mayGrow(): boolean {
    return this.#values.size < MOST_NAMES
  }

  /** All names with their values. */
  all(): Iterable<readonly [name: string, value: string | number]> {
    return this.#values
  }
}
