/** One database, as modules use it. */

import { errorText } from '../runtime/errors.ts'
import { inTime } from './deadline.ts'
import type { Capabilities, Link } from './driver.ts'
import { DbCode, DbError } from './error.ts'
import type { Definer } from './schema/definer.ts'
import { Pool, type PoolParts } from './pool.ts'
import { Queries } from './queries.ts'
import type { SlowQuery } from './slow-queries.ts'
import type { Result, Select, Statement } from './statement.ts'
import { column, type Column, type Eventually, type Row, type RowOf } from './value.ts'

/** The table in which tables tell their versions. */
const VERSION_TABLE = 'version'
/** Rows that `fetch` hands on at a time. */
const CHUNK = 1000

/** What each kind of statement asks of a driver. */
const needs: Readonly<Record<Statement['kind'], keyof Capabilities>> = {
  select: 'select',
  insert: 'insert',
  update: 'update',
  delete: 'update',
  replace: 'replace',
  upsert: 'replace',
  raw: 'raw',
}

/** A database: its statements may run at the same time, each on a connection of its own. */
export class Database extends Queries {
  /** What databases of this kind can do. */
  readonly capabilities: Capabilities
  /** The URL, as it can be shown to anybody. */
  readonly name: string
  readonly #parts: PoolParts
  readonly #pool: Pool
  #users = 0

  /** @param parts - whose database, and the world it lives in */
  constructor(parts: PoolParts) {
    super()
    this.capabilities = parts.driver.capabilities
    this.name = parts.url.toString()
    this.#parts = parts
    this.#pool = new Pool(parts)
  }

  /** How many connections there are, and how many statements wait for one. */
  get connections(): Pool['figures'] {
    return this.#pool.figures
  }

  /** Begins to use it, for a module's `start`. Each has its `close`. */
  async open(): Promise<void> {
    this.#users++
    try {
      this.#pool.give(await this.#pool.take())
    } catch (error) {
      this.#users--
      const why = errorText(error)
      throw new DbError(DbCode.UNAVAILABLE, `database ${this.name} cannot be used: ${why}`, error)
    }
  }

  /** Makes the database itself, where its server has it not yet and lets this user. */
  async make(): Promise<void> {
    const { driver, url } = this.#parts
    await driver.make?.(url)
    this.#pool.forgive()
  }

  /** Ends to use it. The connections are closed when nobody does. */
  async close(): Promise<void> {
    if (this.#users > 0) this.#users--
    if (this.#users === 0) await this.#pool.close()
  }

  run(statement: Statement): Eventually<Result> {
    this.#demand(needs[statement.kind])
    const measured = this.#parts.slow?.begin(statement, this.name) ?? null
    return measured === null ? this.#run(statement, null) : this.#measure(statement, measured)
  }

  #measure(statement: Statement, measured: SlowQuery): Eventually<Result> {
    let waits = false
    try {
      const result = this.#run(statement, measured)
      if (!(result instanceof Promise)) return result
      waits = true
      return result.finally(() => measured.ended())
    } finally {
      if (!waits) measured.ended()
    }
  }

  #run(statement: Statement, measured: SlowQuery | null): Eventually<Result> {
    const link = this.#pool.take()
    if (link instanceof Promise) return this.#later(link, statement, measured)
    let result: Eventually<Result>
    try {
      result = link.run(statement)
    } catch (error) {
      this.#parts.driver.failed?.(error)
      this.#pool.give(link)
      throw error
    }
    if (result instanceof Promise) return this.#finished(link, result, statement, 0)
    this.#pool.give(link)
    return result
  }

  /**
   * Rows, some at a time, for tables that are long: nothing holds all of them.
   *
   * @param select - which
   * @param size - how many at a time
   */
  async *fetch<const C extends readonly Column[]>(
    select: Select<C>,
    size: number = CHUNK,
  ): AsyncGenerator<readonly RowOf<C>[]> {
    this.#demand('select')
    const link = await this.#pool.take()
    try {
      // the driver gives what was asked for, converted to the types of the columns
      for await (const rows of chunksOf(link, select, size)) yield rows as readonly RowOf<C>[]
    } finally {
      this.#pool.give(link)
    }
  }

