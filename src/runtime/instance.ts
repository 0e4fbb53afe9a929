/** A module in one server: its parameters, figures, event routes and state, from its table. */

import type { ApiKey } from './declare/api.ts'
import type { EventRouteTable } from './declare/event-route.ts'
import { EventSlot, FamilySlot } from './event-slot.ts'
import { type AnyExport, isExport } from './declare/exports.ts'
import { Module } from './declare/module.ts'
import { Counter, type Figure, Gauge, shownName, type StatisticTable } from './declare/statistic.ts'
import type { ParameterTable } from './declare/parameter.ts'
import { record } from './record.ts'
import { SiproseError } from './errors.ts'
import type { Host } from './host.ts'
import type { ModuleLog } from './log.ts'

/** The namespace that importing a module gives. */
export type ModuleNamespace = Readonly<Record<string, unknown>>

/** A module as a server has loaded it. What its exports receive as `self` is this object. */
export class ModuleInstance {
  readonly module: Module
  readonly server: Host
  /** Its log. */
  readonly log: ModuleLog
  /** Its exports by the name of the constant that holds them. */
  readonly exports: ReadonlyMap<string, AnyExport>
  readonly params: Record<string, unknown>
  readonly stats: Record<string, Counter | Gauge>
  readonly events: Record<string, EventSlot | FamilySlot>
  state: unknown = undefined
  readonly #find: (name: string) => ModuleInstance | null
  #api: unknown = undefined

  /**
   * @param namespace - what importing the module gave
   * @param origin - where it came from, for the message of an error
   * @param server - the server it is loaded into
   * @param find - the instances of the same server
   */
  constructor(
    namespace: ModuleNamespace,
    origin: string,
    server: Host,
    find: (name: string) => ModuleInstance | null,
  ) {
    const module = namespace['default']
    if (!(module instanceof Module)) {
      throw new SiproseError(
        'module/no-module',
        `${origin} exports no module; its default export has to be made with defineModule()`,
        { origin },
      )
    }
    this.module = module
    this.server = server
    this.log = server.logLevels.of(module.name)
    this.#find = find
    this.exports = exportsOf(namespace)
    const { params, statistics, eventRoutes } = this.tables
    this.params = record(Object.keys(params), (name) => params[name]?.defaultValue)
    this.stats = record(Object.keys(statistics), (name) => {
      const measure = statistics[name]?.measure ?? null
      return measure === null ? new Counter() : new Gauge(server, measure)
    })
    this.events = record(Object.keys(eventRoutes), (key) => {
      const row = eventRoutes[key]
      const name = row?.name ?? key
      return row?.member == null ? new EventSlot(name) : new FamilySlot(name)
    })
  }

  /** The name in `loadmodule`. */
  get name(): string {
    return this.module.name
  }

  /** Its declared rows, empty where it has none. */
  get tables(): {
    readonly params: ParameterTable
    readonly statistics: StatisticTable
    readonly eventRoutes: EventRouteTable
  } {
    const { params, statistics, eventRoutes } = this.module.table
    return {
      params: params ?? {},
      statistics: statistics ?? {},
      eventRoutes: eventRoutes ?? {},
    }
  }

  /** The interface of another module, or null when that is not loaded. */
  find<T>(key: ApiKey<T>): T | null {
    const other = this.#find(key.module)
    return other === null ? null : (other.api() as T)
  }

  /** What this module offers to others. */
  api(): unknown {
    this.#api ??= this.module.table.api?.(this as never) ?? null
    return this.#api
  }

  /** Makes the module's state from its parameters. */
  makeState(): void {
    this.state = this.module.table.state?.(this as never)
  }

  /** The rows of a table that it keeps in memory alone; null where it keeps none of this name. */
  memoryTable(name: string): readonly Readonly<Record<string, unknown>>[] | null {
    const rows = this.module.table.memoryTables?.(this as never)[name]
    return rows === undefined ? null : [...rows()]
  }

  /** Runs the module's `start`. */
  async start(): Promise<void> {
    await this.module.table.start?.(this as never)
  }

  /** Runs the module's `stop`. */
  async stop(): Promise<void> {
    await this.module.table.stop?.(this as never)
  }

  /** Its figures by the names they are shown under. */
  *statistics(): Iterable<readonly [name: string, figure: Figure]> {
    for (const [key, row] of Object.entries(this.tables.statistics)) {
      const figure = this.stats[key]
      if (figure !== undefined) yield [shownName(key, row), figure]
    }
  }
}

/** What was found in namespaces: each server of a process loads the same. */
const found = new WeakMap<ModuleNamespace, ReadonlyMap<string, AnyExport>>()

function exportsOf(namespace: ModuleNamespace): ReadonlyMap<string, AnyExport> {
  const known = found.get(namespace)
  if (known !== undefined) return known
  const exports = new Map<string, AnyExport>()
  found.set(namespace, exports)
  for (const [name, value] of Object.entries(namespace)) {
    if (isExport(value)) exports.set(name, value)
  }
  return exports
}
