/** What of the module is in a database. */

import { type KnownTable, tableNamed } from 'siprose'

/** Bits of `load_backends`. */
export const Backend = { ADDRESS: 1, TRUSTED: 2, ALLOW: 4, DENY: 8 } as const

/** The parameters that count here. */
export interface DatabaseOptions {
  readonly db_url: string | null
  readonly address_file: string | null
  readonly load_backends: number
  readonly address_table: string
  readonly trusted_table: string
}

/** The tables that are in the database. */
export interface DatabasePlan {
  /** The database; null where nothing is asked of one. */
  readonly url: string | null
  readonly addresses: boolean
  readonly trusted: boolean
  readonly tables: readonly KnownTable[]
}

/** Addresses are in the database unless a file has them, trusted peers are nowhere else. */
export function databaseFor(options: DatabaseOptions): DatabasePlan {
  const { db_url, address_file, load_backends } = options
  const addresses =
    db_url !== null && address_file === null && (load_backends & Backend.ADDRESS) !== 0
  const trusted = db_url !== null && (load_backends & Backend.TRUSTED) !== 0
  const tables: KnownTable[] = []
  if (addresses) tables.push({ table: options.address_table, version: versionOf('address') })
  if (trusted) tables.push({ table: options.trusted_table, version: versionOf('trusted') })
  return { url: tables.length === 0 ? null : db_url, addresses, trusted, tables }
}

function versionOf(table: string): number {
  return tableNamed(table)?.version ?? 0
}
