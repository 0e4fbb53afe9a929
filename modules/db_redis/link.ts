/** A connection to Redis. */

import type { Redis } from 'ioredis'
import {
  compareValues,
  columnName,
  DbCode,
  DbError,
  noResult,
  type Cell,
  type Column,
  type Condition,
  type Link,
  type Result,
  type Row,
  type Select,
  type Statement,
} from 'siprose'

import { RedisDefiner } from './definer.ts'
import { redisError } from './errors.ts'
import { PUT, REMOVE } from './scripts.ts'
import { indexKey, keyOf, type Fields, type Keys, type TableKeys } from './table/keys.ts'
import { fieldText, fieldValue, rowFulfils, type Columns } from './table/values.ts'

/** Rows that are read at a time. */
const CHUNK = 500

/** A row, and where it is. */
interface Found {
  readonly key: string
  readonly fields: Fields
}

/** One connection. */
export class RedisLink implements Link {
  readonly definer: RedisDefiner
  readonly #client: Redis
  readonly #keys: Keys
  readonly #columns: Columns
  dead = false

  /**
   * @param client - connected
   * @param keys - how rows are found
   * @param columns - what is known of tables
   */
  constructor(client: Redis, keys: Keys, columns: Columns) {
    this.#client = client
    this.#keys = keys
    this.#columns = columns
    this.definer = new RedisDefiner(client, keys, columns)
    const died = (): void => {
      this.dead = true
    }
    client.on('error', died)
    client.on('close', died)
    client.on('end', died)
  }

  async run(statement: Statement): Promise<Result> {
    try {
      return await this.#run(statement)
    } catch (error) {
      const known = redisError(error)
      if (known.code === DbCode.LOST) this.dead = true
      throw known
    }
  }

  async *fetch(select: Select, size: number): AsyncGenerator<readonly Row[]> {
    const { from, where = [], columns, order = [], limit } = select
    if (order.length > 0 || limit !== undefined) {
      const { rows } = await this.run({ kind: 'select', ...select })
      for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
      return
    }
    try {
      const keys = await this.#candidates(this.#keys.of(from), where)
      for (let at = 0; at < keys.length; at += size) {
        const found = await this.#read(keys.slice(at, at + size))
        const rows = this.#kept(from, found, where).map((one) => this.#row(one, columns))
        if (rows.length > 0) yield rows
      }
    } catch (error) {
      throw redisError(error)
    }
  }

  async close(): Promise<void> {
    if (this.dead) return
    this.dead = true
    this.#client.disconnect()
  }

  async #run(statement: Statement): Promise<Result> {
    switch (statement.kind) {
      case 'select':
        return { ...noResult, rows: await this.#select(statement) }
      case 'insert': {
        const { table, cells } = statement
        const added = await this.#put('insert', table, cells, null)
        if (added === 0)
          throw new DbError(DbCode.DUPLICATE, `table \`${table}\` has such a row already`)
        return { ...noResult, affected: 1 }
      }
      case 'update': {
        const found = await this.#find(statement.table, statement.where)
        for (const one of found) await this.#change(statement.table, one, statement.cells)
        return { ...noResult, affected: found.length }
      }
      case 'delete': {
        const found = await this.#find(statement.table, statement.where)
        for (const one of found) await this.#remove(this.#keys.of(statement.table), one, 'row')
        return { ...noResult, affected: found.length }
      }
      case 'replace':
      case 'upsert':
        return this.#replace(statement.kind, statement.table, statement.cells)
      case 'raw':
        throw new DbError(DbCode.UNSUPPORTED, 'Redis has no statements of its own here')
    }
  }

  async #select({ from, where = [], columns, order = [], limit }: Select): Promise<readonly Row[]> {
    for (const one of columns) this.#columns.type(from, { ...one, name: columnName(one.name) })
    const found = await this.#find(from, where)
    const sorted =
      order.length === 0
        ? found
        : found.toSorted((one, other) => {
            for (const { column, descending } of order) {
              const type = this.#columns.type(from, column)
              const [a, b] = [one, other].map(({ fields }) =>
                fieldValue(type, fields.get(column.name)),
              )
              const result = compareValues(a ?? null, b ?? null)
              if (result !== 0) return descending === true ? -result : result
            }
            return 0
          })
    return sorted.slice(0, limit).map((one) => this.#row(one, columns))
  }

