/** What the module keeps of one server: the rows that are on their way, and who makes records. */

import { type Counter, DataSource, type Instance, SiproseError, tableNamed } from 'siprose'
import { rrApi } from 'siprose/modules/rr'
import { tmApi } from 'siprose/modules/tm'

import { Accounting } from './accounting.ts'
import type { AccParams } from './params.ts'
import { RowQueue } from './row-queue.ts'

type Self = Pick<Instance<never, never, never, unknown>, 'server' | 'log' | 'find'> & {
  readonly params: AccParams
  readonly stats: { readonly rowsWritten: Counter; readonly rowsLost: Counter }
}

/** It. */
export class AccState {
  readonly #source: DataSource | null
  readonly #queue: RowQueue | null
  #accounting: Accounting | null = null

  /**
   * For a module's `state`.
   *
   * @throws SiproseError where parameters ask for what is not there
   */
  constructor(self: Self) {
    const { params, server, stats } = self
    if (params.cdr_enable) {
      const fact = '`cdr_enable` is set, and records of whole calls need the module `dialog`'
      throw new SiproseError('acc/cdr', `${fact}, which does not exist here yet; set it to 0`)
    }
    if (params.detect_direction && self.find(rrApi) === null) {
      const fact = '`detect_direction` is set, and only `rr` can tell the direction'
      throw new SiproseError('acc/direction', `${fact}; write loadmodule "rr.so"`)
    }
    const { db_url: url } = params
    this.#source = url === '' ? null : new DataSource(self, url)
    this.#queue =
      this.#source === null
        ? null
        : new RowQueue(this.#source, server.clock, params.db_queue_limit, {
            written: stats.rowsWritten,
            lost: stats.rowsLost,
          })
  }

  /** How many rows wait for the database. */
  get waiting(): number {
    return this.#queue?.waiting ?? 0
  }

  /** Who makes records; null before the start. */
  get accounting(): Accounting | null {
    return this.#accounting
  }

  /** Begins to account for transactions. */
  async start(self: Self): Promise<void> {
    const { params, server, log } = self
    await this.#source?.open(params.db_version_check ? knownTables(params) : [])
    const tm = self.find(tmApi)
    if (tm === null) return
    const rr = params.detect_direction ? self.find(rrApi) : null
    this.#accounting = new Accounting({ server, log, params, tm, rr, queue: this.#queue })
    tm.watch(this.#accounting)
  }

  /** Writes what the database takes, and ends. */
  async stop(): Promise<void> {
    await this.#queue?.idle()
    this.#queue?.stop()
    await this.#source?.close()
  }
}

/** The tables whose names are known at the start, with the versions they should have. */
function knownTables({ db_table_acc, db_table_missed_calls }: AccParams) {
  return [
    { table: db_table_acc, version: tableNamed('acc')?.version ?? 0 },
    { table: db_table_missed_calls, version: tableNamed('missed_calls')?.version ?? 0 },
  ].filter(({ table }) => !table.includes('$'))
}
