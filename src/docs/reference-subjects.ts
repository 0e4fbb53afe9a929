/** What a module declares, each thing with the comment above it: what the reference is made of, and what is checked. */

import { isExport, type AnyExport } from '../runtime/declare/exports.ts'
import { Module } from '../runtime/declare/module.ts'
import type { Argument } from '../runtime/declare/argument.ts'
import { selectForms } from '../runtime/declare/select.ts'
import { shownName } from '../runtime/declare/statistic.ts'
import type { EventRoute } from '../runtime/declare/event-route.ts'
import type { Parameter } from '../runtime/declare/parameter.ts'
import type { DocComment } from './reference-comment.ts'
import type { EntryKind, Facts } from './reference.ts'
import {
  commandForms,
  defaultText,
  functionForms,
  parameterForms,
  transformationForms,
  variableForms,
  variableName,
} from './reference-forms.ts'

/** A declaration found in a source file. */
export interface Declared {
  readonly file: string
  /** The line of its name. */
  readonly line: number
  readonly comment: DocComment | null
}

/** Where the exports and the rows of the tables of a module are declared, by the name of the constant or the key. */
export interface ModuleDeclarations {
  readonly module: Declared
  readonly exports: ReadonlyMap<string, Declared>
  readonly params: ReadonlyMap<string, Declared>
  readonly statistics: ReadonlyMap<string, Declared>
  readonly eventRoutes: ReadonlyMap<string, Declared>
}

/** One thing that a configuration can name. */
export interface SubjectOf<K extends EntryKind> {
  readonly kind: K
  readonly module: string
  /** The name without `$` and key: what an example's id and an anchor hold. */
  readonly symbol: string
  readonly facts: Facts[K]
  /** Names that its comment must explain: arguments. */
  readonly mustExplain: readonly string[]
  /** Names that its comment may explain: a variable's key. */
  readonly mayExplain: readonly string[]
  /** Other names it answers to. */
  readonly aliases: readonly string[]
  readonly declared: Declared | null
}

/** One thing of any kind. */
export type Subject = { [K in EntryKind]: SubjectOf<K> }[EntryKind]

/** What importing a module gives. */
export type Namespace = Readonly<Record<string, unknown>>

/**
 * The module object of a namespace.
 *
 * @returns null when the default export is none
 */
export function moduleOf(namespace: Namespace): Module | null {
  const found = namespace['default']
  return found instanceof Module ? found : null
}

/**
 * Everything a module declares.
 *
 * @param name - the module's name, `core` for the core
 * @param namespace - what importing it gave
 * @param declarations - where each declaration stands, with its comment
 */
export function subjectsOf(
  name: string,
  namespace: Namespace,
  declarations: ModuleDeclarations,
): Subject[] {
  const table = moduleOf(namespace)?.table ?? {}
  const subjects: Subject[] = []
  for (const [key, row] of Object.entries(table.params ?? {})) {
    subjects.push(parameter(name, key, row, declarations.params.get(key) ?? null))
  }
  for (const [key, row] of Object.entries(table.statistics ?? {})) {
    const shown = shownName(key, row)
    subjects.push({
      ...plain(name, shown),
      kind: 'statistics',
      facts: { name: shown, type: row.kind },
      declared: declarations.statistics.get(key) ?? null,
    })
  }
  for (const [key, row] of Object.entries(table.eventRoutes ?? {})) {
    subjects.push({
      ...plain(name, eventName(row)),
      kind: 'event_routes',
      facts: { name: eventName(row) },
      declared: declarations.eventRoutes.get(key) ?? null,
    })
  }
  for (const [key, value] of Object.entries(namespace)) {
    if (!isExport(value)) continue
    subjects.push(exported(name, key, value, declarations.exports.get(key) ?? null))
  }
  return subjects.toSorted((a, b) => compare(a.symbol, b.symbol))
}

/** The name of an event route as the documentation shows it: that of a family stands for all of it. */
function eventName({ name, member }: EventRoute): string {
  return member === null ? name : `${name}:<${member}>`
}

