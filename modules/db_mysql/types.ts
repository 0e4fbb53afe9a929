/** The types of MySQL, by number; see https://mariadb.com/kb/en/result-set-packets/. */

import type { DbType } from 'siprose'

const BINARY = 63

const types: ReadonlyMap<number, DbType> = new Map<number, DbType>([
  [0, 'double'],
  [1, 'int'],
  [2, 'int'],
  [3, 'int'],
  [4, 'double'],
  [5, 'double'],
  [7, 'datetime'],
  [8, 'bigint'],
  [9, 'int'],
  [10, 'datetime'],
  [12, 'datetime'],
  [13, 'int'],
  [246, 'double'],
])

/** The type of a column of a raw statement. */
export function typeOf(type: number, characterSet: number): DbType {
  const known = types.get(type)
  if (known !== undefined) return known
  return characterSet === BINARY && type !== 245 ? 'blob' : 'string'
}
