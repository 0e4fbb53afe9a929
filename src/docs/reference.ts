/**
 * The reference model: everything a configuration can name, with what there is to say about it. READMEs, the terminal's
 * `siprose doc`, hints of the checker and the test plan are printed from it. `dist/reference.json` holds it.
 */

import type { ArgumentKind, RouteType } from '../lang/vocabulary.ts'
import type { Example } from './player/example.ts'

/** An example of the reference: what the player needs, and what a page shows. */
export interface ReferenceExample extends Example {
  /** The module it belongs to; `core` for the core, the layer for a diagnostic. */
  readonly module: string
  /** What it is an example of, without `$`; `guide` for one from a module's guide. */
  readonly symbol: string
  /** The example as Markdown, prose between the fences included, without its title. */
  readonly text: string
}

/** What a comment says, taken apart. Texts are Markdown. */
export interface Documentation {
  /** The first sentence. Empty when nobody wrote one. */
  readonly summary: string
  /** What follows it. */
  readonly text: string
  /** What each result tells the script, or null. */
  readonly returns: string | null
  /** How it differs from Kamailio. */
  readonly compat: readonly string[]
  /** What people get wrong. */
  readonly trap: readonly string[]
  /** `3261 section 8.2.7` */
  readonly rfc: readonly string[]
  readonly see: readonly string[]
  readonly examples: readonly ReferenceExample[]
  /** The source file, from the root of the project. */
  readonly file: string
  /** The line of the declaration. */
  readonly line: number
}

/** One argument of a function, a transformation or a command. */
export interface ArgumentEntry {
  readonly name: string
  readonly type: ArgumentKind
  readonly optional: boolean
  /** True for one that may come any number of times. */
  readonly repeated: boolean
  readonly minimum: number | null
  readonly maximum: number | null
  /** The kind of route it names, and what that route's own name begins with; null where it names none. */
  readonly route: { readonly type: RouteType; readonly prefix: string } | null
  /** What it means, as Markdown. */
  readonly text: string
}

/** What every entry has. */
export interface Named {
  /** As a configuration writes it. */
  readonly name: string
  /** Set for another name of an entry: the name it is documented under. */
  readonly alias_of?: string
  /** The constant that declares it in the source, where that is called otherwise: comments may link to it. */
  readonly constant?: string
}

/** What a declaration says of a parameter. */
export interface ParameterFacts extends Named {
  readonly type: string
  /** As a configuration would write it; null when it is nothing until it is set. */
  readonly default: string | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly unit: string | null
  readonly values: readonly string[] | null
  /** True when each setting adds to a list. */
  readonly many: boolean
  /** Why it is accepted and has no effect; null where it has one. */
  readonly idle: string | null
  /** The name under which it may be changed while the server runs, `core.debug`; null where it may not. */
  readonly live: string | null
  readonly aliases: readonly string[]
  readonly forms: readonly string[]
}

/** What a declaration says of a function. */
export interface FunctionFacts extends Named {
  readonly forms: readonly string[]
  readonly arguments: readonly ArgumentEntry[]
  readonly routes: readonly RouteType[] | 'any'
  /** True when a call can wait for a database or a peer. */
  readonly waits: boolean
  readonly aliases: readonly string[]
}

/** What a declaration says of a variable. */
export interface VariableFacts extends Named {
  readonly forms: readonly string[]
  readonly type: string
  readonly settable: boolean
  readonly indexed: boolean
  readonly key: {
    readonly name: string
    readonly optional: boolean
    readonly kind: 'raw' | 'format'
    readonly keys: readonly string[] | null
    readonly text: string
  } | null
  readonly aliases: readonly string[]
}

/** What a declaration says of a transformation. */
export interface TransformationFacts extends Named {
  readonly class: string
  readonly forms: readonly string[]
  readonly arguments: readonly ArgumentEntry[]
  readonly from: string
  readonly to: string
}

/** What a declaration says of a select. */
export interface SelectFacts extends Named {
  readonly forms: readonly string[]
}

/** What a declaration says of a statistic. */
export interface StatisticFacts extends Named {
  readonly type: string
}

/** What a declaration says of a command. */
export interface CommandFacts extends Named {
  readonly forms: readonly string[]
  /** Its name as an MI command, or null. */
  readonly mi: string | null
  readonly arguments: readonly ArgumentEntry[]
}

/** What a declaration says of an event route. */
export type EventRouteFacts = Named

/** What is known of each kind of entry; the keys are those of the model. */
export interface Facts {
  readonly parameters: ParameterFacts
  readonly functions: FunctionFacts
  readonly variables: VariableFacts
  readonly transformations: TransformationFacts
  readonly selects: SelectFacts
  readonly statistics: StatisticFacts
  readonly rpc: CommandFacts
  readonly event_routes: EventRouteFacts
}

/** The kinds of entry, in the order of a page. */
export const entryKinds = [
  'parameters',
  'functions',
  'variables',
  'transformations',
  'selects',
  'statistics',
  'rpc',
  'event_routes',
] as const satisfies readonly (keyof Facts)[]

/** One of {@link entryKinds}. */
export type EntryKind = (typeof entryKinds)[number]

/** An entry: what the declaration says, and what its comment says. */
export type Entry<K extends EntryKind = EntryKind> = Facts[K] & Documentation

/** Entries by kind. */
export type EntryLists = { readonly [K in EntryKind]: readonly Entry<K>[] }

/** A module, or the core, with all its entries. */
export interface ReferenceModule extends Documentation, EntryLists {
  readonly name: string
}

/** A code that a diagnostic or a fault carries. */
export interface DiagnosticEntry extends Documentation {
  /** `layer/kebab-name` */
  readonly name: string
}

/** A book, as far as there is something to play in it. */
export interface ReferenceBook {
  readonly name: string
  readonly title: string
  readonly examples: readonly ReferenceExample[]
}

/** Everything. */
export interface Reference {
  readonly core: ReferenceModule
  readonly modules: Readonly<Record<string, ReferenceModule>>
  readonly diagnostics: readonly DiagnosticEntry[]
  readonly books: readonly ReferenceBook[]
}

/** The entries of a module that are no aliases of others. */
export function entriesOf<K extends EntryKind>(module: EntryLists, kind: K): Entry<K>[] {
  return module[kind].filter((entry) => entry.alias_of === undefined)
}

/** Every example of the reference, in its order. */
export function examplesOf(reference: Reference): ReferenceExample[] {
  const examples: ReferenceExample[] = []
  for (const module of [reference.core, ...Object.values(reference.modules)]) {
    examples.push(...module.examples)
    for (const kind of entryKinds) {
      for (const entry of module[kind]) examples.push(...entry.examples)
    }
  }
  for (const entry of reference.diagnostics) examples.push(...entry.examples)
  for (const book of reference.books) examples.push(...book.examples)
  return examples
}
