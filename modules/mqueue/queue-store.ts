/** Queues in a database while the server is down: each has a table of its own name. */

import { column, type DataSource, type ModuleLog, SiproseError } from 'siprose'

import type { Definition } from './definition.ts'
import type { Queues } from './queues.ts'

const key = column('key', 'string')
const value = column('val', 'string')
const id = column('id', 'bigint')

/** Reads queues at the start, and writes them at the end. */
export class QueueStore {
  readonly #source: DataSource
  readonly #queues: Queues
  readonly #log: ModuleLog
  /** Queues that are as they should be: one that could not be read is not written over. */
  readonly #ready = new Set<string>()

  /**
   * @param source - the database
   * @param queues - the queues
   * @param log - is told what could not be written
   */
  constructor(source: DataSource, queues: Queues, log: ModuleLog) {
    this.#source = source
    this.#queues = queues
    this.#log = log
  }

  /** Opens the database, and reads what was kept. */
  async start(): Promise<void> {
    await this.#source.open()
    for (const definition of this.#queues.definitions) await this.#read(definition)
  }

  async #read({ name, stored }: Definition): Promise<void> {
    const queue = this.#queues.get(name)
    if (queue === null || stored === 'never') return
    if (stored !== 'write') {
      const columns = [key, value] as const
      const rows = this.#source.database.fetch({ from: name, columns, order: [{ column: id }] })
      for await (const some of rows) {
        for (const [itemKey, text] of some) {
          if (queue.add({ key: itemKey ?? '', value: text ?? '' })) continue
          const fact = `table \`${name}\` has more items than \`max_items\` lets wait`
          throw new SiproseError('mqueue/too-many', `${fact}: raise it, or give the queue a size`)
        }
      }
    }
    this.#ready.add(name)
  }

  /** Writes what waits, in the place of what was there, and closes the database. */
  async stop(): Promise<void> {
    for (const { name, stored } of this.#queues.definitions) {
      if (stored !== 'both' && stored !== 'write') continue
      if (this.#ready.delete(name)) await this.#write(name)
    }
    await this.#source.close()
  }

  async #write(name: string): Promise<void> {
    const { database } = this.#source
    try {
      if (database.capabilities.transactions) {
        await database.transaction((within) => this.#replace(name, within))
      } else await this.#replace(name, database)
    } catch (error) {
      this.#log.error(`queue \`${name}\` could not be kept: ${String(error)}`)
    }
  }

  async #replace(name: string, within: Pick<DataSource['database'], 'delete' | 'insert'>) {
    await within.delete(name, [])
    for (const item of this.#queues.get(name)?.items() ?? []) {
      await within.insert(name, [
        [key, item.key],
        [value, item.value],
      ])
    }
  }
}
