/** What one request changes in a table: all of it is stored, or none of it stays. */

import type { Contact, ContactBefore } from './contact.ts'
import { ContactEvent, staysAfter } from './contact-store.ts'

/** A change, and what was before it. */
interface Step {
  readonly contact: Contact
  readonly event: number
  /** What the contact was before it was changed; null for one that was added or taken out. */
  readonly before: ContactBefore | null
}

/** Changes that belong together. */
export class Unit {
  /** Whose contacts they are of. */
  readonly aor: string
  readonly steps: Step[] = []

  /** @param aor - the address of record */
  constructor(aor: string) {
    this.aor = aor
  }

  /** Notes a change: a bit of `ContactEvent`. */
  note(contact: Contact, event: number, before: ContactBefore | null = null): void {
    this.steps.push({ contact, event, before })
  }

  /** What becomes of each contact in the end: true where it stays. */
  get outcome(): ReadonlyMap<Contact, boolean> {
    const outcome = new Map<Contact, boolean>()
    for (const { contact, event } of this.steps) outcome.set(contact, staysAfter(event))
    return outcome
  }

  /** Makes memory what it was, the last change first. */
  undo(): void {
    for (const { contact, event, before } of this.steps.toReversed()) {
      const { table } = contact.record
      if (before !== null) table.takeBack(contact, before)
      else if (event === ContactEvent.ADDED) table.drop(contact)
      else table.putBack(contact)
    }
  }
}
