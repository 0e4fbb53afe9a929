/** The form of the files: a line of columns, then a line for each row. */

import { columnName, DbCode, DbError, SiproseError, type DbValue } from 'siprose'

/** What a column of a file holds. */
export interface TextColumn {
  readonly name: string
  readonly type: 'int' | 'double' | 'string'
  /** Whether a row that says nothing gets the next number. */
  readonly auto: boolean
  readonly nullable: boolean
}

/** How files are written. */
export interface TextRules {
  readonly delimiter: string
  /** Whether nothing is an empty text where NULL is allowed. */
  readonly emptyText: boolean
  readonly maxRows: number
}

/** A file, read. */
export interface TextContent {
  readonly columns: readonly TextColumn[]
  readonly rows: DbValue[][]
}

/** Refuses a delimiter that is none. */
export function checkDelimiter(text: string): void {
  if (text.length === 1 && !/[\s\\A-Za-z0-9]/.test(text)) return
  throw new SiproseError(
    'db_text/delimiter',
    `the delimiter is \`${text}\`; it can be one sign that is no letter, digit or backslash`,
  )
}

const types: ReadonlyMap<string, TextColumn['type']> = new Map([
  ['int', 'int'],
  ['double', 'double'],
  ['string', 'string'],
  ['str', 'string'],
])

/** Reads the first line: `id(int,auto) name(string) note(string,null)`. */
export function parseColumns(line: string): readonly TextColumn[] {
  const words = line.trim().split(/\s+/)
  return words.map((word) => {
    const [, name = '', kind = '', attribute] =
      /^([^\s()]+)\(([a-z]+)(?:,([a-z]+))?\)$/.exec(word) ?? []
    const type = types.get(kind)
    if (
      type === undefined ||
      (attribute !== undefined && attribute !== 'auto' && attribute !== 'null')
    ) {
      throw new DbError(
        DbCode.REFUSED,
        `\`${word.slice(0, 80)}\` is no column; write name(type) or name(type,null) with int, double or string`,
      )
    }
    return {
      name: columnName(name),
      type,
      auto: attribute === 'auto',
      nullable: attribute === 'null',
    }
  })
}

/** Reads a file, one char a byte. */
export function parseTable(text: string, rules: TextRules): TextContent {
  const lines = text.split('\n')
  const columns = parseColumns(lines[0] ?? '')
  const rows: DbValue[][] = []
  for (let at = 1; at < lines.length; at++) {
    const line = (lines[at] ?? '').replace(/\r$/, '')
    if (line === '') continue
    if (rows.length >= rules.maxRows) {
      throw new DbError(
        DbCode.REFUSED,
        `it has more than ${rules.maxRows} rows; max_result_rows lets it have more`,
      )
    }
    rows.push(parseRow(line, at + 1, columns, rules))
  }
  return { columns, rows }
}

function parseRow(
  line: string,
  number: number,
  columns: readonly TextColumn[],
  { delimiter, emptyText }: TextRules,
): DbValue[] {
  const fields = fieldsOf(line, delimiter)
  if (fields.length !== columns.length) {
    throw new DbError(
      DbCode.REFUSED,
      `line ${number} has ${fields.length} values; the table has ${columns.length} columns`,
    )
  }
  return fields.map((field, at) => {
    const column = columns[at]
    if (column === undefined) return null
    if (column.type === 'string')
      return field === '' && column.nullable && !emptyText ? null : field
    if (field === '') return null
    if (column.type === 'double') {
      const value = Number(field)
      if (Number.isFinite(value)) return value
    } else if (/^[+-]?\d{1,20}$/.test(field)) return whole(field)
    throw new DbError(
      DbCode.REFUSED,
      `line ${number} has \`${field.slice(0, 40)}\` for \`${column.name}\`, which is ${column.type}`,
    )
  })
}

/** A whole number, as one of 53 bits where that does. */
export function whole(text: string): number | bigint {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : BigInt(text)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' }
const signs: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\0': '0' }

/** Cuts a line at delimiters that no backslash stands before. */
function fieldsOf(line: string, delimiter: string): readonly string[] {
  if (!line.includes('\\')) return line.split(delimiter)
  const fields: string[] = []
  let field = ''
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? ''
    if (sign === '\\' && at + 1 < line.length) {
      at++
      const escaped = line[at] ?? ''
      field += escapes[escaped] ?? escaped
    } else if (sign === delimiter) {
      fields.push(field)
      field = ''
    } else field += sign
  }
  return [...fields, field]
}

/** A whole file. */
export function printTable({ columns, rows }: TextContent, { delimiter }: TextRules): string {
  const lines = [columns.map(printColumn).join(' ')]
  for (const row of rows)
    lines.push(row.map((value) => printValue(value, delimiter)).join(delimiter))
  return `${lines.join('\n')}\n`
}

function printColumn({ name, type, auto, nullable }: TextColumn): string {
  const attribute = auto ? ',auto' : nullable ? ',null' : ''
  return `${name}(${type}${attribute})`
}

function printValue(value: DbValue, delimiter: string): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  let text = ''
  let from = 0
  for (let at = 0; at < value.length; at++) {
    const sign = value[at] ?? ''
    const letter = signs[sign] ?? (sign === '\\' || sign === delimiter ? sign : null)
    if (letter === null) continue
    text += `${value.slice(from, at)}\\${letter}`
    from = at + 1
  }
  return text + value.slice(from)
}