/** Orders names without regard to case, then with it: the same on every machine. */
export function compare(a: string, b: string): number {
  const [lowA, lowB] = [a.toLowerCase(), b.toLowerCase()]
  if (lowA !== lowB) return lowA < lowB ? -1 : 1
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The constant's name, where it is not the name in the configuration. */
function constantOf(constant: string, name: string): { readonly constant?: string } {
  return constant === name ? {} : { constant }
}

const nothing = { mustExplain: [], mayExplain: [], aliases: [] } as const

function plain(module: string, symbol: string) {
  return { ...nothing, module, symbol }
}

function parameter(
  module: string,
  name: string,
  row: Parameter<unknown>,
  declared: Declared | null,
): SubjectOf<'parameters'> {
  return {
    ...plain(module, name),
    kind: 'parameters',
    aliases: row.aliases,
    facts: {
      name,
      type: row.type,
      default: defaultText(row),
      minimum: row.minimum,
      maximum: row.maximum,
      unit: row.unit,
      values: row.values,
      many: row.many,
      idle: row.idle,
      live: row.live,
      aliases: row.aliases,
      forms: parameterForms(module, name, row),
    },
    declared,
  }
}

function exported(
  module: string,
  key: string,
  value: AnyExport,
  declared: Declared | null,
): Subject {
  if (value.kind === 'function') {
    const name = value.name ?? key
    const { routes, waits, aliases } = value
    const forms = functionForms(name, value)
    return {
      ...plain(module, name),
      kind: 'functions',
      declared,
      aliases,
      mustExplain: namesOf(value.args),
      facts: {
        name,
        ...constantOf(key, name),
        forms,
        arguments: argumentsOf(value.args),
        routes,
        waits,
        aliases,
      },
    }
  }
  if (value.kind === 'word') {
    return {
      ...plain(module, value.name),
      kind: 'functions',
      declared,
      facts: {
        name: value.name,
        ...constantOf(key, value.name),
        forms: [...value.forms],
        arguments: [],
        routes: 'any',
        waits: false,
        aliases: [],
      },
    }
  }
  if (value.kind === 'variable') return variable(module, key, value, declared)
  if (value.kind === 'transformation') {
    return {
      ...plain(module, `${value.class}.${value.name}`),
      kind: 'transformations',
      declared,
      mustExplain: namesOf(value.args),
      facts: {
        name: value.name,
        ...constantOf(key, value.name),
        class: value.class,
        forms: transformationForms(value),
        arguments: argumentsOf(value.args),
        from: value.from,
        to: value.to,
      },
    }
  }
  if (value.kind === 'select') return select(module, key, value, declared)
  return {
    ...plain(module, value.name),
    kind: 'rpc',
    declared,
    mustExplain: namesOf(value.args),
    facts: {
      name: value.name,
      ...constantOf(key, value.name),
      forms: commandForms(value),
      mi: value.mi,
      arguments: argumentsOf(value.args),
    },
  }
}

function select(
  module: string,
  constant: string,
  value: Extract<AnyExport, { kind: 'select' }>,
  declared: Declared | null,
): SubjectOf<'selects'> {
  return {
    ...plain(module, value.name.slice(1)),
    kind: 'selects',
    declared,
    mayExplain: openPlaces(value),
    facts: { name: value.name, ...constantOf(constant, value.name), forms: selectForms(value) },
  }
}

/** The places in the forms of a select where any name can stand. */
function openPlaces(select: Extract<AnyExport, { kind: 'select' }>): string[] {
  const places = selectForms(select).flatMap((form) =>
    [...form.matchAll(/<(\w+)>/g)].map(([, place]) => place ?? ''),
  )
  return [...new Set(places)]
}

function variable(
  module: string,
  constant: string,
  value: Extract<AnyExport, { kind: 'variable' }>,
  declared: Declared | null,
): Subject {
  const key = value.key
  return {
    ...plain(module, value.name.slice(1)),
    kind: 'variables',
    declared,
    aliases: value.aliases,
    mayExplain: key ? [key.name] : [],
    facts: {
      name: variableName(value.name, value),
      ...constantOf(constant, value.name),
      forms: variableForms(value.name, value),
      type: value.type,
      settable: value.set !== null,
      indexed: value.indexed,
      key: key && {
        name: key.name,
        optional: key.optional,
        kind: key.kind,
        keys: key.keys,
        text: '',
      },
      aliases: value.aliases,
    },
  }
}

function namesOf(args: readonly Argument<unknown>[]): string[] {
  return args.map((arg) => arg.name)
}

function argumentsOf(args: readonly Argument<unknown>[]) {
  return args.map((arg) => ({
    name: arg.name,
    type: arg.kind,
    optional: arg.optional,
    repeated: arg.repeated,
    minimum: arg.minimum,
    maximum: arg.maximum,
    route: arg.route === undefined ? null : { type: arg.route, prefix: arg.routePrefix ?? '' },
    text: '',
  }))
}
