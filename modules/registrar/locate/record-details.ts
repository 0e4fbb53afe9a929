// hot
/** Details of a contact for the script: `$xavp(rcd=>ruid)` and its like, in the XAVP of `xavp_rcd`. */

import { type Context, XavpList } from 'siprose'
import type { Contact, UsrlocApi } from 'siprose/modules/usrloc'

/** What is left out: bits of `xavp_rcd_mask`. */
const Without = { RUID: 1, CONTACT: 2, EXPIRES: 4, RECEIVED: 8, PATH: 16 } as const

/** Tells scripts of contacts. */
export class RecordDetails {
  readonly #usrloc: UsrlocApi
  readonly #name: string | null
  readonly #without: number

  /**
   * @param name - of the XAVP, or null where nobody wants to know
   * @param without - bits of what is left out
   */
  constructor(usrloc: UsrlocApi, name: string | null, without: number) {
    this.#usrloc = usrloc
    this.#name = name
    this.#without = without
  }

  /** Tells of a contact. */
  note(ctx: Context, contact: Contact): void {
    const name = this.#name
    if (name === null) return
    const { received, path, expiresAt } = contact
    const list = new XavpList()
    if (this.#tells(Without.RUID)) list.push('ruid', contact.ruid)
    if (this.#tells(Without.CONTACT)) list.push('contact', contact.uri)
    if (this.#tells(Without.EXPIRES)) {
      list.push('expires', expiresAt === 0 ? 0 : expiresAt - this.#usrloc.now())
    }
    if (received !== null && this.#tells(Without.RECEIVED)) list.push('received', received)
    if (path !== null && this.#tells(Without.PATH)) list.push('path', path)
    ctx.xavps.xavp.push(name, list)
  }

  #tells(bit: number): boolean {
    return (this.#without & bit) === 0
  }
}
