// hot
/** The table of trusted peers: requests that need no credentials, by their source. */

import type { Matcher } from 'siprose'

import { basicRegex } from './basic-pattern.ts'

/** One row, as a database has it. */
export interface TrustedRow {
  /** The source address, compared as text. */
  readonly source: string
  /** `any`, `none`, or the name of a transport. */
  readonly proto: string
  /** A pattern for the URI in From, or null for any. */
  readonly from: string | null
  /** A pattern for the request URI, or null for any. */
  readonly ruri: string | null
  readonly tag: string | null
  /** Rows of a higher one come first. */
  readonly priority: number
}

interface Peer {
  readonly row: TrustedRow
  readonly proto: string
  readonly from: Matcher | null
  readonly ruri: Matcher | null
}

/** What is asked about a request. */
export interface TrustedRequest {
  readonly source: string
  /** In lower case; `any` for each. */
  readonly proto: string
  readonly from: string
  readonly ruri: string
}

/** The table of one server. Made whole, and never changed. */
export class TrustedTable {
  readonly rows: readonly TrustedRow[]
  readonly #bySource = new Map<string, Peer[]>()

  /**
   * @param rows - in any order
   * @param compile - makes something of patterns
   * @throws SiproseError for a pattern that is none
   */
  constructor(rows: readonly TrustedRow[], compile: (pattern: string) => Matcher = basicRegex) {
    this.rows = rows.toSorted((a, b) => b.priority - a.priority)
    for (const row of this.rows) {
      const peer: Peer = {
        row,
        proto: row.proto.toLowerCase(),
        from: row.from === null ? null : compile(row.from),
        ruri: row.ruri === null ? null : compile(row.ruri),
      }
      const known = this.#bySource.get(row.source)
      if (known === undefined) this.#bySource.set(row.source, [peer])
      else known.push(peer)
    }
  }

  /**
   * The rows that trust a request.
   *
   * @param first - true where one is enough
   */
  find(request: TrustedRequest, first: boolean): readonly TrustedRow[] {
    const found: TrustedRow[] = []
    for (const peer of this.#bySource.get(request.source) ?? []) {
      if (!trusts(peer, request)) continue
      found.push(peer.row)
      if (first) break
    }
    return found
  }
}

function trusts({ proto, from, ruri }: Peer, request: TrustedRequest): boolean {
  if (proto === 'none') return false
  if (proto !== 'any' && request.proto !== 'any' && proto !== request.proto) return false
  return (from?.test(request.from) ?? true) && (ruri?.test(request.ruri) ?? true)
}
