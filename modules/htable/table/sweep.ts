/** Removes what has ended, a piece of a table at a time. */

import type { Clock } from 'siprose'

import type { Item, Table } from './table.ts'

/** Items that are looked at before other work gets its turn: about a millisecond's worth. */
const PIECE = 10_000

/**
 * Removes the items of a table that have ended.
 *
 * @param table - which
 * @param clock - tells the time, and when to go on
 * @param ended - told each item, once it is out
 */
export function sweep(table: Table, clock: Clock, ended: (item: Item) => void): void {
  go(table.items.values(), table, clock, ended)
}

function go(left: Iterator<Item>, table: Table, clock: Clock, ended: (item: Item) => void): void {
  const now = clock.now()
  for (let count = 0; count < PIECE; count++) {
    const step = left.next()
    if (step.done === true) return
    const item = step.value
    if (!table.ended(item, now)) continue
    table.remove(item.name)
    ended(item)
  }
  clock.after(0, () => go(left, table, clock, ended))
}
