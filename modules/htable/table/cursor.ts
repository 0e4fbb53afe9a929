/** A walk through a table, one item after the other. */

import type { Item, Table } from './table.ts'

/** The walk of one iterator. What changes in the table on the way is seen, or not; nothing goes wrong. */
export class Cursor {
  readonly table: Table
  /** The item it stands at; null before the first and behind the last. */
  item: Item | null = null
  readonly #left: Iterator<Item>

  /** @param table - what to walk through */
  constructor(table: Table) {
    this.table = table
    this.#left = table.items.values()
  }

  /** Goes to the next item; false when there is none. */
  next(now: number): boolean {
    for (let step = this.#left.next(); step.done !== true; step = this.#left.next()) {
      if (this.table.ended(step.value, now)) continue
      this.item = step.value
      return true
    }
    this.item = null
    return false
  }
}
