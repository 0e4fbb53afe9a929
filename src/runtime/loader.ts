/** Finds modules: those that come with the server, and others from the directories of `loadpath`. */

import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { SiproseError } from './errors.ts'
import type { ModuleNamespace } from './instance.ts'

const BUNDLED = fileURLToPath(new URL('../../modules/', import.meta.url))

/** A module's code, found. */
export interface FoundModule {
  readonly namespace: ModuleNamespace
  /** The file it came from. */
  readonly origin: string
}

/** Finds modules by name. */
export class ModuleLoader {
  readonly #bundled: string

  /** @param bundled - the directory of the modules that come with the server */
  constructor(bundled: string = BUNDLED) {
    this.#bundled = bundled
  }

  /**
   * Imports a module.
   *
   * A configuration written for another installation names directories that do not exist here, so the name decides: our own
   * modules first, then the directories in order.
   *
   * @param name - as in `loadmodule`, without directory and `.so`
   * @param directories - where else to look
   * @returns null where there is none
   * @throws SiproseError `module/broken` for one that cannot be imported
   */
  async load(name: string, directories: readonly string[]): Promise<FoundModule | null> {
    const origin = this.#find(name, directories)
    if (origin === null) return null
    try {
      return { origin, namespace: (await import(pathToFileURL(origin).href)) as ModuleNamespace }
    } catch (cause) {
      throw new SiproseError(
        'module/broken',
        `module \`${name}\` cannot be imported from ${origin}`,
        { name, origin },
        cause,
      )
    }
  }

  #find(name: string, directories: readonly string[]): string | null {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) return null
    for (const directory of [this.#bundled, ...directories]) {
      const base = resolve(directory, name)
      for (const file of [join(base, 'index.ts'), join(base, 'index.js')]) {
        if (existsSync(file)) return file
      }
    }
    return null
  }

  /** The names of the modules that come with the server, sorted. */
  names(): readonly string[] {
    return readdirSync(this.#bundled, { withFileTypes: true })
      .filter((entry) => existsSync(join(this.#bundled, entry.name, 'index.ts')))
      .map((entry) => entry.name)
      .toSorted()
  }
}
