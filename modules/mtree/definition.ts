/** How a tree is defined: `name=routes;dbtable=routes;type=0`. */

import { columnName, SiproseError, tableName } from 'siprose'

/** What the values of a tree are. */
export const TreeType = { TEXT: 0, PAIRS: 1, NUMBER: 2 } as const

/** A tree, as it is defined. */
export interface Definition {
  readonly name: string
  readonly table: string
  /** Prefix first, then values; null for the columns that the parameters name. */
  readonly columns: readonly string[] | null
  readonly type: number
  /** Whether the table has rows of other trees too. */
  readonly multi: boolean
}

const keys = ['name', 'dbtable', 'cols', 'type', 'multi']

/** Reads a definition. */
export function parseDefinition(text: string): Definition {
  const found = new Map<string, string>()
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const key = part.slice(0, Math.max(equals, 0)).trim()
    if (!keys.includes(key)) {
      throw wrong(`\`${part.trim()}\` is nothing of a tree; it can be ${keys.join(', ')}`)
    }
    found.set(key, unquoted(part.slice(equals + 1).trim()))
  }
  const name = found.get('name') ?? ''
  const table = found.get('dbtable') ?? ''
  if (name === '' || table === '') throw wrong(`\`${text}\` has to have a name and a dbtable`)
  tableName(table)
  const columns = parseColumns(found.get('cols'))
  const type = numberOf('type', found.get('type'), 2)
  const multi = numberOf('multi', found.get('multi'), 1) === 1
  if (columns !== null && columns.length > 2 && (type !== TreeType.TEXT || multi)) {
    throw wrong('several value columns make a text of one tree: `type` and `multi` have to be 0')
  }
  return { name, table, columns, type, multi }
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text
}

function parseColumns(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null
  const columns = text.split(',').map((column) => column.trim())
  for (const column of columns) columnName(column)
  if (columns.length >= 2) return columns
  throw wrong(`cols is \`${text}\`; it has to name two columns at least, the prefix first`)
}

function numberOf(key: string, text: string | undefined, most: number): number {
  if (text === undefined) return 0
  const number = Number(text)
  if (/^\d$/.test(text) && number <= most) return number
  throw wrong(`${key} is \`${text}\`; it can be 0 to ${most}`)
}

function wrong(message: string): SiproseError {
  return new SiproseError('mtree/definition', message)
}
