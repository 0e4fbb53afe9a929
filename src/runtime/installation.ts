/**
 * What this installation consists of, and where it lies: here, the files around the sources.
 *
 * In the one executable that `make dist` builds, `scripts/executable/inside/installation.ts` stands in the place of this file.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { extname, join } from 'node:path'
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
  /** Imports the language server, which no other command shall have in memory. */
  importLanguageServer(): Promise<unknown>
}

/** `.ts` in the sources, `.js` in the package for npm. */
const EXTENSION = extname(import.meta.url)
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

  command: () => [process.execPath, ...process.execArgv, join(ROOT, `src/cli/start${EXTENSION}`)],

  moduleNames: () =>
    readdirSync(MODULES, { withFileTypes: true })
      .map((entry) => entry.name)
      .filter((name) => existsSync(join(MODULES, name, `index${EXTENSION}`)))
      .toSorted(),

  findModule(name) {
    const path = join(MODULES, name, `index${EXTENSION}`)
    return existsSync(path) ? path : null
  },

  importModule(origin) {
    if (!origin.startsWith(ROOT)) offerOurselves()
    return import(pathToFileURL(origin).href)
  },

  importLanguageServer: () => import(pathToFileURL(join(ROOT, `src/lsp/server${EXTENSION}`)).href),
}

let offered = false

/** Lets modules that lie elsewhere import `siprose`: nobody has installed it for them there, and it has to be the one that runs. */
function offerOurselves(): void {
  if (offered) return
  offered = true
  registerHooks({
    resolve: (specifier, context, next) =>
      /^siprose(?:\/|$)/.test(specifier)
        ? next(specifier, { ...context, parentURL: import.meta.url })
        : next(specifier, context),
  })
}
