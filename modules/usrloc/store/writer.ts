/** Writes rows: those of many requests in one transaction, as what a commit costs is paid for all of them at once. */

import { DbCode, DbError, type Clock, type Database, type Queries } from 'siprose'

import { removeAttributes, writeAttributes } from './attributes.ts'
import type { Job, Put } from './job.ts'
import type { LocationRow, LocationRows } from './rows.ts'

/** Requests whose rows are written in one transaction; statements of so many rows are kept compiled by drivers. */
const MOST_TOGETHER = 64
/** Requests that are looked at for those whose turn it is. */
const MOST_LOOKED_AT = 512
/** Transactions at the same time. */
const MOST_LANES = 4
/** How long one transaction may take until the next one of many begins beside it. */
const PATIENCE_MS = 50

/** What becomes of writing, for figures. */
export interface WriterCounts {
  written(rows: number): void
  failed(): void
}

/** How rows are written. */
export interface WriterRules {
  readonly database: Database
  readonly rows: LocationRows
  readonly clock: Clock
  readonly counts: WriterCounts
  /** Whether a row is found by its record id alone, which no two rows have. */
  readonly byRuid: boolean
  /** Whether contacts have attributes in a table of their own. */
  readonly withAttributes: boolean
}

interface Waiting {
  readonly job: Job
  resolve(): void
  reject(error: unknown): void
}

/** Writes the rows of one server. */
export class Writer {
  readonly #rules: WriterRules
  readonly #transactions: boolean
  readonly #many: boolean
  #queue: Waiting[] = []
  readonly #busy = new Set<string>()
  #lanes = 0
  /** How many transactions may go on now: more than one while one takes long. */
  #allowed = 1
  #planned = false
  #watching = false
  #idle: PromiseWithResolvers<void> | null = null

  constructor(rules: WriterRules) {
    this.#rules = rules
    const { transactions, many } = rules.database.capabilities
    this.#transactions = transactions
    this.#many = many && rules.byRuid
  }

  /** How many requests wait for the database. */
  get waiting(): number {
    return this.#queue.length + this.#busy.size
  }

