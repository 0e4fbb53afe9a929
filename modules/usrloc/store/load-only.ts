/** `db_mode` 4: contacts are read at the start, and nothing is written. */

import type { ContactStore } from '../location/contact-store.ts'
import type { LocationTable } from '../location/location-table.ts'
import type { StoredContact } from '../location/stored-contact.ts'
import type { LocationDatabase } from './location-database.ts'

/** Memory begins with what a database has. */
export class LoadOnly implements ContactStore {
  readonly alone = false
  readonly waits = false
  readonly full = false
  readonly #database: LocationDatabase

  constructor(database: LocationDatabase) {
    this.#database = database
  }

  load(table: LocationTable): Promise<void> {
    return this.#database.load(table)
  }

  read(): Promise<readonly StoredContact[]> {
    return Promise.resolve([])
  }

  changed(): void {
    // the database is somebody else's
  }

  store(): Promise<void> {
    return Promise.resolve()
  }

  flush(): Promise<void> {
    return Promise.resolve()
  }
}
