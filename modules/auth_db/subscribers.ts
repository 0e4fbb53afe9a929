/** The users in the database of one server, and the proof that somebody is one of them. */

import {
  column,
  type Column,
  type Condition,
  type Context,
  type DataSource,
  type DbValue,
  type Eventually,
  type Uri,
} from 'siprose'
import { type Asker, type AuthApi, AuthResult, type Claim } from 'siprose/modules/auth'

import { type ExtraColumn, keepExtra, parseExtraColumns } from './extra-columns.ts'

/** Under what the tables that the configuration names are noted. */
export const TABLES = 'auth_db/table'

/** The parameters that count here. */
export interface SubscriberOptions {
  readonly user_column: string
  readonly domain_column: string
  readonly password_column: string
  readonly password_column_2: string
  readonly calculate_ha1: boolean
  readonly use_domain: boolean
  readonly load_credentials: string
  readonly force_generate_avps: boolean
}

/** What is asked of credentials. */
export interface Asked {
  readonly asker: Asker
  readonly realm: string | null
  readonly table: string | null
  readonly method?: string | undefined
}

/** A claim, and what came of it. */
export interface Checked {
  readonly claim: Claim | null
  readonly result: AuthResult
}

/** What `is_subscriber()` results in for who is nobody. */
export const UNKNOWN = -2

const failed: Checked = { claim: null, result: AuthResult.ERROR }

/** The users of one server. */
export class Subscribers {
  readonly source: DataSource
  readonly #auth: AuthApi
  readonly #plain: boolean
  readonly #useDomain: boolean
  readonly #always: boolean
  readonly #extra: readonly ExtraColumn[]
  readonly #user: Column<'string'>
  readonly #domain: Column<'string'>
  /** The password and what goes into AVPs, for user names without a domain and with one. */
  readonly #columns: readonly Column[]
  readonly #columnsWithDomain: readonly Column[]

  /**
   * @param options - the parameters
   * @param auth - finds and checks credentials
   * @param source - the database
   */
  constructor(options: SubscriberOptions, auth: AuthApi, source: DataSource) {
    const { password_column, password_column_2 } = options
    this.source = source
    this.#auth = auth
    this.#plain = options.calculate_ha1
    this.#useDomain = options.use_domain
    this.#always = options.force_generate_avps
    this.#extra = parseExtraColumns(options.load_credentials)
    this.#user = column(options.user_column, 'string')
    this.#domain = column(options.domain_column, 'string')
    const extra = this.#extra.map((one) => one.column)
    this.#columns = [column(password_column, 'string'), ...extra]
    const second = this.#plain ? password_column : password_column_2
    this.#columnsWithDomain = [column(second, 'string'), ...extra]
  }

  /** Whether domains tell users of one name apart. */
  get useDomain(): boolean {
    return this.#useDomain
  }

  /** Checks the credentials of a request. */
  check(ctx: Context, { asker, realm, table, method }: Asked): Eventually<Checked> {
    if (realm === null || realm === '' || table === null || table === '') return failed
    const claim = this.#auth.claim(ctx, asker, realm)
    const { credentials, result } = claim
    if (result !== AuthResult.GOOD && result !== AuthResult.STALE) return { claim, result }
    if (credentials === null) return { claim, result }
    const whole = credentials.username ?? ''
    const at = whole.indexOf('@')
    const user = at < 0 ? whole : whole.slice(0, at)
    const domain = at < 0 ? claim.realm : whole.slice(at + 1)
    const where: Condition[] = [[this.#user, '=', user]]
    if (this.#useDomain) where.push([this.#domain, '=', domain])
    const columns = at < 0 ? this.#columns : this.#columnsWithDomain
    return this.source.select(
      { from: table, columns, where, limit: 1 },
      ([row]) => ({ claim, result: this.#prove(ctx, claim, row, method) }),
      { claim, result: AuthResult.ERROR },
    )
  }

  /**
   * Whether somebody with this URI is known. What else the row has goes into AVPs.
   *
   * @param withDomain - whether the host of the URI counts
   * @param keep - whether AVPs are wanted
   * @returns 1, {@link UNKNOWN}, or -1 where the database cannot be asked
   */
  knows(
    ctx: Context,
    uri: Uri,
    { table, withDomain, keep }: { table: string; withDomain: boolean; keep: boolean },
  ): Eventually<number> {
    const where: Condition[] = [[this.#user, '=', uri.user]]
    if (withDomain) where.push([this.#domain, '=', uri.host])
    const columns = this.#columns
    return this.source.select(
      { from: table, columns, where, limit: 1 },
      ([row]) => {
        if (row === undefined) return UNKNOWN
        if (keep) keepExtra(ctx, this.#extra, row, 1)
        return 1
      },
      AuthResult.ERROR,
    )
  }

  #prove(
    ctx: Context,
    claim: Claim,
    row: readonly DbValue[] | undefined,
    method: string | undefined,
  ): AuthResult {
    if (row === undefined) {
      return claim.result === AuthResult.GOOD ? AuthResult.UNKNOWN_USER : claim.result
    }
    const [secret] = row
    // a column that is NULL or empty is no password that somebody could know
    if (typeof secret !== 'string' || secret === '') return AuthResult.ERROR
    const known = this.#plain ? { password: secret } : { ha1: secret }
    const result = this.#auth.prove(ctx, claim, known, method)
    if (result === AuthResult.GOOD || this.#always) keepExtra(ctx, this.#extra, row, 1)
    return result
  }
}
