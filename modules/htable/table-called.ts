/** Tables as commands name them. */

import { SiproseError } from 'siprose'

import type { Table } from './table/table.ts'
import type { Tables } from './tables.ts'

/**
 * The table of a name.
 *
 * @throws SiproseError `htable/no-table`
 */
export function tableCalled(tables: Tables, name: string): Table {
  const names: string[] = []
  for (const table of tables.all()) {
    if (table.name === name) return table
    names.push(table.name)
  }
  const help = names.length === 0 ? 'there is none at all' : `there are ${names.join(', ')}`
  throw new SiproseError('htable/no-table', `there is no table \`${name}\`; ${help}`)
}
