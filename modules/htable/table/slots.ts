/** The slots that listings show items in: the field's form of a table, though nothing is searched by them here. */

import type { Item, Table } from './table.ts'

/** The slot of a name: FNV-1a, cut to the number of slots. */
export function slotOf(name: string, slots: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % slots
}

/** The items of a table by slot, slots without items left out. */
export function bySlot(table: Table, now: number): ReadonlyMap<number, readonly Item[]> {
  const slots = new Map<number, Item[]>()
  for (const item of table.items.values()) {
    if (table.ended(item, now)) continue
    const slot = slotOf(item.name, table.definition.slots)
    const known = slots.get(slot)
    if (known === undefined) slots.set(slot, [item])
    else known.push(item)
  }
  return new Map([...slots].toSorted(([a], [b]) => a - b))
}
