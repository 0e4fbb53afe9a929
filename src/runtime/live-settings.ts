/** Settings that may change while the server runs: parameters that say so, and those that a configuration makes itself. */

import type { CustomParameter } from '../lang/ast.ts'
import type { Parameter } from './declare/parameter.ts'
import { SiproseError } from './errors.ts'
import type { ModuleInstance } from './instance.ts'

/** What a setting can be. A switch is 1 or 0. */
export type SettingValue = string | number

/** One setting. */
export interface Setting {
  readonly group: string
  readonly name: string
  readonly type: 'int' | 'str'
  readonly minimum: number | null
  readonly maximum: number | null
  /** The words that may be written, or null for any. */
  readonly values: readonly string[] | null
  /** What it is for, where the configuration says so. */
  readonly description: string | null
  /** The parameter it is, or null for one that a configuration made. */
  readonly parameter: { readonly module: string; readonly name: string } | null
  /** What it was when the server started. */
  readonly initial: SettingValue
  read(): SettingValue
  write(value: SettingValue): void
}

/** A setting that neither the configuration nor a module has, as a module declares it. */
export interface DeclaredSetting extends Pick<
  Setting,
  'group' | 'name' | 'description' | 'minimum' | 'maximum'
> {
  readonly value: SettingValue
}

/** Which setting is meant: of a group, or of one instance of it. */
export interface SettingPath {
  readonly group: string
  /** The number of the instance, or null for the group itself. */
  readonly instance: number | null
  readonly name: string
}

/** A change that was prepared and not made yet. */
export interface PreparedChange extends SettingPath {
  /** null gives an instance the value of its group again. */
  readonly value: SettingValue | null
}

/** The most instances that a group may have. */
const MAX_INSTANCES = 1000
/** The most changes that may be prepared at a time. */
const MAX_PREPARED = 1000

type Instance = Map<string, SettingValue>

/** The settings of one server. */
export class LiveSettings {
  readonly #groups = new Map<string, Map<string, Setting>>()
  /** Instances of groups that a configuration made, by their numbers. */
  readonly #instances = new Map<string, Map<number, Instance>>()
  readonly #watchers = new Map<string, (() => void)[]>()
  #prepared: PreparedChange[] = []
  /** Where the values of settings that a configuration made are kept, by `group.name`. */
  #values = new Map<string, SettingValue>()

  /** Adds the parameters of a module that may change, with the values the configuration gave them. */
  addModule(instance: ModuleInstance): void {
    for (const [key, row] of Object.entries(instance.tables.params)) {
      if (row.live !== null) this.#add(parameterSetting(instance, key, row, row.live))
    }
  }

  /**
   * Adds what a configuration made: `group.name = value`, `group[1].name = value`.
   *
   * @param parameters - in the order of the configuration; the last one of a name counts
   * @param values - where their values are kept, by `group.name`
   */
  addCustom(parameters: readonly CustomParameter[], values: Map<string, SettingValue>): void {
    this.#values = values
    for (const { group, name, instance, value, description } of parameters) {
      if (instance !== null) {
        this.#instanceOf(group, instance).set(name, value.value)
        continue
      }
      values.set(`${group}.${name}`, value.value)
      const made = { group, name, description, minimum: null, maximum: null, value: value.value }
      this.#add(customSetting(made, values))
    }
  }

  /**
   * Adds a setting, as if the configuration had it; for a module's `start`.
   *
   * @returns false where there is one of that name
   */
  declare(made: DeclaredSetting): boolean {
    const { group, name, value } = made
    if (this.#groups.get(group)?.has(name) === true) return false
    this.#values.set(`${group}.${name}`, value)
    this.#add(customSetting(made, this.#values))
    return true
  }

  /**
   * Gives a setting another value to begin with, in the place of what the configuration says; for a module's `start`.
   *
   * @throws SiproseError `setting/unknown`, `setting/value`; nothing has changed then
   */
  begin(path: Pick<SettingPath, 'group' | 'name'>, value: SettingValue): void {
    this.change({ group: path.group, name: path.name, instance: null, value })
    const setting = this.find(path)
    this.#add({ ...setting, initial: setting.read() })
  }

  #add(setting: Setting): void {
    const group = this.#groups.get(setting.group) ?? new Map<string, Setting>()
    this.#groups.set(setting.group, group)
    group.set(setting.name, setting)
  }

