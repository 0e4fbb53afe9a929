/** `defineModule`: the handle a module declares its exports with. */

import type { Preparation, RouteType, Value } from '../../lang/vocabulary.ts'
import type { Context } from '../context.ts'
import type { Host } from '../host.ts'
import type { ModuleLog } from '../log.ts'
import type { ApiKey } from './api.ts'
import type { Argument, ArgumentValues } from './argument.ts'
import type { Events, EventRouteTable } from './event-route.ts'
import {
  EXPORT,
  type CfgFunction,
  type FunctionResult,
  type PseudoVariable,
  type RpcCommand,
  type Transformation,
  type VariableIndex,
  type VariableKey,
} from './exports.ts'
import type { ParameterTable, ParameterValues } from './parameter.ts'
import type { ModuleSelect, SelectParts } from './select.ts'
import type { Counters, StatisticTable } from './statistic.ts'

/** What a module has of one server before its own state is made. */
export interface InstanceBase<
  P extends ParameterTable,
  S extends StatisticTable,
  E extends EventRouteTable,
> {
  /** The values of its parameters. */
  readonly params: ParameterValues<P>
  /** Its running figures. */
  readonly stats: Counters<S>
  /** Its event routes. */
  readonly events: Events<E>
  /** The server it runs in. */
  readonly server: Host
  /** Its log: the server's, with the level and the facility that this module has of its own. */
  readonly log: ModuleLog
  /** The interface of another module, or null when that is not loaded. */
  find<T>(key: ApiKey<T>): T | null
}

/** A module in one server: what the callbacks of its exports receive as `self`. */
export interface Instance<
  P extends ParameterTable,
  S extends StatisticTable,
  E extends EventRouteTable,
  State,
> extends InstanceBase<P, S, E> {
  /** What the module's `state` made for this server. */
  readonly state: State
}

/** The table of what a module has. */
export interface ModuleTable<
  P extends ParameterTable,
  S extends StatisticTable,
  E extends EventRouteTable,
  State,
> {
  readonly params?: P
  readonly statistics?: S
  readonly eventRoutes?: E
  /** Modules that must be loaded too. */
  readonly needs?: readonly string[]
  /** Makes the module's state, once a server, when its parameters are known. Throws a SiproseError to refuse the start. */
  readonly state?: (self: InstanceBase<P, S, E>) => State
  /** What other modules get when they ask for it. */
  readonly api?: (self: Instance<P, S, E, State>) => unknown
  /**
   * Rows that it keeps in memory alone, by the names of the tables in which others keep them: what a `db` fence of an example sees. A
   * column that is missing is NULL, a number in a column of dates counts milliseconds.
   */
  readonly memoryTables?: (
    self: Instance<P, S, E, State>,
  ) => Readonly<Record<string, () => Iterable<Readonly<Record<string, unknown>>>>>
  /** Runs when the server starts, before the first message. */
  start?(self: Instance<P, S, E, State>): void | Promise<void>
  /** Runs when the server stops; it may run twice. */
  stop?(self: Instance<P, S, E, State>): void | Promise<void>
}

/** What is said of a function besides its callback. */
export interface FunctionOptions<A extends readonly Argument<unknown>[]> {
  /** What it takes; none if left out. */
  readonly args?: A
  /** The routes it may be called from. */
  readonly routes: readonly RouteType[] | 'any'
  /** The name, where the export's own cannot be it (`return`). */
  readonly name?: string
  /** Other names it answers to. */
  readonly aliases?: readonly string[]
  /** The variable that configurations of today assign to instead, `$rd`: the checker hints at it. */
  readonly modern?: string
  /** Routes of which it runs some that data name, a table's rows for example: the checker takes any of them as used. */
  readonly runs?: RouteType
}

