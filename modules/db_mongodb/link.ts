/** A connection to MongoDB. */

import type { Db, Document, FindOptions, MongoClient } from 'mongodb'
import {
  columnName,
  DbCode,
  DbError,
  noResult,
  tableName,
  type Cell,
  type Column,
  type Condition,
  type Link,
  type Result,
  type Row,
  type Select,
  type Statement,
} from 'siprose'

import type { Columns } from './columns.ts'
import { MongoDefiner } from './definer.ts'
import { mongoError } from './errors.ts'
import { filterOf } from './filter.ts'
import { found, kept, type Types } from './values.ts'

/** One connection. */
export class MongoLink implements Link {
  readonly definer: MongoDefiner
  readonly #client: MongoClient
  readonly #db: Db
  readonly #types: Types
  readonly #columns: Columns
  /** Tables of which nothing is known, and that are there. */
  readonly #there = new Set<string>()
  dead = false

  /**
   * @param client - connected
   * @param name - the database's
   * @param types - the package's
   * @param columns - what is known of tables
   */
  constructor(client: MongoClient, name: string, types: Types, columns: Columns) {
    this.#client = client
    this.#db = client.db(name)
    this.#types = types
    this.#columns = columns
    this.definer = new MongoDefiner(this.#db, columns)
  }

  async run(statement: Statement): Promise<Result> {
    try {
      return await this.#run(statement)
    } catch (error) {
      throw this.#failed(error)
    }
  }

  async *fetch(select: Select, size: number): AsyncGenerator<readonly Row[]> {
    const cursor = await this.#cursor(select, size).catch((error: unknown) => {
      throw this.#failed(error)
    })
    try {
      let rows: Row[] = []
      for await (const document of cursor) {
        rows.push(this.#row(select, document))
        if (rows.length < size) continue
        yield rows
        rows = []
      }
      if (rows.length > 0) yield rows
    } catch (error) {
      throw this.#failed(error)
    } finally {
      await cursor.close().catch(() => undefined)
    }
  }

  async close(): Promise<void> {
    this.dead = true
    await this.#client.close().catch(() => undefined)
  }

  #failed(error: unknown): DbError {
    const known = mongoError(error)
    if (known.code !== DbCode.LOST && known.code !== DbCode.TIMEOUT) return known
    this.dead = true
    void this.#client.close().catch(() => undefined)
    return known
  }

  async #run(statement: Statement): Promise<Result> {
    switch (statement.kind) {
      case 'select': {
        const documents = await (await this.#cursor(statement)).toArray()
        return { ...noResult, rows: documents.map((one) => this.#row(statement, one)) }
      }
      case 'insert': {
        const { table, cells } = statement
        const document = { ...this.#defaults(table), ...this.#fields(table, cells) }
        await (await this.#collection(table)).insertOne(document)
        return { ...noResult, affected: 1 }
      }
      case 'update': {
        const { table, cells, where } = statement
        const change = { $set: this.#fields(table, cells) }
        const collection = await this.#collection(table)
        const { matchedCount } = await collection.updateMany(this.#filter(table, where), change)
        return { ...noResult, affected: matchedCount }
      }
      case 'delete': {
        const { table, where } = statement
        const collection = await this.#collection(table)
        const { deletedCount } = await collection.deleteMany(this.#filter(table, where))
        return { ...noResult, affected: deletedCount }
      }
      case 'replace':
      case 'upsert':
        return this.#replace(statement)
      case 'raw':
        throw new DbError(DbCode.UNSUPPORTED, 'MongoDB has no statements of its own here')
    }
  }

  async #replace({
    kind,
    table,
    cells,
    keys,
  }: Extract<Statement, { kind: 'replace' | 'upsert' }>): Promise<Result> {
    const where = keys.map((column): Condition => {
      const cell = cells.find(([{ name }]) => name === column.name)
      if (cell !== undefined) return [column, '=', cell[1]]
      const names = keys.map(({ name }) => name).join(', ')
      throw new DbError(
        DbCode.REFUSED,
        `a row of \`${table}\` needs ${names}, by which it is found`,
      )
    })
    const filter = this.#filter(table, where)
    const fields = this.#fields(table, cells)
    const collection = await this.#collection(table)
    if (kind === 'replace') {
      await collection.replaceOne(filter, { ...this.#defaults(table), ...fields }, { upsert: true })
    } else {
      const otherwise = Object.entries(this.#defaults(table)).filter(([name]) => !(name in fields))
      const added = otherwise.length === 0 ? {} : { $setOnInsert: Object.fromEntries(otherwise) }
      await collection.updateOne(filter, { $set: fields, ...added }, { upsert: true })
    }
    return { ...noResult, affected: 1 }
  }

  async #cursor({ from, columns, where = [], order = [], limit }: Select, size?: number) {
    const projection: Record<string, 0 | 1> = { _id: 0 }
    for (const column of columns) {
      this.#columns.type(from, column)
      projection[columnName(column.name)] = 1
    }
    const options: FindOptions = { projection }
    if (limit !== undefined) options.limit = limit
    if (size !== undefined) options.batchSize = size
    if (order.length > 0) {
      options.sort = order.map(({ column, descending }): [string, 1 | -1] => {
        this.#columns.type(from, column)
        return [columnName(column.name), descending === true ? -1 : 1]
      })
    }
    return (await this.#collection(from)).find(this.#filter(from, where), options)
  }

  async #collection(table: string) {
    const name = tableName(table)
    if (this.#columns.schema(name) === null && !this.#there.has(name)) {
      // elsewhere a table that is not there is empty, and comes to be with its first row
      if (!(await this.definer.there(name)))
        throw new DbError(DbCode.MISSING, `there is no table \`${name}\``)
      this.#there.add(name)
    }
    return this.#db.collection(name)
  }

  #filter(table: string, where: readonly Condition[]) {
    return filterOf(this.#types, this.#columns, table, where)
  }

  #fields(table: string, cells: readonly Cell[]): Document {
    return Object.fromEntries(
      cells.map(([column, value]) => [
        columnName(column.name),
        kept(this.#types, this.#columns.type(table, column), value),
      ]),
    )
  }

  /** What a row has that says nothing. */
  #defaults(table: string): Document {
    const columns = Object.entries(this.#columns.schema(table)?.columns ?? {})
    return Object.fromEntries(
      columns
        .filter(([, { otherwise }]) => otherwise !== undefined)
        .map(([name, { otherwise = null }]) => {
          const column: Column = { name, type: 'any' }
          return [name, kept(this.#types, this.#columns.type(table, column), otherwise)]
        }),
    )
  }

  #row({ columns }: Select, document: Document): Row {
    return columns.map(({ name, type }) => found(type, document[name]))
  }
}