  /** Writes rows; rejects where that could not be done, and nothing was written then. */
  write(job: Job): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#queue.push({ job, resolve, reject })
    if (!this.#planned) {
      // after the messages that arrived together
      this.#planned = true
      queueMicrotask(() => {
        this.#planned = false
        this.#pump()
      })
    }
    return promise
  }

  /** Waits until nothing is to be written. */
  async drain(): Promise<void> {
    if (this.waiting === 0) return
    this.#idle ??= Promise.withResolvers<void>()
    await this.#idle.promise
  }

  #pump(): void {
    while (this.#queue.length > 0) {
      const free = MOST_LANES - this.#lanes
      // few go alone, so that none waits for the row of another one; many go together
      const alone = this.#queue.length <= free
      if (!alone && (free <= 0 || this.#lanes >= this.#allowed)) break
      const batch = this.#take(alone ? 1 : MOST_TOGETHER)
      if (batch.length === 0) break
      this.#lanes++
      void this.#run(batch)
    }
    if (this.#queue.length > 0) this.#watch()
    if (this.waiting === 0 && this.#idle !== null) {
      this.#idle.resolve()
      this.#idle = null
    }
  }

  /** Lets another transaction begin, where one takes long. */
  #watch(): void {
    if (this.#watching) return
    this.#watching = true
    this.#rules.clock.after(PATIENCE_MS, () => {
      this.#watching = false
      if (this.#queue.length === 0) return
      this.#allowed = Math.min(this.#lanes + 1, MOST_LANES)
      this.#pump()
    })
  }

  /** The next requests whose address of record nobody else writes. */
  #take(most: number): readonly Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    const passed = new Set<string>()
    const [first] = this.#queue
    const looked = this.#queue.splice(0, MOST_LOOKED_AT)
    for (const one of looked) {
      const { key, table } = one.job
      const mine = table === first?.job.table && batch.length < most
      if (mine && !this.#busy.has(key) && !passed.has(key)) {
        batch.push(one)
        this.#busy.add(key)
      } else left.push(one)
      passed.add(key)
    }
    if (left.length > 0) this.#queue = [...left, ...this.#queue]
    return batch
  }

  async #run(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#together(batch)
    } finally {
      for (const { job } of batch) this.#busy.delete(job.key)
      this.#lanes--
      if (this.#lanes === 0) this.#allowed = 1
      this.#pump()
    }
  }

  /** Writes all in one transaction; where that fails, each in its own, so that nobody suffers for what another one has. */
  async #together(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#commit(batch.map(({ job }) => job))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      if (batch.length === 1 || isOut(error)) {
        for (const { reject } of batch) this.#failed(reject, error)
        return
      }
      for (const { job, resolve, reject } of batch) {
        try {
          await this.#commit([job])
          resolve()
        } catch (own) {
          this.#failed(reject, own)
        }
      }
    }
  }

  #failed(reject: (error: unknown) => void, error: unknown): void {
    this.#rules.counts.failed()
    reject(error)
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    try {
      await this.#attempt(jobs)
    } catch (error) {
      // nothing was written, or all of it: doing it again comes to the same
      if (!(error instanceof DbError) || !isWorthAnother(error)) throw error
      await this.#attempt(jobs)
    }
    for (const { puts, removals } of jobs) this.#rules.counts.written(puts.length + removals.length)
  }

  async #attempt(jobs: readonly Job[]): Promise<void> {
    const { database } = this.#rules
    if (!this.#transactions || this.#isOneStatement(jobs)) await this.#statements(database, jobs)
    else await database.transaction((within) => this.#statements(within, jobs))
  }

  #isOneStatement(jobs: readonly Job[]): boolean {
    if (!this.#many) return false
    return jobs.every(
      ({ puts, removals }) =>
        removals.length === 0 && puts.every(({ attributes }) => attributes === null),
    )
  }

  async #statements(queries: Queries, jobs: readonly Job[]): Promise<void> {
    const [first] = jobs
    if (first === undefined) return
    const { table } = first
    const { columns } = this.#rules.rows
    for (const { removals } of jobs) {
      for (const row of removals) await this.#remove(queries, table, row)
    }
    const puts = jobs.flatMap((job) => job.puts)
    if (this.#many) await this.#putMany(queries, table, puts)
    else for (const { row } of puts) await this.#put(queries, table, row)
    for (const { row, attributes } of puts) {
      if (attributes !== null) await writeAttributes(queries, row, attributes, columns)
    }
  }

  async #putMany(queries: Queries, table: string, puts: readonly Put[]): Promise<void> {
    const { columns } = this.#rules.rows
    for (let at = 0; at < puts.length; at += MOST_TOGETHER) {
      const rows = puts.slice(at, at + MOST_TOGETHER).map(({ row }) => row)
      await queries.upsertAll(table, columns.all, rows, [columns.ruid])
    }
  }

  async #put(queries: Queries, table: string, row: LocationRow): Promise<void> {
    const { rows, byRuid } = this.#rules
    const { all, ruid } = rows.columns
    const cells = all.map((column, at) => [column, row[at] ?? null] as const)
    if (byRuid) {
      await queries.upsert(table, cells, [ruid])
      return
    }
    const where = rows.where(row)
    const there = await queries.query({ from: table, columns: [ruid], where, limit: 1 })
    if (there.length === 0) await queries.insert(table, cells)
    else await queries.update(table, cells, where)
  }

  async #remove(queries: Queries, table: string, row: LocationRow): Promise<void> {
    await queries.delete(table, this.#rules.rows.where(row))
    if (this.#rules.withAttributes) await removeAttributes(queries, row)
  }
}

/** Whether the database itself is out: trying each request alone would only take time. */
function isOut(error: unknown): boolean {
  return error instanceof DbError && (error.passing || error.code === DbCode.NOT_STORED)
}

function isWorthAnother({ code }: DbError): boolean {
  return code === DbCode.LOST || code === DbCode.BUSY
}
