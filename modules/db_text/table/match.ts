/** Which rows fulfil conditions, and in which order they come. */

import { DbCode, DbError, type Condition, type DbValue, type Order } from 'siprose'

import type { TextTable } from './table.ts'

/** A condition on a place of a row. */
interface Test {
  readonly at: number
  holds(value: DbValue): boolean
}

/** Tells whether a row fulfils all conditions. */
export function testOf(
  table: TextTable,
  where: readonly Condition[],
): (row: readonly DbValue[]) => boolean {
  const tests = where.map(([column, operator, value]): Test => {
    const at = table.place(column.name)
    const wanted = table.stored(at, column, value)
    if (wanted !== null)
      return { at, holds: (found) => found !== null && compared(found, wanted, operator) }
    if (operator === '=') return { at, holds: (found) => found === null }
    if (operator === '!=') return { at, holds: (found) => found !== null }
    throw new DbError(
      DbCode.REFUSED,
      `\`${column.name}\` is compared with null by ${operator}; that can be = or !=`,
    )
  })
  return (row) => tests.every(({ at, holds }) => holds(row[at] ?? null))
}

function compared(found: DbValue, wanted: DbValue, operator: Condition[1]): boolean {
  if (operator === 'LIKE') return like(String(found), String(wanted))
  const order = compare(found, wanted)
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

/** NULL comes first; numbers are compared as such, texts byte by byte. */
export function compare(one: DbValue, other: DbValue): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * Whether a text is like a pattern: `%` is any text, `_` any sign. Of several `%` only the last one is tried again, so the time it takes is
 * at most the product of both lengths.
 */
export function like(text: string, pattern: string): boolean {
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

/** Rows in order; those that are equal stay as they were. */
export function ordered(
  table: TextTable,
  rows: readonly (readonly DbValue[])[],
  order: readonly Order[],
): readonly (readonly DbValue[])[] {
  if (order.length === 0) return rows
  const places = order.map(({ column, descending }) => ({
    at: table.place(column.name),
    sign: descending === true ? -1 : 1,
  }))
  return rows.toSorted((one, other) => {
    for (const { at, sign } of places) {
      const result = compare(one[at] ?? null, other[at] ?? null)
      if (result !== 0) return result * sign
    }
    return 0
  })
}
