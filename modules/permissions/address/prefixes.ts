// hot
/**
 * Subnets by prefix: one map for each length of prefix that there is, so that finding takes as many looks as there are lengths,
 * however many subnets.
 */

import type { AddressRow, Numbers } from './address-row.ts'

/** A row, and its place: rows of lower places come first. */
export interface RankedRow {
  readonly row: AddressRow
  readonly rank: number
}

/** Rows of one prefix, by port. */
type ByPort = Map<number, RankedRow>

/** Subnets of IPv4 and IPv6. */
export class Prefixes {
  readonly #narrow = new Family<number>(ipv4Prefix)
  readonly #wide = new Family<string>(ipv6Prefix)

  /** Adds a row; of two with one prefix and port, the one added first counts. */
  add(numbers: Numbers, ranked: RankedRow): void {
    if (numbers.length === 1) this.#narrow.add(numbers, ranked)
    else this.#wide.add(numbers, ranked)
  }

  /**
   * The row that an address falls in.
   *
   * @param longest - true for the longest prefix, false for the lowest rank
   */
  find(numbers: Numbers, port: number, longest: boolean): RankedRow | null {
    return numbers.length === 1
      ? this.#narrow.find(numbers, port, longest)
      : this.#wide.find(numbers, port, longest)
  }
}

class Family<K> {
  readonly #prefix: (numbers: Numbers, length: number) => K
  readonly #byLength = new Map<number, Map<K, ByPort>>()
  /** The lengths there are, the longest first. */
  #lengths: readonly number[] = []

  constructor(prefix: (numbers: Numbers, length: number) => K) {
    this.#prefix = prefix
  }

  add(numbers: Numbers, ranked: RankedRow): void {
    const { mask, port } = ranked.row
    let prefixes = this.#byLength.get(mask)
    if (prefixes === undefined) {
      prefixes = new Map()
      this.#byLength.set(mask, prefixes)
      this.#lengths = [...this.#byLength.keys()].toSorted((a, b) => b - a)
    }
    const key = this.#prefix(numbers, mask)
    let ports = prefixes.get(key)
    if (ports === undefined) {
      ports = new Map()
      prefixes.set(key, ports)
    }
    if (!ports.has(port)) ports.set(port, ranked)
  }

  find(numbers: Numbers, port: number, longest: boolean): RankedRow | null {
    let best: RankedRow | null = null
    for (const length of this.#lengths) {
      const ports = this.#byLength.get(length)?.get(this.#prefix(numbers, length))
      if (ports === undefined) continue
      const found = lower(ports.get(port) ?? null, ports.get(0) ?? null)
      if (found !== null && longest) return found
      best = lower(best, found)
    }
    return best
  }
}

/** The one of the lower rank. */
export function lower(a: RankedRow | null, b: RankedRow | null): RankedRow | null {
  if (a === null) return b
  return b === null || a.rank <= b.rank ? a : b
}

/** As a number of 32 bits with a sign, which is a small one for the engine. */
function ipv4Prefix(numbers: Numbers, length: number): number {
  return (numbers[0] ?? 0) & (-1 << (32 - length))
}

function ipv6Prefix(numbers: Numbers, length: number): string {
  let key = ''
  let left = length
  for (let i = 0; i < 8 && left > 0; i++, left -= 16) {
    const group = numbers[i] ?? 0
    key += String.fromCharCode(left >= 16 ? group : group & (0xffff << (16 - left)))
  }
  return key
}
