/** What the log says of rows that are left out when a table is read into memory. */

import type { ModuleLog } from '../runtime/log.ts'

/** Lines about rows of one table. */
const MOST_LINES = 10
/** Signs of a prefix that are shown. */
const MOST_SHOWN = 80

/** Tells of rows that are left out: of the first ones each, then how many more there were. */
export class LeftOut {
  readonly #module: string
  readonly #table: string
  readonly #log: ModuleLog
  #count = 0

  /**
   * @param module - who reads, for the log
   * @param table - what is read
   * @param log - where it is told
   */
  constructor(module: string, table: string, log: ModuleLog) {
    this.#module = module
    this.#table = table
    this.#log = log
  }

  /**
   * Notes one.
   *
   * @param prefix - by which it can be found
   * @param why - what is wrong with it
   */
  note(prefix: string | null, why: string): void {
    this.#count += 1
    if (this.#count > MOST_LINES) return
    const shown = prefix === null ? 'prefix NULL' : `prefix \`${prefix.slice(0, MOST_SHOWN)}\``
    const which = `the row of ${shown} in \`${this.#table}\``
    this.#log.error(`${this.#module}: ${which} is left out: ${why}`)
  }

  /** Says how many more there were. */
  end(): void {
    const more = this.#count - MOST_LINES
    if (more <= 0) return
    this.#log.error(`${this.#module}: ${more} more rows of \`${this.#table}\` are left out`)
  }
}
