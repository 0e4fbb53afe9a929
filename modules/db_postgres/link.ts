/** A connection to PostgreSQL. */

import type { Client, QueryArrayResult } from 'pg'
import {
  columnValue,
  dbDateText,
  DbCode,
  DbError,
  noResult,
  SqlBuilder,
  SqlDefiner,
  toUnicode,
  type BoundSql,
  type Column,
  type DbType,
  type DbValue,
  type Dialect,
  type Link,
  type RawValue,
  type Result,
  type Row,
  type Select,
  type Statement,
} from 'siprose'

import { postgresError } from './errors.ts'
import { typeOf } from './types.ts'

type Bound = string | Buffer | null

const dialect: Dialect<Bound> = {
  quote: (name) => `"${name}"`,
  place: (number) => `$${number}`,
  bind,
  conflicts: 'on-conflict',
  replaces: false,
}

const builder = new SqlBuilder(dialect)

/** One connection. */
export class PostgresLink implements Link {
  readonly definer: SqlDefiner = new SqlDefiner(
    (text, values) => this.run({ kind: 'raw', text, values }),
    'postgres',
  )
  readonly #client: Client
  dead = false

  /** @param client - connected */
  constructor(client: Client) {
    this.#client = client
    client.on('error', () => {
      this.dead = true
    })
    client.on('end', () => {
      this.dead = true
    })
  }

  async run(statement: Statement): Promise<Result> {
    const result = await this.#query(builder.build(statement))
    if (statement.kind === 'select') {
      return { ...noResult, rows: rowsOf(result, statement.columns) }
    }
    const affected = result.rowCount ?? 0
    if (statement.kind !== 'raw') return { ...noResult, affected }
    const columns = result.fields.map(({ name, dataTypeID }) => ({
      name,
      type: typeOf(dataTypeID),
    }))
    return { ...noResult, affected, columns, rows: rowsOf(result, columns) }
  }

  async *fetch(select: Select, size: number): AsyncGenerator<readonly Row[]> {
    const { text, values } = builder.build({ kind: 'select', ...select })
    await this.transact('begin')
    try {
      await this.#query({ text: `DECLARE rows NO SCROLL CURSOR FOR ${text}`, values })
      for (;;) {
        const result = await this.#query({ text: `FETCH ${size} FROM rows`, values: [] })
        if (result.rows.length === 0) return
        yield rowsOf(result, select.columns)
      }
    } finally {
      // a statement that failed has ended the transaction already: this only says so
      if (!this.dead) await this.transact('rollback')
    }
  }

  async transact(step: 'begin' | 'commit' | 'rollback'): Promise<void> {
    await this.#query({ text: step.toUpperCase(), values: [] })
  }

  async close(): Promise<void> {
    if (this.dead) return
    this.dead = true
    await this.#client.end().catch(() => undefined)
  }

  async #query({ text, values }: BoundSql<Bound>): Promise<QueryArrayResult<RawValue[]>> {
    try {
      return await this.#client.query({ text, values: [...values], rowMode: 'array' })
    } catch (error) {
      const known = postgresError(error)
      if (known.code === DbCode.LOST) this.dead = true
      throw known
    }
  }
}

function rowsOf(
  { rows }: QueryArrayResult<RawValue[]>,
  columns: readonly Column[],
): readonly Row[] {
  return rows.map((raw) =>
    raw.map((value, at) => columnValue(columns[at]?.type ?? 'any', value, 'local')),
  )
}

function bind(type: DbType, value: DbValue): Bound {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (typeof value !== 'string') {
    return type === 'datetime' ? dbDateText(Number(value), 'local') : String(value)
  }
  if (value.includes('\0')) {
    throw new DbError(
      DbCode.VALUE,
      'a text holds NUL, which PostgreSQL keeps in columns of bytes only',
    )
  }
  return toUnicode(value)
}
