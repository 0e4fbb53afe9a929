/** The sentences of the compiled reference, for a running server to show. */

import type { Documentation } from '../runtime/documentation.ts'
import { entriesOf, type Reference } from './reference.ts'
import { readReference } from './traps.ts'

interface Sentences {
  readonly commands: ReadonlyMap<string, string>
  readonly parameters: ReadonlyMap<string, string>
  readonly statistics: ReadonlyMap<string, string>
}

/** The documentation of this installation. It is read when somebody first asks; where it was not compiled, nothing is known. */
export class CompiledDocumentation implements Documentation {
  readonly #read: () => Reference | null
  #sentences: Sentences | null = null

  /** @param read - gives the reference, or null where there is none */
  constructor(read: () => Reference | null = readReference) {
    this.#read = read
  }

  command(name: string): string | null {
    return this.#known().commands.get(name) ?? null
  }

  parameter(module: string, name: string): string | null {
    return this.#known().parameters.get(`${module}.${name}`) ?? null
  }

  statistic(module: string, name: string): string | null {
    return this.#known().statistics.get(`${module}.${name}`) ?? null
  }

  #known(): Sentences {
    this.#sentences ??= sentencesOf(this.#read())
    return this.#sentences
  }
}

function sentencesOf(reference: Reference | null): Sentences {
  const commands = new Map<string, string>()
  const parameters = new Map<string, string>()
  const statistics = new Map<string, string>()
  const modules = reference === null ? [] : [reference.core, ...Object.values(reference.modules)]
  for (const module of modules) {
    for (const { name, summary } of module.rpc) commands.set(name, summary)
    for (const { name, summary } of entriesOf(module, 'parameters')) {
      parameters.set(`${module.name}.${name}`, summary)
    }
    for (const { name, summary } of entriesOf(module, 'statistics')) {
      statistics.set(`${module.name}.${name}`, summary)
    }
  }
  return { commands, parameters, statistics }
}
