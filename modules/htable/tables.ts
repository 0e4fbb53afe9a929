/** The tables of one server. */

import {
  type Clock,
  type Context,
  type Event,
  type EventFamily,
  type Host,
  Locks,
  type ModuleLog,
  NamedWalks,
  SiproseError,
} from 'siprose'

import type { StoredTables } from './database/stored-tables.ts'
import type { ItemKey } from './item-key.ts'
import type { Cursor } from './table/cursor.ts'
import { parseDefinition } from './table/definition.ts'
import { sweep } from './table/sweep.ts'
import { type Item, Table } from './table/table.ts'

/** Walks one message may have open. */
const MAX_CURSORS = 32

/** What the tables run when something happens. */
export interface TableEvents {
  readonly modInit: Event
  readonly expired: EventFamily
  readonly reloaded: EventFamily
}

/** All tables. */
export class Tables {
  readonly clock: Clock
  readonly locks: Locks
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #byName = new Map<string, Table>()
  /** Walks through tables, by message and name. */
  readonly cursors = new NamedWalks<Cursor>(MAX_CURSORS)
  /** Those that are in a database; null where none is. */
  stored: StoredTables | null = null
  readonly #records = new WeakMap<Context, Item>()
  readonly #told = new Set<string>()

  /**
   * @param server - tells the time and runs event routes
   * @param log - the module's
   * @param definitions - the tables, as `htable` declares them
   * @param maxItems - the most items of one table
   * @param patience - how long a lock may take, in seconds
   * @throws SiproseError for a definition that cannot be read, or a name that is there twice
   */
  constructor(
    server: Host,
    log: ModuleLog,
    definitions: readonly string[],
    maxItems: number,
    patience: number,
  ) {
    this.#server = server
    this.#log = log
    this.clock = server.clock
    this.locks = new Locks(server.clock, patience * 1000)
    for (const text of definitions) {
      const table = new Table(parseDefinition(text), maxItems)
      if (this.#byName.has(table.name)) {
        throw new SiproseError('htable/twice', `table \`${table.name}\` is defined twice`)
      }
      this.#byName.set(table.name, table)
    }
  }

  /** The tables in the order they were declared. */
  all(): Iterable<Table> {
    return this.#byName.values()
  }

  /** A table by name; null for another name, which the log is told once. */
  find(name: string): Table | null {
    const table = this.#byName.get(name)
    if (table !== undefined) return table
    this.#tellOnce(name, `htable: there is no table \`${name}\`; ${this.#help()}`)
    return null
  }

  /** The table of a key, or null. */
  tableOf(key: ItemKey): Table | null {
    return (key.found ??= this.find(key.table))
  }

  #help(): string {
    const names = [...this.#byName.keys()]
    return names.length === 0
      ? 'declare it with modparam("htable", "htable", "name=>size=8")'
      : `there are ${names.join(', ')}`
  }

  /** Says that a table is full, once until it is swept again. */
  tellFull(table: Table): void {
    this.#tellOnce(`full ${table.name}`, `htable: table \`${table.name}\` is full; see max_items`)
  }

  #tellOnce(about: string, text: string): void {
    if (this.#told.size > 1000 || this.#told.has(about)) return
    this.#told.add(about)
    this.#log.error(text)
  }

  /** The item that an `htable:expired` route is about, or null. */
  record(ctx: Context): Item | null {
    return this.#records.get(ctx) ?? null
  }

  /** Runs the route for the start. */
  begin({ modInit }: TableEvents): void {
    if (modInit.wanted) void modInit.run(this.#server.blankContext('event'))
  }

  /** Runs the route for a table that was read again. */
  reloaded({ reloaded }: TableEvents, name: string): void {
    const event = reloaded.of(name)
    if (event.wanted) void event.run(this.#server.blankContext('event'))
  }

  /** Removes what has ended from all tables. */
  sweep({ expired }: TableEvents): void {
    this.#told.clear()
    for (const table of this.#byName.values()) {
      if (!table.expiring) continue
      const event = expired.of(table.name)
      sweep(table, this.clock, (item) => {
        if (event.wanted) this.#runExpired(event, item)
      })
    }
  }

  #runExpired(event: Event, item: Item): void {
    const ctx = this.#server.blankContext('event')
    this.#records.set(ctx, item)
    void event.run(ctx)
  }
}
