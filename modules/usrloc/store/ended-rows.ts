/** Takes rows out of the database whose time is over. */

import type { LocationTable } from '../location/location-table.ts'
import type { LocationDatabase } from './location-database.ts'
import { textOf } from './text-of.ts'

/** Rows that are looked at before others have their turn. */
const AT_ONCE = 500

/** Takes ended rows out, now and then. */
export class EndedRows {
  readonly #database: LocationDatabase
  readonly #tell: boolean
  readonly #delay: number
  #busy = false

  /**
   * @param tell - whether each contact is told of: where memory does not do that
   * @param delay - how many seconds a row stays after its end
   */
  constructor(database: LocationDatabase, tell: boolean, delay: number) {
    this.#database = database
    this.#tell = tell
    this.#delay = delay
  }

  /** Takes them out; harmless while that is being done. */
  async remove(tables: readonly LocationTable[], now: number): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      const second = now - this.#delay
      if (!this.#tell) await this.#database.removeEnded(tables, second)
      else for (const table of tables) await this.#removeEach(table, second)
    } catch (error) {
      this.#database.source.warn(`contacts that have ended stay in the database: ${textOf(error)}`)
    } finally {
      this.#busy = false
    }
  }

  async #removeEach(table: LocationTable, second: number): Promise<void> {
    for (;;) {
      const ended = await this.#database.ended(table, second, AT_ONCE)
      let removed = 0
      for (const stored of ended) {
        if (!(await this.#database.removeOne(table, stored, second))) continue
        table.tellEnded(stored)
        removed++
      }
      if (ended.length < AT_ONCE || removed === 0) return
    }
  }
}
