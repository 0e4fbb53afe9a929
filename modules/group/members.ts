/** Members of groups, one a row. */

import { column, type Condition, type DataSource, type Eventually } from 'siprose'

import type { Somebody } from './whom.ts'

/** The parameters that count here. */
export interface MemberOptions {
  readonly table: string
  readonly user_column: string
  readonly domain_column: string
  readonly group_column: string
  readonly use_domain: boolean
}

/** The result for who is not in a group. */
const NO_MEMBER = -6

/** The members in the database of one server. */
export class Members {
  readonly #source: DataSource
  readonly #options: MemberOptions

  /**
   * @param options - the parameters
   * @param source - the database
   */
  constructor(options: MemberOptions, source: DataSource) {
    this.#options = options
    this.#source = source
  }

  /** 1 where somebody is in a group, {@link NO_MEMBER} where not, -1 where the database cannot be asked. */
  has(group: string, { user, domain }: Somebody): Eventually<number> {
    const { table, user_column, domain_column, group_column, use_domain } = this.#options
    const wanted = column(group_column, 'string')
    const where: Condition[] = [
      [column(user_column, 'string'), '=', user],
      [wanted, '=', group],
    ]
    if (use_domain) where.push([column(domain_column, 'string'), '=', domain])
    return this.#source.select(
      { from: table, columns: [wanted], where, limit: 1 },
      (rows) => (rows.length > 0 ? 1 : NO_MEMBER),
      -1,
    )
  }
}
