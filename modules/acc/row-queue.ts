/** Rows on their way to a database that may be slow, or away. */

import {
  type Cell,
  type Clock,
  type DataSource,
  DbCode,
  DbError,
  type Timer,
  type Eventually,
} from 'siprose'

/** Rows that are being written at a time. */
const PARALLEL = 8
/** How long to wait before a database that was away is tried again. */
const RETRY_MS = 1000
/** How long rows are waited for that are being written when the server ends. */
const LAST_MS = 2000

/** A row, and the table it is for. */
interface WaitingRow {
  /** Rows are numbered as they come. */
  readonly number: number
  readonly table: string
  readonly cells: readonly Cell[]
}

/** Counts. */
export interface RowCounts {
  readonly written: { add(): void }
  readonly lost: { add(): void }
}

/**
 * Writes rows in the order in which they come, some at a time, and lets nobody wait. Rows that the database was not there for wait until
 * it is back; a row that it refuses is lost, as is one more than may wait.
 */
export class RowQueue {
  readonly #source: DataSource
  readonly #clock: Clock
  readonly #limit: number
  readonly #counts: RowCounts
  #rows: WaitingRow[] = []
  /** The first row that is not taken yet. */
  #head = 0
  #running = 0
  #count = 0
  #retry: Timer | null = null
  #idle: (() => void)[] = []

  /**
   * @param source - the database
   * @param clock - the time
   * @param limit - how many rows may wait
   * @param counts - told of each row
   */
  constructor(source: DataSource, clock: Clock, limit: number, counts: RowCounts) {
    this.#source = source
    this.#clock = clock
    this.#limit = limit
    this.#counts = counts
  }

  /** How many rows are not written yet. */
  get waiting(): number {
    return this.#rows.length - this.#head + this.#running
  }

  /** Takes a row; false where too many wait already. */
  add(table: string, cells: readonly Cell[]): boolean {
    if (this.waiting >= this.#limit) {
      this.#counts.lost.add()
      this.#source.warn(`acc: ${this.#limit} rows wait for ${this.#name}; a row is lost`)
      return false
    }
    this.#count++
    this.#rows.push({ number: this.#count, table, cells })
    this.#go()
    return true
  }

  /** Resolves when nothing is left that the database could take now, or it takes too long. */
  async idle(): Promise<void> {
    if (this.#running === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#idle.push(resolve)
    const late = this.#clock.after(LAST_MS, resolve)
    await promise
    late.cancel()
  }

  /** Forgets what is left. */
  stop(): void {
    this.#retry?.cancel()
    this.#retry = null
    const left = this.#rows.length - this.#head
    if (left > 0) this.#source.warn(`acc: ${left} rows that waited for ${this.#name} are lost`)
    for (let row = 0; row < left; row++) this.#counts.lost.add()
    this.#rows = []
    this.#head = 0
  }

  get #name(): string {
    return this.#source.database.name
  }

  #go(): void {
    while (this.#retry === null && this.#running < PARALLEL) {
      const row = this.#take()
      if (row === undefined) return
      this.#write(row)
    }
  }

  #take(): WaitingRow | undefined {
    const row = this.#rows[this.#head]
    if (row === undefined) return undefined
    this.#head++
    // the array is cut when half of it is behind, so that each row is moved once
    if (this.#head * 2 >= this.#rows.length) {
      this.#rows = this.#rows.slice(this.#head)
      this.#head = 0
    }
    return row
  }

  #write(row: WaitingRow): void {
    let writing: Eventually<unknown>
    try {
      writing = this.#source.database.insert(row.table, row.cells)
    } catch (error) {
      this.#failed(row, error)
      return
    }
    if (!(writing instanceof Promise)) {
      this.#counts.written.add()
      return
    }
    this.#running++
    void writing
      .then(
        () => this.#counts.written.add(),
        (error: unknown) => this.#failed(row, error),
      )
      .finally(() => this.#ended())
  }

  #ended(): void {
    this.#running--
    this.#go()
    if (this.#running > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  /** Puts a row before those that came after it. */
  #putBack(row: WaitingRow): void {
    let at = this.#head
    while ((this.#rows[at]?.number ?? Number.POSITIVE_INFINITY) < row.number) at++
    this.#rows.splice(at, 0, row)
  }

  #failed(row: WaitingRow, error: unknown): void {
    const cause = error instanceof Error ? error.message : String(error)
    if (isAway(error)) {
      this.#source.warn(`acc: rows wait, as they cannot be written: ${cause}`)
      this.#putBack(row)
      this.#retry ??= this.#clock.after(RETRY_MS, () => {
        this.#retry = null
        this.#go()
      })
      return
    }
    this.#counts.lost.add()
    this.#source.warn(`acc: a row for table \`${row.table.slice(0, 64)}\` is lost: ${cause}`)
  }
}

/** Whether a statement has not reached the database: one that has may have been carried out before its connection went. */
function isAway(error: unknown): boolean {
  return (
    error instanceof DbError && (error.code === DbCode.UNAVAILABLE || error.code === DbCode.BUSY)
  )
}
