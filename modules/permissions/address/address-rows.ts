/** The rows of the address table in a database. */

import { column, type DataSource, type ModuleLog } from 'siprose'

import { type AddressRow, addressRow } from './address-row.ts'

/** The names of the table and its columns. */
export interface AddressColumns {
  readonly address_table: string
  readonly grp_col: string
  readonly ip_addr_col: string
  readonly mask_col: string
  readonly port_col: string
  readonly tag_col: string
}

/**
 * Reads all rows; one that cannot be used is left out.
 *
 * @param log - is told which, and why
 */
export async function readAddressRows(
  source: DataSource,
  names: AddressColumns,
  log: ModuleLog,
): Promise<readonly AddressRow[]> {
  const columns = [
    column(names.grp_col, 'int'),
    column(names.ip_addr_col, 'string'),
    column(names.mask_col, 'int'),
    column(names.port_col, 'int'),
    column(names.tag_col, 'string'),
  ] as const
  const from = names.address_table
  return source.all({ from, columns }, ([group, address, mask, port, tag]) => {
    const row = addressRow({
      group: group ?? 0,
      address: (address ?? '').trim(),
      mask: usualMask(mask, address ?? ''),
      port: port ?? 0,
      tag,
    })
    if (!('field' in row)) return row
    log.error(`a row of \`${from}\` is left out: ${row.fact}`)
    return null
  })
}

/** The table's default of 32 is meant as the whole of an IPv6 address, too, where nobody wrote a mask. */
function usualMask(mask: number | null, address: string): number {
  return mask === null || (mask === 32 && address.includes(':')) ? 0 : mask
}
