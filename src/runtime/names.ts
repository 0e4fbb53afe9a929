/** Every name a configuration can use, given the modules that are loaded: the language's vocabulary over instances. */

import type {
  FunctionForm,
  NameKind,
  OperandForm,
  ParameterForm,
  SelectForm,
  SelectSource,
  TransformationForm,
  VariableForm,
  Vocabulary,
} from '../lang/vocabulary.ts'
import type { AnyExport } from './declare/exports.ts'
import { functionForms, parameterForm, transformationForm, variableForm } from './forms.ts'
import type { ModuleInstance } from './instance.ts'

/** Which module, not loaded, has a name; asked when a name is unknown. */
export type OwnerLookup = (kind: NameKind, name: string) => string | null

/** The names of loaded modules. */
export class Names implements Vocabulary {
  readonly #instances = new Map<string, ModuleInstance>()
  readonly #functions = new Map<string, FunctionForm[]>()
  readonly #variables = new Map<string, VariableForm>()
  readonly #transformations = new Map<string, TransformationForm>()
  readonly #selects = new Map<string, SelectForm>()
  readonly #parameters = new Map<string, Map<string, ParameterForm>>()
  readonly #events = new Set<string>()
  readonly #eventFamilies: string[] = []
  readonly #operands: ReadonlyMap<string, OperandForm>
  readonly #traps: ReadonlyMap<string, string>
  /** The selects of the loaded modules. */
  readonly selects: SelectSource = {
    select: (root) => this.#selects.get(root) ?? null,
    roots: () => this.#selects.keys(),
    ownerOf: (root) => this.owner('select', root),
  }
  /** Answers for modules that are not loaded; set once they have been looked through. */
  owner: OwnerLookup = () => null

  /**
   * @param operands - the keyword operands, which are the core's
   * @param traps - what people get wrong with functions, by `module.function`, and `module.function/count` for one form of it
   */
  constructor(
    operands: ReadonlyMap<string, OperandForm>,
    traps: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#operands = operands
    this.#traps = traps
  }

  /** Adds all that a module exports. A name that is already known keeps its first meaning, functions gain a form. */
  add(instance: ModuleInstance): void {
    this.#instances.set(instance.name, instance)
    for (const [name, value] of instance.exports) this.#addExport(name, value, instance)
    const parameters = new Map<string, ParameterForm>()
    for (const [name, row] of Object.entries(instance.tables.params)) {
      for (const each of [name, ...row.aliases]) {
        parameters.set(each, parameterForm(each, row, instance.name))
      }
    }
    this.#parameters.set(instance.name, parameters)
    for (const row of Object.values(instance.tables.eventRoutes)) {
      if (row.member !== null) this.#eventFamilies.push(`${row.name}:`)
      else this.#events.add(row.name)
    }
  }

  #addExport(exportName: string, value: AnyExport, instance: ModuleInstance): void {
    switch (value.kind) {
      case 'function':
        for (const name of [value.name ?? exportName, ...value.aliases]) {
          const known = this.#functions.get(name) ?? []
          const trap = this.#traps.get(`${instance.name}.${name}`) ?? null
          for (const form of functionForms(name, value, instance, trap)) {
            const own = this.#traps.get(`${instance.name}.${name}/${form.args.length}`)
            known.push(own === undefined ? form : { ...form, trap: own })
          }
          this.#functions.set(name, known)
        }
        break
      case 'variable':
        for (const name of [value.name, ...value.aliases]) {
          const bare = name.slice(1)
          if (!this.#variables.has(bare)) {
            this.#variables.set(bare, variableForm(bare, value, instance))
          }
        }
        break
      case 'transformation':
        this.#transformations.set(
          `${value.class}.${value.name}`,
          transformationForm(value, instance),
        )
        break
      case 'select': {
        const root = value.name.slice(1)
        if (!this.#selects.has(root)) {
          this.#selects.set(root, { root, parts: value.parts, self: instance })
        }
        break
      }
      case 'command':
      case 'word':
        break
    }
  }

  /** A loaded module by name. */
  instance(module: string): ModuleInstance | null {
    return this.#instances.get(module) ?? null
  }

  /** Puts modules behind those that they need, whatever the order of the configuration; it stays otherwise. */
  sortByNeeds(): void {
    const given = [...this.#instances.values()]
    this.#instances.clear()
    for (const instance of given) this.#place(instance, given)
  }

  #place(instance: ModuleInstance, given: readonly ModuleInstance[]): void {
    if (this.#instances.has(instance.name)) return
    const needed = instance.module.table.needs ?? []
    // one that needs itself by a detour is placed without that
    for (const name of needed) {
      const other = given.find((one) => one.name === name)
      if (other !== undefined && !(other.module.table.needs ?? []).includes(instance.name)) {
        this.#place(other, given)
      }
    }
    this.#instances.set(instance.name, instance)
  }

  /** The loaded modules, the core first, each behind those it needs. */
  instances(): Iterable<ModuleInstance> {
    return this.#instances.values()
  }

  functions(name: string): readonly FunctionForm[] {
    return this.#functions.get(name) ?? []
  }

  variable(name: string): VariableForm | null {
    return this.#variables.get(name) ?? null
  }

  transformation(className: string, name: string): TransformationForm | null {
    return this.#transformations.get(`${className}.${name}`) ?? null
  }

  parameter(name: string): ParameterForm | null {
    return this.moduleParameter('core', name)
  }

  moduleParameter(module: string, name: string): ParameterForm | null {
    return this.#parameters.get(module)?.get(name) ?? null
  }

  operand(name: string): OperandForm | null {
    return this.#operands.get(name) ?? null
  }

  eventRoute(name: string): boolean {
    return this.#events.has(name) || this.#eventFamilies.some((start) => name.startsWith(start))
  }

  loaded(module: string): boolean {
    return this.#instances.has(module)
  }

  modules(): Iterable<string> {
    return this.#instances.keys()
  }

  names(kind: NameKind, module = 'core'): Iterable<string> {
    switch (kind) {
      case 'function':
        return this.#functions.keys()
      case 'variable':
        return this.#variables.keys()
      case 'transformation':
        return this.#transformations.keys()
      case 'parameter':
        return this.#parameters.get('core')?.keys() ?? []
      case 'module-parameter':
        return this.#parameters.get(module)?.keys() ?? []
      case 'select':
        return this.#selects.keys()
      case 'operand':
        return this.#operands.keys()
      case 'event-route':
        return this.#events
      case 'module':
        return this.#instances.keys()
    }
  }

  ownerOf(kind: NameKind, name: string): string | null {
    return this.owner(kind, name)
  }
}
