/** Goes through all contacts of a database, a part at a time, for who sends something to each of them. */

import type { Contact } from '../location/contact.ts'
import type { LocationTable } from '../location/location-table.ts'
import type { StoredContact } from '../location/stored-contact.ts'
import type { LocationDatabase } from './location-database.ts'
import { textOf } from './text-of.ts'

/** What was read for a walk. */
interface Read {
  readonly table: LocationTable
  readonly stored: StoredContact
}

/** Contacts that are read once for each time that all parts are gone through. */
export class Walk {
  readonly #database: LocationDatabase
  readonly #most: number
  readonly #read = new Map<number, readonly Read[]>()
  readonly #reading = new Set<number>()

  /** @param most - how many contacts are read at most */
  constructor(database: LocationDatabase, most: number) {
    this.#database = database
    this.#most = most
  }

  /** Visits a part; of the first time all are gone through, those parts that come after the database has answered. */
  each(
    tables: Iterable<LocationTable>,
    part: number,
    parts: number,
    now: number,
    visit: (contact: Contact) => void,
  ): void {
    const all = this.#read.get(parts)
    if (part === 0 || all === undefined) this.#begin([...tables], parts, now)
    if (all === undefined) return
    for (let at = part; at < all.length; at += parts) {
      const one = all[at]
      if (one !== undefined) visit(one.table.loose(one.stored, now))
    }
  }

  #begin(tables: readonly LocationTable[], parts: number, now: number): void {
    if (this.#reading.has(parts)) return
    this.#reading.add(parts)
    void this.#fill(tables, parts, now).finally(() => {
      this.#reading.delete(parts)
    })
  }

  async #fill(tables: readonly LocationTable[], parts: number, now: number): Promise<void> {
    const read: Read[] = []
    try {
      for (const table of tables) {
        for await (const stored of this.#database.own(table, now)) {
          if (read.length >= this.#most) break
          read.push({ table, stored })
        }
      }
      this.#read.set(parts, read)
    } catch (error) {
      this.#read.delete(parts)
      this.#database.source.warn(`contacts cannot be gone through: ${textOf(error)}`)
    }
  }
}
