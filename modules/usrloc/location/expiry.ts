// hot
/**
 * Which contacts end when, without looking at all of them.
 *
 * Time is cut into stretches, and each has a list. A contact that is registered again stays in the list it is in: when that one's time comes
 * it goes to the list of its new end, so that a REGISTER costs nothing here.
 */

import type { Contact } from './contact.ts'

/** The contacts of one table, by the stretch of time in which to look at them. */
export class Expiry {
  readonly #seconds: number
  readonly #lists = new Map<number, Contact>()
  #done: number

  /**
   * @param seconds - how long a stretch is
   * @param now - the second
   */
  constructor(seconds: number, now: number) {
    this.#seconds = seconds
    this.#done = Math.floor(now / seconds) - 1
  }

  /** Keeps a contact, or keeps it where it now belongs. */
  watch(contact: Contact): void {
    const { expiresAt } = contact
    const stretch = Math.max(Math.floor(expiresAt / this.#seconds), this.#done + 1)
    if (contact.stretch >= 0) {
      if (expiresAt !== 0 && stretch >= contact.stretch) return
      this.forget(contact)
    }
    if (expiresAt !== 0) this.#put(contact, stretch)
  }

  /** Takes a contact out. */
  forget(contact: Contact): void {
    const { sooner, later, stretch } = contact
    if (stretch < 0) return
    if (sooner !== null) sooner.later = later
    else if (later === null) this.#lists.delete(stretch)
    else this.#lists.set(stretch, later)
    if (later !== null) later.sooner = sooner
    contact.sooner = null
    contact.later = null
    contact.stretch = -1
  }

  /** Takes out all that have ended, and adds them to a list. */
  sweep(now: number, ended: Contact[]): void {
    const current = Math.floor(now / this.#seconds)
    if (current - this.#done > this.#lists.size) {
      // a copy: lists come and go meanwhile
      for (const stretch of Array.from(this.#lists.keys())) {
        if (stretch <= current) this.#sweepList(stretch, now, ended)
      }
    } else {
      for (let s = this.#done + 1; s <= current; s++) this.#sweepList(s, now, ended)
    }
    this.#done = current - 1
  }

  #sweepList(stretch: number, now: number, ended: Contact[]): void {
    let contact = this.#lists.get(stretch) ?? null
    this.#lists.delete(stretch)
    while (contact !== null) {
      const { later, expiresAt } = contact
      contact.sooner = null
      contact.later = null
      contact.stretch = -1
      if (!contact.isValid(now)) ended.push(contact)
      else if (expiresAt !== 0) this.#put(contact, Math.floor(expiresAt / this.#seconds))
      contact = later
    }
  }

  #put(contact: Contact, stretch: number): void {
    const first = this.#lists.get(stretch) ?? null
    contact.sooner = null
    contact.later = first
    contact.stretch = stretch
    if (first !== null) first.sooner = contact
    this.#lists.set(stretch, contact)
  }
}