/** What is said of a variable besides its getter and setter. */
export interface VariableOptions<K> {
  /** As it is written: `$ru`; `$hdr` for `$hdr(name)`. */
  readonly name: `$${string}`
  readonly aliases?: readonly `$${string}`[]
  readonly key?: VariableKey & { readonly result?: K }
  readonly indexed?: boolean
  readonly type: 'int' | 'str' | 'any'
}

/** What is said of a transformation besides its work. */
export interface TransformationOptions<
  A extends readonly Argument<unknown>[],
  F extends 'int' | 'str' | 'any',
> {
  /** As it is written: `s.len`. */
  readonly name: `${string}.${string}`
  readonly args?: A
  readonly from: F
  readonly to: 'int' | 'str' | 'any'
  /** True when it makes something of `$null` too: it is given `null` then, so `from` is `any`. */
  readonly nullable?: F extends 'any' ? boolean : never
}

/** What is said of a command besides its work. */
export interface CommandOptions<A extends readonly Argument<unknown>[]> {
  /** As RPC knows it: `sl.stats`. */
  readonly name: string
  /** As MI knows it: `sl_stats`. */
  readonly mi?: string
  readonly args?: A
  /** True for one that reads tables anew: `rpc_exec_delta` says how often it may. */
  readonly reloads?: boolean
}

/** The type of the text or number a transformation starts from. */
type From<F extends 'int' | 'str' | 'any'> = F extends 'int'
  ? number
  : F extends 'str'
    ? string
    : Value

/**
 * The key of a class of variables.
 *
 * @param name - as the documentation shows it
 * @param prepare - turns the text into what the getter receives; once at load where the text is known then; with `using` it can
 *   compile variables inside of a raw key
 * @param options - `optional` when the variable means something without a key; `kind` is
 *   `format` when variables inside are replaced first; `head` then prepares what a key begins with once, at load
 */
export function key<K = string>(
  name: string,
  prepare: ((text: string, using: Preparation) => K) | null = null,
  options: {
    readonly optional?: boolean
    readonly kind?: 'raw' | 'format'
    readonly head?: (head: string) => ((rest: string) => K) | null
  } = {},
): VariableKey & { readonly result?: K } {
  return {
    name,
    prepare,
    optional: options.optional ?? false,
    keys: null,
    kind: options.kind ?? 'raw',
    head: options.head ?? null,
  }
}

/** A module, declared: its table, and the makers of its exports. */
export class Module<
  P extends ParameterTable = ParameterTable,
  S extends StatisticTable = StatisticTable,
  E extends EventRouteTable = EventRouteTable,
  State = unknown,
