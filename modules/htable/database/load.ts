/** Reads a table from its database. */

import { column, type Column, type DataSource, type DbValue, SiproseError } from 'siprose'

import type { Definition } from '../table/definition.ts'
import { Item, type ItemValue } from '../table/table.ts'
import type { StoredOptions } from './stored-tables.ts'

const LIST = 1
const NUMBER = 1

/** What is needed to read a table. */
export interface LoadParts {
  readonly source: DataSource
  readonly options: StoredOptions
  readonly definition: Definition
  /** The time, in milliseconds. */
  readonly now: number
}

/** The items of a table, as the database has them. Those that have ended are left out. */
export async function loadItems(parts: LoadParts): Promise<Map<string, Item>> {
  return parts.definition.columns.length > 0 ? loadColumns(parts) : loadRows(parts)
}

/** Rows of the usual form: a name, a value, their types. */
async function loadRows(parts: LoadParts): Promise<Map<string, Item>> {
  const { options, definition, now } = parts
  const columns = [
    column(options.key_name_column, 'string'),
    column(options.key_type_column, 'int'),
    column(options.value_type_column, 'int'),
    column(options.key_value_column, 'string'),
    column(options.expires_column, 'int'),
  ] as const
  const found = new Collected(parts)
  const counts = new Map<string, number>()
  for await (const rows of parts.source.database.fetch(
    { from: definition.dbtable, columns },
    options.fetch_rows,
  )) {
    for (const [name, kind, type, text, expires] of rows) {
      if (name === null || name === '') continue
      const value = type === NUMBER ? numberOf(text) : (text ?? '')
      const ends = options.db_expires && definition.autoexpire > 0 && expires ? expires * 1000 : 0
      if (ends !== 0 && ends <= now) continue
      if (kind !== LIST) {
        found.add(name, value, ends)
        continue
      }
      const count = counts.get(name) ?? 0
      counts.set(name, count + 1)
      found.add(`${name}[${count}]`, value, ends)
    }
  }
  for (const [name, count] of counts) found.add(name + options.array_size_suffix, count, 0)
  return found.items
}

/** Columns of any table: the first is the name, the others are the value, one text where they are several. */
async function loadColumns(parts: LoadParts): Promise<Map<string, Item>> {
  const { options, definition } = parts
  const columns: readonly Column<'any'>[] = definition.columns.map((name) => column(name, 'any'))
  const found = new Collected(parts)
  for await (const rows of parts.source.database.fetch(
    { from: definition.dbtable, columns },
    options.fetch_rows,
  )) {
    for (const [key, ...values] of rows) {
      const name = printed(key ?? null, '')
      if (name !== '') found.add(name, valueOf(values, definition), 0)
    }
  }
  return found.items
}

/** Items on the way in, and no more than there may be. */
class Collected {
  readonly items = new Map<string, Item>()
  readonly #parts: LoadParts

  constructor(parts: LoadParts) {
    this.#parts = parts
  }

  add(name: string, value: ItemValue, ends: number): void {
    const { definition, now, options } = this.#parts
    if (this.items.size >= options.max_items && !this.items.has(name)) {
      const fact = `\`${definition.dbtable}\` has more than ${options.max_items} items for table \`${definition.name}\``
      throw new SiproseError('htable/too-many', `${fact}: raise \`max_items\``)
    }
    const usual = definition.autoexpire === 0 ? 0 : now + definition.autoexpire * 1000
    this.items.set(name, new Item(name, value, ends === 0 ? usual : ends))
  }
}

function numberOf(text: string | null): number {
  const digits = /^\s*[+-]?\d{1,15}/.exec(text ?? '')
  return digits === null ? 0 : Number(digits[0])
}

function valueOf(values: readonly DbValue[], { delimiter, empty }: Definition): ItemValue {
  const [only = null] = values
  if (values.length === 1) {
    return typeof only === 'number' && Number.isSafeInteger(only) ? only : printed(only, empty)
  }
  return values.map((value) => printed(value, empty)).join(delimiter)
}

function printed(value: DbValue, empty: string): string {
  if (value === null) return empty
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
}
