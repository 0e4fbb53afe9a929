/** Adding, changing and removing rows. A change makes a new list, so that who has the old one keeps it. */

import {
  DbCode,
  DbError,
  noResult,
  type Cell,
  type Condition,
  type Result,
  type Statement,
} from 'siprose'

import { testOf } from './match.ts'
import type { TextTable } from './table.ts'

/** Carries out what changes something. */
export function changeRows(
  table: TextTable,
  statement: Exclude<Statement, { kind: 'raw' | 'select' }>,
  maxRows: number,
): Result {
  switch (statement.kind) {
    case 'insert':
      return addRow(table, statement.cells, maxRows)
    case 'update': {
      const affected = updateRows(table, statement.cells, statement.where)
      return { ...noResult, affected }
    }
    case 'delete': {
      const test = testOf(table, statement.where)
      const rows = table.rows.filter((row) => !test(row))
      const affected = table.rows.length - rows.length
      table.rows = rows
      return { ...noResult, affected }
    }
    case 'replace':
    case 'upsert': {
      const where = statement.keys.map((key): Condition => {
        const cell = statement.cells.find(([{ name }]) => name === key.name)
        return [key, '=', cell?.[1] ?? null]
      })
      if (statement.kind === 'upsert') {
        const affected = updateRows(table, statement.cells, where)
        return affected > 0 ? { ...noResult, affected } : addRow(table, statement.cells, maxRows)
      }
      const test = testOf(table, where)
      const rows = table.rows
      table.rows = rows.filter((row) => !test(row))
      const gone = rows.length - table.rows.length
      try {
        const result = addRow(table, statement.cells, maxRows)
        return { ...result, affected: gone + 1 }
      } catch (error) {
        table.rows = rows
        throw error
      }
    }
  }
}

function addRow(table: TextTable, cells: readonly Cell[], maxRows: number): Result {
  if (table.rows.length >= maxRows) {
    throw new DbError(
      DbCode.NOT_STORED,
      `table \`${table.name}\` has ${maxRows} rows, as many as it can have`,
    )
  }
  const { row, number } = table.row(cells)
  table.rows = [...table.rows, row]
  return { ...noResult, affected: 1, insertId: number }
}

function updateRows(table: TextTable, cells: readonly Cell[], where: readonly Condition[]): number {
  const test = testOf(table, where)
  const changes = cells.map(([column, value]) => {
    const at = table.place(column.name)
    return { at, value: table.stored(at, column, value) }
  })
  let affected = 0
  table.rows = table.rows.map((row) => {
    if (!test(row)) return row
    affected++
    const changed = [...row]
    for (const { at, value } of changes) changed[at] = value
    return changed
  })
  return affected
}
