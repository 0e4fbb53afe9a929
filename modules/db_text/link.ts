/** A directory of tables. */

import {
  DbCode,
  DbError,
  noResult,
  tableName,
  type Link,
  type Result,
  type Statement,
} from 'siprose'

import { TextDefiner } from './definer.ts'
import { parseSql } from './sql/parse.ts'
import type { TextStore } from './store.ts'
import { parseTable, printTable, type TextRules } from './table/format.ts'
import { ordered, testOf } from './table/match.ts'
import { TextTable } from './table/table.ts'
import { changeRows } from './table/change.ts'

/** A table, and its file as it was read or written last. */
interface Loaded {
  table: TextTable
  stamp: string | null
}

/** One directory: reads are answered at once where the table is in memory, and what is changed is in its file first. */
export class TextLink implements Link {
  readonly definer: TextDefiner
  dead = false
  readonly #store: TextStore
  readonly #rules: TextRules
  readonly #looks: boolean
  readonly #loaded = new Map<string, Loaded>()
  readonly #changed = new Set<string>()
  /** Rows as they were when the transaction began. */
  #before: Map<string, TextTable['rows']> | null = null

  /**
   * @param store - where the files are
   * @param rules - how they are written
   * @param looks - whether a file is looked at before each query
   */
  constructor(store: TextStore, rules: TextRules, looks: boolean) {
    this.#store = store
    this.#rules = rules
    this.#looks = looks
    this.definer = new TextDefiner(store, rules, (name) => this.#loaded.delete(name))
  }

  run(statement: Statement): Result | Promise<Result> {
    if (statement.kind === 'raw') {
      const parsed = parseSql(statement.text)
      return this.#onTable(parsed.kind === 'select' ? parsed.from : parsed.table, parsed, true)
    }
    return this.#onTable(
      statement.kind === 'select' ? statement.from : statement.table,
      statement,
      false,
    )
  }

  async transact(step: 'begin' | 'commit' | 'rollback'): Promise<void> {
    const before = this.#before
    this.#before = step === 'begin' ? new Map() : null
    if (step === 'commit') await this.flush()
    if (step !== 'rollback' || before === null) return
    for (const [name, rows] of before) {
      const loaded = this.#loaded.get(name)
      if (loaded !== undefined) loaded.table.rows = rows
    }
    this.#changed.clear()
  }

  /** Writes the tables that were changed; gives their number. */
  async flush(): Promise<number> {
    const names = [...this.#changed]
    for (const name of names) await this.#write(name)
    return names.length
  }

  async close(): Promise<void> {
    if (this.dead) return
    this.dead = true
    await this.flush()
  }

  #onTable(
    name: string,
    statement: Exclude<Statement, { kind: 'raw' }>,
    raw: boolean,
  ): Result | Promise<Result> {
    const loaded = this.#loaded.get(tableName(name))
    if (loaded !== undefined && !this.#looks) return this.#apply(loaded.table, statement, raw)
    return this.#load(name).then((table) => this.#apply(table, statement, raw))
  }

  async #load(name: string): Promise<TextTable> {
    const known = this.#loaded.get(name)
    const stamp = await this.#store.stamp(name)
    if (known !== undefined && (known.stamp === stamp || this.#changed.has(name)))
      return known.table
    const text = stamp === null ? null : await this.#store.read(name)
    if (text === null) throw new DbError(DbCode.MISSING, `there is no table \`${name}\``)
    try {
      const table = new TextTable(name, parseTable(text, this.#rules))
      this.#loaded.set(name, { table, stamp })
      return table
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new DbError(DbCode.REFUSED, `table \`${name}\`: ${why}`, error)
    }
  }

  #apply(
    table: TextTable,
    statement: Exclude<Statement, { kind: 'raw' }>,
    raw: boolean,
  ): Result | Promise<Result> {
    if (statement.kind === 'select') {
      const { where = [], order = [], limit } = statement
      // what is asked of a raw statement without columns is all of them
      const columns =
        statement.columns.length === 0
          ? table.columns.map(({ name }) => ({ name, type: 'any' as const }))
          : statement.columns
      for (const { name } of columns) table.place(name)
      const found = ordered(table, table.rows.filter(testOf(table, where)), order)
      const rows = found.slice(0, limit).map((row) => table.read(row, columns))
      return { ...noResult, rows, columns: raw ? columns : [] }
    }
    this.#before?.set(table.name, this.#before.get(table.name) ?? table.rows)
    const result = changeRows(table, statement, this.#rules.maxRows)
    if (result.affected === 0) return result
    this.#changed.add(table.name)
    return this.#before === null ? this.#write(table.name).then(() => result) : result
  }

  async #write(name: string): Promise<void> {
    const loaded = this.#loaded.get(name)
    if (loaded === undefined) return
    try {
      await this.#store.write(name, printTable(loaded.table, this.#rules))
      loaded.stamp = await this.#store.stamp(name)
      this.#changed.delete(name)
    } catch (error) {
      // what is not stored is not there: the file is read again
      this.#loaded.delete(name)
      this.#changed.delete(name)
      const why = error instanceof Error ? error.message : String(error)
      throw new DbError(DbCode.NOT_STORED, `table \`${name}\` cannot be written: ${why}`, error)
    }
  }
}
