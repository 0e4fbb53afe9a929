/** Names of tables and columns. */

import { DbCode, DbError } from './error.ts'

const NAME = /^[A-Za-z_][A-Za-z0-9_$-]{0,62}$/
const TABLE = /^(?:[A-Za-z_][A-Za-z0-9_$-]{0,62}\.)?[A-Za-z_][A-Za-z0-9_$-]{0,62}$/

/**
 * A column's name, as it was given: names are quoted, and have no sign that could end a quote.
 *
 * @throws DbError `db/name`
 */
export function columnName(name: string): string {
  if (NAME.test(name)) return name
  throw new DbError(
    DbCode.NAME,
    `\`${shown(name)}\` names no column; a name has letters, digits, _ $ -`,
  )
}

/**
 * A table's name, perhaps with its schema and a dot before it.
 *
 * @throws DbError `db/name`
 */
export function tableName(name: string): string {
  if (TABLE.test(name)) return name
  throw new DbError(
    DbCode.NAME,
    `\`${shown(name)}\` names no table; a name has letters, digits, _ $ -`,
  )
}

/** Names can come from messages: what is shown of one is short and harmless. */
function shown(name: string): string {
  return name.slice(0, 64).replaceAll(/[^ -~]/g, '?')
}
