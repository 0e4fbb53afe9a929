/** A database in memory that gives the rows it is told, and can be told to fail. */

import {
  Database,
  DataSource,
  type DatabaseOffer,
  type DbDriver,
  DbCode,
  DbError,
  type DbValue,
  everything,
  type Link,
  type ModuleLog,
  noResult,
  type Statement,
} from 'siprose'

import { VirtualClock } from '../../src/docs/player/world/virtual-clock.ts'
import { standIn } from './stand-in.ts'

/** What a test has of it. */
export class FailingDatabase {
  readonly clock = new VirtualClock()
  /** The lines of the log, errors and notices. */
  readonly lines: string[] = []
  readonly log = standIn<ModuleLog>({
    error: (line: string) => this.lines.push(line),
    warn: (line: string) => this.lines.push(line),
    notice: (line: string) => this.lines.push(line),
    info: () => undefined,
  })
  readonly source: DataSource
  /** By table, in the order of the columns that are asked for. */
  readonly tables = new Map<string, readonly (readonly DbValue[])[]>()
  /** Whether every statement fails. */
  fails = false
  /** What was asked. */
  readonly asked: Statement[] = []

  /**
   * @param own - what answers instead, for tests that write
   * @param connections - how many it takes to be
   */
  constructor(own: Link | null = null, connections = 1) {
    const link: Link = own ?? {
      dead: false,
      run: (statement) => this.#run(statement),
      close: () => undefined,
    }
    const driver: DbDriver = {
      capabilities: everything,
      remote: false,
      connections,
      timeoutMs: 0,
      connectTimeoutMs: 0,
      retries: 0,
      connect: () => link,
    }
    const { clock, log } = this
    const offer: DatabaseOffer = { at: (url) => new Database({ driver, url, clock, log }) }
    this.source = new DataSource(
      standIn<ConstructorParameters<typeof DataSource>[0]>({
        server: { clock },
        log,
        find: () => offer,
      }),
      'sqlite:///x.db',
    )
  }

  #run(statement: Statement) {
    this.asked.push(statement)
    if (this.fails) throw new DbError(DbCode.NOT_STORED, 'the disk is full')
    const rows = statement.kind === 'select' ? (this.tables.get(statement.from) ?? []) : []
    return { ...noResult, rows }
  }
}
