/** Tables of locations in a database: opened, checked, read, and written to. */

import {
  column,
  DbCode,
  DbError,
  parseSocketSpec,
  tableNamed,
  type Condition,
  type DataSource,
  type Host,
  type Listener,
  type ModuleLog,
} from 'siprose'

import { type Contact, ContactState } from '../location/contact.ts'
import type { ReadBy } from '../location/contact-store.ts'
import type { LocationTable } from '../location/location-table.ts'
import type { StoredContact } from '../location/stored-contact.ts'
import { ATTRIBUTES_TABLE, ATTRIBUTES_VERSION, AttributesRead, attributesOf } from './attributes.ts'
import { jobOf } from './job.ts'
import type { LocationRow, LocationRows } from './rows.ts'
import type { Writer } from './writer.ts'

/** The version of tables that the server does not know by name. */
const VERSION = tableNamed('location')?.version ?? 9

/** What the parameters say of reading. */
export interface ReadRules {
  /** Whether table `version` is asked. */
  readonly checkVersion: boolean
  /** Whether rows of other servers are left alone. */
  readonly ownOnly: boolean
  /** Whether contacts of sockets that are not here are left out. */
  readonly ownSockets: boolean
  /** Whether contacts that came over connections are removed at the start. */
  readonly cleanStreams: boolean
  /** How many rows are read at once. */
  readonly chunk: number
  /** Whether contacts are read at the start. */
  readonly load: boolean
  /** Whether contacts have attributes. */
  readonly withAttributes: boolean
}

/** What came of reading a table anew; a contact that has changed was removed and added. */
export interface Reloaded {
  readonly contacts: number
  readonly added: number
  readonly removed: number
}

/** What it is made of. */
export interface LocationDatabaseParts {
  readonly source: DataSource
  readonly rows: LocationRows
  readonly writer: Writer
  readonly rules: ReadRules
  readonly server: Host
  readonly log: ModuleLog
}

/** The tables of one server. */
export class LocationDatabase {
  readonly source: DataSource
  readonly rows: LocationRows
  readonly writer: Writer
  readonly rules: ReadRules
  readonly #server: Host
  readonly #log: ModuleLog
  /** Contacts that were read before there were sockets, by the text of theirs; null once there are. */
  #socketless: Map<string, Contact[]> | null = new Map()

  constructor({ source, rows, writer, rules, server, log }: LocationDatabaseParts) {
    this.source = source
    this.rows = rows
    this.writer = writer
    this.rules = rules
    this.#server = server
    this.#log = log
  }

