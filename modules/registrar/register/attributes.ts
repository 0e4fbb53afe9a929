// hot
/** Attributes that scripts give contacts: an XAVP that is kept with them, and is there again when they are looked up. */

import { type Context, XavpList } from 'siprose'
import type { Contact } from 'siprose/modules/usrloc'

/** Keeps the attributes of contacts. */
export class AttributesKept {
  readonly #name: string | null

  /** @param name - of the XAVP, or null where none are kept */
  constructor(name: string | null) {
    this.#name = name
  }

  /** Keeps with a contact what the message has. */
  keep(ctx: Context, contact: Contact): void {
    if (this.#name === null) return
    const record = ctx.xavps.xavp.record(this.#name)
    contact.attributes = record === null ? null : copyOf(record)
  }

  /** Gives the message what was kept with contacts, in their order; an empty one for each that has none where others do. */
  restore(ctx: Context, contacts: readonly Contact[]): void {
    const name = this.#name
    if (name === null || !contacts.some(({ attributes }) => attributes !== null)) return
    for (const { attributes } of contacts) {
      ctx.xavps.xavp.append(name, attributes === null ? new XavpList() : copyOf(attributes))
    }
  }
}

/** A list of its own with the same values: scripts change theirs. */
function copyOf(list: XavpList): XavpList {
  const copy = new XavpList()
  for (let at = list.first; at !== null; at = at.next) {
    const { key, name, value } = at
    copy.append(key, value instanceof XavpList ? copyOf(value) : value, name)
  }
  return copy
}
