/** The module in one server: its tables, where they are kept, and what is done now and then. */

import {
  type ApiKey,
  DataSource,
  type Host,
  type ModuleLog,
  type ParameterValues,
  type Timer,
} from 'siprose'

import { TABLES_NOTED } from './api.ts'
import { Keepalive } from './keepalive/keepalive.ts'
import type { params } from './params.ts'
import { LocationColumns } from './store/columns.ts'
import { DatabaseOnly } from './store/database-only.ts'
import { EndedRows } from './store/ended-rows.ts'
import { LoadOnly } from './store/load-only.ts'
import { LocationDatabase } from './store/location-database.ts'
import { LocationRows } from './store/rows.ts'
import { WriteBack } from './store/write-back.ts'
import { WriteThrough } from './store/write-through.ts'
import { Writer } from './store/writer.ts'
import { Usrloc } from './usrloc.ts'

/** Where contacts are kept: `db_mode`. */
export const DbMode = {
  MEMORY: 0,
  WRITE_THROUGH: 1,
  WRITE_BACK: 2,
  DATABASE_ONLY: 3,
  LOAD_ONLY: 4,
} as const

interface Self {
  readonly params: ParameterValues<typeof params>
  readonly server: Host
  readonly log: ModuleLog
  readonly stats: {
    readonly dbWritten: { add(amount?: number): void }
    readonly dbFailed: { add(amount?: number): void }
  }
  find<T>(key: ApiKey<T>): T | null
}

/** The locations of one server. */
export class Located {
  readonly usrloc: Usrloc
  /** The database; null where contacts are in memory alone. */
  readonly database: LocationDatabase | null
  readonly #self: Self
  readonly #ended: EndedRows | null
  #timer: Timer | null = null
  #open = false

  constructor(self: Self) {
    this.#self = self
    const { params: values, server, log } = self
    this.usrloc = new Usrloc(server, log, {
      useDomain: values.use_domain !== 0,
      natFlag: natFlagOf(values.nat_bflag),
      cseqDelay: values.cseq_delay,
      xavpContact: values.xavp_contact,
      matchingMode: values.matching_mode,
      newestFirst: values.desc_time_order !== 0,
      maxContacts: values.max_contacts,
      timerInterval: values.timer_interval,
      // what was read for one message is not looked after
      lostTcp: values.handle_lost_tcp !== 0 && values.db_mode !== DbMode.DATABASE_ONLY,
      closeTcp: values.close_expired_tcp !== 0,
    })
    this.database = values.db_mode === DbMode.MEMORY ? null : databaseOf(self)
    this.#ended = this.database === null ? null : endedOf(this.database, values)
  }

  /** How many changes wait for the database. */
  get waiting(): number {
    const { store } = this.usrloc
    if (store instanceof WriteBack) return store.waiting
    return this.database?.writer.waiting ?? 0
  }

  /** Reads tables, and begins. */
  async start(): Promise<void> {
    const { params: values, server, log } = this.#self
    const { database, usrloc } = this
    const names = new Set([...values.preload, ...server.noted(TABLES_NOTED)])
    if (database === null) for (const name of values.preload) usrloc.table(name)
    else {
      await database.open()
      this.#open = true
      usrloc.useStore(storeOf(database, values))
      await usrloc.prepare(names)
    }
    this.#timer = server.every(values.timer_interval * 1000, () => {
      this.#sweep()
    })
    if (values.ka_mode === 0) return
    if (values.db_mode === DbMode.DATABASE_ONLY) {
      log.warn(
        '`ka_mode` is for contacts in memory, and `db_mode` is 3: nathelper can ping instead',
      )
    } else new Keepalive(server, log, usrloc, values).begin()
  }

  /** Writes what is not written yet, and ends. */
  async stop(): Promise<void> {
    this.#timer?.cancel()
    if (!this.#open) return
    this.#open = false
    await this.usrloc.flush()
    if (this.waiting > 0) {
      this.#self.log.error(`${this.waiting} changes of contacts were not written, and are lost`)
    }
    await this.database?.source.close()
  }

  #sweep(): void {
    const { usrloc } = this
    usrloc.sweep()
    if (usrloc.store instanceof WriteBack) void usrloc.flush()
    void this.#ended?.remove([...usrloc.tables()], usrloc.now())
  }
}

function databaseOf(self: Self): LocationDatabase {
  const { params: values, server, log, stats } = self
  const useDomain = values.use_domain !== 0
  const rows = new LocationRows({
    columns: new LocationColumns(values, useDomain, values.expires_type === 1),
    useDomain,
    natFlag: natFlagOf(values.nat_bflag),
    byRuid: values.db_ops_ruid !== 0,
    matchingMode: values.matching_mode,
  })
  const source = new DataSource(self, values.db_url)
  const withAttributes = values.xavp_contact !== null
  const writer = new Writer({
    database: source.database,
    rows,
    clock: server.clock,
    counts: {
      written: (count) => stats.dbWritten.add(count),
      failed: () => stats.dbFailed.add(),
    },
    byRuid: values.db_ops_ruid !== 0,
    withAttributes,
  })
  const rules = {
    checkVersion: values.version_table !== 0,
    ownOnly: values.server_id_filter !== 0,
    ownSockets: values.skip_remote_socket !== 0,
    cleanStreams: values.db_clean_tcp !== 0,
    chunk: values.fetch_rows,
    load: values.db_load !== 0 || values.db_mode === DbMode.LOAD_ONLY,
    withAttributes,
  }
  return new LocationDatabase({ source, rows, writer, rules, server, log })
}

function storeOf(database: LocationDatabase, values: Self['params']) {
  switch (values.db_mode) {
    case DbMode.WRITE_THROUGH:
      return new WriteThrough(database, values.db_max_waiting)
    case DbMode.WRITE_BACK:
      return new WriteBack(database, values.db_max_waiting)
    case DbMode.DATABASE_ONLY:
      return new DatabaseOnly(database, values.db_max_waiting, values.max_contacts)
    default:
      return new LoadOnly(database)
  }
}

/** Who removes rows that have ended, or null where memory does so alone. */
function endedOf(database: LocationDatabase, values: Self['params']): EndedRows | null {
  if (values.db_mode === DbMode.DATABASE_ONLY) {
    return new EndedRows(database, true, values.rm_expired_delay)
  }
  const cleans = values.db_timer_clean !== 0 && values.db_mode !== DbMode.LOAD_ONLY
  return cleans ? new EndedRows(database, false, 0) : null
}

function natFlagOf(flag: number): number {
  return flag < 0 ? 0 : 1 << flag
}
