/** Tables that are in a database: read at the start, written at the end, and both when a command asks for it. */

import {
  type Cell,
  type Clock,
  column,
  type DataSource,
  type ModuleLog,
  type Queries,
  SiproseError,
} from 'siprose'

import type { Item, Table } from '../table/table.ts'
import { loadItems } from './load.ts'

/** The parameters that count here. */
export interface StoredOptions {
  readonly key_name_column: string
  readonly key_type_column: string
  readonly value_type_column: string
  readonly key_value_column: string
  readonly expires_column: string
  readonly array_size_suffix: string
  readonly fetch_rows: number
  readonly db_expires: boolean
  readonly max_items: number
}

/** The tables of one server that have a `dbtable`. */
export class StoredTables {
  readonly #source: DataSource
  readonly #options: StoredOptions
  readonly #tables: readonly Table[]
  readonly #clock: Clock
  readonly #log: ModuleLog
  /** Those that were read: what was never read must not be written over. */
  readonly #read = new Set<Table>()
  #open = false

  /**
   * @param source - the database
   * @param options - the parameters
   * @param tables - those that have a `dbtable`
   * @param world - the time, and the log
   */
  constructor(
    source: DataSource,
    options: StoredOptions,
    tables: readonly Table[],
    { clock, log }: { readonly clock: Clock; readonly log: ModuleLog },
  ) {
    this.#source = source
    this.#options = options
    this.#tables = tables
    this.#clock = clock
    this.#log = log
  }

  /** Opens the database, and reads all. */
  async start(): Promise<void> {
    await this.#source.open()
    this.#open = true
    for (const table of this.#tables) await this.load(table)
  }

  /** Writes those that are to be written, and closes the database. What cannot be written is lost, and the log says how much. */
  async stop(): Promise<void> {
    if (!this.#open) return
    this.#open = false
    for (const table of this.#tables) {
      if (!table.definition.dbmode || !this.#read.has(table)) continue
      try {
        await this.store(table)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        this.#log.error(
          `htable: the ${table.items.size} items of table \`${table.name}\` are not stored: ${why}`,
        )
      }
    }
    await this.#source.close()
  }

  /** Reads a table: what has come takes the place of all that was in it, at once. */
  async load(table: Table): Promise<void> {
    const { definition } = stored(table)
    const now = this.#clock.now()
    const items = await loadItems({
      source: this.#source,
      options: this.#options,
      definition,
      now,
    })
    table.items = items
    this.#read.add(table)
  }

  /** Writes a table: its rows take the place of all that the database has, or nothing changes. */
  async store(table: Table): Promise<void> {
    const { definition } = stored(table)
    if (definition.columns.length > 0) {
      const fact = `table \`${table.name}\` has \`cols\`, which are read alone`
      throw new SiproseError('htable/read-only', fact)
    }
    const { database } = this.#source
    const write = async (within: Queries): Promise<void> => {
      await within.delete(definition.dbtable, [])
      for (const item of table.items.values()) {
        if (!table.ended(item, this.#clock.now())) {
          await within.insert(definition.dbtable, this.#cells(item))
        }
      }
    }
    if (database.capabilities.transactions) await database.transaction(write)
    else await write(database)
  }

  #cells({ name, value, expires }: Item): readonly Cell[] {
    const options = this.#options
    const number = typeof value === 'number'
    return [
      [column(options.key_name_column, 'string'), name],
      [column(options.key_type_column, 'int'), 0],
      [column(options.value_type_column, 'int'), number ? 1 : 0],
      [column(options.key_value_column, 'string'), String(value)],
      [column(options.expires_column, 'int'), options.db_expires ? Math.ceil(expires / 1000) : 0],
    ]
  }
}

function stored(table: Table): Table {
  if (table.definition.dbtable !== '') return table
  throw new SiproseError('htable/alone', `table \`${table.name}\` has no database`)
}
