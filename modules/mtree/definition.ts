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

/** A prefix that is in the configuration itself. */
export interface Item {
  /** The name of the tree. */
  readonly tree: string
  readonly prefix: string
  readonly value: string
}

const keys = ['name', 'dbtable', 'cols', 'type', 'multi']
const itemKeys = ['name', 'prefix', 'value']

/** Reads a definition. */
export function parseDefinition(text: string): Definition {
  const found = partsOf(text, keys)
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

/** Reads a prefix of the configuration: `name=routes;prefix=49;value=192.0.2.20`. */
export function parseItem(text: string): Item {
  const found = partsOf(text, itemKeys)
  const tree = found.get('name') ?? ''
  const prefix = found.get('prefix') ?? ''
  const value = found.get('value') ?? ''
  if (tree !== '' && prefix !== '' && value !== '') return { tree, prefix, value }
  throw wrong(`\`${text}\` has to have a name, a prefix and a value`)
}

function partsOf(text: string, known: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const part of partsBetween(text)) {
    if (part.trim() === '') continue
    const equals = part.indexOf('=')
    const key = part.slice(0, Math.max(equals, 0)).trim()
    if (!known.includes(key)) {
      throw wrong(`\`${part.trim()}\` is nothing of a tree; it can be ${known.join(', ')}`)
    }
    found.set(key, unquoted(part.slice(equals + 1).trim()))
  }
  return found
}

/** The parts between semicolons, of which there may be some in quotes. */
function partsBetween(text: string): readonly string[] {
  const parts: string[] = []
  let quote = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === "'" || sign === '"') quote = sign
    else if (sign === ';') {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
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
