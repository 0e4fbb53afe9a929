/** The reference, by the names that configurations write. */

import { symbolOf } from '../docs/reference-anchor.ts'
import {
  entryKinds,
  type Entry,
  type EntryKind,
  type Reference,
  type ReferenceModule,
} from '../docs/reference.ts'
import type { RouteType } from '../lang/ast.ts'

/** An entry, with what it belongs to. */
export interface Found<K extends EntryKind = EntryKind> {
  readonly kind: K
  readonly module: string
  readonly entry: Entry<K>
}

/** An argument that names a route. */
export interface RouteArgument {
  readonly index: number
  readonly type: RouteType
  readonly prefix: string
}

/** Finds entries. */
export class Names {
  readonly #modules: ReadonlyMap<string, ReferenceModule>
  readonly #byName = new Map<string, Found[]>()
  readonly #routeArguments = new Map<string, readonly RouteArgument[]>()

  /** @param reference - null where it has not been compiled: then nothing is known */
  constructor(reference: Reference | null) {
    const modules = reference === null ? [] : [reference.core, ...Object.values(reference.modules)]
    this.#modules = new Map(modules.map((module) => [module.name, module]))
    for (const module of modules) {
      for (const kind of entryKinds) {
        for (const entry of module[kind]) this.#add({ kind, module: module.name, entry })
      }
    }
  }

  #add(found: Found): void {
    const key = `${found.kind} ${keyOf(found)}`
    const known = this.#byName.get(key)
    if (known === undefined) this.#byName.set(key, [found])
    else known.push(found)
    if (found.kind !== 'functions') return
    const { arguments: args, name } = (found as Found<'functions'>).entry
    const routes = args.flatMap(({ route }, index) => (route ? [{ index, ...route }] : []))
    if (routes.length > 0) this.#routeArguments.set(name, routes)
  }

  /** A module, with all it has; null where there is none. */
  module(name: string): ReferenceModule | null {
    return this.#modules.get(name) ?? null
  }

  /** All modules but the core. */
  modules(): readonly ReferenceModule[] {
    return [...this.#modules.values()].filter(({ name }) => name !== 'core')
  }

  /** The core, and those of the loaded modules that are known; all where none is loaded. */
  available(loaded: ReadonlySet<string>): readonly ReferenceModule[] {
    const all = [...this.#modules.values()]
    return loaded.size === 0 ? all : all.filter(({ name }) => name === 'core' || loaded.has(name))
  }

  /**
   * The entries of a name: those of loaded modules, or where these have none, those of others.
   *
   * @param kind - what it is
   * @param name - without `$`, `{` and key; of a transformation with its class
   * @param loaded - the loaded modules
   */
  find<K extends EntryKind>(
    kind: K,
    name: string,
    loaded: ReadonlySet<string>,
  ): readonly Found<K>[] {
    // the key begins with the kind, so what it leads to is of that kind, which the type of a map cannot say
    const all = (this.#byName.get(`${kind} ${name}`) ?? []) as unknown as readonly Found<K>[]
    const near = all.filter(({ module }) => module === 'core' || loaded.has(module))
    return near.length > 0 ? near : all
  }

  /** A parameter of a module, or of the core. */
  parameter(module: string, name: string): Entry<'parameters'> | null {
    const { parameters } = this.#modules.get(module) ?? { parameters: [] }
    return parameters.find((entry) => entry.name === name) ?? null
  }

  /** Which arguments of a function name routes. */
  routeArguments(name: string): readonly RouteArgument[] {
    return this.#routeArguments.get(name) ?? []
  }
}

/** What an entry is looked up by. */
export function keyOf({ kind, entry }: Found): string {
  if (kind === 'variables') return entry.name.replace(/^\$/, '').replace(/\(.*$/, '')
  if (kind === 'selects') return entry.name.replace(/^@/, '').replace(/[.[].*$/, '')
  return kind === 'transformations' ? symbolOf(entry) : entry.name
}
