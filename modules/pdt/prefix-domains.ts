/** Which domain a number belongs to, by the domain of who calls: read from a table. */

import { column, type DataSource, LeftOut, type ModuleLog, parseUri, PrefixTree } from 'siprose'

/** The parameters that count here. */
export interface DomainOptions {
  readonly db_table: string
  readonly sdomain_column: string
  readonly prefix_column: string
  readonly domain_column: string
  readonly fetch_rows: number
  readonly char_list: string
  readonly check_domain: boolean
}

/** Where a prefix leads. */
export interface PrefixDomain {
  readonly prefix: string
  readonly domain: string
}

/** The rows of one source domain. */
export interface SourceDomain {
  readonly name: string
  readonly tree: PrefixTree<PrefixDomain>
  /** The domains that prefixes lead to, without case. */
  readonly domains: Set<string>
}

/** The source domain that is any. */
export const ANY = '*'
/** The signs that a prefix can have. */
export const LONGEST_PREFIX = 32
const LONGEST_DOMAIN = 255

type Field = string | null

/** The prefixes of one server. */
export class PrefixDomains {
  readonly source: DataSource
  readonly #options: DomainOptions
  readonly #log: ModuleLog
  readonly #characters: ReadonlySet<string>
  #sources: ReadonlyMap<string, SourceDomain> = new Map()

  /**
   * @param options - the parameters
   * @param source - the database
   * @param log - told of rows that are left out
   */
  constructor(options: DomainOptions, source: DataSource, log: ModuleLog) {
    this.source = source
    this.#options = options
    this.#log = log
    this.#characters = new Set(options.char_list)
  }

  /**
   * What the longest prefix of a number leads to.
   *
   * @param sdomain - the domain of who calls, or `*`; its case does not count
   * @param number - the number
   * @param from - where it begins in the text
   * @returns null where no prefix fits
   */
  find(sdomain: string, number: string, from: number): PrefixDomain | null {
    return this.#sources.get(sdomain.toLowerCase())?.tree.longest(number, from) ?? null
  }

  /** All source domains, in the order of their names. */
  all(): Iterable<SourceDomain> {
    return this.#sources.values()
  }

  /** Whether a prefix can have these signs. */
  canHave(prefix: string): boolean {
    for (const character of prefix) if (!this.#characters.has(character)) return false
    return true
  }

  /**
   * Reads the table. Where that fails, all stays as it was.
   *
   * @returns how many prefixes there are now
   */
  async load(): Promise<number> {
    const { db_table: from, fetch_rows } = this.#options
    const columns = [
      column(this.#options.sdomain_column, 'string'),
      column(this.#options.prefix_column, 'string'),
      column(this.#options.domain_column, 'string'),
    ] as const
    // of rows that exclude one another the same one counts after each reload
    const order = [{ column: columns[0] }, { column: columns[1] }]
    const sources = new Map<string, SourceDomain>()
    const left = new LeftOut('pdt', from, this.#log)
    let count = 0
    for await (const rows of this.source.database.fetch({ from, columns, order }, fetch_rows)) {
      for (const [sdomain, prefix, domain] of rows) {
        const why = this.#add(sources, sdomain, prefix, domain)
        if (why === null) count += 1
        else left.note(prefix, why)
      }
    }
    left.end()
    this.#sources = new Map([...sources].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    return count
  }

  /** Adds a row; why it cannot be used, or null. */
  #add(
    sources: Map<string, SourceDomain>,
    sdomain: Field,
    prefix: Field,
    domain: Field,
  ): string | null {
    if (sdomain === null || sdomain === '' || sdomain.length > LONGEST_DOMAIN)
      return `its source domain is empty or longer than ${LONGEST_DOMAIN} signs`
    if (prefix === null || prefix === '' || prefix.length > LONGEST_PREFIX)
      return `its prefix is empty or longer than ${LONGEST_PREFIX} signs`
    if (!this.canHave(prefix)) return 'its prefix has signs that `char_list` has not'
    if (domain === null || !isPlace(domain)) return 'its domain is no host that a URI can have'
    const key = sdomain.toLowerCase()
    const source = sources.get(key) ?? newSource(sdomain)
    if (source.tree.get(prefix) !== undefined) return 'the prefix is there already'
    const known = domain.toLowerCase()
    if (this.#options.check_domain && source.domains.has(known))
      return 'another prefix leads to its domain already; see `check_domain`'
    sources.set(key, source)
    source.tree.set(prefix, { prefix, domain })
    source.domains.add(known)
    return null
  }
}

function newSource(name: string): SourceDomain {
  return { name, tree: new PrefixTree(), domains: new Set() }
}

/** Whether a text can stand behind the `@` of a URI. */
function isPlace(domain: string): boolean {
  if (domain === '' || domain.length > LONGEST_DOMAIN || domain.includes('@')) return false
  return parseUri(`sip:u@${domain}`) !== null
}
