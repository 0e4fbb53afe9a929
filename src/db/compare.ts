/** Conditions on values, for stores that have no language of their own to ask in. */

import type { Condition } from './statement.ts'
import type { DbValue } from './value.ts'

/** NULL comes first; numbers are compared as such, texts and bytes byte by byte. */
export function compareValues(one: DbValue, other: DbValue): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  const [a, b] = [plain(one), plain(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

function plain(value: Exclude<DbValue, null>): string | number | bigint {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
}

/**
 * Whether a value that is there fulfils a condition whose value is not NULL.
 *
 * @param found - what the row holds
 * @param operator - the condition
 * @param wanted - its value, of the same type
 */
export function fulfils(found: DbValue, operator: Condition[1], wanted: DbValue): boolean {
  if (operator === 'LIKE') return isLike(String(found), String(wanted))
  const order = compareValues(found, wanted)
  switch (operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    case '>=':
      return order >= 0
  }
}

/**
 * Whether a text is like a pattern: `%` is any text, `_` any sign. Of several `%` only the last one is tried again, so the time it takes is
 * at most the product of both lengths.
 */
export function isLike(text: string, pattern: string): boolean {
  let t = 0
  let p = 0
  let star = -1
  let mark = 0
  while (t < text.length) {
    const sign = pattern[p]
    if (sign === '%') {
      star = p++
      mark = t
    } else if (sign === '_' || (sign !== undefined && sign === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++mark
    } else return false
  }
  while (pattern[p] === '%') p++
  return p === pattern.length
}
