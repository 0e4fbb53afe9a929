/** Modules outside the executable: their files are imported from the disk, and what they import of the server is what runs in here. */

import { registerHooks } from 'node:module'
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
  // The script above is this function.
  const load = importFile.runInThisContext() as (url: string) => Promise<unknown>
  return load(pathToFileURL(file).href)
}

async function prepare(): Promise<void> {
  for (const [name, load] of importable) loaded.set(name, await load())
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
