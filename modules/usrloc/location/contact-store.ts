/** Who hears of changes to contacts, and where contacts outlive the process. */

import type { Contact } from './contact.ts'
import type { LocationTable } from './location-table.ts'
import type { StoredContact } from './stored-contact.ts'
import type { Unit } from './unit.ts'

/** What happens to contacts: bits. */
export const ContactEvent = {
  /** It was added. */
  ADDED: 1,
  /** It was registered again, or changed otherwise. */
  CHANGED: 2,
  /** It was taken out because somebody said so. */
  REMOVED: 4,
  /** It was taken out because its time was over. */
  EXPIRED: 8,
} as const

/** Whether a contact is in the table after an event. */
export function staysAfter(event: number): boolean {
  return event === ContactEvent.ADDED || event === ContactEvent.CHANGED
}

/** Hears of an event: a bit of `ContactEvent`. A contact that was taken out can still be read. */
export type ContactWatcher = (contact: Contact, event: number) => void

/**
 * Where contacts are kept besides memory, or instead of it. A table without one keeps them in memory alone.
 *
 * Contacts with `ContactFlag.MEMORY` are none of its business.
 */
export interface ContactStore {
  /** Whether it alone has the contacts: a table reads those of an address of record for whoever asks, and forgets them then. */
  readonly alone: boolean
  /** Whether who changes something waits until it is stored. */
  readonly waits: boolean
  /** Whether so much waits to be stored that nothing more is taken. */
  readonly full: boolean
  /** Fills a table, before anybody asks it. */
  load(table: LocationTable): Promise<void>
  /** Reads the contacts of an address of record, or one contact by its record id. */
  read(table: LocationTable, by: ReadBy): Promise<readonly StoredContact[]>
  /** Visits a part of the contacts, where it is `alone`. */
  each?(
    tables: Iterable<LocationTable>,
    part: number,
    parts: number,
    now: number,
    visit: (contact: Contact) => void,
  ): void
  /** Hears of a change that nobody waits for, in the moment it is made. */
  changed(contact: Contact, event: number): void
  /** Stores changes together; rejects where they could not be stored, and memory is what it was then. */
  store(table: LocationTable, unit: Unit): Promise<void>
  /** Stores all that is not stored yet: each `timer_interval`, and before the server stops. */
  flush(): Promise<void>
}

/** By what contacts are read. */
export type ReadBy = { readonly aor: string } | { readonly ruid: string } | { readonly all: true }
