/** Opens SQLite files. */

import { DatabaseSync } from 'node:sqlite'

import { everything, type DbDriver, type DbUrl, type Files, type Link } from 'siprose'

import { sqliteError } from './errors.ts'
import { SqliteLink } from './link.ts'
import { parseSetting, parseWait } from './settings.ts'

/** How long another process that writes is waited for; everything stands still meanwhile. */
const BUSY_MS = 250

/** What the module's parameters say. */
export interface SqliteSettings {
  readonly db_set_readonly: readonly string[]
  readonly db_set_journal_mode: readonly string[]
  readonly db_set_busy_timeout: readonly string[]
}

/** Knows SQLite files. One connection a file: it answers at once, so a second one would have nothing to do. */
export class SqliteDriver implements DbDriver {
  readonly capabilities = everything
  readonly remote = false
  readonly connections = 1
  readonly timeoutMs = 0
  readonly connectTimeoutMs = 0
  readonly retries = 0
  readonly #files: Files
  readonly #readOnly: ReadonlySet<string>
  readonly #modes: ReadonlyMap<string, string>
  readonly #waits: ReadonlyMap<string, number>

  /**
   * @param files - where paths lead
   * @param settings - what the parameters say
   */
  constructor(files: Files, settings: SqliteSettings) {
    this.#files = files
    const { db_set_readonly, db_set_journal_mode, db_set_busy_timeout } = settings
    this.#readOnly = new Set(db_set_readonly.map((path) => this.#path(path)))
    this.#modes = new Map(
      db_set_journal_mode.map(parseSetting).map(({ path, value }) => [this.#path(path), value]),
    )
    this.#waits = new Map(
      db_set_busy_timeout
        .map(parseWait)
        .map(({ path, value }) => [this.#path(path), Number(value)]),
    )
  }

  connect(url: DbUrl): Link {
    const path = url.file.includes(':memory:') ? ':memory:' : this.#path(url.file)
    const inMemory = this.#files.database(path)
    const readOnly = this.#readOnly.has(path)
    try {
      const database = new DatabaseSync(inMemory ?? path, {
        readOnly: readOnly && inMemory === null,
        timeout: this.#waits.get(path) ?? BUSY_MS,
        enableForeignKeyConstraints: false,
      })
      if (readOnly) database.exec('PRAGMA query_only = ON')
      else if (inMemory === null && path !== ':memory:') this.#keep(database, path, url)
      return new SqliteLink(database)
    } catch (error) {
      throw sqliteError(error)
    }
  }

  /** A commit that was acknowledged outlives this process in any case; `?synchronous=full` lets it outlive a loss of power too. */
  #keep(database: DatabaseSync, path: string, url: DbUrl): void {
    database.exec(`PRAGMA journal_mode = ${this.#modes.get(path) ?? 'WAL'}`)
    const full = url.settings.get('synchronous')?.toLowerCase() === 'full'
    database.exec(`PRAGMA synchronous = ${full ? 'FULL' : 'NORMAL'}`)
  }

  #path(name: string): string {
    return this.#files.path(name)
  }
}
