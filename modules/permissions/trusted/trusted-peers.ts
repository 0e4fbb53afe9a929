/** Trusted peers in a database: kept in memory, or asked for with each request. */

import {
  column,
  type Column,
  type DataSource,
  type Eventually,
  type ModuleLog,
  type RowOf,
} from 'siprose'

import { basicRegex } from './basic-pattern.ts'
import { PatternCache } from './pattern-cache.ts'
import { type TrustedRequest, type TrustedRow, TrustedTable } from './trusted-table.ts'

/** The names of the table and its columns, and whether it is kept in memory. */
export interface TrustedOptions {
  readonly db_mode: number
  readonly trusted_table: string
  readonly source_col: string
  readonly proto_col: string
  readonly from_col: string
  readonly ruri_col: string
  readonly tag_col: string
  readonly priority_col: string
}

type Text = Column<'string'>
type TrustedColumns = readonly [Text, Text, Text, Text, Text, Column<'int'>]

const PROTOS = new Set(['any', 'none', 'udp', 'tcp', 'tls', 'sctp', 'ws', 'wss'])
const nobody: readonly TrustedRow[] = []

/** The peers of one server. */
export class TrustedPeers {
  readonly #options: TrustedOptions
  readonly #source: DataSource
  readonly #log: ModuleLog
  readonly #patterns = new PatternCache()
  readonly #columns: TrustedColumns
  #table = new TrustedTable(nobody)

  /**
   * @param options - the parameters
   * @param source - the database
   * @param log - is told of rows that cannot be used
   */
  constructor(options: TrustedOptions, source: DataSource, log: ModuleLog) {
    this.#options = options
    this.#source = source
    this.#log = log
    this.#columns = [
      column(options.source_col, 'string'),
      column(options.proto_col, 'string'),
      column(options.from_col, 'string'),
      column(options.ruri_col, 'string'),
      column(options.tag_col, 'string'),
      column(options.priority_col, 'int'),
    ]
  }

  /** Whether they are kept in memory. */
  get kept(): boolean {
    return this.#options.db_mode === 1
  }

  /** Those in memory, the highest priority first. */
  get rows(): readonly TrustedRow[] {
    return this.#table.rows
  }

  /** Reads all into memory: the new ones take the place of the old ones once all have come. */
  async load(): Promise<number> {
    const select = { from: this.#options.trusted_table, columns: this.#columns }
    const rows = await this.#source.all(select, (row) => this.#usable(row))
    this.#table = new TrustedTable(rows)
    return rows.length
  }

  /** The rows that trust a request; none where the database cannot be asked. */
  find(request: TrustedRequest, first: boolean): Eventually<readonly TrustedRow[]> {
    if (this.kept) return this.#table.find(request, first)
    const { trusted_table, source_col } = this.#options
    return this.#source.select(
      {
        from: trusted_table,
        columns: this.#columns,
        where: [[column(source_col, 'string'), '=', request.source]],
      },
      (rows) => {
        const usable: TrustedRow[] = []
        for (const row of rows) {
          const one = this.#usable(row)
          if (one !== null) usable.push(one)
        }
        const compile = (pattern: string) => this.#patterns.get(pattern) ?? basicRegex(pattern)
        return new TrustedTable(usable, compile).find(request, first)
      },
      nobody,
    )
  }

  #usable([source, proto, from, ruri, tag, priority]: RowOf<TrustedColumns>): TrustedRow | null {
    const row = {
      source: source ?? '',
      proto: (proto ?? '').toLowerCase(),
      from: from === '' ? null : from,
      ruri: ruri === '' ? null : ruri,
      tag,
      priority: priority ?? 0,
    }
    const wrong = this.#wrong(row)
    if (wrong === null) return row
    const text = `a row of \`${this.#options.trusted_table}\` for \`${row.source}\` is left out: ${wrong}`
    if (this.kept) this.#log.error(text)
    else this.#source.warn(text)
    return null
  }

  #wrong({ proto, from, ruri }: TrustedRow): string | null {
    if (!PROTOS.has(proto)) return `\`${proto}\` is no transport`
    for (const pattern of [from, ruri]) {
      if (pattern !== null && this.#patterns.get(pattern) === null) {
        return `\`${pattern}\` is no pattern that can be read`
      }
    }
    return null
  }
}
