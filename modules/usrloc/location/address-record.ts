// hot
/** An address of record, with its contacts in the order in which they are tried. */

import { TextHash } from 'siprose'

import type { Contact } from './contact.ts'
import type { LocationTable } from './location-table.ts'

/** From how many contacts on they are found by an index; searching so many one by one takes a microsecond. */
const MANY = 32

const hash = new TextHash()

/** The contacts of one address of record. */
export class AddressRecord {
  readonly table: LocationTable
  /** The address of record: the user, and the domain where domains count. */
  readonly aor: string
  /** The first contact; the others follow by `next`. */
  first: Contact | null = null
  /** How many there are. */
  count = 0
  #last: Contact | null = null
  #index: Map<string, Contact> | null = null

  constructor(table: LocationTable, aor: string) {
    this.table = table
    this.aor = aor
  }

  /** True where there are so many that they are found by their texts alone. */
  get large(): boolean {
    return this.count > MANY
  }

  /** A number of the address of record, for those who spread them. */
  get hash(): number {
    return Number.parseInt(hash.reset().add(this.aor).digits().slice(0, 8), 16)
  }

  /** Whether contacts are found by an index now. */
  get hasIndex(): boolean {
    return this.#index !== null
  }

  /** Puts a contact in its place: by preference, or before all others where the newest comes first. */
  add(contact: Contact): void {
    this.#link(contact)
    this.count++
    if (this.#index !== null) this.#index.set(this.table.matcher.keyOf(contact), contact)
  }

  /** Takes a contact out. */
  remove(contact: Contact): void {
    this.#unlink(contact)
    this.count--
    const index = this.#index
    if (index === null) return
    if (this.count <= MANY / 2) this.#index = null
    else {
      const key = this.table.matcher.keyOf(contact)
      if (index.get(key) === contact) index.delete(key)
    }
  }

  /** Puts a contact where it now belongs, after its preference or time has changed. */
  move(contact: Contact): void {
    if (this.count === 1) return
    this.#unlink(contact)
    this.#link(contact)
  }

  /** The contact of a key, where there are many. */
  indexed(key: string): Contact | null {
    this.#index ??= this.#makeIndex()
    return this.#index.get(key) ?? null
  }

  /** Forgets the index, when a text has changed that it goes by. */
  forgetIndex(): void {
    this.#index = null
  }

  #makeIndex(): Map<string, Contact> {
    const index = new Map<string, Contact>()
    for (let contact = this.first; contact !== null; contact = contact.next) {
      const key = this.table.matcher.keyOf(contact)
      if (!index.has(key)) index.set(key, contact)
    }
    return index
  }

  #link(contact: Contact): void {
    const last = this.#last
    if (last === null) {
      contact.next = null
      this.first = contact
      this.#last = contact
      return
    }
    if (!this.table.newestFirst && contact.q <= last.q) {
      contact.next = null
      last.next = contact
      this.#last = contact
      return
    }
    let before: Contact | null = null
    let after: Contact | null = this.first
    if (!this.table.newestFirst) {
      while (after !== null && after.q >= contact.q) {
        before = after
        after = after.next
      }
    }
    contact.next = after
    if (before === null) this.first = contact
    else before.next = contact
  }

  #unlink(contact: Contact): void {
    let before: Contact | null = null
    let at = this.first
    while (at !== null && at !== contact) {
      before = at
      at = at.next
    }
    if (at === null) return
    if (before === null) this.first = at.next
    else before.next = at.next
    if (this.#last === at) this.#last = before
    at.next = null
  }
}