  /**
   * Does several things or none of them: what the work throws undoes all.
   *
   * @param work - does them, by what it is given alone; on a database with one connection others wait meanwhile
   */
  async transaction<T>(work: (within: Queries) => Eventually<T>): Promise<T> {
    this.#demand('transactions')
    const link = await this.#pool.take()
    try {
      await link.transact?.('begin')
      const value = await work(new Within(link, this.#parts))
      await link.transact?.('commit')
      return value
    } catch (error) {
      if (!link.dead) await this.#undo(link)
      throw error
    } finally {
      this.#pool.give(link)
    }
  }

  /**
   * Creates, changes and describes tables.
   *
   * @param work - does so, by what it is given
   */
  async define<T>(work: (definer: Definer) => Eventually<T>): Promise<T> {
    const link = await this.#pool.take()
    try {
      if (link.definer === undefined) {
        throw new DbError(
          DbCode.UNSUPPORTED,
          `databases of kind ${this.#parts.url.scheme} have no tables to create`,
        )
      }
      return await work(link.definer)
    } finally {
      this.#pool.give(link)
    }
  }

  /**
   * Checks that a table is of a version that the server knows.
   *
   * @param table - its name
   * @param wanted - the version
   * @param versions - the table that tells versions
   * @throws DbError `db/version`
   */
  async checkVersion(table: string, wanted: number, versions = VERSION_TABLE): Promise<void> {
    const found = await this.version(table, versions)
    if (found === wanted) return
    const help = `\`siprose db check ${this.name}\` says more`
    const fact = found === null ? `is not in table \`${versions}\`` : `has version ${found}`
    throw new DbError(
      DbCode.VERSION,
      `table \`${table}\` of ${this.name} ${fact}; version ${wanted} is needed: ${help}`,
    )
  }

  /** The version of a table; null where it tells none. */
  async version(table: string, versions = VERSION_TABLE): Promise<number | null> {
    const rows = await this.query({
      from: versions,
      columns: [column('table_version', 'int')],
      where: [[column('table_name', 'string'), '=', table]],
    })
    return rows[0]?.[0] ?? null
  }

  async #later(
    taking: Promise<Link>,
    statement: Statement,
    measured: SlowQuery | null,
  ): Promise<Result> {
    const link = await taking
    measured?.taken()
    return this.#finished(link, started(link, statement), statement, 0)
  }

  async #finished(
    link: Link,
    running: Promise<Result>,
    statement: Statement,
    tries: number,
  ): Promise<Result> {
    const { driver } = this.#parts
    try {
      return await inTime(this.#parts.clock, driver.timeoutMs, 'a statement', running)
    } catch (error) {
      driver.failed?.(error)
      // what has not answered in time may still do so: the connection is of no use any more
      if (error instanceof DbError && error.code === DbCode.TIMEOUT) void link.close()
      if (!isLost(error) || !repeatable(statement) || tries >= driver.retries) throw error
    } finally {
      this.#pool.give(link)
    }
    const next = await this.#pool.take()
    return this.#finished(next, started(next, statement), statement, tries + 1)
  }

  async #undo(link: Link): Promise<void> {
    try {
      await link.transact?.('rollback')
    } catch {
      await link.close()
    }
  }

  #demand(need: keyof Capabilities): void {
    if (this.capabilities[need]) return
    const { scheme } = this.#parts.url
    throw new DbError(DbCode.UNSUPPORTED, `databases of kind ${scheme} have no ${need}`)
  }
}

/** The inside of a transaction. */
class Within extends Queries {
  readonly #link: Link
  readonly #parts: PoolParts

  constructor(link: Link, parts: PoolParts) {
    super()
    this.#link = link
    this.#parts = parts
  }

  run(statement: Statement): Eventually<Result> {
    const { driver, clock } = this.#parts
    const result = this.#link.run(statement)
    if (!(result instanceof Promise)) return result
    return inTime(clock, driver.timeoutMs, 'a statement', result).catch((error: unknown) => {
      driver.failed?.(error)
      if (error instanceof DbError && error.code === DbCode.TIMEOUT) void this.#link.close()
      throw error
    })
  }
}

async function started(link: Link, statement: Statement): Promise<Result> {
  return link.run(statement)
}

async function* chunksOf(link: Link, select: Select, size: number): AsyncGenerator<readonly Row[]> {
  if (link.fetch !== undefined) {
    yield* link.fetch(select, size)
    return
  }
  const { rows } = await link.run({ kind: 'select', ...select })
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}

function isLost(error: unknown): boolean {
  return error instanceof DbError && error.code === DbCode.LOST
}

/** Whether doing it twice comes to the same: a row that was added may have been added before the connection went. */
function repeatable({ kind }: Statement): boolean {
  return kind !== 'insert' && kind !== 'raw'
}
