/** What is written for one request: rows of one address of record. */

import type { Contact } from '../location/contact.ts'
import { attributesIn } from './attributes.ts'
import type { LocationRow, LocationRows } from './rows.ts'

/** A row to be written, with the attributes of its contact. */
export interface Put {
  readonly row: LocationRow
  /** The contact's attributes; null where none are kept. */
  readonly attributes: ReturnType<typeof attributesIn> | null
}

/** Rows to be written and removed, all or none. */
export interface Job {
  readonly table: string
  /** Jobs of the same key are done one after the other. */
  readonly key: string
  readonly puts: readonly Put[]
  readonly removals: readonly LocationRow[]
}

/** What is written of contacts: true for one that stays. */
export function jobOf(
  rows: LocationRows,
  table: string,
  aor: string,
  contacts: Iterable<readonly [Contact, boolean]>,
  withAttributes: boolean,
): Job {
  const puts: Put[] = []
  const removals: LocationRow[] = []
  for (const [contact, stays] of contacts) {
    const row = rows.of(contact)
    if (!stays) removals.push(row)
    else {
      const attributes = withAttributes ? attributesIn(contact.attributes) : null
      puts.push({ row, attributes })
    }
  }
  return { table, key: `${table}\n${aor}`, puts, removals }
}
