/** Where the files are: on the disk, or in an example. */

import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import type { Files } from 'siprose'

/** The files of one directory. */
export interface TextStore {
  /** All of a file, one char a byte; null where there is none. */
  read(name: string): Promise<string | null>
  /** Puts a whole file in the place of another, so that nobody ever sees half of one. */
  write(name: string, text: string): Promise<void>
  remove(name: string): Promise<void>
  /** Changes with the file; null where there is none. */
  stamp(name: string): Promise<string | null>
}

/** The disk. */
export class DiskStore implements TextStore {
  readonly #directory: string
  #count = 0

  /** @param directory - where the files are */
  constructor(directory: string) {
    this.#directory = directory
  }

  async read(name: string): Promise<string | null> {
    try {
      return await readFile(this.#path(name), 'latin1')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async write(name: string, text: string): Promise<void> {
    const path = this.#path(name)
    const beside = `${path}.${process.pid}.${this.#count++}.new`
    await mkdir(dirname(path), { recursive: true })
    const file = await open(beside, 'w')
    try {
      await file.writeFile(text, 'latin1')
      await file.datasync()
    } catch (error) {
      await rm(beside, { force: true })
      throw error
    } finally {
      await file.close()
    }
    await rename(beside, path)
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true })
  }

  async stamp(name: string): Promise<string | null> {
    try {
      const { mtimeNs, size, ino } = await stat(this.#path(name), { bigint: true })
      return `${mtimeNs} ${size} ${ino}`
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  #path(name: string): string {
    return join(this.#directory, name)
  }
}

/** The files of an example. */
export class ExampleStore implements TextStore {
  readonly #files: Files
  readonly #directory: string

  /**
   * @param files - those of the example
   * @param directory - as the URL has it
   */
  constructor(files: Files, directory: string) {
    this.#files = files
    this.#directory = directory
  }

  async read(name: string): Promise<string | null> {
    try {
      return (await this.#files.read(`${this.#directory}/${name}`)).toString('latin1')
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async write(name: string, text: string): Promise<void> {
    await this.#files.write(`${this.#directory}/${name}`, text)
  }

  async remove(): Promise<void> {
    // an example does not look at files that are gone
  }

  async stamp(name: string): Promise<string | null> {
    return this.read(name)
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  )
}
