/** The domains of one server, in memory. */

import { column, type DataSource, type ModuleLog } from 'siprose'

/** The parameters that count here. */
export interface DomainOptions {
  readonly domain_table: string
  readonly domain_attrs_table: string
  readonly did_col: string
  readonly domain_col: string
  readonly name_col: string
  readonly type_col: string
  readonly value_col: string
}

/** Something that is known of a domain. */
export interface Attribute {
  readonly name: string
  readonly value: string | number
}

/** A domain as the table has it. */
export interface Domain {
  readonly domain: string
  /** By which its attributes are found: its own name unless the table says another. */
  readonly did: string
}

/** What was read at once. */
interface Content {
  /** By the name in lower case. */
  readonly domains: ReadonlyMap<string, Domain>
  readonly attributes: ReadonlyMap<string, readonly Attribute[]>
}

const NUMBER = 0
const TEXT = 2
const none: readonly Attribute[] = []

/** The domains of one server. What is read takes the place of what was there once all of it has come. */
export class Domains {
  readonly source: DataSource
  readonly #options: DomainOptions
  readonly #log: ModuleLog
  #content: Content = { domains: new Map(), attributes: new Map() }

  /**
   * @param options - the names of tables and columns
   * @param source - the database
   * @param log - is told of rows that cannot be used
   */
  constructor(options: DomainOptions, source: DataSource, log: ModuleLog) {
    this.#options = options
    this.source = source
    this.#log = log
  }

  /** All, in the order of the table. */
  all(): Iterable<Domain> {
    return this.#content.domains.values()
  }

  /** Under what the attributes of a domain are kept; null for one that is not served. */
  didOf(host: string): string | null {
    return this.#content.domains.get(host.toLowerCase())?.did ?? null
  }

  /** What is known of a domain, in the order of the table. */
  attributes(did: string): readonly Attribute[] {
    return this.#content.attributes.get(did) ?? none
  }

  /** What is known, by the id of domains. */
  allAttributes(): Iterable<readonly [did: string, attributes: readonly Attribute[]]> {
    return this.#content.attributes
  }

  /** Reads both tables; how many domains there are. */
  async load(): Promise<number> {
    const { domain_table, domain_col, did_col } = this.#options
    const rows = await this.source.all(
      {
        from: domain_table,
        columns: [column(domain_col, 'string'), column(did_col, 'string')],
      },
      ([domain, did]) => ({ domain: domain ?? '', did: did ?? domain ?? '' }),
    )
    const attributes = await this.#readAttributes()
    const domains = new Map<string, Domain>()
    for (const row of rows) if (row.domain !== '') domains.set(row.domain.toLowerCase(), row)
    this.#content = { domains, attributes }
    return domains.size
  }

  async #readAttributes(): Promise<ReadonlyMap<string, readonly Attribute[]>> {
    const { domain_attrs_table: from, did_col, name_col, type_col, value_col } = this.#options
    const columns = [
      column(did_col, 'string'),
      column(name_col, 'string'),
      column(type_col, 'int'),
      column(value_col, 'string'),
    ] as const
    const found = new Map<string, Attribute[]>()
    await this.source.all({ from, columns }, ([did, name, type, value]) => {
      const meant = valueOf(type, value)
      if (did === null || name === null || name === '' || meant === null) {
        this.#log.warn(
          `an attribute of \`${did ?? ''}\` in \`${from}\` is left out: ${wrong(name, type, value)}`,
        )
        return null
      }
      const known = found.get(did)
      if (known === undefined) found.set(did, [{ name, value: meant }])
      else known.push({ name, value: meant })
      return null
    })
    return found
  }
}

function valueOf(type: number | null, value: string | null): string | number | null {
  if (value === null) return null
  if (type === TEXT) return value
  const number = /^[+-]?\d{1,10}$/.test(value) ? Number(value) : null
  return type === NUMBER && number !== null && Math.abs(number) < 2 ** 31 ? number : null
}

function wrong(name: string | null, type: number | null, value: string | null): string {
  if (name === null || name === '') return 'it has no name'
  if (type !== NUMBER && type !== TEXT) {
    return `\`${name}\` is of type ${type ?? 'NULL'}; it can be 0 for a number, or 2 for a text`
  }
  return value === null ? `\`${name}\` is NULL` : `\`${name}\` is no number of 32 bits`
}
