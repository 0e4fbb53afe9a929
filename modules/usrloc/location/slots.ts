// hot
/** A place for each contact of a table, which it keeps: what goes through all of them in parts misses none and meets none twice. */

import type { Contact } from './contact.ts'

/** The places of one table. */
export class Slots {
  readonly #contacts: (Contact | null)[] = []
  readonly #free: number[] = []

  /** How many contacts there are. */
  get count(): number {
    return this.#contacts.length - this.#free.length
  }

  /** Gives a contact a place. */
  add(contact: Contact): void {
    const slot = this.#free.pop() ?? this.#contacts.length
    this.#contacts[slot] = contact
    contact.slot = slot
  }

  /** Takes a contact out of its place; false where it has none. */
  remove(contact: Contact): boolean {
    const { slot } = contact
    if (slot < 0) return false
    this.#contacts[slot] = null
    this.#free.push(slot)
    contact.slot = -1
    if (this.#free.length === this.#contacts.length) this.#clear()
    return true
  }

  /** The contact in a place, or null. */
  at(slot: number): Contact | null {
    return this.#contacts[slot] ?? null
  }

  /**
   * Calls `visit` with each contact whose place belongs to a part; one that is added meanwhile may be among them.
   *
   * @param part - from 0 to `parts - 1`
   * @param parts - into how many all are cut, as evenly as can be
   */
  each(part: number, parts: number, visit: (contact: Contact) => void): void {
    const contacts = this.#contacts
    for (let slot = part; slot < contacts.length; slot += parts) {
      const contact = contacts[slot]
      if (contact !== null && contact !== undefined) visit(contact)
    }
  }

  #clear(): void {
    this.#contacts.length = 0
    this.#free.length = 0
  }
}
