/** Tables, which are collections with indexes. */

import type { Db } from 'mongodb'
import { programType, tableName, type ColumnFact, type Definer, type TableSchema } from 'siprose'

import type { Columns } from './columns.ts'
import { mongoError } from './errors.ts'

/** Creates and describes tables. */
export class MongoDefiner implements Definer {
  readonly #db: Db
  readonly #columns: Columns

  /**
   * @param db - connected
   * @param columns - what is known of tables
   */
  constructor(db: Db, columns: Columns) {
    this.#db = db
    this.#columns = columns
  }

  async create(schema: TableSchema): Promise<void> {
    this.#columns.add(schema)
    try {
      const collection = await this.#db.createCollection(tableName(schema.name))
      for (const unique of [true, false]) {
        for (const [name, columns] of Object.entries(unique ? schema.unique : schema.indexes)) {
          // the number of a row is not given here, and the server's own key is not among the columns
          if (columns.includes('id')) continue
          const fields = Object.fromEntries(columns.map((column) => [column, 1 as const]))
          await collection.createIndex(fields, { name, unique })
        }
      }
    } catch (error) {
      throw mongoError(error)
    }
  }

  add(): void {
    // a document has the fields that are written
  }

  async drop(table: string): Promise<void> {
    try {
      if (await this.there(table)) await this.#db.dropCollection(tableName(table))
    } catch (error) {
      throw mongoError(error)
    }
  }

  async columns(table: string): Promise<readonly ColumnFact[] | null> {
    const schema = this.#columns.schema(table)
    try {
      if (schema === null || !(await this.there(table))) return null
    } catch (error) {
      throw mongoError(error)
    }
    return Object.entries(schema.columns).map(([name, column]) => ({
      name,
      type: programType(column),
      nullable: column.nullable,
    }))
  }

  /** Whether a table is there. */
  async there(table: string): Promise<boolean> {
    const name = tableName(table)
    return (await this.#db.listCollections({ name }, { nameOnly: true }).toArray()).length > 0
  }
}
