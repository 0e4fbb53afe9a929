// hot
/** One table of locations: addresses of record, and the contacts at which they can be reached. */

import { DbCode, DbError, type Counter } from 'siprose'

import { AddressRecord } from './address-record.ts'
import type { AgentPool } from './agent-pool.ts'
import { Contact, type ContactBefore, ContactState } from './contact.ts'
import type { ContactFacts } from './contact-facts.ts'
import { ContactFlag } from './contact-flags.ts'
import {
  ContactEvent,
  type ContactStore,
  type ContactWatcher,
  type ReadBy,
} from './contact-store.ts'
import { Expiry } from './expiry.ts'
import type { Matcher } from './matcher.ts'
import { ownText } from './own-text.ts'
import type { RecordIds } from './record-ids.ts'
import { Slots } from './slots.ts'
import type { StoredContact } from './stored-contact.ts'
import { Turns } from './turns.ts'
import { Unit } from './unit.ts'

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

/** How many changes may wait for others of the same address of record. */
const MOST_WAITING = 10_000

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
  /** Until when whoever asks has to wait, as the table is read; null once it is there. */
  loading: Promise<void> | null = null
  readonly #turns = new Turns(MOST_WAITING)
  /** What is changed now, where it is stored together. */
  #unit: Unit | null = null
  /** Record ids of contacts that ended while the table is read anew; null where it is not. */
  #ended: Set<string> | null = null

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

  /** The contact of a record id among those that were read for somebody, or null. */
  atHand(ruid: string): Contact | null {
    for (const record of this.#records.values()) {
      for (let contact = record.first; contact !== null; contact = contact.next) {
        if (contact.ruid === ruid) return contact
      }
    }
    return null
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
    this.#tell(contact, ContactEvent.ADDED, null)
    return contact
  }

  /**
   * Adds a contact that a database has; it is stored already.
   *
   * @returns null where the table is full
   */
  restore(stored: StoredContact): Contact | null {
    const { counts, maxContacts } = this.#rules
    if (this.#slots.count >= maxContacts) return null
    const record = this.#records.get(stored.aor) ?? this.#newRecord(stored.aor)
    const contact = this.#stored(record, stored)
    this.#expiry.watch(contact)
    counts.contacts.add()
    this.#rules.notify(contact, ContactEvent.ADDED)
    return contact
  }

  /** Has contacts of a database at hand, for as long as somebody looks at them: see {@link detach}. */
  attach(stored: readonly StoredContact[]): readonly Contact[] {
    const contacts: Contact[] = []
    for (const one of stored) {
      const record = this.#records.get(one.aor) ?? this.#newRecord(one.aor)
      contacts.push(this.#stored(record, one))
    }
    this.#rules.counts.contacts.add(contacts.length)
    return contacts
  }

  /** A contact that a database has, and that is in no table: for who only looks at it. */
  loose(stored: StoredContact, now: number): Contact {
    const { facts } = stored
    const record = new AddressRecord(this, stored.aor)
    const contact = new Contact(record, facts, facts.ruid ?? '', facts.userAgent, stored.modifiedAt)
    contact.serverId = stored.serverId
    contact.state = ContactState.STORED
    // nobody knows what it has answered to others
    contact.aliveAt = now
    record.add(contact)
    return contact
  }

  /** Forgets the contacts of an address of record, which a database has. */
  detach(record: AddressRecord): void {
    const { counts } = this.#rules
    if (this.#records.delete(record.aor)) counts.users.add(-1)
    for (let contact = record.first; contact !== null; contact = contact.next) {
      if (this.#slots.remove(contact)) counts.contacts.add(-1)
      this.#expiry.forget(contact)
    }
  }

  #stored(
    record: AddressRecord,
    { facts, modifiedAt, serverId, attributes }: StoredContact,
  ): Contact {
    const { agents, ids } = this.#rules
    const id = facts.ruid === null ? ids.next() : ownText(facts.ruid)
    const contact = new Contact(record, facts, id, agents.keep(facts.userAgent), modifiedAt)
    contact.serverId = serverId
    contact.attributes = attributes
    contact.state = ContactState.STORED
    record.add(contact)
    this.#slots.add(contact)
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
    const before = this.#unit === null ? null : contact.before()
    if (record.hasIndex && !this.matcher.sameKey(contact, facts)) record.forgetIndex()
    contact.take(facts, this.#rules.agents.keep(facts.userAgent), now)
    if (this.newestFirst || contact.q !== q) record.move(contact)
    this.#expiry.watch(contact)
    this.#tell(contact, ContactEvent.CHANGED, before)
  }

  /** Says that a contact was changed where it is: its flags, for example. */
  touch(contact: Contact): void {
    if (contact.state === ContactState.STORED) contact.state = ContactState.CHANGED
    this.#expiry.watch(contact)
    this.#tell(contact, ContactEvent.CHANGED, null)
  }

  /**
   * Takes a contact out; harmless where it was.
   *
   * @param event - why: `ContactEvent.REMOVED` or `ContactEvent.EXPIRED`
   */
  remove(contact: Contact, event: number = ContactEvent.REMOVED): void {
    if (!this.#takeOut(contact)) {
      // a database alone has it: what is at hand of it was read for somebody
      if (this.store?.alone === true) this.#tell(contact, event, null)
      return
    }
    if (event === ContactEvent.EXPIRED) this.#rules.counts.expired.add()
    this.#tell(contact, event, null)
  }

  /** Takes a contact out that could not be stored. */
  drop(contact: Contact): void {
    if (this.#takeOut(contact)) this.#rules.notify(contact, ContactEvent.REMOVED)
  }

  /** Tells of a contact whose time was over, and which a database alone had. */
  tellEnded(stored: StoredContact): void {
    const [contact] = this.attach([stored])
    if (contact === undefined) return
    this.#rules.counts.expired.add()
    this.#rules.notify(contact, ContactEvent.EXPIRED)
    this.detach(contact.record)
  }

  /** Puts a contact back whose end could not be stored. */
  putBack(contact: Contact): void {
    const { record } = contact
    const there = this.#records.get(record.aor)
    if (contact.slot >= 0 || (there !== undefined && there !== record)) return
    const { counts } = this.#rules
    if (there === undefined) {
      this.#records.set(record.aor, record)
      counts.users.add()
    }
    record.add(contact)
    this.#slots.add(contact)
    this.#expiry.watch(contact)
    counts.contacts.add()
    this.#rules.notify(contact, ContactEvent.ADDED)
  }

  /** Makes a contact what it was before a change that could not be stored. */
  takeBack(contact: Contact, before: ContactBefore): void {
    const { record } = contact
    if (contact.slot < 0) return
    record.forgetIndex()
    contact.restore(before)
    record.move(contact)
    this.#expiry.watch(contact)
    this.#rules.notify(contact, ContactEvent.CHANGED)
  }

  /** Notes which contacts end, until {@link endedMeanwhile} tells: a row that was read before has one still. */
  noteEnds(): void {
    this.#ended = new Set()
  }

  /** The record ids of contacts that have ended since {@link noteEnds}. */
  endedMeanwhile(): ReadonlySet<string> {
    const ended = this.#ended ?? new Set<string>()
    this.#ended = null
    return ended
  }

  #takeOut(contact: Contact): boolean {
    if (!this.#slots.remove(contact)) return false
    this.#ended?.add(contact.ruid)
    const { counts } = this.#rules
    const { record } = contact
    this.#expiry.forget(contact)
    record.remove(contact)
    counts.contacts.add(-1)
    if (record.count === 0) {
      this.#records.delete(record.aor)
      counts.users.add(-1)
    }
    return true
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

  /**
   * Changes contacts of an address of record, and waits until that is stored, where the mode says so.
   *
   * Nobody else changes them meanwhile. What is rejected was not stored, and memory is what it was.
   *
   * @param work - makes the changes, at once
   */
  async change<T>(aor: string, work: () => T): Promise<T> {
    if (this.loading !== null) await this.loading
    const { store } = this
    if (store === null) return work()
    if (store.full || this.#turns.full) throw waitingTooLong()
    if (!store.waits) return work()
    await this.#turns.take(aor)
    try {
      const stored = store.alone ? await store.read(this, { aor }) : null
      const unit = new Unit(aor)
      const result = this.#within(unit, stored, work)
      if (unit.steps.length > 0) await store.store(this, unit)
      return result
    } finally {
      this.#turns.give(aor)
    }
  }

  #within<T>(unit: Unit, stored: readonly StoredContact[] | null, work: () => T): T {
    const contacts = stored === null ? null : this.attach(stored)
    this.#unit = unit
    let done = false
    try {
      const result = work()
      done = true
      return result
    } finally {
      this.#unit = null
      if (!done) unit.undo()
      if (contacts !== null) {
        // a database that does not tell `Bob` from `bob` has given both
        for (const { record } of contacts) this.detach(record)
        const record = this.find(unit.aor)
        if (record !== null) this.detach(record)
      }
    }
  }

  /** Whether whoever changes contacts has to wait until that is stored, or may not change anything now. */
  get mustWait(): boolean {
    const { store } = this
    return this.loading !== null || (store !== null && (store.waits || store.full))
  }

  /** Whether whoever asks for contacts has to wait: they are read yet, or a database alone has them. */
  get mustRead(): boolean {
    return this.loading !== null || (this.store !== null && this.store.alone)
  }

  /**
   * Has contacts at hand that a database has.
   *
   * @param list - which
   * @param work - looks at them, at once
   */
  async reading<T>(list: readonly ReadBy[], work: () => T): Promise<T> {
    if (this.loading !== null) await this.loading
    const { store } = this
    if (store === null || !store.alone) return work()
    const found = await Promise.all(list.map((by) => store.read(this, by)))
    const contacts = this.attach(found.flat())
    try {
      return work()
    } finally {
      for (const { record } of contacts) this.detach(record)
    }
  }

  #tell(contact: Contact, event: number, before: ContactBefore | null): void {
    this.#rules.notify(contact, event)
    if (this.store === null || (contact.flags & ContactFlag.MEMORY) !== 0) return
    if (this.#unit === null) this.store.changed(contact, event)
    else this.#unit.note(contact, event, before)
  }

  #newRecord(aor: string): AddressRecord {
    const own = ownText(aor)
    const record = new AddressRecord(this, own)
    this.#records.set(own, record)
    this.#rules.counts.users.add()
    return record
  }
}

function waitingTooLong(): DbError {
  return new DbError(DbCode.BUSY, 'as many changes wait for the database as may')
}
