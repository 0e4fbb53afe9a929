/** Opens directories of files to which rows are added. */

import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

import {
  DbCode,
  DbError,
  everything,
  noResult,
  tableName,
  type Capabilities,
  type Cell,
  type DbDriver,
  type DbUrl,
  type Files,
  type Link,
  type Result,
  type Statement,
} from 'siprose'

import { lineOf, type LineRules } from './line.ts'

/** The number of the one process there is, which the field has in the names of files. */
const PROCESS = 1

/** Knows directories of such files. */
export class FlatDriver implements DbDriver {
  readonly capabilities: Capabilities = {
    ...everything,
    raw: false,
    transactions: false,
    select: false,
    update: false,
    replace: false,
    many: false,
    insertId: false,
    unique: false,
  }
  readonly remote = false
  readonly connections = 1
  readonly timeoutMs = 0
  readonly connectTimeoutMs = 0
  readonly retries = 0
  readonly #files: Files
  readonly #rules: LineRules
  readonly #suffix: string
  readonly #flush: boolean
  readonly #links = new Set<FlatLink>()

  /**
   * @param files - where paths lead
   * @param rules - how lines are written
   * @param suffix - how names of files end
   * @param flush - whether a row is on the disk before it is acknowledged
   */
  constructor(files: Files, rules: LineRules, suffix: string, flush: boolean) {
    this.#files = files
    this.#rules = rules
    this.#suffix = suffix
    this.#flush = flush
  }

  connect(url: DbUrl): Link {
    const appender = this.#files.virtual
      ? new ExampleAppender(this.#files, url.file)
      : new DiskAppender(this.#files.path(url.file), this.#flush)
    const link = new FlatLink(appender, this.#rules, this.#suffix)
    this.#links.add(link)
    return link
  }

  /** Closes all files. */
  async rotate(): Promise<number> {
    let count = 0
    for (const link of this.#links) count += await link.rotate()
    return count
  }
}

/** Adds text to files. */
interface Appender {
  append(name: string, text: string): Promise<void>
  rotate(): Promise<number>
}

/** One directory. */
export class FlatLink implements Link {
  dead = false
  readonly #appender: Appender
  readonly #rules: LineRules
  readonly #suffix: string

  /**
   * @param appender - writes
   * @param rules - how lines are written
   * @param suffix - how names of files end
   */
  constructor(appender: Appender, rules: LineRules, suffix: string) {
    this.#appender = appender
    this.#rules = rules
    this.#suffix = suffix
  }

  async run(statement: Statement): Promise<Result> {
    if (statement.kind !== 'insert') {
      throw new DbError(DbCode.UNSUPPORTED, 'rows of these files are only added')
    }
    await this.#add(statement.table, statement.cells)
    return { ...noResult, affected: 1 }
  }

  rotate(): Promise<number> {
    return this.#appender.rotate()
  }

  async close(): Promise<void> {
    this.dead = true
    await this.#appender.rotate()
  }

  async #add(table: string, cells: readonly Cell[]): Promise<void> {
    const name = `${tableName(table)}_${PROCESS}${this.#suffix}`
    try {
      await this.#appender.append(name, lineOf(cells, this.#rules))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new DbError(DbCode.NOT_STORED, `${name} cannot be written: ${why}`, error)
    }
  }
}

/** The disk. */
class DiskAppender implements Appender {
  readonly #directory: string
  readonly #flush: boolean
  readonly #open = new Map<string, FileHandle>()

  constructor(directory: string, flush: boolean) {
    this.#directory = directory
    this.#flush = flush
  }

  async append(name: string, text: string): Promise<void> {
    let file = this.#open.get(name)
    if (file === undefined) {
      await mkdir(this.#directory, { recursive: true })
      file = await open(join(this.#directory, name), 'a')
      this.#open.set(name, file)
    }
    await file.appendFile(text, 'latin1')
    if (this.#flush) await file.datasync()
  }

  async rotate(): Promise<number> {
    const files = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(files.map((file) => file.close()))
    return files.length
  }
}

/** The files of an example. */
class ExampleAppender implements Appender {
  readonly #files: Files
  readonly #directory: string
  readonly #texts = new Map<string, string>()

  constructor(files: Files, directory: string) {
    this.#files = files
    this.#directory = directory
  }

  async append(name: string, text: string): Promise<void> {
    const all = (this.#texts.get(name) ?? '') + text
    this.#texts.set(name, all)
    await this.#files.write(`${this.#directory}/${name}`, all)
  }

  async rotate(): Promise<number> {
    const { size } = this.#texts
    this.#texts.clear()
    return size
  }
}
