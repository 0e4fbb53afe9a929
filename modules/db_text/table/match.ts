/** Which rows fulfil conditions, and in which order they come. */

import {
  compareValues,
  DbCode,
  DbError,
  fulfils,
  type Condition,
  type DbValue,
  type Order,
} from 'siprose'

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
      return { at, holds: (found) => found !== null && fulfils(found, operator, wanted) }
    if (operator === '=') return { at, holds: (found) => found === null }
    if (operator === '!=') return { at, holds: (found) => found !== null }
    throw new DbError(
      DbCode.REFUSED,
      `\`${column.name}\` is compared with null by ${operator}; that can be = or !=`,
    )
  })
  return (row) => tests.every(({ at, holds }) => holds(row[at] ?? null))
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
      const result = compareValues(one[at] ?? null, other[at] ?? null)
      if (result !== 0) return result * sign
    }
    return 0
  })
}
