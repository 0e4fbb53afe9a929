/**
 * What this installation consists of, and where it lies: here, the files around the sources.
 *
 * In the one executable that `make dist` builds, `scripts/executable/inside/installation.ts` stands in the place of this file.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** What an installation can tell. */
export interface Installation {
  /** The text of `package.json`. */
  facts(): string
  /** The compiled reference as JSON; null where it has not been compiled. */
  reference(): string | null
  /** The licences of all that it consists of. */
  licenses(): string
  /** The program and its first arguments that start the command once more. */
  command(): readonly [program: string, ...args: readonly string[]]
  /** The names of the modules that come with the server. */
  moduleNames(): readonly string[]
  /** Where a module that comes with the server is; null for one that does not. */
  findModule(name: string): string | null
  /** Imports a module, from where it was found. */
  importModule(origin: string): Promise<unknown>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MODULES = join(ROOT, 'modules')

export const installation: Installation = {
  facts: () => readFileSync(join(ROOT, 'package.json'), 'utf8'),

  reference() {
    const path = join(ROOT, 'dist/reference.json')
    return existsSync(path) ? readFileSync(path, 'utf8') : null
  },

  licenses: () =>
    `${readFileSync(join(ROOT, 'LICENSE'), 'utf8')}
The packages that are used, and Node.js, have theirs in ${join(ROOT, 'node_modules')}/NAME/LICENSE.
`,

  command: () => [process.execPath, ...process.execArgv, join(ROOT, 'src/cli/start.ts')],

  moduleNames: () =>
    readdirSync(MODULES, { withFileTypes: true })
      .map((entry) => entry.name)
      .filter((name) => existsSync(join(MODULES, name, 'index.ts')))
      .toSorted(),

  findModule(name) {
    const path = join(MODULES, name, 'index.ts')
    return existsSync(path) ? path : null
  },

  importModule: (origin) => import(pathToFileURL(origin).href),
}
