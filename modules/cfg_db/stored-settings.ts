/** Settings whose values are in tables. */

import {
  column,
  type DataSource,
  type DeclaredSetting,
  type LiveSettings,
  type ModuleLog,
} from 'siprose'

import { type Place, type PlaceRow, Places } from './places.ts'

/** The parameters that count here. */
export interface SettingOptions {
  readonly transl_tbl: string
  readonly custom_tbl: string
}

/** What they live in. */
export interface SettingParts {
  readonly source: DataSource
  readonly log: ModuleLog
  readonly settings: LiveSettings
}

/** Signs of a wrong text that are shown. */
const MOST_SHOWN = 80
/** What a group and a name can be. */
const NAME = /^[A-Za-z_][\w-]{0,63}$/
const MOST_CUSTOM = 10_000
const MOST_PLACES = 10_000

type Field = string | null
type CustomRow = readonly [Field, Field, Field, number | null, number | null, Field]
/** Values of a place by `group.name`. */
type Values = ReadonlyMap<string, string>

/** The settings of one server. */
export class StoredSettings {
  readonly source: DataSource
  readonly #options: SettingOptions
  readonly #log: ModuleLog
  readonly #settings: LiveSettings

  /**
   * @param options - the parameters
   * @param parts - what they live in
   */
  constructor(options: SettingOptions, { source, log, settings }: SettingParts) {
    this.#options = options
    this.source = source
    this.#log = log
    this.#settings = settings
  }

  /** Declares the settings of the table of declarations, then gives all settings the values that are stored. */
  async load(): Promise<void> {
    await this.#declare()
    const places = await this.#places()
    const read = new Map<string, Values>()
    for (const group of this.#settings.groups()) {
      for (const { name } of this.#settings.inGroup(group)) {
        const value = await this.#find(places.of(group, name), `${group}.${name}`, read)
        if (value !== null) this.#begin(group, name, value)
      }
    }
  }

  async #declare(): Promise<void> {
    const { custom_tbl: from } = this.#options
    const columns = [
      column('group_name', 'string'),
      column('name', 'string'),
      column('value_type', 'string'),
      column('min_value', 'int'),
      column('max_value', 'int'),
      column('description', 'string'),
    ] as const
    const rows = await this.source.all({ from, columns, limit: MOST_CUSTOM }, (row) => row)
    for (const row of rows) {
      const made = declared(row)
      const why =
        typeof made === 'string'
          ? made
          : this.#settings.declare(made)
            ? null
            : 'there is such a setting already'
      if (why === null) continue
      const shown = `${row[0]}.${row[1]}`.slice(0, MOST_SHOWN)
      this.#log.error(`cfg_db: the row of \`${shown}\` in \`${from}\` is left out: ${why}`)
    }
  }

  async #places(): Promise<Places> {
    const { transl_tbl: from } = this.#options
    const columns = [
      column('group_name', 'string'),
      column('name', 'string'),
      column('cfg_table', 'string'),
      column('cfg_table_group_name_field', 'string'),
      column('cfg_table_name_field', 'string'),
      column('cfg_table_value_field', 'string'),
    ] as const
    const rows: readonly PlaceRow[] = await this.source.all(
      { from, columns, limit: MOST_PLACES },
      (row) => row,
    )
    return new Places(rows, ([group, name], error) => {
      const shown = `${group}.${name}`.slice(0, MOST_SHOWN)
      this.#log.error(
        `cfg_db: the row of \`${shown}\` in \`${from}\` is left out: ${textOf(error)}`,
      )
    })
  }

  /** The first value that is in one of the places. */
  async #find(
    places: readonly Place[],
    path: string,
    read: Map<string, Values>,
  ): Promise<string | null> {
    for (const place of places) {
      const key = [place.table, place.group, place.name, place.value].join(' ')
      const values = read.get(key) ?? (await this.#read(place))
      read.set(key, values)
      const value = values.get(path)
      if (value !== undefined) return value
    }
    return null
  }

  /** Reads the values of settings that there are: a table may have many others. */
  async #read({ table: from, group, name, value }: Place): Promise<Values> {
    const columns = [
      column(group, 'string'),
      column(name, 'string'),
      column(value, 'string'),
    ] as const
    const values = new Map<string, string>()
    const known = new Set(
      this.#settings
        .groups()
        .flatMap((each) => this.#settings.inGroup(each).map((one) => `${each}.${one.name}`)),
    )
    try {
      for await (const rows of this.source.database.fetch({ from, columns })) {
        for (const [inGroup, named, text] of rows) {
          const path = `${inGroup}.${named}`
          if (text !== null && known.has(path) && !values.has(path)) values.set(path, text)
        }
      }
    } catch (error) {
      this.#log.error(`cfg_db: table \`${from}\` cannot be read: ${textOf(error)}`)
    }
    return values
  }

  #begin(group: string, name: string, value: string): void {
    try {
      this.#settings.begin({ group, name }, value)
    } catch (error) {
      const why = textOf(error).slice(0, 2 * MOST_SHOWN)
      this.#log.error(`cfg_db: \`${group}.${name}\` stays as it was: ${why}`)
    }
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The setting of a row, or why it is none. */
function declared([group, name, type, minimum, maximum, description]: CustomRow):
  | DeclaredSetting
  | string {
  if (group === null || name === null || !NAME.test(group) || !NAME.test(name))
    return 'a group and a name have letters, digits, `_` and `-`, at most 64 of them'
  const made = { group, name, description: description === '' ? null : description }
  switch (type) {
    case 'S':
    case 's':
      return { ...made, minimum: null, maximum: null, value: '' }
    case 'I':
    case 'i':
      return { ...made, minimum, maximum, value: 0 }
    default:
      return 'its type is neither `I` nor `S`'
  }
}
