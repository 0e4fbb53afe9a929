/** Opens directories of text files. */

import { stat } from 'node:fs/promises'

import {
  DbCode,
  DbError,
  everything,
  type DbDriver,
  type DbUrl,
  type Files,
  type Link,
} from 'siprose'

import { TextLink } from './link.ts'
import { DiskStore, ExampleStore } from './store.ts'

/** What the module's parameters say. */
export interface TextSettings {
  readonly db_mode: number
  readonly emptystring: boolean
  readonly max_result_rows: number
  readonly db_delim: string
}

/** Knows directories of text files. */
export class TextDriver implements DbDriver {
  // NUL is a sign like any other; two rows may have the same key, as the form of the files knows none
  readonly capabilities = { ...everything, unique: false, many: false }
  readonly remote = false
  readonly connections = 1
  readonly timeoutMs = 0
  readonly connectTimeoutMs = 0
  readonly retries = 0
  readonly #files: Files
  readonly #settings: TextSettings
  readonly #links = new Set<TextLink>()

  /**
   * @param files - where paths lead
   * @param settings - what the parameters say
   */
  constructor(files: Files, settings: TextSettings) {
    this.#files = files
    this.#settings = settings
  }

  async connect(url: DbUrl): Promise<Link> {
    const { db_mode, emptystring, max_result_rows, db_delim } = this.#settings
    const directory = this.#files.path(url.file)
    const rules = { delimiter: db_delim, emptyText: emptystring, maxRows: max_result_rows }
    if (!this.#files.virtual) await this.#look(directory)
    const store = this.#files.virtual
      ? new ExampleStore(this.#files, url.file)
      : new DiskStore(directory)
    const link = new TextLink(store, rules, db_mode === 1)
    this.#links.add(link)
    return link
  }

  async make(): Promise<void> {
    // a directory is made with its first file
  }

  /** Writes what is not written yet. */
  async dump(): Promise<number> {
    let count = 0
    for (const link of this.#links) count += await link.flush()
    return count
  }

  async #look(directory: string): Promise<void> {
    const found = await stat(directory).catch(() => null)
    if (found !== null && !found.isDirectory()) {
      throw new DbError(DbCode.UNAVAILABLE, `${directory} is no directory`)
    }
  }
}
