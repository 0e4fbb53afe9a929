/** The aliases in the database of one server. */

import {
  column,
  type Column,
  type Condition,
  type DataSource,
  type Eventually,
  phoneUser,
  SiproseError,
  type Uri,
} from 'siprose'

/** The parameters that count here. */
export interface AliasOptions {
  readonly user_column: string
  readonly domain_column: string
  readonly alias_user_column: string
  readonly alias_domain_column: string
  readonly use_domain: boolean
  readonly domain_prefix: string
  readonly append_branches: boolean
}

/** What a lookup is told by its flags. */
export interface AliasFlags {
  /** Whether the domain counts; null for what the parameter says. */
  readonly domain: boolean | null
  /** True to find the aliases of a user. */
  readonly reverse: boolean
}

const usual: AliasFlags = { domain: null, reverse: false }

/** Reads flags: `d`, `u` and `r`, in any order. */
export function parseFlags(text: string): AliasFlags {
  let { domain, reverse } = usual
  for (const flag of text) {
    if (flag === 'd') domain = false
    else if (flag === 'u') domain = true
    else if (flag === 'r') reverse = true
    else {
      const can =
        'it can be `d` for the user alone, `u` for the domain too, `r` for the aliases of a user'
      throw new SiproseError('alias_db/flags', `\`${flag}\` is no flag; ${can}`)
    }
  }
  return { domain, reverse }
}

/** The rows of one direction: what is looked for, and what is wanted. */
interface Direction {
  readonly user: Column<'string'>
  readonly domain: Column<'string'>
  readonly wanted: readonly [Column<'string'>, Column<'string'>]
}

/** The aliases of one server. */
export class Aliases {
  readonly source: DataSource
  readonly #options: AliasOptions
  readonly #forward: Direction
  readonly #reverse: Direction

  /**
   * @param options - the parameters
   * @param source - the database
   */
  constructor(options: AliasOptions, source: DataSource) {
    this.source = source
    this.#options = options
    const user = column(options.user_column, 'string')
    const domain = column(options.domain_column, 'string')
    const aliasUser = column(options.alias_user_column, 'string')
    const aliasDomain = column(options.alias_domain_column, 'string')
    this.#forward = { user: aliasUser, domain: aliasDomain, wanted: [user, domain] }
    this.#reverse = { user, domain, wanted: [aliasUser, aliasDomain] }
  }

  /**
   * Finds out who is meant.
   *
   * @param use - told of the URIs, the first one first, as many as may be; never of an empty list
   * @returns false for nobody, and where the database cannot be asked
   */
  find(
    table: string,
    uri: Uri | null,
    flags: AliasFlags | undefined,
    use: (uris: readonly string[]) => boolean,
  ): Eventually<boolean> {
    const name = uri === null ? null : phoneUser(uri)
    if (uri === null || name === null || name === '') return false
    const { domain, reverse } = flags ?? usual
    const { append_branches, use_domain } = this.#options
    const way = reverse ? this.#reverse : this.#forward
    const where: Condition[] = [[way.user, '=', name]]
    if (domain ?? use_domain) where.push([way.domain, '=', this.#domainOf(uri)])
    const limit = append_branches ? {} : { limit: 1 }
    return this.source.select(
      { from: table, columns: way.wanted, where, ...limit },
      (rows) => {
        const uris: string[] = []
        for (const [user, host] of rows) {
          if (user && host) uris.push(`sip:${user}@${host}`)
        }
        return uris.length > 0 && use(uris)
      },
      false,
    )
  }

  #domainOf({ host }: Uri): string {
    const prefix = this.#options.domain_prefix
    return prefix !== '' && host.length > prefix.length && host.startsWith(prefix)
      ? host.slice(prefix.length)
      : host
  }
}
