/** The modules a configuration asks for, loaded. */

import type { ConfigFile } from '../lang/ast.ts'
import { nearest } from '../lang/check/suggest.ts'
import type { Diagnostics } from '../lang/diagnostic.ts'
import { nowhere, type Position } from '../lang/position.ts'
import { moduleCodes } from './codes.ts'
import { errorText } from './errors.ts'
import { evaluatedModule } from './evaluated-settings.ts'
import { ModuleInstance } from './instance.ts'
import { insteadOf } from './left-out-modules.ts'
import type { ModuleLoader } from './loader.ts'
import type { Names } from './names.ts'
import type { Server } from './server.ts'

/** What loading modules needs to know. */
export interface ModuleSetParts {
  readonly config: ConfigFile
  readonly diagnostics: Diagnostics
  readonly loader: ModuleLoader
  readonly names: Names
  readonly server: Server
}

/**
 * Loads what the configuration asks for, in its order, and what the command line asked for before that.
 *
 * @param parts - where from, where to
 * @param directories - where to look for modules that do not come with the server, besides `loadpath`
 * @param preload - names from the command line
 */
export async function loadModules(
  parts: ModuleSetParts,
  directories: readonly string[],
  preload: readonly string[],
): Promise<void> {
  const { config } = parts
  const paths = [...directories]
  for (const name of preload) await loadOne(parts, name, paths, nowhere)
  for (const item of config.items) {
    if (item.kind === 'loadpath') paths.unshift(...item.path.value.split(/[:;]/).filter(Boolean))
    if (item.kind === 'loadmodule') {
      const { module, path } = evaluatedModule(item, parts)
      await loadOne(parts, module, [...directoryOf(path.value), ...paths], path.position)
    }
  }
  for (const instance of parts.names.instances()) reportNeeds(instance, parts)
  parts.names.sortByNeeds()
}

function directoryOf(path: string): readonly string[] {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? [] : [path.slice(0, slash)]
}

async function loadOne(
  parts: ModuleSetParts,
  name: string,
  directories: readonly string[],
  position: Position,
): Promise<void> {
  const { names, loader, diagnostics, server } = parts
  if (names.loaded(name)) return
  try {
    const found = await loader.load(name, directories)
    if (found === null) {
      const guess = nearest(name, loader.names())
      diagnostics.error(moduleCodes.notFound, `there is no module \`${name}\``, position, {
        help: insteadOf(name) ?? (guess === null ? null : `did you mean \`${guess}\`?`),
      })
      return
    }
    const find = (other: string) => names.instance(other)
    names.add(new ModuleInstance(found.namespace, found.origin, server, find))
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    diagnostics.error(moduleCodes.broken, errorText(error), position, {
      notes: cause === undefined ? [] : [{ message: errorText(cause), position: null }],
    })
  }
}

function reportNeeds(instance: ModuleInstance, parts: ModuleSetParts): void {
  for (const needed of instance.module.table.needs ?? []) {
    if (parts.names.loaded(needed)) continue
    const place = parts.config.loadModules.find((item) => item.module === instance.name)
    parts.diagnostics.error(
      moduleCodes.needs,
      `module \`${instance.name}\` needs module \`${needed}\`, which is not loaded`,
      place?.path.position ?? nowhere,
      { help: `write \`loadmodule "${needed}.so"\` before it` },
    )
  }
}
