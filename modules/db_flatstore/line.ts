/** A row as a line. */

import type { Cell } from 'siprose'

/** How lines are written. */
export interface LineRules {
  /** Between two values. */
  readonly field: string
  /** Behind a row. */
  readonly record: string
  /** Whether signs that mean something are written as `%7C`; otherwise the escape sign stands before them. */
  readonly encode: boolean
  readonly escape: string
}

/** Values in the order in which they were given; NULL is nothing. */
export function lineOf(cells: readonly Cell[], rules: LineRules): string {
  return (
    cells.map(([column, value]) => fieldOf(column.type, value, rules)).join(rules.field) +
    rules.record
  )
}

function fieldOf(type: Cell[0]['type'], value: Cell[1], rules: LineRules): string {
  if (value === null) return ''
  if (typeof value === 'number')
    return String(type === 'datetime' ? Math.floor(value / 1000) : value)
  if (typeof value === 'bigint') return String(value)
  const text = typeof value === 'string' ? value : Buffer.from(value).toString('latin1')
  let line = ''
  for (const sign of text) {
    // a line end that came in a message must not begin a row
    const special = sign === rules.field || sign === rules.record || sign === '\n' || sign === '\r'
    if (!special && (rules.encode || sign !== rules.escape)) line += sign
    else if (rules.encode || sign === '\n' || sign === '\r') line += hex(sign)
    else line += rules.escape + sign
  }
  return line
}

function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
