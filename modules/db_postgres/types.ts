/** The types of PostgreSQL, by number. */

import type { CustomTypesConfig } from 'pg'
import type { DbType } from 'siprose'

const BYTEA = 17
const BOOL = 16

const types: ReadonlyMap<number, DbType> = new Map<number, DbType>([
  [BOOL, 'any'],
  [BYTEA, 'blob'],
  [20, 'bigint'],
  [21, 'int'],
  [23, 'int'],
  [26, 'int'],
  [700, 'double'],
  [701, 'double'],
  [1700, 'double'],
  [1082, 'datetime'],
  [1114, 'datetime'],
  [1184, 'datetime'],
])

/** The type of a column of a raw statement. */
export function typeOf(oid: number): DbType {
  return types.get(oid) ?? 'string'
}

/** Values as the server writes them; bytes as bytes, since only here their form is known, and truth as numbers. */
export const rawTypes: CustomTypesConfig = {
  getTypeParser: (oid: number) => {
    if (oid === BYTEA) return bytes
    return oid === BOOL ? truth : same
  },
}

const same = (text: string): string => text

const truth = (text: string): number => (text === 't' ? 1 : 0)

function bytes(text: string): Buffer {
  if (text.startsWith(String.raw`\x`)) return Buffer.from(text.slice(2), 'hex')
  const plain = text.replaceAll(/\\(\\|[0-7]{3})/g, (_all, code: string) =>
    code === '\\' ? '\\' : String.fromCharCode(Number.parseInt(code, 8)),
  )
  return Buffer.from(plain, 'latin1')
}
