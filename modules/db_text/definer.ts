/** Makes tables as files. */

import type { ColumnFact, Definer, TableColumn, TableSchema } from 'siprose'

import type { TextStore } from './store.ts'
import {
  parseColumns,
  parseTable,
  printTable,
  type TextColumn,
  type TextRules,
} from './table/format.ts'

/** Creates and describes files. */
export class TextDefiner implements Definer {
  readonly #store: TextStore
  readonly #rules: TextRules
  readonly #changed: (table: string) => void

  /**
   * @param store - where the files are
   * @param rules - how they are written
   * @param changed - told of tables that are others now
   */
  constructor(store: TextStore, rules: TextRules, changed: (table: string) => void) {
    this.#store = store
    this.#rules = rules
    this.#changed = changed
  }

  async create({ name, columns }: TableSchema): Promise<void> {
    const made = Object.entries(columns).map(([column, facts]) => textColumn(column, facts))
    await this.#store.write(name, printTable({ columns: made, rows: [] }, this.#rules))
    this.#changed(name)
  }

  async add(table: string, name: string, column: TableColumn): Promise<void> {
    const text = (await this.#store.read(table)) ?? ''
    const { columns, rows } = parseTable(text, this.#rules)
    const added = textColumn(name, column)
    const value = column.otherwise ?? (added.nullable ? null : added.type === 'string' ? '' : 0)
    const filled = rows.map((row) => [...row, value])
    await this.#store.write(
      table,
      printTable({ columns: [...columns, added], rows: filled }, this.#rules),
    )
    this.#changed(table)
  }

  async drop(table: string): Promise<void> {
    await this.#store.remove(table)
    this.#changed(table)
  }

  async columns(table: string): Promise<readonly ColumnFact[] | null> {
    const text = await this.#store.read(table)
    if (text === null) return null
    return parseColumns(text.split('\n', 1)[0] ?? '').map(({ name, type, nullable }) => ({
      name,
      type,
      nullable,
    }))
  }
}

/** Dates are numbers of seconds in these files. */
function textColumn(name: string, { kept, nullable }: TableColumn): TextColumn {
  const auto = kept === 'serial'
  const text = ['varchar', 'text', 'medium-text', 'blob', 'medium-blob'].includes(kept)
  return {
    name,
    type: text ? 'string' : kept === 'double' ? 'double' : 'int',
    auto,
    nullable: nullable && !auto,
  }
}
