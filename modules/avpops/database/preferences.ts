/** Values of users in a table: `usr_preferences`, or others. */

import {
  type AvpValue,
  type Cell,
  column,
  type Condition,
  type DataSource,
  type Eventually,
  type Queries,
} from 'siprose'

import { isNumberName } from '../avp-name.ts'
import { readScheme, readSchemes, type Scheme } from './scheme.ts'
import type { Owner } from './wanted.ts'

/** The parameters that count here. */
export interface PreferenceOptions {
  readonly avp_table: string
  readonly use_domain: boolean
  readonly uuid_column: string
  readonly username_column: string
  readonly domain_column: string
  readonly attribute_column: string
  readonly value_column: string
  readonly type_column: string
  readonly db_scheme: readonly string[]
}

/** A value of a user. */
export interface Preference {
  readonly name: string
  readonly value: AvpValue
  /** True where the name is a number. */
  readonly integer: boolean
}

/** Which values. */
export interface Selection {
  /** Null for all names of a kind. */
  readonly name: string | null
  readonly integer: boolean | null
  readonly table: string | null
}

/** Bits of a type in the table. */
const NUMBER_VALUE = 1
const NUMBER_NAME = 2

const NUMBER = /^[+-]?\d{1,15}$/

/** The values in the database of one server. */
export class Preferences {
  readonly source: DataSource
  readonly #options: PreferenceOptions
  readonly #schemes: ReadonlyMap<string, Scheme>

  /**
   * @param options - the parameters
   * @param source - the database
   */
  constructor(options: PreferenceOptions, source: DataSource) {
    this.#options = options
    this.source = source
    this.#schemes = readSchemes(options.db_scheme)
  }

  /** Values of somebody, in the order of the table. */
  load(
    owner: Owner,
    { name, integer, table }: Selection,
    use: (values: readonly Preference[]) => boolean,
  ): Eventually<boolean> {
    const { avp_table, attribute_column, value_column, type_column } = this.#options
    const attribute = column(attribute_column, 'string')
    const columns = [attribute, column(type_column, 'int'), column(value_column, 'string')] as const
    const where = this.#whose(owner)
    if (name !== null) where.push([attribute, '=', name])
    return this.source.select(
      { from: table ?? avp_table, columns, where },
      (rows) => {
        const values: Preference[] = []
        for (const [named, type, value] of rows) {
          const one = preferenceOf(named, type, value)
          if (one !== null && (integer === null || integer === one.integer)) values.push(one)
        }
        return use(values)
      },
      false,
    )
  }

  /** Values of somebody by a scheme: one AVP has all. */
  loadByScheme(
    owner: Owner,
    named: string,
    use: (values: readonly AvpValue[]) => boolean,
  ): Eventually<boolean> {
    const scheme = this.#schemes.get(named)
    if (scheme === undefined) return false
    const { table, valueColumn, integer } = scheme
    const columns = [column(valueColumn, 'string')] as const
    return this.source.select(
      { from: table, columns, where: this.#whose(owner, scheme) },
      (rows) => {
        const values: AvpValue[] = []
        for (const [value] of rows) {
          const one = value === null ? null : integer ? numberOf(value) : value
          if (one !== null) values.push(one)
        }
        return use(values)
      },
      false,
    )
  }

  /** Adds values of somebody, one a row. */
  store(owner: Owner, table: string | null, values: readonly Preference[]): Eventually<boolean> {
    const { avp_table, attribute_column, value_column, type_column } = this.#options
    const whose = this.#cells(owner)
    const rows = values.map(({ name, value, integer }): readonly Cell[] => {
      const type = (typeof value === 'number' ? NUMBER_VALUE : 0) | (integer ? NUMBER_NAME : 0)
      return [
        ...whose,
        [column(attribute_column, 'string'), name],
        [column(type_column, 'int'), type],
        [column(value_column, 'string'), String(value)],
      ]
    })
    const into = table ?? avp_table
    return this.source.ask(
      into,
      (database) => addAll(database, into, rows, 0),
      () => values.length > 0,
      false,
    )
  }

  /** Removes values of somebody. */
  remove(owner: Owner, { name, integer, table }: Selection): Eventually<boolean> {
    const { avp_table, attribute_column, type_column } = this.#options
    const where = this.#whose(owner)
    if (name !== null) where.push([column(attribute_column, 'string'), '=', name])
    const type = column(type_column, 'int')
    if (integer === true) where.push([type, '>=', NUMBER_NAME])
    else if (integer === false) where.push([type, '<', NUMBER_NAME])
    const from = table ?? avp_table
    return this.source.ask(
      from,
      (database) => database.delete(from, where),
      () => true,
      false,
    )
  }

  #whose({ uuid, username, domain, wholeDomain }: Owner, scheme?: Scheme): Condition[] {
    const { uuid_column, username_column, domain_column, use_domain } = this.#options
    const where: Condition[] = []
    if (uuid !== null) {
      where.push([column(scheme?.uuidColumn ?? uuid_column, 'string'), '=', uuid])
      return where
    }
    if (username !== null) {
      where.push([column(scheme?.usernameColumn ?? username_column, 'string'), '=', username])
    }
    if (domain !== null && (use_domain || wholeDomain)) {
      where.push([column(scheme?.domainColumn ?? domain_column, 'string'), '=', domain])
    }
    return where
  }

  #cells({ uuid, username, domain, wholeDomain }: Owner): readonly Cell[] {
    const { uuid_column, username_column, domain_column, use_domain } = this.#options
    const counts = use_domain || wholeDomain
    return [
      [column(uuid_column, 'string'), uuid ?? ''],
      [column(username_column, 'string'), username ?? ''],
      [column(domain_column, 'string'), (counts ? domain : null) ?? ''],
    ]
  }
}

/** Checks one definition of a scheme, for the parameter. */
export const checkScheme = (text: string): unknown => readScheme(text)

/** A row, read; null for one that holds no value of its type. */
function preferenceOf(
  name: string | null,
  type: number | null,
  value: string | null,
): Preference | null {
  if (name === null || name === '' || value === null) return null
  const integer = ((type ?? 0) & NUMBER_NAME) !== 0
  if (integer && !isNumberName(name)) return null
  const held = ((type ?? 0) & NUMBER_VALUE) === 0 ? value : numberOf(value)
  return held === null ? null : { name, value: held, integer }
}

function numberOf(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null
}

/** Adds rows one behind the other; where the database answers at once, so does this. */
function addAll(
  database: Queries,
  table: string,
  rows: readonly (readonly Cell[])[],
  from: number,
): Eventually<void> {
  for (let at = from; at < rows.length; at++) {
    const added = database.insert(table, rows[at] ?? [])
    if (added instanceof Promise) return added.then(() => addAll(database, table, rows, at + 1))
  }
}
