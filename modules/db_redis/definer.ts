/** Tables, of which Redis itself knows nothing: their versions tell that they are there. */

import type { Redis } from 'ioredis'
import {
  DbCode,
  DbError,
  programType,
  type ColumnFact,
  type Definer,
  type TableSchema,
} from 'siprose'

import type { Keys } from './table/keys.ts'
import type { Columns } from './table/values.ts'

/** Describes tables. */
export class RedisDefiner implements Definer {
  readonly #client: Redis
  readonly #keys: Keys
  readonly #columns: Columns

  /**
   * @param client - connected
   * @param keys - how rows are found
   * @param columns - what is known of tables
   */
  constructor(client: Redis, keys: Keys, columns: Columns) {
    this.#client = client
    this.#keys = keys
    this.#columns = columns
  }

  create(schema: TableSchema): void {
    this.#columns.add(schema)
    this.#keys.add(schema.name, Object.values(schema.unique)[0] ?? [])
  }

  add(): void {
    throw new DbError(DbCode.UNSUPPORTED, 'rows in Redis have whatever columns are written')
  }

  async drop(table: string): Promise<void> {
    for (const pattern of [`${table}:*`]) {
      let cursor = '0'
      do {
        const [next, found] = await this.#client.scanBuffer(cursor, 'MATCH', pattern, 'COUNT', 1000)
        cursor = next.toString()
        if (found.length > 0) await this.#client.del(found)
      } while (cursor !== '0')
    }
    await this.#client.del(`version:entry::${table}`)
  }

  async columns(table: string): Promise<readonly ColumnFact[] | null> {
    const schema = this.#columns.schema(table)
    const there = await this.#client.exists(`version:entry::${table}`)
    if (schema === null || there === 0) return null
    return Object.entries(schema.columns).map(([name, column]) => ({
      name,
      type: programType(column),
      nullable: column.nullable,
    }))
  }
}
