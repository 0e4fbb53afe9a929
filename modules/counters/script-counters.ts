/** The counters of a configuration, by the names that its script has for them. */

import type { Counter, Statistics } from 'siprose'

import { counterPath, declaredCounter } from './declared.ts'

/** What the configuration says of counters. */
export interface CounterParams {
  readonly script_counter: readonly string[]
  readonly script_cnt_grp_name: string
}

/** The counters of one server's script. */
export class ScriptCounters {
  readonly #byPath = new Map<string, Counter>()
  readonly #group: string

  /**
   * @param statistics - where they are made
   * @param params - which
   */
  constructor(statistics: Statistics, params: CounterParams) {
    this.#group = params.script_cnt_grp_name
    for (const text of params.script_counter) {
      const { group, name, help } = declaredCounter(text, this.#group)
      const counter = statistics.define(group, name, { help })
      this.#byPath.set(`${group}.${name}`, counter)
      if (group === this.#group) this.#byPath.set(name, counter)
    }
  }

  /** The counter of `group.name`, or of a name in the usual group; null where none was declared. */
  get(path: string): Counter | null {
    const direct = this.#byPath.get(path)
    if (direct !== undefined) return direct
    const { group, name } = counterPath(path.trim(), this.#group)
    return this.#byPath.get(`${group}.${name}`) ?? null
  }
}
