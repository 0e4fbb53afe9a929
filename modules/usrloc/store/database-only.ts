/** `db_mode` 3: the database alone has the contacts, for several servers perhaps. */

import type { Contact } from '../location/contact.ts'
import { type ContactStore, type ReadBy, staysAfter } from '../location/contact-store.ts'
import type { LocationTable } from '../location/location-table.ts'
import type { StoredContact } from '../location/stored-contact.ts'
import type { Unit } from '../location/unit.ts'
import type { LocationDatabase } from './location-database.ts'
import { shownAor, textOf } from './text-of.ts'
import { Walk } from './walk.ts'

/** Nothing is kept in memory. */
export class DatabaseOnly implements ContactStore {
  readonly alone = true
  readonly waits = true
  readonly #database: LocationDatabase
  readonly #most: number

  readonly #walk: Walk

  /**
   * @param most - how many requests may wait for the database
   * @param mostContacts - how many contacts are gone through
   */
  constructor(database: LocationDatabase, most: number, mostContacts: number) {
    this.#database = database
    this.#most = most
    this.#walk = new Walk(database, mostContacts)
  }

  get full(): boolean {
    return this.#database.writer.waiting >= this.#most
  }

  load(table: LocationTable): Promise<void> {
    return this.#database.check(table.name)
  }

  async read(table: LocationTable, by: ReadBy): Promise<readonly StoredContact[]> {
    try {
      return await this.#database.read(table, by)
    } catch (error) {
      this.#database.source.warn(`contacts of ${table.name} cannot be read: ${textOf(error)}`)
      throw error
    }
  }

  each(
    tables: Iterable<LocationTable>,
    part: number,
    parts: number,
    now: number,
    visit: (contact: Contact) => void,
  ): void {
    this.#walk.each(tables, part, parts, now, visit)
  }

  changed(contact: Contact, event: number): void {
    const { table, aor } = contact.record
    this.#database.write(table, aor, [[contact, staysAfter(event)]]).catch((error: unknown) => {
      this.#database.source.warn(`a change of ${table.name} is not stored: ${textOf(error)}`)
    })
  }

  async store(table: LocationTable, { aor, outcome }: Unit): Promise<void> {
    try {
      await this.#database.write(table, aor, outcome)
    } catch (error) {
      this.#database.source.warn(
        `contacts of \`${shownAor(aor)}\` are not stored: ${textOf(error)}`,
      )
      throw error
    }
  }

  flush(): Promise<void> {
    return this.#database.writer.drain()
  }
}
