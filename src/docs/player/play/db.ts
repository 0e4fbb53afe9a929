/** Plays a `db` fence: puts rows into tables, and looks at those that are there. */

import { errorText } from '../../../runtime/errors.ts'
import { DocsCode } from '../codes.ts'
import type { Edit } from '../edit.ts'
import { printCell, type DbRow, type DbTable } from '../grammar/db-lines.ts'
import type { Failure } from '../failure.ts'
import { Bindings } from '../match/bindings.ts'
import { fill, matchText } from '../match/text.ts'
import { problem, type Problem } from '../problem.ts'
import type { ShownRow } from '../world/virtual-tables.ts'
import type { World } from '../world/world.ts'
import type { Session } from './session.ts'

/** Plays a `db` fence, up to the first table that differs. */
export async function playDb(
  session: Session,
  tables: readonly DbTable[],
): Promise<Failure | null> {
  for (const table of tables) {
    await session.settle(table.place)
    const found = table.given
      ? giveTable(session.world, table, session.bindings)
      : look(session, table)
    if (found !== null) return session.fail(null, found)
  }
  return null
}

/** Puts the rows of a grid into a table, before the server starts or while it runs. */
export function giveTable(
  world: World,
  { name, place, columns, rows }: DbTable,
  bindings: Bindings = new Bindings(new Map()),
): Problem | null {
  const values: ShownRow[] = []
  for (const { cells } of rows) {
    const row: (string | null)[] = []
    for (const { pattern, place: at } of cells) {
      const text = pattern === null ? null : fill(pattern, bindings)
      if (text !== null && typeof text !== 'string') {
        return problem(DocsCode.UNBOUND, at, `nothing is known for \`${text.source}\``)
      }
      row.push(text)
    }
    values.push(row)
  }
  try {
    world.tables.give({ table: name, columns, rows: values })
    return null
  } catch (error) {
    return problem(DocsCode.DB, place, `the rows cannot be kept: ${errorText(error)}`)
  }
}

function look(session: Session, table: DbTable): Problem | null {
  const { name, place, columns } = table
  let came: readonly ShownRow[] | null
  try {
    came = session.server.memoryTable?.(name, columns) ?? session.world.tables.rows(name, columns)
  } catch (error) {
    return problem(DocsCode.DB, place, `table \`${name}\` cannot be read: ${errorText(error)}`)
  }
  if (came === null) {
    return problem(DocsCode.DB, place, `there is no table \`${name}\``, {
      help: 'load `db_sqlite`, and name a database that a module uses: modparam("usrloc", "db_url", "sqlite:///siprose.db")',
    })
  }
  const trial = session.bindings.copy()
  const difference = differing(table, came, trial)
  session.bindings = trial
  if (difference === null || session.edits === null) return difference
  session.edits.push(editOf(table, came))
  return null
}

function differing(
  { name, place, rows }: DbTable,
  came: readonly ShownRow[],
  bindings: Bindings,
): Problem | null {
  const notes = came.map((row) => `| ${row.map(printCell).join(' | ')} |`)
  for (const [index, row] of rows.entries()) {
    const there = came[index]
    if (there === undefined)
      return problem(DocsCode.DB, row.place, `table \`${name}\` has no such row`, { notes })
    const found = cellProblem(row, there, bindings)
    if (found !== null) return { ...found, notes }
  }
  if (came.length === rows.length) return null
  const fact = `table \`${name}\` has ${came.length} rows; written are ${rows.length}`
  return problem(DocsCode.DB, place, fact, { notes })
}

function cellProblem({ cells }: DbRow, there: ShownRow, bindings: Bindings): Problem | null {
  for (const [at, { pattern, place }] of cells.entries()) {
    const value = there[at] ?? null
    const fits =
      pattern === null || value === null
        ? pattern === null && value === null
        : matchText(pattern, value, bindings)
    if (!fits) return problem(DocsCode.DB, place, `the value is \`${printCell(value)}\``)
  }
  return null
}

/** The grid, written anew. */
function editOf({ grid, columns }: DbTable, came: readonly ShownRow[]): Edit {
  const rows = [columns, ...came.map((row) => row.map(printCell))]
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  const lines = rows.map(
    (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  )
  return { line: grid.line, lastLine: grid.lastLine, column: grid.column, lines }
}