> {
  /** The name in `loadmodule`. */
  readonly name: string
  readonly table: ModuleTable<P, S, E, State>

  /** Use {@link defineModule}. */
  constructor(name: string, table: ModuleTable<P, S, E, State>) {
    this.name = name
    this.table = table
  }

  /**
   * Declares a function of the configuration language. The export's name is the name in the configuration.
   *
   * @param options - its arguments and the routes it may be called from
   * @param call - the work: `self`, the message's context, then the arguments
   */
  cfgFunction<const A extends readonly Argument<unknown>[] = []>(
    options: FunctionOptions<A>,
    call: (
      self: Instance<P, S, E, State>,
      ctx: Context,
      ...args: ArgumentValues<A>
    ) => FunctionResult,
  ): CfgFunction {
    return this.#function(options, call as CfgFunction['call'], false)
  }

  /**
   * Declares a function that may wait, for a database or a peer. Routes that can reach it wait with it; no other message does.
   *
   * @param options - its arguments and the routes it may be called from
   * @param call - the work, which may be an async function
   */
  cfgFunctionAsync<const A extends readonly Argument<unknown>[] = []>(
    options: FunctionOptions<A>,
    call: (
      self: Instance<P, S, E, State>,
      ctx: Context,
      ...args: ArgumentValues<A>
    ) => FunctionResult | Promise<FunctionResult>,
  ): CfgFunction {
    return this.#function(options, call as CfgFunction['call'], true)
  }

  /**
   * Declares a pseudo-variable.
   *
   * @param options - its name, key, type
   * @param access - how it is read, and set where it can be; null is `$null`
   */
  pseudoVariable<K = null>(
    options: VariableOptions<K>,
    access: {
      get: (self: Instance<P, S, E, State>, ctx: Context, key: K, index: VariableIndex) => Value
      set?: (
        self: Instance<P, S, E, State>,
        ctx: Context,
        value: Value,
        key: K,
        index: VariableIndex,
      ) => boolean | void
    },
  ): PseudoVariable {
    return {
      [EXPORT]: true,
      kind: 'variable',
      module: this.name,
      name: options.name,
      aliases: options.aliases ?? [],
      key: options.key ?? null,
      indexed: options.indexed ?? false,
      type: options.type,
      get: access.get as PseudoVariable['get'],
      set: (access.set ?? null) as PseudoVariable['set'],
    }
  }

  /**
   * Declares a transformation. Without `nullable` it never sees `$null`: that stays `$null`.
   *
   * @param options - its name, arguments, and what it makes of what
   * @param call - the work: the value, then the arguments
   */
  transformation<
    F extends 'int' | 'str' | 'any',
    const A extends readonly Argument<unknown>[] = [],
  >(
    options: TransformationOptions<A, F>,
    call: (value: From<F>, ...args: ArgumentValues<A>) => Value,
  ): Transformation {
    const dot = options.name.indexOf('.')
    return {
      [EXPORT]: true,
      kind: 'transformation',
      module: this.name,
      class: options.name.slice(0, dot),
      name: options.name.slice(dot + 1),
      args: options.args ?? [],
      from: options.from,
      to: options.to,
      nullable: options.nullable ?? false,
      call: call as Transformation['call'],
    }
  }

  /**
   * Declares a select: `@tls.version`, which is `$sel(tls.version)` too.
   *
   * @param name - its root, `@tls`
   * @param parts - readers by what can follow the root: `executed`, `timer.<id>.enabled`, where any name can stand for `<id>`; `a|b` is either name
   */
  select(name: `@${string}`, parts: SelectParts<Instance<P, S, E, State>>): ModuleSelect {
    return { [EXPORT]: true, kind: 'select', module: this.name, name, parts }
  }

  /**
   * Declares a command, reachable as RPC and as MI.
   *
   * @param options - its names and arguments
   * @param call - the work; what it returns is printed by whatever asked
   */
  rpcCommand<const A extends readonly Argument<unknown>[] = []>(
    options: CommandOptions<A>,
    call: (self: Instance<P, S, E, State>, ...args: ArgumentValues<A>) => unknown,
  ): RpcCommand {
    return {
      [EXPORT]: true,
      kind: 'command',
      module: this.name,
      name: options.name,
      mi: options.mi ?? null,
      args: options.args ?? [],
      reloads: options.reloads ?? false,
      call: call as RpcCommand['call'],
    }
  }

  #function(
    options: FunctionOptions<readonly Argument<unknown>[]>,
    call: CfgFunction['call'],
    waits: boolean,
  ): CfgFunction {
    return {
      [EXPORT]: true,
      kind: 'function',
      module: this.name,
      name: options.name ?? null,
      aliases: options.aliases ?? [],
      modern: options.modern ?? null,
      runs: options.runs ?? null,
      args: options.args ?? [],
      routes: options.routes,
      waits,
      call,
    }
  }
}

/**
 * Declares a module: what it is called and what it has. Nothing runs until a server loads it.
 *
 * @param name - the name in `loadmodule`
 * @param table - its parameters, statistics, event routes, state and life
 */
export function defineModule<
  const P extends ParameterTable = Record<never, never>,
  const S extends StatisticTable = Record<never, never>,
  const E extends EventRouteTable = Record<never, never>,
  State = undefined,
>(name: string, table: ModuleTable<P, S, E, State>): Module<P, S, E, State> {
  return new Module(name, table)
}
