/** Modules outside the executable: their files are imported from the disk, and what they import of the server is what runs in here. */

import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { constants, Script } from 'node:vm'

import { importable } from 'embedded:parts'

const SCHEME = 'siprose-inside:'

/** What a module outside imports from here, by what it writes after `from`. */
const loaded = new Map<string, object>()

/** `import()` of an executable reaches the parts of Node.js alone; that of a script of its own reaches the disk. */
const importFile = new Script('(url) => import(url)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
})

/** Imports a module from a file, `.ts` or `.js`. */
export async function importOutside(file: string): Promise<unknown> {
  if (loaded.size === 0) await prepare()
  return load(pathToFileURL(file).href)
}

/**
 * Imports a text that needs nothing but Node.js.
 *
 * @param name - what it is called in the traces of errors
 * @param source - the text
 */
export async function importText(name: string, source: string): Promise<unknown> {
  // an address of a file that is not there: packages want to know where they are
  const url = pathToFileURL(join(process.execPath, name)).href
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === url ? { url, format: 'module', shortCircuit: true } : next(specifier, context),
    load: (wanted, context, next) =>
      wanted === url ? { format: 'module', source, shortCircuit: true } : next(wanted, context),
  })
  return load(url)
}

async function load(url: string): Promise<unknown> {
  // The script above is this function.
  return (importFile.runInThisContext() as (url: string) => Promise<unknown>)(url)
}

async function prepare(): Promise<void> {
  for (const [name, part] of importable) loaded.set(name, await part())
  Object.defineProperty(globalThis, Symbol.for('siprose.inside'), { value: loaded })
  registerHooks({
    resolve: (specifier, context, next) =>
      loaded.has(specifier)
        ? { url: SCHEME + specifier, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load(url, context, next) {
      const name = url.startsWith(SCHEME) ? url.slice(SCHEME.length) : ''
      const namespace = loaded.get(name)
      if (namespace === undefined) return next(url, context)
      return { format: 'module', source: exportsOf(name, namespace), shortCircuit: true }
    },
  })
}

/** The text of a module that exports what one in here exports; some of the names may be words of the language. */
function exportsOf(name: string, namespace: object): string {
  const names = Object.keys(namespace)
  return [
    `const inside = globalThis[Symbol.for('siprose.inside')].get(${JSON.stringify(name)})`,
    ...names.map((key, at) => `const value${at} = inside[${JSON.stringify(key)}]`),
    `export { ${names.map((key, at) => `value${at} as ${key}`).join(', ')} }`,
  ].join('\n')
}
