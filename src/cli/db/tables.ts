/** What a database has, beside what the server knows. */

import type { Database } from '../../db/database.ts'
import { DbCode, DbError } from '../../db/error.ts'
import { fits, type ColumnFact } from '../../db/schema/definer.ts'
import { programType, type TableSchema } from '../../db/schema/table.ts'
import { column } from '../../db/value.ts'

export const tableName = column('table_name', 'string')
export const tableVersion = column('table_version', 'int')

/** How a table is. */
export interface TableState {
  readonly schema: TableSchema
  /** As the database tells; null where it tells none. */
  readonly version: number | null
  /** null where there is no such table. */
  readonly columns: readonly ColumnFact[] | null
}

/** The versions that table `version` tells; none where there is no such table. */
export async function versions(database: Database): Promise<ReadonlyMap<string, number>> {
  try {
    const rows = await database.query({ from: 'version', columns: [tableName, tableVersion] })
    return new Map(rows.map(([name, version]) => [name ?? '', version ?? 0]))
  } catch (error) {
    if (error instanceof DbError && error.code === DbCode.MISSING) return new Map()
    throw error
  }
}

/** How each of some tables is. */
export async function states(
  database: Database,
  schemas: readonly TableSchema[],
): Promise<readonly TableState[]> {
  const told = await versions(database)
  const found: TableState[] = []
  for (const schema of schemas) {
    const columns = await database.define(async (definer) => definer.columns(schema.name))
    found.push({ schema, version: told.get(schema.name) ?? null, columns })
  }
  return found
}

/** The columns of a table that the database lacks; a number of rows that nobody reads is none of them. */
export function missingColumns({ schema, columns }: TableState): readonly string[] {
  const there = new Set((columns ?? []).map(({ name }) => name.toLowerCase()))
  return Object.entries(schema.columns)
    .filter(([name, { kept }]) => kept !== 'serial' && !there.has(name))
    .map(([name]) => name)
}

/** What is wrong with a table that is there, a line each. */
export function faultsOf(state: TableState): readonly string[] {
  const { schema, version, columns } = state
  if (columns === null) return []
  const faults: string[] = []
  if (version === null) faults.push('is not in table `version`')
  else if (version !== schema.version) {
    const newer = version > schema.version ? '; this server is older than the database' : ''
    faults.push(`has version ${version}, the server knows ${schema.version}${newer}`)
  }
  const missing = missingColumns(state)
  if (missing.length > 0) faults.push(`lacks ${missing.join(', ')}`)
  for (const { name, type } of columns) {
    const known = schema.columns[name]
    if (known !== undefined && !fits(type, programType(known))) {
      faults.push(`has \`${name}\` as ${type}, which holds no ${programType(known)}`)
    }
  }
  return faults
}

/** Tells a table's version. */
export async function setVersion(
  database: Database,
  { name, version }: TableSchema,
): Promise<void> {
  const where = [[tableName, '=', name]] as const
  const known = await database.query({ from: 'version', columns: [tableVersion], where })
  if (known.length > 0) {
    await database.update('version', [[tableVersion, version]], where)
    return
  }
  await database.insert('version', [
    [tableName, name],
    [tableVersion, version],
  ])
}
