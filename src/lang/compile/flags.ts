/** Names of flags and the numbers they stand for. */

import type { FlagName, Flags } from '../ast.ts'

/** How many flags there are. */
const count = 32

/** The number of each name: what was asked for, else the lowest that is free; flags of messages and of AVPs are counted apart. */
export function flagNumbers(lists: readonly Flags[]): ReadonlyMap<string, number> {
  const numbers = numbersOf(lists.filter(({ list }) => list === 'flags'))
  for (const [name, number] of numbersOf(lists.filter(({ list }) => list === 'avpflags'))) {
    if (!numbers.has(name)) numbers.set(name, number)
  }
  return numbers
}

function numbersOf(lists: readonly Flags[]): Map<string, number> {
  const names: FlagName[] = lists.flatMap(({ flags }) => flags)
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
