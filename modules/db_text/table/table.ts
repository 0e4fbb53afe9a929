/** A table in memory. */

import {
  columnName,
  columnValue,
  DbCode,
  DbError,
  type Cell,
  type Column,
  type DbValue,
  type Row,
} from 'siprose'

import { whole, type TextColumn, type TextContent } from './format.ts'

/** A table: its columns, and its rows as they are in the file. */
export class TextTable implements TextContent {
  readonly name: string
  readonly columns: readonly TextColumn[]
  rows: DbValue[][]
  readonly #places: ReadonlyMap<string, number>
  #last = 0n

  /**
   * @param name - for errors
   * @param content - what the file says
   */
  constructor(name: string, { columns, rows }: TextContent) {
    this.name = name
    this.columns = columns
    this.rows = rows
    this.#places = new Map(columns.map((column, at) => [column.name, at]))
    const auto = columns.findIndex((column) => column.auto)
    for (const row of rows) {
      const number = BigInt(String(row[auto] ?? 0))
      if (number > this.#last) this.#last = number
    }
  }

  /** Where a column stands in a row. */
  place(name: string): number {
    const at = this.#places.get(name)
    if (at !== undefined) return at
    throw new DbError(
      DbCode.MISSING,
      `table \`${this.name}\` has no column \`${columnName(name)}\``,
    )
  }

  /** A value as the column keeps it. */
  stored(at: number, { name, type }: Column, value: DbValue): DbValue {
    if (value === null) return null
    const kept = this.columns[at]?.type
    if (kept === 'string') {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
      if (type === 'datetime') return new Date(Number(value)).toISOString()
      return String(value)
    }
    const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
    if (kept === 'double') {
      const number = Number(text)
      if (Number.isFinite(number)) return number
    } else if (type === 'datetime') return Math.floor(Number(value) / 1000)
    else if (/^[+-]?\d{1,20}$/.test(text)) return whole(text)
    else if (Number.isFinite(Number(text)) && text !== '') return Math.trunc(Number(text))
    throw new DbError(DbCode.VALUE, `\`${name}\` of table \`${this.name}\` takes numbers only`)
  }

  /** What a row holds, in the types asked for. */
  read(row: Row, columns: readonly Column[]): Row {
    return columns.map(({ name, type }) => {
      const value = row[this.place(name)] ?? null
      // texts are bytes here already
      if (typeof value !== 'string') return columnValue(type, value, 'UTC')
      if (type === 'string' || type === 'any') return value
      return type === 'blob' ? Buffer.from(value, 'latin1') : columnValue(type, value, 'UTC')
    })
  }

  /** A new row of some values; those that are not named are NULL, a number of rows is the next one. */
  row(cells: readonly Cell[]): { readonly row: DbValue[]; readonly number: bigint | null } {
    const row: DbValue[] = this.columns.map(() => null)
    for (const [column, value] of cells) {
      const at = this.place(column.name)
      row[at] = this.stored(at, column, value)
    }
    let number: bigint | null = null
    for (const [at, column] of this.columns.entries()) {
      if (column.auto) {
        number = row[at] == null ? this.#last + 1n : BigInt(String(row[at] ?? 0))
        if (number > this.#last) this.#last = number
        row[at] = whole(String(number))
      } else if (row[at] === null && !column.nullable) row[at] = column.type === 'string' ? '' : 0
    }
    return { row, number }
  }
}
