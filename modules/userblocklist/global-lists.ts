/** Lists for all, kept in memory. */

import { column, type DataSource, LeftOut, type ModuleLog, PrefixTree, SiproseError } from 'siprose'

import { LONGEST_PREFIX, type Matcher } from './matcher.ts'

/** The parameters that count here. */
export interface GlobalOptions {
  readonly globalblocklist_table: string
  readonly globalblocklist_prefix_col: string
  readonly globalblocklist_allowlist_col: string
}

/** What they live in. */
export interface GlobalParts {
  readonly source: DataSource
  readonly log: ModuleLog
  readonly matcher: Matcher
}

/** What a list says of a prefix. */
export interface Ruling {
  readonly prefix: string
  /** False for a prefix that is blocked. */
  readonly allowed: boolean
}

type List = PrefixTree<Ruling>

/** The lists of one server. */
export class GlobalLists {
  readonly #options: GlobalOptions
  readonly #source: DataSource
  readonly #log: ModuleLog
  readonly #matcher: Matcher
  #lists: ReadonlyMap<string, List> = new Map()

  /**
   * @param options - the parameters
   * @param parts - what they live in
   */
  constructor(options: GlobalOptions, { source, log, matcher }: GlobalParts) {
    this.#options = options
    this.#source = source
    this.#log = log
    this.#matcher = matcher
  }

  /**
   * What a list says of the longest prefix of a number that it has.
   *
   * @param number - the number
   * @param table - which list; the usual one if left out
   * @returns null where it has none
   */
  find(number: string, table: string = this.#options.globalblocklist_table): Ruling | null {
    return this.#lists.get(table)?.longest(number, this.#matcher.begin(number)) ?? null
  }

  /** The usual list, in the order of the prefixes. */
  *all(): Iterable<Ruling> {
    const list = this.#lists.get(this.#options.globalblocklist_table)
    if (list !== undefined) for (const [, ruling] of list.entries()) yield ruling
  }

  /**
   * Reads lists. Where one cannot be read, all stay as they were.
   *
   * @param tables - which; those that are there already if left out
   */
  async load(tables: Iterable<string> = this.#lists.keys()): Promise<void> {
    const lists = new Map<string, List>()
    for (const table of new Set(tables)) lists.set(table, await this.#read(table))
    if (lists.size === 0) throw new SiproseError('userblocklist/no-list', 'there is no list')
    this.#lists = lists
  }

  async #read(from: string): Promise<List> {
    const { globalblocklist_prefix_col, globalblocklist_allowlist_col } = this.#options
    const columns = [
      column(globalblocklist_prefix_col, 'string'),
      column(globalblocklist_allowlist_col, 'int'),
    ] as const
    const list: List = new PrefixTree()
    const left = new LeftOut('userblocklist', from, this.#log)
    for await (const rows of this.#source.database.fetch({ from, columns })) {
      for (const [prefix, allowlist] of rows) {
        if (prefix === null || !this.#matcher.canHave(prefix))
          left.note(
            prefix,
            `its prefix is longer than ${LONGEST_PREFIX} signs, or has others than \`match_mode\` says`,
          )
        else if (allowlist === null) left.note(prefix, 'whether it is allowed is NULL')
        else list.set(prefix, { prefix, allowed: allowlist !== 0 })
      }
    }
    left.end()
    return list
  }
}
