/** The `db` fence: the name of a table, and below it a grid with its rows. */

import { trimBytes } from '../bytes.ts'
import { DocsCode } from '../codes.ts'
import { problem, type Place, type Problem } from '../problem.ts'
import { linesOf, type FenceLine, type Origin } from './fence-lines.ts'
import { isPatternFault, literal, parsePattern, type Pattern } from './pattern.ts'
import { unescaped } from './value-lines.ts'

/** What stands in one place of a grid; null is NULL. */
export interface DbCell {
  readonly pattern: Pattern | null
  readonly place: Place
}

/** A row of a grid. */
export interface DbRow {
  readonly cells: readonly DbCell[]
  readonly place: Place
}

/** A table as a fence shows it. */
export interface DbTable {
  readonly name: string
  readonly place: Place
  /** True for `given name`: the rows are put into the table, in the place of all that is in it. */
  readonly given: boolean
  readonly columns: readonly string[]
  readonly rows: readonly DbRow[]
  /** The grid's place in the file, to write it anew: lines of it, and the column at which they start. */
  readonly grid: { readonly line: number; readonly lastLine: number; readonly column: number }
}

/** What a `db` fence says, and what is wrong with it. */
export interface DbTables {
  readonly tables: readonly DbTable[]
  readonly problems: readonly Problem[]
}

const help =
  'write the table\'s name, a line `| column | column |`, and a line `| value | value |` for each row; NULL, "text", {name} and {*} are values too'
const nameLine = /^(given\s+)?([A-Za-z_][\w.-]*)$/

/**
 * Reads a `db` fence.
 *
 * @param text - the text of the fence, one character a byte
 * @param origin - where it starts
 */
export function parseDb(text: string, origin: Origin): DbTables {
  const problems: Problem[] = []
  const tables: DbTable[] = []
  let table: Draft | null = null
  for (const line of linesOf(text, origin)) {
    const written = trimBytes(line.text)
    if (written === '' || written.startsWith('#')) continue
    const [, given, name] = nameLine.exec(written) ?? []
    if (name !== undefined) {
      if (table !== null) finish(table, tables, problems)
      table = { name, given: given !== undefined, line, head: null, rows: [] }
    } else if (table === null || !written.startsWith('|') || !written.endsWith('|')) {
      problems.push(
        problem(DocsCode.DB_SYNTAX, line.place(), 'this line belongs to no table', { help }),
      )
    } else if (table.head === null) table.head = line
    else table.rows.push(line)
  }
  if (table !== null) finish(table, tables, problems)
  return { tables, problems }
}

interface Draft {
  readonly name: string
  readonly given: boolean
  readonly line: FenceLine
  head: FenceLine | null
  readonly rows: FenceLine[]
}

function finish(draft: Draft, tables: DbTable[], problems: Problem[]): void {
  const { name, given, line, head } = draft
  if (head === null) {
    problems.push(
      problem(DocsCode.DB_SYNTAX, line.place(), `table \`${name}\` has no grid`, { help }),
    )
    return
  }
  const columns = piecesOf(head).map(({ text }) => text)
  const rows: DbRow[] = []
  for (const row of draft.rows) {
    // a line that underlines the names, as Markdown has it
    if (/^[|\s:-]+$/.test(row.text) && row === draft.rows[0] && row.text.includes('--')) continue
    const cells = cellsOf(row, problems)
    if (cells.length === columns.length) rows.push({ cells, place: row.place() })
    else {
      const fact = `this row has ${cells.length} values; the table has ${columns.length} columns`
      problems.push(problem(DocsCode.DB_SYNTAX, row.place(), fact))
    }
  }
  const { column } = head.place(0)
  const grid = { line: head.number, lastLine: (draft.rows.at(-1) ?? head).number, column }
  tables.push({ name, given, place: line.place(), columns, rows, grid })
}

interface Piece {
  readonly text: string
  readonly at: number
}

function piecesOf(line: FenceLine): readonly Piece[] {
  return [...line.text.matchAll(/\|[ \t]*("(?:[^"\\]|\\.)*"|[^|]*?)[ \t]*(?=\|)/g)].map(
    (found) => ({ text: found[1] ?? '', at: found.index + found[0].indexOf(found[1] ?? '', 1) }),
  )
}

function cellsOf(line: FenceLine, problems: Problem[]): readonly DbCell[] {
  return piecesOf(line).map(({ text, at }) => {
    const place = line.place(at, at + text.length)
    if (text === 'NULL') return { pattern: null, place }
    if (/^".*"$/s.test(text)) return { pattern: literal(unescaped(text.slice(1, -1))), place }
    const pattern = parsePattern(text)
    if (!isPatternFault(pattern)) return { pattern, place }
    problems.push(problem(DocsCode.PATTERN, place, pattern.message))
    return { pattern: literal(text), place }
  })
}

/** A value as a grid has it. */
export function printCell(value: string | null): string {
  if (value === null) return 'NULL'
  const plain =
    value !== '' && value !== 'NULL' && trimBytes(value) === value && !/[|"\n\r\t\\]/.test(value)
  if (plain) return value.replaceAll('{', '{{')
  const inner = value
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`)
  return `"${inner}"`
}
