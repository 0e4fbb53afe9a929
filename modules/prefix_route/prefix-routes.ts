/** Which route of the configuration a number leads to, read from a table. */

import {
  column,
  type DataSource,
  LeftOut,
  type ModuleLog,
  PrefixTree,
  type Runnable,
  SiproseError,
} from 'siprose'

import { digitsOf } from './digits.ts'

/** What the routes live in. */
export interface RouteParts {
  readonly table: string
  readonly source: DataSource
  readonly log: ModuleLog
  /** The route of the configuration; null where it has none. */
  readonly routeNamed: (name: string) => Runnable | null
}

/** The route of a prefix. */
export interface PrefixRow {
  readonly prefix: string
  readonly name: string
  readonly route: Runnable
}

/** The digits and other signs that a prefix can have. */
export const LONGEST_PREFIX = 64
const MOST_SHOWN = 80

/** The prefixes of one server. */
export class PrefixRoutes {
  readonly source: DataSource
  readonly #parts: RouteParts
  #tree = new PrefixTree<PrefixRow>()

  /**
   * @param parts - what they live in
   */
  constructor(parts: RouteParts) {
    this.source = parts.source
    this.#parts = parts
  }

  /** The route of the longest prefix of a number; null where none fits. What is no digit does not count. */
  find(number: string): Runnable | null {
    const digits = digitsOf(number)
    return digits === '' ? null : (this.#tree.longest(digits)?.route ?? null)
  }

  /** All prefixes, in the order of their digits. */
  *all(): Iterable<PrefixRow> {
    for (const [, row] of this.#tree.entries()) yield row
  }

  /**
   * Reads the table. Where that fails, or a row names a route that is not there, all stays as it was.
   *
   * @returns how many prefixes there are now
   */
  async load(): Promise<number> {
    const { table, log } = this.#parts
    const tree = new PrefixTree<PrefixRow>()
    const left = new LeftOut('prefix_route', table, log)
    const columns = [column('prefix', 'string'), column('route', 'string')] as const
    for await (const rows of this.source.database.fetch({ from: table, columns })) {
      for (const [prefix, name] of rows) this.#add(tree, left, prefix, name)
    }
    left.end()
    this.#tree = tree
    return tree.size
  }

  #add(
    tree: PrefixTree<PrefixRow>,
    left: LeftOut,
    prefix: string | null,
    name: string | null,
  ): void {
    if (prefix === null || prefix.length > LONGEST_PREFIX) {
      left.note(prefix, `a prefix has no more than ${LONGEST_PREFIX} signs, and is not NULL`)
      return
    }
    if (name === null) {
      left.note(prefix, 'its route is NULL')
      return
    }
    const digits = digitsOf(prefix)
    const known = tree.get(digits)
    if (known !== undefined) left.note(known.prefix, 'a later row has the same digits')
    tree.set(digits, { prefix: digits, name, route: this.#route(prefix, name) })
  }

  #route(prefix: string, name: string): Runnable {
    const route = name === '' ? null : this.#parts.routeNamed(name)
    if (route !== null) return route
    const shown = name.slice(0, MOST_SHOWN)
    throw new SiproseError(
      'prefix_route/no-route',
      `\`${this.#parts.table}\` leads prefix \`${prefix}\` to route \`${shown}\`, which the configuration has not; ` +
        `write \`route[${shown}] { ... }\`, or change the row`,
      { rpcCode: 400 },
    )
  }
}
