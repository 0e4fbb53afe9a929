/** Looking users up. */

import {
  column,
  type Column,
  type Condition,
  type Database,
  type DbValue,
  type Eventually,
} from 'siprose'

import type { Loaded } from './loaded.ts'

/** What the parameters say of tables. */
export interface SubscriberSettings {
  readonly user_column: string
  readonly domain_column: string
  readonly password_column: string
  readonly password_column_2: string
  readonly calculate_ha1: boolean
}

/** A user who was found. */
export interface Subscriber {
  /** The password, or its hash. */
  readonly secret: string
  /** Values for AVPs, in the order in which they are loaded. */
  readonly loaded: readonly DbValue[]
}

/** Users in tables of one database. */
export class Subscribers {
  readonly loaded: readonly Loaded[]
  readonly #database: Database
  readonly #user: Column<'string'>
  readonly #domain: Column<'string'>
  readonly #password: Column<'string'>
  readonly #second: Column<'string'>
  readonly #clear: boolean
  readonly #extra: readonly Column[]

  /**
   * @param database - where they are
   * @param settings - how columns are called
   * @param loaded - which further columns are wanted
   */
  constructor(database: Database, settings: SubscriberSettings, loaded: readonly Loaded[]) {
    this.#database = database
    this.loaded = loaded
    this.#user = column(settings.user_column, 'string')
    this.#domain = column(settings.domain_column, 'string')
    this.#password = column(settings.password_column, 'string')
    this.#second = column(settings.password_column_2, 'string')
    this.#clear = settings.calculate_ha1
    this.#extra = loaded.map((one) => one.column)
  }

  /**
   * Looks somebody up.
   *
   * @param table - where
   * @param name - as the credentials have it, perhaps with `@domain`
   * @param domain - the user's, or null where names alone count
   * @returns null where there is nobody
   */
  find(table: string, name: string, domain: string | null): Eventually<Subscriber | null> {
    const at = name.indexOf('@')
    // the hash over the name with its domain is in a column of its own
    const secret = at >= 0 && !this.#clear ? this.#second : this.#password
    const columns = [secret, ...this.#extra]
    const rows = this.#rows(table, columns, at < 0 ? name : name.slice(0, at), domain)
    return rows instanceof Promise ? rows.then(subscriberOf) : subscriberOf(rows)
  }

  /** Whether there is somebody; with the values for AVPs. */
  exists(
    table: string,
    name: string,
    domain: string | null,
  ): Eventually<readonly DbValue[] | null> {
    const rows = this.#rows(table, [this.#user, ...this.#extra], name, domain)
    return rows instanceof Promise ? rows.then(valuesOf) : valuesOf(rows)
  }

  #rows(table: string, columns: readonly Column[], name: string, domain: string | null) {
    const where: Condition[] = [[this.#user, '=', name]]
    if (domain !== null) where.push([this.#domain, '=', domain])
    return this.#database.query({ from: table, columns, where, limit: 1 })
  }
}

type Rows = readonly (readonly DbValue[])[]

function subscriberOf([row]: Rows): Subscriber | null {
  if (row === undefined) return null
  const [secret, ...loaded] = row
  return { secret: typeof secret === 'string' ? secret : '', loaded }
}

function valuesOf([row]: Rows): readonly DbValue[] | null {
  return row === undefined ? null : row.slice(1)
}
