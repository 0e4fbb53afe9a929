// hot
/** One table of locations: addresses of record, and the contacts at which they can be reached. */

import type { Counter } from 'siprose'

import { AddressRecord } from './address-record.ts'
import type { AgentPool } from './agent-pool.ts'
import { Contact, ContactState } from './contact.ts'
import type { ContactFacts } from './contact-facts.ts'
import { ContactEvent, type ContactStore, type ContactWatcher } from './contact-store.ts'
import { Expiry } from './expiry.ts'
import type { Matcher } from './matcher.ts'
import { ownText } from './own-text.ts'
import type { RecordIds } from './record-ids.ts'
import { Slots } from './slots.ts'

/** The figures of one table. */
export interface TableCounts {
  readonly users: Counter
  readonly contacts: Counter
  readonly expired: Counter
}

/** What tables of one server have in common. */
export interface TableRules {
  readonly matcher: Matcher
  readonly newestFirst: boolean
  /** The number of this server among others. */
  readonly serverId: number
  /** How many contacts a table may have. */
  readonly maxContacts: number
  /** How long the stretches are in which expiry is looked at, in seconds. */
  readonly stretch: number
  readonly agents: AgentPool
  readonly ids: RecordIds
  readonly counts: TableCounts
  /** Tells who wants to know. */
  readonly notify: ContactWatcher
}

/** A table of locations. */
export class LocationTable {
  /** As `save()` and `lookup()` name it. */
  readonly name: string
  /** When a contact is the one that a REGISTER names. */
  readonly matcher: Matcher
  /** Whether the contact registered last comes first, whatever its preference. */
  readonly newestFirst: boolean
  /** The number of this server among others: `server_id`. */
  readonly serverId: number
  /** Where contacts are kept besides memory, or null. */
  store: ContactStore | null = null
  readonly #rules: TableRules
  readonly #records = new Map<string, AddressRecord>()
  readonly #slots = new Slots()
  readonly #expiry: Expiry

  /** @param now - the second */
  constructor(name: string, rules: TableRules, now: number) {
    this.name = name
    this.matcher = rules.matcher
    this.newestFirst = rules.newestFirst
    this.serverId = rules.serverId
    this.#rules = rules
    this.#expiry = new Expiry(rules.stretch, now)
  }

  /** How many addresses of record have contacts. */
  get users(): number {
    return this.#records.size
  }

  /** How many contacts there are, those included that have ended and wait to be taken out. */
  get contacts(): number {
    return this.#slots.count
  }

  /** How many more contacts it can have. */
  get room(): number {
    return this.#rules.maxContacts - this.#slots.count
  }

  /** The record of an address of record, or null where it has no contact. */
  find(aor: string): AddressRecord | null {
    return this.#records.get(aor) ?? null
  }

  /** All records. */
  records(): IterableIterator<AddressRecord> {
    return this.#records.values()
  }

  /** The contact in a place, or null. */
  at(slot: number): Contact | null {
    return this.#slots.at(slot)
  }

  /** Calls `visit` with each contact of a part: see `Slots.each`. */
  each(part: number, parts: number, visit: (contact: Contact) => void): void {
    this.#slots.each(part, parts, visit)
  }

  /** The record id of a number. */
  ruidOf(id: number): string {
    return this.#rules.ids.textOf(id)
  }

  /**
   * Adds a contact.
   *
   * @param now - the second
   * @returns null where the table is full
   */
  insert(aor: string, facts: ContactFacts, now: number): Contact | null {
    const { agents, counts, ids, maxContacts } = this.#rules
    if (this.#slots.count >= maxContacts) return null
    const record = this.#records.get(aor) ?? this.#newRecord(aor)
    const id = facts.ruid ?? ids.next()
    const contact = new Contact(record, facts, id, agents.keep(facts.userAgent), now)
    record.add(contact)
    this.#slots.add(contact)
    this.#expiry.watch(contact)
    counts.contacts.add()
    this.tell(contact, ContactEvent.ADDED)
    return contact
  }

  /**
   * Gives a contact the facts of a later REGISTER.
   *
   * @param now - the second
   */
  update(contact: Contact, facts: ContactFacts, now: number): void {
    const { record } = contact
    const { q } = contact
    if (record.hasIndex && !this.matcher.sameKey(contact, facts)) record.forgetIndex()
    contact.take(facts, this.#rules.agents.keep(facts.userAgent), now)
    if (this.newestFirst || contact.q !== q) record.move(contact)
    this.#expiry.watch(contact)
    this.tell(contact, ContactEvent.CHANGED)
  }

  /** Says that a contact was changed where it is: its flags, for example. */
  touch(contact: Contact): void {
    if (contact.state === ContactState.STORED) contact.state = ContactState.CHANGED
    this.#expiry.watch(contact)
    this.tell(contact, ContactEvent.CHANGED)
  }

  /**
   * Takes a contact out; harmless where it was.
   *
   * @param event - why: `ContactEvent.REMOVED` or `ContactEvent.EXPIRED`
   */
  remove(contact: Contact, event: number = ContactEvent.REMOVED): void {
    if (!this.#slots.remove(contact)) return
    const { counts } = this.#rules
    const { record } = contact
    this.#expiry.forget(contact)
    record.remove(contact)
    counts.contacts.add(-1)
    if (event === ContactEvent.EXPIRED) counts.expired.add()
    if (record.count === 0) {
      this.#records.delete(record.aor)
      counts.users.add(-1)
    }
    this.tell(contact, event)
  }

  /** Takes out all contacts of an address of record; false where it has none. */
  removeAll(aor: string): boolean {
    const record = this.find(aor)
    if (record === null) return false
    for (let contact = record.first; contact !== null;) {
      const { next } = contact
      this.remove(contact)
      contact = next
    }
    return true
  }

  /** Adds those whose time is over to a list; they are in the table until they are removed. */
  collectEnded(now: number, ended: Contact[]): void {
    this.#expiry.sweep(now, ended)
  }

  /** Goes on waiting for the end of a contact that was among those that had ended. */
  watchAgain(contact: Contact): void {
    if (contact.slot >= 0) this.#expiry.watch(contact)
  }

  /** What a REGISTER has to wait for, or null. */
  tell(contact: Contact, event: number): Promise<void> | null {
    this.#rules.notify(contact, event)
    return this.store === null ? null : this.store.changed(contact, event)
  }

  #newRecord(aor: string): AddressRecord {
    const own = ownText(aor)
    const record = new AddressRecord(this, own)
    this.#records.set(own, record)
    this.#rules.counts.users.add()
    return record
  }
}
