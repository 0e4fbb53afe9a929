/** Whether two texts mean the same: their trees, wherever things stand. */

import type { ConfigFile } from '../ast.ts'

/** True when two configurations differ in places only. */
export function sameTree(a: ConfigFile, b: ConfigFile): boolean {
  return same(a.items, b.items) && a.mode === b.mode
}

/** Fields that say where something stands. */
function isPlace(key: string): boolean {
  return key === 'position' || key.endsWith('Position')
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const left = Object.entries(a).filter(([key]) => !isPlace(key))
  const right = new Map(Object.entries(b).filter(([key]) => !isPlace(key)))
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  )
}
