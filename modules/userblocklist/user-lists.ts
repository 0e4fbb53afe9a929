/** Lists of users, asked for with each call. */

import { column, type Condition, type DataSource, type Eventually } from 'siprose'

import type { Matcher } from './matcher.ts'

/** The parameters that count here. */
export interface UserOptions {
  readonly use_domain: boolean
  readonly userblocklist_table: string
  readonly userblocklist_username_col: string
  readonly userblocklist_domain_col: string
  readonly userblocklist_prefix_col: string
  readonly userblocklist_allowlist_col: string
}

/** What they live in. */
export interface UserParts {
  readonly source: DataSource
  readonly matcher: Matcher
}

/** Whose list is asked for, and about what. */
export interface UserQuestion {
  readonly user: string
  readonly domain: string
  readonly number: string
  /** The usual one if left out. */
  readonly table?: string | undefined
}

/** What a user's list says: nothing, or whether the number is allowed. */
export type Said = 'nothing' | 'blocked' | 'allowed'

/** The lists of users. */
export class UserLists {
  readonly #options: UserOptions
  readonly #source: DataSource
  readonly #matcher: Matcher

  /**
   * @param options - the parameters
   * @param parts - what they live in
   */
  constructor(options: UserOptions, { source, matcher }: UserParts) {
    this.#options = options
    this.#source = source
    this.#matcher = matcher
  }

  /**
   * Asks what a user's list says of the longest prefix of a number, for a function.
   *
   * @param question - whose list, and about what
   * @param use - makes a result of the answer
   * @param failed - the result where the database does not answer
   */
  ask<R>(question: UserQuestion, use: (said: Said) => R, failed: R): Eventually<R> {
    const select = this.#selectOf(question)
    return this.#source.select(select, (rows) => use(this.#longest(question.number, rows)), failed)
  }

  /** Asks the same for a command, which fails where the database does not answer. */
  async tell<R>(question: UserQuestion, use: (said: Said) => R): Promise<R> {
    const rows = await this.#source.database.query(this.#selectOf(question))
    return use(this.#longest(question.number, rows))
  }

  #selectOf({ user, domain, table }: UserQuestion) {
    const { userblocklist_username_col, userblocklist_domain_col, use_domain } = this.#options
    const columns = [
      column(this.#options.userblocklist_prefix_col, 'string'),
      column(this.#options.userblocklist_allowlist_col, 'int'),
    ] as const
    const where: Condition[] = [[column(userblocklist_username_col, 'string'), '=', user]]
    if (use_domain) where.push([column(userblocklist_domain_col, 'string'), '=', domain])
    return { from: table ?? this.#options.userblocklist_table, columns, where }
  }

  /** Of several rows with one prefix the last one counts. */
  #longest(number: string, rows: readonly (readonly [string | null, number | null])[]): Said {
    const from = this.#matcher.begin(number)
    let length = -1
    let said: Said = 'nothing'
    for (const [prefix, allowlist] of rows) {
      if (prefix === null || allowlist === null || prefix.length < length) continue
      if (!number.startsWith(prefix, from) || !this.#matcher.canHave(prefix)) continue
      length = prefix.length
      said = allowlist === 0 ? 'blocked' : 'allowed'
    }
    return said
  }
}
