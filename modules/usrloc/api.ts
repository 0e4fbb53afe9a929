/** What `usrloc` offers other modules. */

import { defineApi } from 'siprose'

import type { Contact } from './location/contact.ts'
import type { ContactStore, ContactWatcher } from './location/contact-store.ts'
import type { LocationTable } from './location/location-table.ts'

export type { AddressRecord } from './location/address-record.ts'
export { connectionLost } from './location/connection-lost.ts'
export { Contact, ContactState } from './location/contact.ts'
export { ALL_METHODS, ContactFacts } from './location/contact-facts.ts'
export { ContactFlag } from './location/contact-flags.ts'
export {
  ContactEvent,
  type ContactStore,
  type ContactWatcher,
  type ReadBy,
} from './location/contact-store.ts'
export { cseqOrder, Order } from './location/cseq-order.ts'
export { MatchingMode } from './location/matcher.ts'
export type { LocationTable } from './location/location-table.ts'

/** The locations of one server. */
export interface UsrlocApi {
  /** Whether the domain is part of an address of record: `use_domain`. */
  readonly useDomain: boolean
  /** The flag of branches behind a NAT, as a bit: `nat_bflag`; 0 where none is set. */
  readonly natFlag: number
  /** For how many seconds the same REGISTER again is a retransmission: `cseq_delay`. */
  readonly cseqDelay: number
  /** The XAVP with attributes of contacts, or null: `xavp_contact`. */
  readonly xavpContact: string | null

  /** The second, counted from 1970. */
  now(): number

  /** A table by its name; it is made where there is none of that name. */
  table(name: string): LocationTable

  /** A table by its name, or null. */
  known(name: string): LocationTable | null

  /** All tables. */
  tables(): Iterable<LocationTable>

  /**
   * Calls `visit` with each contact, of all tables, that belongs to a part.
   *
   * A contact belongs to the same part as long as it is registered, so that who takes one part a second misses none and meets none twice.
   * With `db_mode` 3 they are read once for all parts, and are in no table: `slot` is -1. Contacts that have ended may be among them: ask
   * `isValid()`. `visit` may change a contact, say so with `table.touch()`, and remove it.
   *
   * @param part - from 0 to `parts - 1`
   * @param parts - into how many all are cut, as evenly as can be
   */
  each(part: number, parts: number, visit: (contact: Contact) => void): void

  /** The contact of a record id, with the slot that was noted with it; null where it is gone. */
  bySlot(table: LocationTable, slot: number, ruid: string): Contact | null

  /**
   * Tells of changes to contacts, from now on.
   *
   * @param events - which: bits of `ContactEvent`
   */
  watch(events: number, watcher: ContactWatcher): void

  /** Keeps the contacts of all tables in a store too; before the first message. */
  useStore(store: ContactStore): void
}

/** Under this, literals that name tables are noted: those are filled before the first message. */
export const TABLES_NOTED = 'usrloc:table'

/** The key under which other modules ask for it. */
export const usrlocApi = defineApi<UsrlocApi>('usrloc')