  #row({ fields }: Found, columns: readonly Column[]): Row {
    return columns.map(({ name, type }) => fieldValue(type, fields.get(name)))
  }

  async #find(table: string, where: readonly Condition[]): Promise<readonly Found[]> {
    for (const [column, operator, value] of where) {
      this.#columns.type(table, { ...column, name: columnName(column.name) })
      if (value === null && operator !== '=' && operator !== '!=') {
        throw new DbError(
          DbCode.REFUSED,
          `\`${column.name}\` is compared with null by ${operator}; that can be = or !=`,
        )
      }
    }
    const keys = await this.#candidates(this.#keys.of(table), where)
    const found: Found[] = []
    for (let at = 0; at < keys.length; at += CHUNK) {
      found.push(...this.#kept(table, await this.#read(keys.slice(at, at + CHUNK)), where))
    }
    return found
  }

  #kept(table: string, found: readonly Found[], where: readonly Condition[]): readonly Found[] {
    return found.filter(({ fields }) =>
      rowFulfils(fields, where, (column) => this.#columns.type(table, column)),
    )
  }

  /** The keys of rows that may fulfil conditions: by the key, by a set, or all there are. */
  async #candidates(keys: TableKeys, where: readonly Condition[]): Promise<readonly string[]> {
    const { table, entry, mappings } = keys
    const equal = (name: string): string | null => {
      const found = where.find(
        ([column, operator, value]) => column.name === name && operator === '=' && value !== null,
      )
      return found === undefined ? null : fieldText(found[0].type, found[2])
    }
    const one = keyOf(table, 'entry', entry, equal)
    if (one !== null) return [one]
    for (const { name, columns } of mappings) {
      const set = keyOf(table, name, columns, equal)
      if (set !== null) return (await this.#client.smembersBuffer(bytes(set))).map(text)
    }
    const all = new Set<string>()
    let cursor = '0'
    do {
      const [next, found] = await this.#client.scanBuffer(
        cursor,
        'MATCH',
        `${table}:entry::*`,
        'COUNT',
        1000,
      )
      cursor = next.toString()
      for (const key of found) all.add(text(key))
    } while (cursor !== '0')
    return [...all]
  }

  async #read(keys: readonly string[]): Promise<readonly Found[]> {
    const pipeline = this.#client.pipeline()
    for (const key of keys) pipeline.hgetallBuffer(bytes(key))
    const found: Found[] = []
    for (const [at, [error, value]] of ((await pipeline.exec()) ?? []).entries()) {
      if (error !== null) throw error
      // hgetallBuffer gives an object whose keys are names of columns
      const fields = new Map(
        Object.entries(value as Record<string, Buffer>).map(([name, one]) => [name, text(one)]),
      )
      if (fields.size > 0) found.push({ key: keys[at] ?? '', fields })
    }
    return found
  }

  async #replace(
    kind: 'replace' | 'upsert',
    table: string,
    cells: readonly Cell[],
  ): Promise<Result> {
    const keys = this.#keys.of(table)
    const key = this.#entry(keys, valuesOf(cells))
    const [old] = await this.#read([key])
    if (old === undefined) await this.#put('replace', table, cells, null)
    else if (kind === 'upsert') await this.#change(table, old, cells)
    else {
      await this.#remove(keys, old, 'row')
      await this.#put('replace', table, cells, null)
    }
    return { ...noResult, affected: 1 }
  }

  async #change(table: string, old: Found, cells: readonly Cell[]): Promise<void> {
    const keys = this.#keys.of(table)
    const values = new Map<string, string | null>([...old.fields, ...valuesOf(cells)])
    const key = this.#entry(keys, values)
    if (key === old.key) {
      await this.#remove(keys, old, 'sets')
      await this.#put('update', table, cells, values)
      return
    }
    const whole = [...values].map(([name, value]): Cell => [{ name, type: 'string' }, value])
    await this.#remove(keys, old, 'row')
    await this.#put('replace', table, whole, values)
  }

  #entry({ table, entry }: TableKeys, values: ReadonlyMap<string, string | null>): string {
    const key = keyOf(table, 'entry', entry, (name) => values.get(name) ?? null)
    if (key !== null) return key
    throw new DbError(
      DbCode.REFUSED,
      `a row of \`${table}\` needs ${entry.join(', ')}, by which it is found`,
    )
  }

  /** @param values - all values of the row, where not all of them are written */
  async #put(
    how: 'insert' | 'replace' | 'update',
    table: string,
    cells: readonly Cell[],
    values: ReadonlyMap<string, string | null> | null,
  ): Promise<number> {
    const keys = this.#keys.of(table)
    for (const [column] of cells)
      this.#columns.type(table, { ...column, name: columnName(column.name) })
    const given = valuesOf(cells)
    const row = values ?? given
    const pairs: string[] = []
    const gone: string[] = []
    for (const [name, value] of given) {
      if (value === null) gone.push(name)
      else pairs.push(name, value)
    }
    const { sets, indexes } = setsOf(keys, row)
    const key = this.#entry(keys, row)
    const args = [how, String(pairs.length / 2), String(gone.length), ...pairs, ...gone, ...indexes]
    return Number(await this.#eval(PUT, [key, ...sets], args))
  }

  async #remove(keys: TableKeys, { key, fields }: Found, what: 'row' | 'sets'): Promise<void> {
    const { sets, indexes } = setsOf(keys, fields)
    if (what === 'sets' && sets.length === 0) return
    await this.#eval(REMOVE, [key, ...sets], [what, ...indexes])
  }

  #eval(script: string, keys: readonly string[], args: readonly string[]): Promise<unknown> {
    return this.#client.eval(script, keys.length, ...keys.map(bytes), ...args.map(bytes))
  }
}

/** The sets that a row is in, and their indexes. */
function setsOf(
  { table, mappings }: TableKeys,
  values: ReadonlyMap<string, string | null>,
): { readonly sets: readonly string[]; readonly indexes: readonly string[] } {
  const sets: string[] = []
  const indexes: string[] = []
  for (const { name, columns } of mappings) {
    const set = keyOf(table, name, columns, (column) => values.get(column) ?? null)
    if (set === null) continue
    sets.push(set)
    indexes.push(indexKey(table, name))
  }
  return { sets, indexes }
}

function valuesOf(cells: readonly Cell[]): ReadonlyMap<string, string | null> {
  return new Map(cells.map(([{ name, type }, value]) => [name, fieldText(type, value)]))
}

function bytes(value: string): Buffer {
  return Buffer.from(value, 'latin1')
}

function text(value: Buffer): string {
  return value.toString('latin1')
}