  /** The names of the groups. */
  groups(): readonly string[] {
    return [...this.#groups.keys()]
  }

  /** The settings of a group; none where there is no such group. */
  inGroup(group: string): readonly Setting[] {
    return [...(this.#groups.get(group)?.values() ?? [])]
  }

  /**
   * The setting of a name.
   *
   * @throws SiproseError `setting/unknown`
   */
  find({ group, name }: Pick<SettingPath, 'group' | 'name'>): Setting {
    const found = this.#groups.get(group)?.get(name)
    if (found !== undefined) return found
    const known = this.#groups.has(group)
      ? `group \`${group}\` has no setting`
      : 'there is no group'
    const shown = this.#groups.has(group) ? name : group
    throw refusal('setting/unknown', `${known} \`${shown}\` that may change while the server runs`)
  }

  /** Runs something after each change in a group. */
  watch(group: string, run: () => void): void {
    this.#watchers.set(group, [...(this.#watchers.get(group) ?? []), run])
  }

  /**
   * What a setting is now.
   *
   * @throws SiproseError `setting/unknown`, `setting/no-instance`
   */
  read(path: SettingPath): SettingValue {
    const setting = this.find(path)
    if (path.instance === null) return setting.read()
    return this.#known(path.group, path.instance).get(path.name) ?? setting.read()
  }

  /**
   * Changes a setting.
   *
   * @param change - null as value gives an instance the value of its group again
   * @throws SiproseError `setting/unknown`, `setting/no-instance`, `setting/value`; nothing has changed then
   */
  change(change: PreparedChange): void {
    const { group, instance, name } = change
    const value = this.#checked(change)
    if (instance === null) {
      if (value !== null) this.find(change).write(value)
    } else if (value === null) this.#known(group, instance).delete(name)
    else this.#known(group, instance).set(name, value)
    for (const run of this.#watchers.get(group) ?? []) run()
  }

  /** The value of a change as its setting takes it. */
  #checked(change: PreparedChange): SettingValue | null {
    const setting = this.find(change)
    if (change.instance !== null) this.#known(change.group, change.instance)
    return change.value === null ? null : converted(setting, change.value)
  }

  /** Gives all settings of a group the values that they had when the server started. */
  reset(group: string): void {
    if (!this.#groups.has(group)) throw refusal('setting/unknown', `there is no group \`${group}\``)
    for (const setting of this.inGroup(group)) {
      this.change({ group, name: setting.name, instance: null, value: setting.initial })
    }
  }

  /** Adds an instance to a group; harmless where it is there. */
  addInstance(group: string, instance: number): void {
    const settings = this.inGroup(group)
    if (settings.length === 0) throw refusal('setting/unknown', `there is no group \`${group}\``)
    if (settings.some(({ parameter }) => parameter !== null)) {
      const fact = `\`${group}\` is a group of parameters, of which there is one instance`
      throw refusal('setting/one-instance', fact)
    }
    if ((this.#instances.get(group)?.size ?? 0) >= MAX_INSTANCES) {
      throw refusal('setting/too-many', `\`${group}\` has ${MAX_INSTANCES} instances already`)
    }
    this.#instanceOf(group, instance)
  }

  /** True when a group has an instance of a number. */
  hasInstance(group: string, instance: number): boolean {
    return this.#instances.get(group)?.has(instance) ?? false
  }

  /** What an instance of a group has for a name; undefined where it leaves that to the group. */
  inInstance(group: string, instance: number, name: string): SettingValue | undefined {
    return this.#instances.get(group)?.get(instance)?.get(name)
  }

  /** Removes an instance of a group. */
  removeInstance(group: string, instance: number): void {
    this.#known(group, instance)
    this.#instances.get(group)?.delete(instance)
  }

  /** Prepares a change, for {@link commit} to make. It is checked now, and again then. */
  prepare(change: PreparedChange): void {
    const value = this.#checked(change)
    if (this.#prepared.length >= MAX_PREPARED) {
      throw refusal('setting/too-many', `${MAX_PREPARED} changes are prepared already`)
    }
    this.#prepared.push({ ...change, value })
  }

  /** The changes that were prepared and not made yet. */
  get prepared(): readonly PreparedChange[] {
    return this.#prepared
  }

  /** Makes the changes that were prepared: all of them, or none where one cannot be made any more. */
  commit(): void {
    for (const change of this.#prepared) this.#checked(change)
    const changes = this.#prepared
    this.#prepared = []
    for (const change of changes) this.change(change)
  }

  /** Forgets the changes that were prepared. */
  rollback(): void {
    this.#prepared = []
  }

  #instanceOf(group: string, number: number): Instance {
    const instances = this.#instances.get(group) ?? new Map<number, Instance>()
    this.#instances.set(group, instances)
    const instance = instances.get(number) ?? new Map<string, SettingValue>()
    instances.set(number, instance)
    return instance
  }

  #known(group: string, number: number): Instance {
    const instance = this.#instances.get(group)?.get(number)
    if (instance !== undefined) return instance
    throw refusal('setting/no-instance', `group \`${group}\` has no instance ${number}`)
  }
}

function refusal(code: string, message: string): SiproseError {
  return new SiproseError(code, message, { rpcCode: 400 })
}

function parameterSetting(
  instance: ModuleInstance,
  key: string,
  row: Parameter<unknown>,
  live: string,
): Setting {
  const dot = live.indexOf('.')
  const { params } = instance
  const read = (): SettingValue => {
    const value = params[key]
    if (typeof value === 'number' || typeof value === 'string') return value
    return typeof value === 'boolean' ? Number(value) : ''
  }
  const bool = row.type === 'bool'
  return {
    group: live.slice(0, dot),
    name: live.slice(dot + 1),
    type: row.type === 'str' ? 'str' : 'int',
    minimum: bool ? 0 : row.minimum,
    maximum: bool ? 1 : row.maximum,
    values: row.values,
    description: null,
    parameter: { module: instance.name, name: key },
    initial: read(),
    read,
    write: (value) => {
      params[key] = bool ? value !== 0 : value
    },
  }
}

function customSetting(made: DeclaredSetting, values: Map<string, SettingValue>): Setting {
  const { group, name, description, minimum, maximum, value: initial } = made
  const path = `${group}.${name}`
  return {
    group,
    name,
    type: typeof initial === 'number' ? 'int' : 'str',
    minimum,
    maximum,
    values: null,
    description,
    parameter: null,
    initial,
    read: () => values.get(path) ?? initial,
    write: (value) => {
      values.set(path, value)
    },
  }
}

/** A value as a setting takes it: a number that is written as a text where a number is wanted, and the other way round. */
function converted(setting: Setting, given: SettingValue): SettingValue {
  const { group, name, type, minimum, maximum, values } = setting
  if (type === 'str') {
    const text = String(given)
    if (values === null || values.includes(text)) return text
    throw wrongValue(`\`${group}.${name}\` is \`${text}\`; it can be ${values.join(', ')}`)
  }
  const number = typeof given === 'number' || /^[+-]?\d+$/.test(given) ? Number(given) : Number.NaN
  const least = minimum ?? Number.MIN_SAFE_INTEGER
  const most = maximum ?? Number.MAX_SAFE_INTEGER
  if (Number.isSafeInteger(number) && number >= least && number <= most) return number
  const range = minimum === null && maximum === null ? '' : ` from ${least} to ${most}`
  throw wrongValue(`\`${group}.${name}\` cannot be \`${given}\`; it can be a whole number${range}`)
}

function wrongValue(message: string): SiproseError {
  return refusal('setting/value', message)
}
