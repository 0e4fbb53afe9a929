/** Who hears of changes to contacts, and where contacts outlive the process. */

import type { Contact } from './contact.ts'
import type { LocationTable } from './location-table.ts'

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

/** Hears of an event: a bit of `ContactEvent`. A contact that was taken out can still be read. */
export type ContactWatcher = (contact: Contact, event: number) => void

/**
 * Where contacts are kept besides memory. A table without one keeps them in memory alone.
 *
 * Contacts with `ContactFlag.MEMORY` are none of its business.
 */
export interface ContactStore {
  /** Fills a table, before the first message. */
  load(table: LocationTable): Promise<void>
  /**
   * Hears of each change in the moment it is made.
   *
   * @returns null where it is stored, or will be with `flush`; else what a REGISTER has to wait for before it is answered
   */
  changed(contact: Contact, event: number): Promise<void> | null
  /** Stores all that is not stored yet: each `timer_interval`, and before the server stops. */
  flush(table: LocationTable): Promise<void>
}
