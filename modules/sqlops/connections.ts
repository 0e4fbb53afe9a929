/** The databases by the names that queries have for them. */

import { databaseAt, parseDbUrl, SiproseError, type Database, type ModuleLog } from 'siprose'

/** What `name=>url` says. */
export interface ConnectionName {
  readonly name: string
  readonly url: string
}

/** Reads `name=>url`. */
export function parseConnection(text: string): ConnectionName {
  const arrow = text.indexOf('=>')
  const name = text.slice(0, Math.max(arrow, 0)).trim()
  if (name === '') {
    // the text may hold a password: it is not repeated
    throw new SiproseError('sqlops/connection', 'the connection has no name; write name=>url')
  }
  const url = text.slice(arrow + 2).trim()
  parseDbUrl(url)
  return { name, url }
}

/** The databases of one server. */
export class Connections {
  readonly #known = new Map<string, Database>()

  /**
   * @param self - the module
   * @param texts - as the parameter has them
   */
  constructor(self: Parameters<typeof databaseAt>[0], texts: readonly string[]) {
    for (const { name, url } of texts.map(parseConnection))
      this.#known.set(name, databaseAt(self, url))
  }

  /** The database of a name, or null. */
  find(name: string): Database | null {
    return this.#known.get(name) ?? null
  }

  /** The names there are. */
  get names(): readonly string[] {
    return [...this.#known.keys()]
  }

  /**
   * Opens all.
   *
   * @param lenient - told of those that cannot be reached; null: that is an error
   */
  async open(lenient: ModuleLog | null): Promise<void> {
    for (const database of this.#known.values()) {
      try {
        await database.open()
      } catch (error) {
        if (lenient === null) throw error
        lenient.warn(`the server starts without it: ${error instanceof Error ? error.message : ''}`)
      }
    }
  }

  /** Closes all. */
  async close(): Promise<void> {
    for (const database of this.#known.values()) await database.close()
  }
}