  /** The number of this server among others; settings are known once modules are. */
  get #serverId(): number {
    return this.#server.settings.server_id
  }

  /** Begins to use it. */
  async open(): Promise<void> {
    const { rules, source } = this
    const { capabilities, name } = source.database
    if (!capabilities.select || !capabilities.update || !capabilities.replace) {
      const fact = `database ${name} cannot change what is in it; contacts need one that can`
      throw new DbError(DbCode.UNSUPPORTED, fact)
    }
    const attributes = { table: ATTRIBUTES_TABLE, version: ATTRIBUTES_VERSION }
    await source.open(rules.checkVersion && rules.withAttributes ? [attributes] : [])
    this.#server.whenListening(() => {
      this.#findSockets()
    })
  }

  /** Checks the version of a table. */
  async check(name: string): Promise<void> {
    if (!this.rules.checkVersion) return
    await this.source.database.checkVersion(name, tableNamed(name)?.version ?? VERSION)
  }

  /**
   * Writes what has become of contacts of an address of record.
   *
   * @param contacts - each with whether it stays
   */
  write(
    table: LocationTable,
    aor: string,
    contacts: Iterable<readonly [Contact, boolean]>,
  ): Promise<void> {
    const { rows, rules, writer } = this
    return writer.write(jobOf(rows, table.name, aor, contacts, rules.withAttributes))
  }

  /** Reads a table into memory. */
  async load(table: LocationTable): Promise<void> {
    const { rows, rules, source } = this
    const { clock } = this.#server
    await this.check(table.name)
    if (!rules.load) return
    const before = clock.micros()
    if (rules.cleanStreams) await this.#cleanStreams(table.name)
    const attributes = rules.withAttributes
      ? await new AttributesRead().read(source.database)
      : null
    const where = this.ownRows()
    const { all, modified } = rows.columns
    const order = table.newestFirst ? [{ column: modified }] : []
    const select = { from: table.name, columns: all, where, order }
    let told = before
    let count = 0
    let unreadable = 0
    for await (const chunk of source.database.fetch(select, rules.chunk)) {
      for (const row of chunk) {
        // the columns are known as a list, and their values as those of any
        const stored = rows.contactOf(row as LocationRow)
        if (stored === null) unreadable++
        else if (this.#take(table, stored, attributes)) count++
      }
      const now = clock.micros()
      if (now - told < 1e6) continue
      told = now
      this.#log.info(`table ${table.name}: ${count} contacts are read, and there are more`)
    }
    if (unreadable > 0) {
      this.#log.warn(
        `table ${table.name}: ${unreadable} rows were left out, as they hold no contact`,
      )
    }
    const ms = Math.round((clock.micros() - before) / 1000)
    this.#log.info(
      `table ${table.name}: ${count} contacts of ${table.users} users were read in ${ms} ms`,
    )
  }

  /**
   * Reads a table anew, and makes memory what it says, in one go. Contacts that are not written yet stay.
   *
   * @param now - the second
   */
  async reload(table: LocationTable, now: number): Promise<Reloaded> {
    const { rows, rules, source } = this
    const stored = new Map<string, StoredContact>()
    table.noteEnds()
    try {
      const attributes = rules.withAttributes
        ? await new AttributesRead().read(source.database)
        : null
      const select = { from: table.name, columns: rows.columns.all, where: this.ownRows() }
      for await (const chunk of source.database.fetch(select, rules.chunk)) {
        for (const row of chunk) {
          const one = rows.contactOf(row as LocationRow)
          if (one !== null && one.facts.ruid !== null) stored.set(one.facts.ruid, one)
        }
      }
      return this.#replace(table, stored, attributes, now)
    } finally {
      table.endedMeanwhile()
    }
  }

  #replace(
    table: LocationTable,
    stored: Map<string, StoredContact>,
    attributes: AttributesRead | null,
    since: number,
  ): Reloaded {
    for (const ruid of table.endedMeanwhile()) stored.delete(ruid)
    const gone: Contact[] = []
    table.each(0, 1, (contact) => {
      const row = stored.get(contact.ruid)
      // one that has registered while the table was read is what it is now
      const newer = contact.state !== ContactState.STORED || contact.modifiedAt >= since
      if (newer || (row !== undefined && isSame(contact, row))) stored.delete(contact.ruid)
      else gone.push(contact)
    })
    for (const contact of gone) table.drop(contact)
    let added = 0
    for (const one of stored.values()) if (this.#take(table, one, attributes)) added++
    return { contacts: table.contacts, added, removed: gone.length }
  }

  /** Reads the contacts of an address of record, or one contact. */
  async read(table: LocationTable, by: ReadBy): Promise<readonly StoredContact[]> {
    const { rows, rules, source } = this
    const { all, ruid } = rows.columns
    let where: readonly Condition[] = []
    if ('aor' in by) where = rows.whereAor(by.aor)
    else if ('ruid' in by) where = [[ruid, '=', by.ruid]]
    const found = await source.database.query({ from: table.name, columns: all, where })
    const contacts: StoredContact[] = []
    for (const row of found) {
      const contact = await this.#readContact(row as LocationRow, rules.withAttributes)
      if (contact !== null) contacts.push(contact)
    }
    // the one that is added last is first where the newest comes first
    return table.newestFirst ? contacts.toSorted((a, b) => a.modifiedAt - b.modifiedAt) : contacts
  }

  /** All contacts of a table that have not ended, and are reached by a socket of this server, or by any. */
  async *own(table: LocationTable, now: number): AsyncGenerator<StoredContact> {
    const { all } = this.rows.columns
    const select = { from: table.name, columns: all, where: this.ownRows() }
    for await (const rows of this.source.database.fetch(select, this.rules.chunk)) {
      for (const row of rows) {
        const stored = await this.#readContact(row as LocationRow, false)
        if (stored === null || (stored.socket !== null && stored.facts.socket === null)) continue
        const { expiresAt } = stored.facts
        if (expiresAt === 0 || expiresAt > now) yield stored
      }
    }
  }

  /** The conditions of rows that are this server's, where others are left alone. */
  ownRows(): readonly Condition[] {
    const { rows, rules } = this
    return rules.ownOnly ? [[rows.columns.serverId, '=', this.#serverId]] : []
  }

  /** The conditions of rows that have ended before a second; those that never end have not. */
  endedRows(second: number): readonly Condition[] {
    const { expires } = this.rows.columns
    const { columns } = this.rows
    return [
      [expires, '<', columns.time(second)],
      [expires, '>', columns.time(1)],
      ...this.ownRows(),
    ]
  }

  /** Counts rows. */
  async count(table: string, what: 'users' | 'contacts' | 'ended', now: number): Promise<number> {
    const { columns } = this.rows
    const { expires, user, domain, ruid } = columns
    const where = what === 'ended' ? this.endedRows(now) : []
    const wanted = what === 'users' ? [user, domain, expires] : [ruid, expires]
    const seen = new Set<string>()
    let count = 0
    const select = { from: table, columns: wanted, where }
    for await (const rows of this.source.database.fetch(select, this.rules.chunk)) {
      for (const row of rows) {
        const ends = columns.second(row.at(-1))
        if (what !== 'ended' && ends !== 0 && ends <= now) continue
        if (what === 'users') seen.add(`${String(row[0])}@${String(row[1])}`)
        else count++
      }
    }
    return what === 'users' ? seen.size : count
  }

  async #readContact(row: LocationRow, withAttributes: boolean): Promise<StoredContact | null> {
    const stored = this.rows.contactOf(row)
    if (stored === null) return null
    const { facts, socket } = stored
    facts.socket = this.#socketOf(socket)
    if (facts.socket === null || !this.#isOfNow(stored)) facts.connection = 0
    if (!withAttributes || facts.ruid === null) return stored
    const { database } = this.source
    const attributes = await new AttributesRead().read(database, attributesOf(facts.ruid))
    return { ...stored, attributes: attributes.of(facts.ruid) }
  }

  /** Whether this server has written a contact since it was started: only then its connection is one of today. */
  #isOfNow({ serverId, modifiedAt }: StoredContact): boolean {
    return serverId === this.#serverId && modifiedAt >= Math.floor(this.#server.startedAt / 1000)
  }

  /** Takes what a row says into memory; false where another row says more. */
  #take(table: LocationTable, stored: StoredContact, attributes: AttributesRead | null): boolean {
    const { facts, socket } = stored
    // the connections of an earlier start are gone
    facts.connection = 0
    const there = sameContact(table, stored)
    if (there !== null) {
      if (there.modifiedAt > stored.modifiedAt) return false
      table.drop(there)
    }
    const contact = table.restore({ ...stored, attributes: attributes?.of(facts.ruid) ?? null })
    if (contact === null) {
      const fact = `table ${table.name} is full with ${table.contacts} contacts, and the database has more`
      throw new DbError(DbCode.REFUSED, `${fact}; raise \`max_contacts\``)
    }
    if (socket !== null) this.#giveSocket(contact, socket)
    return true
  }

  #giveSocket(contact: Contact, socket: string): void {
    if (this.#socketless === null) {
      contact.socket = this.#socketOf(socket)
      if (contact.socket === null) this.#leaveOut(contact)
      return
    }
    const list = this.#socketless.get(socket)
    if (list === undefined) this.#socketless.set(socket, [contact])
    else list.push(contact)
  }

  #findSockets(): void {
    const waiting = this.#socketless
    this.#socketless = null
    if (waiting === null) return
    for (const [text, contacts] of waiting) {
      const socket = this.#socketOf(text)
      for (const contact of contacts) {
        // a REGISTER that came meanwhile knows better
        contact.socket ??= socket
        if (contact.socket === null) this.#leaveOut(contact)
      }
    }
  }

  #leaveOut(contact: Contact): void {
    if (this.rules.ownSockets) contact.record.table.drop(contact)
  }

  #socketOf(text: string | null): Listener | null {
    const spec = text === null ? null : parseSocketSpec(text)
    return spec === null ? null : this.#server.sockets.find(spec)
  }

  async #cleanStreams(table: string): Promise<void> {
    const { connection } = this.rows.columns
    const { database } = this.source
    const where: readonly Condition[] = [[connection, '>', 0], ...this.ownRows()]
    const { affected } = await database.delete(table, where)
    if (affected > 0) {
      this.#log.info(`table ${table}: ${affected} contacts of connections were removed`)
    }
  }

  /** Removes the rows of contacts that have ended. */
  async removeEnded(tables: Iterable<LocationTable>, second: number): Promise<void> {
    for (const { name } of tables) {
      await this.source.database.delete(name, this.endedRows(second))
    }
  }

  /** Rows that have ended before a second, so many at most. */
  async ended(
    table: LocationTable,
    second: number,
    most: number,
  ): Promise<readonly StoredContact[]> {
    const { all } = this.rows.columns
    const where = this.endedRows(second)
    const rows = await this.source.database.query({
      from: table.name,
      columns: all,
      where,
      limit: most,
    })
    const contacts = rows.map((row) => this.rows.contactOf(row as LocationRow))
    return contacts.filter((one): one is StoredContact => one !== null)
  }

  /** Removes the row of a contact that has ended; false where somebody has registered it again, or removed it. */
  async removeOne(
    table: LocationTable,
    { facts }: StoredContact,
    second: number,
  ): Promise<boolean> {
    const { database } = this.source
    const { ruid } = this.rows.columns
    const where: readonly Condition[] = [[ruid, '=', facts.ruid], ...this.endedRows(second)]
    const { affected } = await database.delete(table.name, where)
    if (affected === 0 && database.capabilities.affected) return false
    if (this.rules.withAttributes) {
      await database.delete(ATTRIBUTES_TABLE, [[column('ruid', 'string'), '=', facts.ruid]])
    }
    return true
  }
}

/** The contact in memory that a row is of too: one of two was left by a write of which nobody knew whether it was done. */
function sameContact(table: LocationTable, { aor, facts }: StoredContact): Contact | null {
  const record = table.find(aor)
  if (record === null) return null
  const { instance, regId } = facts
  if (instance === null) return table.matcher.find(record, facts)
  for (let contact = record.first; contact !== null; contact = contact.next) {
    if (contact.regId === regId && contact.hasInstance(instance)) return contact
  }
  return null
}

function isSame(contact: Contact, { facts, modifiedAt }: StoredContact): boolean {
  return (
    contact.modifiedAt === modifiedAt &&
    contact.expiresAt === facts.expiresAt &&
    contact.cseq === facts.cseq &&
    contact.uri === facts.uri
  )
}
