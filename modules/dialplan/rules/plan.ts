/** The rules of one dialplan, in the order in which they are tried. */

import type { Context } from 'siprose'

import type { Rule } from './rule.ts'

const none: readonly Rule[] = []

/** One dialplan. Made whole, and never changed. */
export class Plan {
  /** All, as they are tried. */
  readonly rules: readonly Rule[]
  readonly #byLength = new Map<number, Rule[]>()
  readonly #any: readonly Rule[]

  /** @param rules - in the order of the table: those for one length are tried before those for any, the lower priority first */
  constructor(rules: readonly Rule[]) {
    const sorted = rules.toSorted((a, b) => a.row.priority - b.row.priority)
    for (const rule of sorted) {
      const { length } = rule.row
      if (length <= 0) continue
      const known = this.#byLength.get(length)
      if (known === undefined) this.#byLength.set(length, [rule])
      else known.push(rule)
    }
    this.#any = sorted.filter(({ row }) => row.length <= 0)
    this.rules = [...[...this.#byLength.values()].flat(), ...this.#any]
  }

  /** The rule for a number, or null. */
  find(ctx: Context, input: string): Rule | null {
    for (const rule of this.#byLength.get(input.length) ?? none) {
      if (rule.matches(ctx, input)) return rule
    }
    for (const rule of this.#any) if (rule.matches(ctx, input)) return rule
    return null
  }
}
