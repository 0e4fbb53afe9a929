/** The locations of one server. */

import type { Host, ModuleLog } from 'siprose'

import type { UsrlocApi } from './api.ts'
import { AgentPool } from './location/agent-pool.ts'
import { connectionLost } from './location/connection-lost.ts'
import type { Contact } from './location/contact.ts'
import { ContactEvent, type ContactStore, type ContactWatcher } from './location/contact-store.ts'
import { LocationTable } from './location/location-table.ts'
import { Matcher } from './location/matcher.ts'
import { RecordIds } from './location/record-ids.ts'
import { textOf } from './store/text-of.ts'

/** How many contacts are taken out before messages get their turn. */
const AT_ONCE = 1000

/** What the parameters say. */
export interface UsrlocOptions {
  readonly useDomain: boolean
  readonly natFlag: number
  readonly cseqDelay: number
  readonly xavpContact: string | null
  readonly matchingMode: number
  readonly newestFirst: boolean
  readonly maxContacts: number
  readonly timerInterval: number
  readonly lostTcp: boolean
  readonly closeTcp: boolean
}

interface Watching {
  readonly events: number
  readonly watcher: ContactWatcher
}

/** All tables of one server. */
export class Usrloc implements UsrlocApi {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #options: UsrlocOptions
  readonly #tables = new Map<string, LocationTable>()
  readonly #matcher: Matcher
  readonly #agents = new AgentPool()
  readonly #ids: RecordIds
  readonly #watching: Watching[] = []
  /** Contacts whose connections are looked after. */
  readonly #connected = new Set<Contact>()
  readonly #ended: Contact[] = []
  #store: ContactStore | null = null
  #busy = false

  constructor(server: Host, log: ModuleLog, options: UsrlocOptions) {
    this.#server = server
    this.#log = log
    this.#options = options
    this.#matcher = new Matcher(options.matchingMode)
    this.#ids = new RecordIds(server.startedAt, server.process.pid)
    if (options.lostTcp) this.watch(15, (contact, event) => this.#follow(contact, event))
    if (options.closeTcp) this.watch(ContactEvent.EXPIRED, closeConnection)
  }

  get useDomain(): boolean {
    return this.#options.useDomain
  }

  get natFlag(): number {
    return this.#options.natFlag
  }

  get cseqDelay(): number {
    return this.#options.cseqDelay
  }

  get xavpContact(): string | null {
    return this.#options.xavpContact
  }

  /** How many addresses of record have contacts, in all tables. */
  get users(): number {
    let users = 0
    for (const table of this.#tables.values()) users += table.users
    return users
  }

  now(): number {
    return Math.floor(this.#server.clock.turn() / 1000)
  }

  table(name: string): LocationTable {
    return this.#tables.get(name) ?? this.#make(name)
  }

  known(name: string): LocationTable | null {
    return this.#tables.get(name) ?? null
  }

  tables(): Iterable<LocationTable> {
    return this.#tables.values()
  }

  each(part: number, parts: number, visit: (contact: Contact) => void): void {
    const store = this.#store
    if (store?.each !== undefined) store.each(this.tables(), part, parts, this.now(), visit)
    else for (const table of this.#tables.values()) table.each(part, parts, visit)
  }

  bySlot(table: LocationTable, slot: number, ruid: string): Contact | null {
    const contact = table.at(slot)
    if (contact !== null && contact.ruid === ruid) return contact
    return table.store?.alone === true ? table.atHand(ruid) : null
  }

  watch(events: number, watcher: ContactWatcher): void {
    this.#watching.push({ events, watcher })
  }

  /** Where contacts are kept besides memory, or null. */
  get store(): ContactStore | null {
    return this.#store
  }

  useStore(store: ContactStore): void {
    this.#store = store
    for (const table of this.#tables.values()) table.store = store
  }

  /** Makes tables, and fills them with what is stored; before the first message. */
  async prepare(names: Iterable<string>): Promise<void> {
    for (const name of names) {
      const table = this.#tables.get(name) ?? this.#begin(name)
      await this.#store?.load(table)
    }
  }

  /** What is done every `timer_interval`: contacts whose time is over are taken out, and those whose connections are gone. */
  sweep(): void {
    const now = this.now()
    for (const table of this.#tables.values()) table.collectEnded(now, this.#ended)
    for (const contact of this.#connected) {
      if (connectionLost(contact)) this.#ended.push(contact)
    }
    if (!this.#busy) this.#removeEnded()
  }

  /** Stores what is not stored yet. */
  async flush(): Promise<void> {
    await this.#store?.flush()
  }

  /** Removes a number of contacts, and the others when messages had their turn. */
  #removeEnded(): void {
    const ended = this.#ended
    const now = this.now()
    for (const contact of ended.splice(0, AT_ONCE)) {
      const { table } = contact.record
      // it may have been registered again while it waited for its turn
      const gone =
        !contact.isValid(now) || (this.#connected.has(contact) && connectionLost(contact))
      if (gone) table.remove(contact, ContactEvent.EXPIRED)
      else table.watchAgain(contact)
    }
    this.#busy = ended.length > 0
    if (this.#busy) this.#server.clock.after(0, () => this.#removeEnded())
  }

  /** A table that the configuration does not name: what is stored of it is read while who asks for it waits. */
  #make(name: string): LocationTable {
    const table = this.#begin(name)
    const store = this.#store
    if (store === null) return table
    table.loading = store
      .load(table)
      .catch((error: unknown) => {
        this.#log.error(`table ${name.slice(0, 64)} cannot be read: ${textOf(error)}`)
      })
      .finally(() => {
        table.loading = null
      })
    return table
  }

  #begin(name: string): LocationTable {
    const { statistics } = this.#server
    const { newestFirst, maxContacts, timerInterval } = this.#options
    const rules = {
      matcher: this.#matcher,
      newestFirst,
      serverId: this.#server.settings.server_id,
      maxContacts,
      stretch: timerInterval,
      agents: this.#agents,
      ids: this.#ids,
      counts: {
        users: statistics.define('usrloc', `${name}-users`, { resettable: false }),
        contacts: statistics.define('usrloc', `${name}-contacts`, { resettable: false }),
        expired: statistics.define('usrloc', `${name}-expires`),
      },
      notify: (contact: Contact, event: number) => this.#notify(contact, event),
    }
    const table = new LocationTable(name, rules, this.now())
    table.store = this.#store
    this.#tables.set(name, table)
    this.#log.debug(`table ${name} begins`)
    return table
  }

  #notify(contact: Contact, event: number): void {
    for (const { events, watcher } of this.#watching) {
      if ((events & event) !== 0) watcher(contact, event)
    }
  }

  #follow(contact: Contact, event: number): void {
    const kept = event === ContactEvent.ADDED || event === ContactEvent.CHANGED
    if (kept && contact.connection !== 0) this.#connected.add(contact)
    else this.#connected.delete(contact)
  }
}

function closeConnection({ socket, connection }: Contact): void {
  if (connection !== 0) socket?.finish?.(connection)
}
