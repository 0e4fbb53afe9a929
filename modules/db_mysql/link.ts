/** A connection to MySQL or MariaDB. */

import type { Connection, FieldPacket, ResultSetHeader } from 'mysql2'
import {
  columnValue,
  dbDateText,
  DbCode,
  noResult,
  SqlBuilder,
  SqlDefiner,
  toUnicode,
  type BoundSql,
  type Column,
  type DateZone,
  type DbType,
  type DbValue,
  type Link,
  type RawValue,
  type Result,
  type Row,
  type Select,
  type Statement,
} from 'siprose'

import { mysqlError } from './errors.ts'
import { typeOf } from './types.ts'

type Bound = string | number | Buffer | null

/** What came of a statement: rows, or how many it reached. */
interface Come {
  readonly rows: readonly RawValue[][]
  readonly fields: readonly FieldPacket[]
  readonly header: ResultSetHeader | null
}

/** One connection. */
export class MysqlLink implements Link {
  readonly definer: SqlDefiner = new SqlDefiner(
    (text, values) => this.run({ kind: 'raw', text, values }),
    'mysql',
  )
  readonly #connection: Connection
  readonly #zone: DateZone
  readonly #builder: SqlBuilder<Bound>
  dead = false

  /**
   * @param connection - connected
   * @param zone - whose time dates are
   */
  constructor(connection: Connection, zone: DateZone) {
    this.#connection = connection
    this.#zone = zone
    this.#builder = new SqlBuilder<Bound>({
      quote: (name) => `\`${name}\``,
      place: () => '?',
      bind: (type, value) => bind(type, value, zone),
      conflicts: 'on-duplicate',
      replaces: true,
    })
    const died = (): void => {
      this.dead = true
    }
    connection.on('error', died)
    connection.on('end', died)
  }

  async run(statement: Statement): Promise<Result> {
    const { rows, fields, header } = await this.#execute(this.#builder.build(statement))
    if (statement.kind === 'select') {
      return { ...noResult, rows: this.#rows(rows, statement.columns) }
    }
    const affected = header?.affectedRows ?? 0
    const insertId = header === null || header.insertId === 0 ? null : BigInt(header.insertId)
    if (statement.kind !== 'raw') return { ...noResult, affected, insertId }
    const columns = fields.map(({ name, columnType, characterSet }) => ({
      name,
      type: typeOf(columnType ?? 0, characterSet ?? 0),
    }))
    return { rows: this.#rows(rows, columns), columns, affected, insertId }
  }

  async *fetch(select: Select, size: number): AsyncGenerator<readonly Row[]> {
    const { text, values } = this.#builder.build({ kind: 'select', ...select })
    const stream = this.#connection
      .execute({ sql: text, rowsAsArray: true }, [...values])
      .stream({ highWaterMark: size })
    let rows: RawValue[][] = []
    let whole = false
    try {
      // with rowsAsArray a row is an array, which the stream does not know
      for await (const row of stream as AsyncIterable<RawValue[]>) {
        rows.push(row)
        if (rows.length < size) continue
        yield this.#rows(rows, select.columns)
        rows = []
      }
      whole = true
    } catch (error) {
      throw this.#error(error)
    } finally {
      // the server goes on sending what nobody reads: the connection is of no use any more
      if (!whole) await this.close()
    }
    if (rows.length > 0) yield this.#rows(rows, select.columns)
  }

  async transact(step: 'begin' | 'commit' | 'rollback'): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    // these are no statements that could be prepared
    this.#connection.query(step.toUpperCase(), (error) => {
      if (error === null) resolve()
      else reject(this.#error(error))
    })
    await promise
  }

  async close(): Promise<void> {
    if (this.dead) return
    this.dead = true
    this.#connection.destroy()
  }

  #execute({ text, values }: BoundSql<Bound>): Promise<Come> {
    const { promise, resolve, reject } = Promise.withResolvers<Come>()
    this.#connection.execute(
      { sql: text, rowsAsArray: true },
      [...values],
      (error: unknown, result: unknown, fields: FieldPacket[] | undefined) => {
        if (error !== null) reject(this.#error(error))
        // with rowsAsArray rows are arrays, and what has none is told in a header
        else if (Array.isArray(result)) {
          resolve({ rows: result as RawValue[][], fields: fields ?? [], header: null })
        } else resolve({ rows: [], fields: [], header: result as ResultSetHeader })
      },
    )
    return promise
  }

  #rows(rows: readonly RawValue[][], columns: readonly Column[]): readonly Row[] {
    return rows.map((raw) =>
      raw.map((value, at) => columnValue(columns[at]?.type ?? 'any', value, this.#zone)),
    )
  }

  #error(error: unknown) {
    const known = mysqlError(error)
    if (known.code === DbCode.LOST) this.dead = true
    return known
  }
}

function bind(type: DbType, value: DbValue, zone: DateZone): Bound {
  if (value === null) return null
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (typeof value === 'string') return toUnicode(value)
  if (type === 'datetime') return dbDateText(Number(value), zone)
  // as text the number is exact, and the server turns it into one
  return type === 'double' ? Number(value) : String(value)
}
