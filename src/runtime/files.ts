/** Files that a configuration names: certificates, tables, lists. */

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'

/** Where files come from: the disk, or an example. */
export interface FileSource {
  /** All of a file; rejects with the system's error. */
  read(path: string): Promise<Buffer>
  /** Writes all of a file, one char a byte; rejects with the system's error. */
  write(path: string, text: string): void | Promise<void>
  /** The names in a directory, sorted; rejects with the system's error, `ENOTDIR` for a file. */
  list(path: string): Promise<readonly string[]>
  /** Where an SQLite file is kept instead of on the disk, as SQLite names it; missing where files are files. */
  database?(path: string): string
}

/** The disk. */
export const systemFiles: FileSource = {
  read: (path) => readFile(path),
  write: (path, text) => writeFile(path, text, 'latin1'),
  list: async (path) => (await readdir(path)).toSorted(),
}

/** The files of one server. */
export class Files {
  readonly #source: FileSource
  readonly #directory: string

  /**
   * @param source - where they come from
   * @param directory - where the main configuration is
   */
  constructor(source: FileSource, directory: string) {
    this.#source = source
    this.#directory = directory
  }

  /**
   * The path of a file as a configuration names it, as the field has it: what begins with `/` stands as it is, what begins with
   * `.` is looked for from the working directory, and all else from the directory of the main configuration.
   */
  path(name: string): string {
    if (isAbsolute(name)) return name
    return name.startsWith('.') ? resolve(name) : join(this.#directory, name)
  }

  /** True where files are those of an example, and no server is asked for data. */
  get virtual(): boolean {
    return this.#source.database !== undefined
  }

  /** Where the SQLite file of a path is kept instead, as SQLite names it; null for the file itself. */
  database(path: string): string | null {
    return this.#source.database?.(path) ?? null
  }

  /** All of a file; rejects with the system's error. */
  read(name: string): Promise<Buffer> {
    return this.#source.read(this.path(name))
  }

  /** Writes all of a file, one char a byte; what was in it is gone. Rejects with the system's error. */
  async write(name: string, text: string): Promise<void> {
    await this.#source.write(this.path(name), text)
  }

  /** The names in a directory, sorted; null where it is a file. Rejects with the system's error. */
  async list(name: string): Promise<readonly string[] | null> {
    try {
      return await this.#source.list(this.path(name))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null
      throw error
    }
  }
}
