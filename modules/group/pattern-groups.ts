/** Groups by patterns over addresses, kept in memory. */

import {
  column,
  type DataSource,
  type Matcher,
  type ModuleLog,
  posixRegex,
  SiproseError,
} from 'siprose'

/** The parameters that count here. */
export interface PatternOptions {
  readonly re_exp_column: string
  readonly re_gid_column: string
  readonly multiple_gid: boolean
}

interface PatternGroup {
  readonly pattern: Matcher
  readonly group: number
}

/** The groups of one server. */
export class PatternGroups {
  readonly #options: PatternOptions
  readonly #source: DataSource
  readonly #log: ModuleLog
  #groups: readonly PatternGroup[] = []

  /**
   * @param options - the parameters
   * @param source - the database
   * @param log - is told of patterns that cannot be read
   */
  constructor(options: PatternOptions, source: DataSource, log: ModuleLog) {
    this.#options = options
    this.#source = source
    this.#log = log
  }

  /** Reads the table. A row whose pattern cannot be read is left out. */
  async load(table: string): Promise<void> {
    const { re_exp_column, re_gid_column } = this.#options
    const columns = [column(re_exp_column, 'string'), column(re_gid_column, 'int')] as const
    const groups = await this.#source.all({ from: table, columns }, ([expression, group]) => {
      if (expression === null || expression === '' || group === null) return null
      try {
        return { pattern: posixRegex(expression, { ignoreCase: true }), group }
      } catch (error) {
        const why = error instanceof SiproseError || error instanceof Error ? error.message : ''
        this.#log.error(`the pattern of group ${group} in \`${table}\` is left out: ${why}`)
        return null
      }
    })
    // the last row of the table is tried first
    this.#groups = groups.toReversed()
  }

  /** The groups of an address `sip:user@domain`, the last one of the table first, and alone where one is enough. */
  of(address: string): readonly number[] {
    const found: number[] = []
    for (const { pattern, group } of this.#groups) {
      if (!pattern.test(address)) continue
      found.push(group)
      if (!this.#options.multiple_gid) break
    }
    return found
  }
}
