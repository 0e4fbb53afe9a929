/** What a configuration says of a table: `name=>size=4;autoexpire=7200;initval=0;updateexpire=1`. */

import { columnName, SiproseError, tableName } from 'siprose'

/** A table, declared. */
export interface Definition {
  readonly name: string
  /** How many slots the listings show: a power of two. */
  readonly slots: number
  /** Seconds an item lives, or 0 for ever. */
  readonly autoexpire: number
  /** What an item is that is not there; null for nothing. */
  readonly initval: number | null
  /** True when setting an item lets it live anew. */
  readonly updateexpire: boolean
  /** The table of a database that it is read from, or empty. */
  readonly dbtable: string
  /** True when it is written there at the end. */
  readonly dbmode: boolean
  /** The columns to read: one with names, and those of the value; none for the usual ones. */
  readonly columns: readonly string[]
  /** What stands between the values of several columns. */
  readonly delimiter: string
  /** What NULL is among them. */
  readonly empty: string
}

const FEWEST_BITS = 3
const MOST_BITS = 14
const MAX_SECONDS = 2_147_483_647

const attributes = [
  'size',
  'autoexpire',
  'initval',
  'updateexpire',
  'dbtable',
  'dbmode',
  'cols',
  'coldelim',
  'colnull',
  'dmqreplicate',
]

/**
 * Reads a definition.
 *
 * @throws SiproseError `htable/definition` with what is wrong
 */
export function parseDefinition(text: string): Definition {
  const arrow = text.indexOf('=>')
  const name = (arrow < 0 ? text : text.slice(0, arrow)).trim()
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) {
    throw wrong(text, 'it begins with a name and `=>`, as in calls=>size=8;autoexpire=60')
  }
  const values = new Map<string, string>()
  for (const part of arrow < 0 ? [] : parts(text.slice(arrow + 2))) {
    const equals = part.indexOf('=')
    const attribute = part.slice(0, equals < 0 ? part.length : equals).trim()
    if (!attributes.includes(attribute)) {
      throw wrong(text, `\`${attribute}\` is no attribute; it can be ${attributes.join(', ')}`)
    }
    values.set(attribute, unquoted(equals < 0 ? '' : part.slice(equals + 1).trim()))
  }
  const bits = whole(text, values, 'size', 0)
  const initval = values.has('initval') ? signed(text, values.get('initval') ?? '') : null
  return {
    name,
    slots: 2 ** (bits < 2 ? FEWEST_BITS : Math.min(bits, MOST_BITS)),
    autoexpire: whole(text, values, 'autoexpire', 0),
    initval,
    updateexpire: whole(text, values, 'updateexpire', 1) !== 0,
    dbtable: tableIn(text, values),
    dbmode: whole(text, values, 'dbmode', 0) !== 0,
    columns: columnsIn(text, values.get('cols') ?? ''),
    delimiter: values.get('coldelim') ?? ',',
    empty: values.get('colnull') ?? '',
  }
}

function tableIn(text: string, values: ReadonlyMap<string, string>): string {
  const written = values.get('dbtable') ?? ''
  if (written === '') return ''
  try {
    return tableName(written)
  } catch {
    throw wrong(text, `\`dbtable\` is \`${written}\`, which names no table`)
  }
}

function columnsIn(text: string, written: string): readonly string[] {
  if (written === '') return []
  const names = written.split(',').map((name) => name.trim())
  if (names.length < 2) {
    throw wrong(text, `\`cols\` is \`${written}\`; it can be two columns or more, with commas`)
  }
  for (const name of names) {
    try {
      columnName(name)
    } catch {
      throw wrong(text, `\`cols\` has \`${name}\`, which names no column`)
    }
  }
  return names
}

/** The attributes; a semicolon in quotes does not part them. */
function parts(text: string): readonly string[] {
  const found: string[] = []
  let start = 0
  let quote = ''
  for (let at = 0; at <= text.length; at++) {
    const char = text[at] ?? ';'
    if (quote === '' && (char === '"' || char === "'")) quote = char
    else if (char === quote) quote = ''
    else if ((char === ';' && quote === '') || at === text.length) {
      const part = text.slice(start, at).trim()
      if (part !== '') found.push(part)
      start = at + 1
    }
  }
  return found
}

function unquoted(text: string): string {
  const [first] = text
  const quoted = text.length > 1 && (first === '"' || first === "'") && text.endsWith(first)
  return quoted ? text.slice(1, -1) : text
}

function whole(
  text: string,
  values: ReadonlyMap<string, string>,
  name: string,
  otherwise: number,
): number {
  const written = values.get(name)
  if (written === undefined) return otherwise
  const value = /^[0-9]{1,10}$/.test(written) ? Number(written) : -1
  if (value >= 0 && value <= MAX_SECONDS) return value
  throw wrong(
    text,
    `\`${name}\` is \`${written}\`; it can be a whole number from 0 to ${MAX_SECONDS}`,
  )
}

function signed(text: string, written: string): number {
  if (/^-?[0-9]{1,15}$/.test(written)) return Number(written)
  throw wrong(text, `\`initval\` is \`${written}\`; it can be a whole number`)
}

function wrong(text: string, why: string): SiproseError {
  return new SiproseError('htable/definition', `\`${text}\` defines no table: ${why}`)
}
