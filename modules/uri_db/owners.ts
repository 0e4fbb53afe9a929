/** Which user names in URIs belong to whom. */

import {
  column,
  type Column,
  type Condition,
  type Context,
  type DataSource,
  type Eventually,
  phoneUser,
  readCredentials,
  sameText,
  typed,
  type Uri,
} from 'siprose'

/** The parameters that count here. */
export interface OwnerOptions {
  readonly db_table: string
  readonly user_column: string
  readonly domain_column: string
  readonly uriuser_column: string
  readonly use_uri_table: boolean
  readonly use_domain: boolean
}

/** What the functions result in, beside 1. */
export const OwnerResult = {
  /** The URI cannot be read, or the database cannot be asked. */
  ERROR: -1,
  NOT_LOGGED_IN: -2,
  NO_USER: -4,
  NOBODY: -5,
  NOT_IN_TABLE: -9,
  OTHER: -10,
} as const

/** Somebody who has logged in. */
export interface Owner {
  readonly user: string
  /** The realm of the password. */
  readonly realm: string
}

/** Whose credentials were found good, or null. */
export function authorizedOwner({ authorizedBy }: Context): Owner | null {
  const found = authorizedBy === null ? null : typed(authorizedBy, readCredentials)
  const whole = found?.username ?? ''
  const at = whole.indexOf('@')
  const user = at < 0 ? whole : whole.slice(0, at)
  return user === '' ? null : { user, realm: found?.realm ?? '' }
}

/** The URIs of one server's users. */
export class Owners {
  /** Null where no database is wanted. */
  readonly source: DataSource | null
  readonly #options: OwnerOptions
  readonly #user: Column<'string'>
  readonly #domain: Column<'string'>
  readonly #uriUser: Column<'string'>

  /**
   * @param options - the parameters
   * @param source - the database
   */
  constructor(options: OwnerOptions, source: DataSource | null) {
    this.#options = options
    this.source = source
    this.#user = column(options.user_column, 'string')
    this.#domain = column(options.domain_column, 'string')
    this.#uriUser = column(options.uriuser_column, 'string')
  }

  /** Whether the user of a URI is somebody's: by the table of URIs, or because it is their own name; one of {@link OwnerResult}. */
  owns(owner: Owner | null, uri: Uri | null): Eventually<number> {
    if (owner === null) return OwnerResult.NOT_LOGGED_IN
    if (uri === null) return OwnerResult.ERROR
    const user = phoneUser(uri)
    if (!user) return OwnerResult.NO_USER
    if (!this.#options.use_uri_table) {
      return sameText(user, owner.user) ? 1 : OwnerResult.OTHER
    }
    return this.#has(
      [
        [this.#user, '=', owner.user],
        [this.#domain, '=', owner.realm],
        [this.#uriUser, '=', user],
      ],
      OwnerResult.NOT_IN_TABLE,
    )
  }

  /** Whether anybody has a URI: in the table of URIs, or in that of users; one of {@link OwnerResult}. */
  exists(uri: Uri | null): Eventually<number> {
    if (uri === null) return OwnerResult.ERROR
    const user = phoneUser(uri)
    if (!user) return OwnerResult.NOBODY
    const { use_uri_table, use_domain } = this.#options
    const where: Condition[] = [[use_uri_table ? this.#uriUser : this.#user, '=', user]]
    if (use_domain) where.push([this.#domain, '=', uri.host])
    return this.#has(where, OwnerResult.NOBODY)
  }

  #has(where: readonly Condition[], otherwise: number): Eventually<number> {
    if (this.source === null) return OwnerResult.ERROR
    const from = this.#options.db_table
    return this.source.select(
      { from, columns: [this.#user], where, limit: 1 },
      (rows) => (rows.length > 0 ? 1 : otherwise),
      OwnerResult.ERROR,
    )
  }
}
