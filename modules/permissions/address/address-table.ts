// hot
/** The address table: which group an address, a subnet or a domain belongs to. Made whole, and never changed. */

import { addressNumbers, type AddressRow, bitsOf, type Numbers } from './address-row.ts'
import { lower, Prefixes, type RankedRow } from './prefixes.ts'

type Index = Map<string, Map<number, RankedRow>>

/** What is asked of the subnets that an address falls in. */
export interface Matching {
  /** True for the longest prefix, false for the first in the table. */
  readonly longest: boolean
}

/** The table of one server. */
export class AddressTable {
  /** Single addresses, subnets and domains, as commands show them. */
  readonly addresses: readonly AddressRow[]
  readonly subnets: readonly AddressRow[]
  readonly domains: readonly AddressRow[]
  readonly #all = new GroupIndex()
  readonly #byGroup = new Map<number, GroupIndex>()
  readonly #longest: boolean

  /** @param rows - in the order of the file: of two that fit, the later counts for addresses and domains, the earlier for subnets */
  constructor(rows: readonly AddressRow[], { longest }: Matching) {
    this.#longest = longest
    const addresses: AddressRow[] = []
    const subnets: { row: AddressRow; numbers: Numbers }[] = []
    const domains: AddressRow[] = []
    for (const row of rows) {
      const numbers = addressNumbers(row.address)
      if (numbers === null) {
        domains.push(row)
        this.#add(
          row,
          (index, ranked) => {
            index.addDomain(row.address.toLowerCase(), ranked)
          },
          -domains.length,
        )
      } else if (row.mask === bitsOf(numbers)) {
        addresses.push(row)
        this.#add(
          row,
          (index, ranked) => {
            index.addAddress(keyOf(numbers), ranked)
          },
          -addresses.length,
        )
      } else subnets.push({ row, numbers })
    }
    // groups one after the other: what is asked for any group finds the lowest
    const sorted = subnets.toSorted((a, b) => a.row.group - b.row.group)
    for (const [rank, { row, numbers }] of sorted.entries()) {
      this.#add(
        row,
        (index, ranked) => {
          index.prefixes.add(numbers, ranked)
        },
        rank,
      )
    }
    this.addresses = addresses
    this.subnets = sorted.map(({ row }) => row)
    this.domains = domains
  }

  /**
   * The row for an address or a domain.
   *
   * @param group - null for any
   * @param host - an IP address, IPv6 in brackets or not, or a domain
   */
  find(group: number | null, host: string, port: number): AddressRow | null {
    const index = group === null ? this.#all : this.#byGroup.get(group)
    if (index === undefined) return null
    const numbers = addressNumbers(host)
    const found =
      numbers === null
        ? index.domain(host.toLowerCase(), port)
        : (index.address(keyOf(numbers), port) ?? index.prefixes.find(numbers, port, this.#longest))
    return found?.row ?? null
  }

  #add(row: AddressRow, add: (index: GroupIndex, ranked: RankedRow) => void, rank: number): void {
    let index = this.#byGroup.get(row.group)
    if (index === undefined) {
      index = new GroupIndex()
      this.#byGroup.set(row.group, index)
    }
    add(index, { row, rank })
    add(this.#all, { row, rank })
  }
}

/** The rows of a group, or of all. */
class GroupIndex {
  readonly #addresses: Index = new Map()
  readonly #domains: Index = new Map()
  readonly prefixes = new Prefixes()

  addAddress(key: string, ranked: RankedRow): void {
    addTo(this.#addresses, key, ranked)
  }

  addDomain(key: string, ranked: RankedRow): void {
    addTo(this.#domains, key, ranked)
  }

  address(key: string, port: number): RankedRow | null {
    return findIn(this.#addresses, key, port)
  }

  domain(key: string, port: number): RankedRow | null {
    return findIn(this.#domains, key, port)
  }
}

function addTo(index: Index, key: string, ranked: RankedRow): void {
  const ports = index.get(key)
  if (ports === undefined) index.set(key, new Map([[ranked.row.port, ranked]]))
  else ports.set(ranked.row.port, ranked)
}

function findIn(index: Index, key: string, port: number): RankedRow | null {
  const ports = index.get(key)
  return ports === undefined ? null : lower(ports.get(port) ?? null, ports.get(0) ?? null)
}

/** One text for all ways to write an address. */
function keyOf(numbers: Numbers): string {
  return numbers.length === 1 ? String(numbers[0]) : String.fromCharCode(...numbers)
}
