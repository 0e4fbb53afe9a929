/** `db_mode` 2: what is changed in memory is in the database some time later. */

import { type Contact, ContactState } from '../location/contact.ts'
import { type ContactStore, staysAfter } from '../location/contact-store.ts'
import type { LocationTable } from '../location/location-table.ts'
import type { StoredContact } from '../location/stored-contact.ts'
import { type Job, jobOf } from './job.ts'
import type { LocationDatabase } from './location-database.ts'
import { textOf } from './text-of.ts'

/** How many changes are handed to the database at a time. */
const AT_ONCE = 512

/** What could be done of a flush. */
interface Tried {
  readonly job: Job
  readonly contact: Contact | null
}

/** Changes wait in memory for a timer. */
export class WriteBack implements ContactStore {
  readonly alone = false
  readonly waits = false
  readonly #database: LocationDatabase
  readonly #most: number
  /** Contacts that have changed since they were last written. */
  readonly #changed = new Set<Contact>()
  /** Rows of contacts that have ended. */
  #removals: Job[] = []
  #writing = 0
  #flushing: Promise<void> | null = null

  /** @param most - how many changes may wait */
  constructor(database: LocationDatabase, most: number) {
    this.#database = database
    this.#most = most
  }

  /** How many changes wait. */
  get waiting(): number {
    return this.#changed.size + this.#removals.length + this.#writing
  }

  get full(): boolean {
    return this.waiting >= this.#most
  }

  load(table: LocationTable): Promise<void> {
    return this.#database.load(table)
  }

  read(): Promise<readonly StoredContact[]> {
    return Promise.resolve([])
  }

  changed(contact: Contact, event: number): void {
    if (staysAfter(event)) this.#changed.add(contact)
    else {
      this.#changed.delete(contact)
      if (contact.state !== ContactState.NEW) this.#removals.push(this.#jobOf(contact, false))
    }
    // the timer is for what comes slowly
    if (this.waiting > this.#most / 2) void this.flush()
  }

  store(): Promise<void> {
    return Promise.resolve()
  }

  async flush(): Promise<void> {
    if (this.#flushing !== null) return this.#flushing
    this.#flushing = this.#flush().finally(() => {
      this.#flushing = null
    })
    return this.#flushing
  }

  /** Writes what waits now; what comes meanwhile waits for the next time. */
  async #flush(): Promise<void> {
    const { source } = this.#database
    let left = this.#changed.size + this.#removals.length
    while (left > 0) {
      const tried = this.#next()
      left -= tried.length
      if (tried.length === 0) return
      this.#writing += tried.length
      const failed = await this.#write(tried)
      this.#writing -= tried.length
      if (failed === null) continue
      source.warn(`${this.waiting} changes of contacts wait for the database: ${textOf(failed)}`)
      // when it is out, the rest can wait for the next time too
      if (this.#outOfReach(failed)) return
    }
  }

  #next(): readonly Tried[] {
    const tried: Tried[] = this.#removals.splice(0, AT_ONCE).map((job) => ({ job, contact: null }))
    for (const contact of this.#changed) {
      if (tried.length >= AT_ONCE) break
      this.#changed.delete(contact)
      contact.state = ContactState.STORED
      tried.push({ job: this.#jobOf(contact, true), contact })
    }
    return tried
  }

  /** The last failure, or null; what failed waits again. */
  async #write(tried: readonly Tried[]): Promise<unknown> {
    const { writer } = this.#database
    const results = await Promise.allSettled(tried.map(({ job }) => writer.write(job)))
    let failure: unknown = null
    for (const [index, result] of results.entries()) {
      const one = tried[index]
      if (result.status === 'fulfilled' || one === undefined) continue
      failure = result.reason
      this.#again(one)
    }
    return failure
  }

  #again({ job, contact }: Tried): void {
    if (contact === null) this.#removals.push(job)
    else if (contact.slot >= 0) {
      contact.state = ContactState.CHANGED
      this.#changed.add(contact)
    }
  }

  #outOfReach(error: unknown): boolean {
    return !(error instanceof Error && 'code' in error && error.code === 'db/value')
  }

  #jobOf(contact: Contact, stays: boolean): Job {
    const { rows, rules } = this.#database
    const { table, aor } = contact.record
    return jobOf(rows, table.name, aor, [[contact, stays]], rules.withAttributes)
  }
}
