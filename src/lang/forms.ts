/** Choosing among the forms of a function by how many arguments a call has. */

import type { ArgumentForm, FunctionForm } from './vocabulary.ts'

/** How many arguments a form takes: at least, and at most (`Infinity` when the last may be repeated). */
export function argumentCounts(args: readonly ArgumentForm[]): { min: number; max: number } {
  const needed = args.filter((arg) => !arg.optional).length
  return { min: needed, max: args.at(-1)?.repeated === true ? Infinity : args.length }
}

/** The first form that takes `count` arguments; null when none does. */
export function chooseForm(forms: readonly FunctionForm[], count: number): FunctionForm | null {
  return forms.find((form) => takes(form.args, count)) ?? null
}

/** True when arguments of these forms can be `count`. */
export function takes(args: readonly ArgumentForm[], count: number): boolean {
  const { min, max } = argumentCounts(args)
  return count >= min && count <= max
}

/** The form of the argument at `index`; a repeated last one serves all that follow. */
export function argumentAt(args: readonly ArgumentForm[], index: number): ArgumentForm | null {
  const last = args.at(-1)
  return args[index] ?? (last?.repeated === true ? last : null)
}
