/** Marks in requests to phones, by which their replies are known. */

import { type Context, MAGIC_COOKIE } from 'siprose'
import type { Contact, LocationTable, UsrlocApi } from 'siprose/modules/usrloc'

/** Table, place, and the millisecond. */
const MARK = /^([0-9]{1,4})\.([0-9]{1,10})\.([0-9]{1,15})$/

/** Makes the branches of requests, and finds the contacts that replies belong to. */
export class PingMarks {
  readonly #usrloc: UsrlocApi
  readonly #start: string
  readonly #tables: LocationTable[] = []

  /** @param secret - what only those know who were sent something */
  constructor(secret: string, usrloc: UsrlocApi) {
    this.#usrloc = usrloc
    this.#start = `${MAGIC_COOKIE}${secret}.`
  }

  /** The branch of a request to a contact: its table and place, and the millisecond. */
  branch({ record, slot }: Contact, now: number): string {
    let table = this.#tables.indexOf(record.table)
    if (table < 0) table = this.#tables.push(record.table) - 1
    return `${this.#start}${table}.${slot}.${Math.round(now)}`
  }

  /**
   * Takes a reply to a request of ours, and notes that its contact is alive.
   *
   * @returns false for a reply to something else
   */
  take({ message }: Context, now: number): boolean {
    const branch = message.via?.branch ?? null
    if (branch === null || !branch.startsWith(this.#start)) return false
    const mark = MARK.exec(branch.slice(this.#start.length))
    const table = this.#tables[Number(mark?.[1] ?? -1)]
    const ruid = message.from?.tag ?? null
    if (mark === null || table === undefined || ruid === null) return true
    const contact = this.#usrloc.bySlot(table, Number(mark[2]), ruid)
    if (contact === null) return true
    contact.aliveAt = this.#usrloc.now()
    const tookMs = now - Number(mark[3])
    if (tookMs >= 0 && tookMs < 3_600_000) contact.roundTrip = Math.round(tookMs * 1000)
    return true
  }
}
