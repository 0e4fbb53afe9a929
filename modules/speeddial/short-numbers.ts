/** The short numbers in the database of one server. */

import {
  column,
  type Column,
  type Condition,
  type DataSource,
  type Eventually,
  phoneUser,
  type Uri,
} from 'siprose'

/** The parameters that count here. */
export interface SpeedDialOptions {
  readonly user_column: string
  readonly domain_column: string
  readonly sd_user_column: string
  readonly sd_domain_column: string
  readonly new_uri_column: string
  readonly use_domain: number
  readonly domain_prefix: string
}

/** The short numbers of one server. */
export class ShortNumbers {
  readonly source: DataSource
  readonly #options: SpeedDialOptions
  readonly #user: Column<'string'>
  readonly #domain: Column<'string'>
  readonly #shortUser: Column<'string'>
  readonly #shortDomain: Column<'string'>
  readonly #wanted: readonly [Column<'string'>]

  /**
   * @param options - the parameters
   * @param source - the database
   */
  constructor(options: SpeedDialOptions, source: DataSource) {
    this.source = source
    this.#options = options
    this.#user = column(options.user_column, 'string')
    this.#domain = column(options.domain_column, 'string')
    this.#shortUser = column(options.sd_user_column, 'string')
    this.#shortDomain = column(options.sd_domain_column, 'string')
    this.#wanted = [column(options.new_uri_column, 'string')]
  }

  /**
   * Finds what a short number means.
   *
   * @param owner - whose it is
   * @param dialled - the URI with the number
   * @param use - told of the URI that is meant
   * @returns false where it means nothing, and where the database cannot be asked
   */
  find(
    table: string,
    owner: Uri | null,
    dialled: Uri | null,
    use: (uri: string) => boolean,
  ): Eventually<boolean> {
    const user = owner === null ? null : phoneUser(owner)
    const number = dialled === null ? null : phoneUser(dialled)
    if (!user || !number || owner === null || dialled === null) return false
    const { use_domain } = this.#options
    const where: Condition[] = [[this.#user, '=', user]]
    if (use_domain >= 1) where.push([this.#domain, '=', this.#bare(owner.host)])
    where.push([this.#shortUser, '=', number])
    if (use_domain >= 2) where.push([this.#shortDomain, '=', this.#bare(dialled.host)])
    return this.source.select(
      { from: table, columns: this.#wanted, where, limit: 1 },
      ([row]) => {
        const uri = row?.[0] ?? ''
        if (uri === '') return false
        return use(/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri) ? uri : `sip:${uri}`)
      },
      false,
    )
  }

  #bare(host: string): string {
    const prefix = this.#options.domain_prefix
    return prefix !== '' && host.length > prefix.length && host.startsWith(prefix)
      ? host.slice(prefix.length)
      : host
  }
}
