/** Names of flags and the numbers they stand for. */

import type { FlagName, Flags } from '../ast.ts'

/** How many flags there are. */
const count = 32

/** The number of each name: what was asked for, else the lowest that is free. */
export function flagNumbers(lists: readonly Flags[]): ReadonlyMap<string, number> {
  const names: FlagName[] = []
  for (const list of lists) if (list.list === 'flags') names.push(...list.flags)
  const numbers = new Map<string, number>()
  for (const { name, number } of names) if (number !== null) numbers.set(name, number)
  const taken = new Set(numbers.values())
  let free = 0
  for (const { name } of names) {
    if (numbers.has(name)) continue
    while (taken.has(free) && free < count) free += 1
    taken.add(free)
    numbers.set(name, free)
  }
  return numbers
}
