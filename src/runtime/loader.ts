/** Finds modules: those that come with the server, and others from the directories of `loadpath`. */

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { moduleCodes } from './codes.ts'
import { SiproseError } from './errors.ts'
import { installation } from './installation.ts'
import type { ModuleNamespace } from './instance.ts'

/** A module's code, found. */
export interface FoundModule {
  readonly namespace: ModuleNamespace
  /** The file it came from. */
  readonly origin: string
}

/** Finds modules by name. */
export class ModuleLoader {
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
      // What it exports is looked at where it is declared to be a module.
      return { origin, namespace: (await installation.importModule(origin)) as ModuleNamespace }
    } catch (cause) {
      throw new SiproseError(
        moduleCodes.broken,
        `module \`${name}\` cannot be imported from ${origin}`,
        { name, origin },
        cause,
      )
    }
  }

  #find(name: string, directories: readonly string[]): string | null {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) return null
    const ours = installation.findModule(name)
    if (ours !== null) return ours
    for (const directory of directories) {
      const base = resolve(directory, name)
      for (const file of [join(base, 'index.ts'), join(base, 'index.js')]) {
        if (existsSync(file)) return file
      }
    }
    return null
  }

  /** The names of the modules that come with the server, sorted. */
  names(): readonly string[] {
    return installation.moduleNames()
  }
}
