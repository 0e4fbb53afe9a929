/** Numbers of arguments as text. */

import { listOf } from './context.ts'

/** `no argument`, `1 argument`, `1 or 2 arguments`, `2 arguments or more`. */
export function countText(counts: readonly { min: number; max: number }[]): string {
  const numbers = new Set<number>()
  let open = Infinity
  for (const { min, max } of counts) {
    if (max === Infinity) open = Math.min(open, min)
    else for (let count = min; count <= max; count++) numbers.add(count)
  }
  const sorted = [...numbers].filter((count) => count < open).toSorted((a, b) => a - b)
  if (open !== Infinity) return `${argumentsOf([...sorted, open])} or more`
  if (sorted.length === 1 && sorted[0] === 0) return 'no argument'
  return argumentsOf(sorted)
}

function argumentsOf(numbers: readonly number[]): string {
  const plural = numbers.length === 1 && numbers[0] === 1 ? 'argument' : 'arguments'
  return `${listOf(numbers.map(String))} ${plural}`
}
