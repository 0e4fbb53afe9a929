/** `db_mode` 1: what is changed in memory is in the database before it is acknowledged. */

import { type Contact, ContactState } from '../location/contact.ts'
import { type ContactStore, staysAfter } from '../location/contact-store.ts'
import type { LocationTable } from '../location/location-table.ts'
import type { StoredContact } from '../location/stored-contact.ts'
import type { Unit } from '../location/unit.ts'
import type { LocationDatabase } from './location-database.ts'
import { shownAor, textOf } from './text-of.ts'

/** Memory and the database are the same. */
export class WriteThrough implements ContactStore {
  readonly alone = false
  readonly waits = true
  readonly #database: LocationDatabase
  readonly #most: number

  /** @param most - how many requests may wait for the database */
  constructor(database: LocationDatabase, most: number) {
    this.#database = database
    this.#most = most
  }

  get full(): boolean {
    return this.#database.writer.waiting >= this.#most
  }

  load(table: LocationTable): Promise<void> {
    return this.#database.load(table)
  }

  read(): Promise<readonly StoredContact[]> {
    return Promise.resolve([])
  }

  changed(contact: Contact, event: number): void {
    const stays = staysAfter(event)
    const { table, aor } = contact.record
    this.#database.write(table, aor, [[contact, stays]]).catch((error: unknown) => {
      this.#database.source.warn(`a change of ${table.name} is not stored: ${textOf(error)}`)
    })
  }

  async store(table: LocationTable, unit: Unit): Promise<void> {
    const { outcome } = unit
    try {
      await this.#database.write(table, unit.aor, outcome)
      for (const contact of outcome.keys()) contact.state = ContactState.STORED
    } catch (error) {
      unit.undo()
      this.#database.source.warn(
        `contacts of \`${shownAor(unit.aor)}\` are not stored: ${textOf(error)}`,
      )
      throw error
    }
  }

  flush(): Promise<void> {
    return this.#database.writer.drain()
  }
}
