/** The database of a module that looks things up: opened with the module, asked by its functions. */

import type { ModuleLog } from '../runtime/log.ts'
import type { Clock } from '../runtime/clock.ts'
import { errorText } from '../runtime/errors.ts'
import type { Database } from './database.ts'
import { databaseAt } from './offer.ts'
import type { Queries } from './queries.ts'
import type { Select } from './statement.ts'
import type { Column, Eventually, RowOf } from './value.ts'

/** Between two lines about failures. */
const QUIET_MS = 10_000

type Asker = Parameters<typeof databaseAt>[0]

/** A table, and the version of it that a module knows. */
export interface KnownTable {
  readonly table: string
  readonly version: number
}

/**
 * A database, and what becomes of failures: a line in the log with the cause, one in ten seconds with how many there were, and the result
 * that the function has for them.
 */
export class DataSource {
  readonly database: Database
  readonly #log: ModuleLog
  readonly #clock: Clock
  #quietUntil = Number.NEGATIVE_INFINITY
  #unsaid = 0

  /**
   * For a module's `state`.
   *
   * @param self - the module
   * @param url - where its data is
   * @throws DbError where no loaded module knows such databases
   */
  constructor(self: Asker, url: string) {
    this.database = databaseAt(self, url)
    this.#log = self.log
    this.#clock = self.server.clock
  }

  /** Begins to use it, for a module's `start`, and checks the versions of tables. */
  async open(tables: readonly KnownTable[] = []): Promise<void> {
    await this.database.open()
    for (const { table, version } of tables) await this.database.checkVersion(table, version)
  }

  /** Ends to use it. */
  async close(): Promise<void> {
    await this.database.close()
  }

  /**
   * Looks rows up for a function. Where the database answers at once, so does this.
   *
   * @param use - makes the function's result of the rows
   * @param failed - its result where the database could not be asked
   */
  select<const C extends readonly Column[], R>(
    select: Select<C>,
    use: (rows: readonly RowOf<C>[]) => R,
    failed: R,
  ): Eventually<R> {
    return this.ask(select.from, (database) => database.query(select), use, failed)
  }

  /**
   * Asks anything for a function.
   *
   * @param about - the table, for the log
   * @param work - asks
   * @param use - makes the function's result of the answer
   * @param failed - its result where that could not be done
   */
  ask<T, R>(
    about: string,
    work: (database: Queries) => Eventually<T>,
    use: (answer: T) => R,
    failed: R,
  ): Eventually<R> {
    try {
      const answer = work(this.database)
      if (!(answer instanceof Promise)) return use(answer)
      return answer.then(use).catch((error: unknown) => this.#failed(about, error, failed))
    } catch (error) {
      return this.#failed(about, error, failed)
    }
  }

  /** All rows, for a table that is kept in memory. They come in pieces, so that no query holds all of a long table. */
  async all<const C extends readonly Column[], T>(
    select: Select<C>,
    make: (row: RowOf<C>) => T | null,
  ): Promise<T[]> {
    const made: T[] = []
    for await (const rows of this.database.fetch(select)) {
      for (const row of rows) {
        const one = make(row)
        if (one !== null) made.push(one)
      }
    }
    return made
  }

  /** Says that something did not work, unless that was said a moment ago. */
  warn(text: string): void {
    const now = this.#clock.now()
    if (now < this.#quietUntil) {
      this.#unsaid += 1
      return
    }
    const more = this.#unsaid === 0 ? '' : `; ${this.#unsaid} more since the last such line`
    this.#log.error(text + more)
    this.#quietUntil = now + QUIET_MS
    this.#unsaid = 0
  }

  #failed<R>(about: string, error: unknown, failed: R): R {
    this.warn(`table \`${about.slice(0, 64)}\` cannot be asked: ${errorText(error)}`)
    return failed
  }
}
