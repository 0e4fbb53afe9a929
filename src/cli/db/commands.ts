/** `siprose db create`, `check`, `migrate` and `show`. */

import type { Database } from '../../db/database.ts'
import { DbCode, DbError } from '../../db/error.ts'
import { identityTables, tableNamed, usualTables } from '../../db/schema/tables.ts'
import { programType, type TableSchema } from '../../db/schema/table.ts'
import { column, type DbValue } from '../../db/value.ts'
import { dbDateText } from '../../db/datetime.ts'
import { usage } from '../options.ts'
import { Progress, printTable, say } from './print.ts'
import { faultsOf, missingColumns, setVersion, states, versions } from './tables.ts'

/** The tables that a command is about. */
export function chosenTables(
  only: string | undefined,
  identities: boolean,
): readonly TableSchema[] {
  if (only === undefined) return identities ? [...usualTables, ...identityTables] : usualTables
  return only.split(',').map((name) => {
    const schema = tableNamed(name.trim())
    if (schema === null) throw usage(`the server knows no table \`${name.trim()}\``)
    return schema
  })
}

/** Creates the tables that are not there; those that are stay as they are. */
export async function createTables(
  database: Database,
  tables: readonly TableSchema[],
): Promise<number> {
  const version = tableNamed('version')
  const all = version === null ? tables : [version, ...tables.filter((table) => table !== version)]
  const progress = new Progress(all.length, 'creating table')
  let created = 0
  for (const [at, schema] of all.entries()) {
    progress.at(at + 1, schema.name)
    const there = await database.define(async (definer) => definer.columns(schema.name))
    if (there !== null) continue
    await database.define(async (definer) => definer.create(schema))
    await setVersion(database, schema)
    created++
  }
  progress.end()
  const known = all.length - created
  say(`${database.name}: ${created} tables created${known === 0 ? '' : `, ${known} were there`}`)
  return 0
}

/** Says what of a database does not suit the server. */
export async function checkTables(
  database: Database,
  tables: readonly TableSchema[],
): Promise<number> {
  const found = await states(database, tables)
  const faults = found.flatMap((state) =>
    faultsOf(state).map((fault) => `table \`${state.schema.name}\` ${fault}`),
  )
  for (const fault of faults) say(fault)
  const missing = found.filter(({ columns }) => columns === null).map(({ schema }) => schema.name)
  const there = found.length - missing.length
  if (there === 0) {
    say(`${database.name}: no table is there; \`siprose db create\` makes them`)
    return 1
  }
  if (missing.length > 0)
    say(`not there, and needed only by modules that use them: ${missing.join(', ')}`)
  if (faults.length === 0) say(`${database.name}: ok, ${there} tables`)
  return faults.length === 0 ? 0 : 1
}

/**
 * Brings tables that are there to the versions of the server: adds the columns they lack. Nothing is removed, so that older servers
 * go on.
 */
export async function migrateTables(
  database: Database,
  tables: readonly TableSchema[],
  dryRun: boolean,
): Promise<number> {
  let changed = 0
  let refused = 0
  for (const state of await states(database, tables)) {
    const { schema, version, columns } = state
    if (columns === null) continue
    const { name } = schema
    if (version !== null && version > schema.version) {
      say(
        `table \`${name}\` has version ${version}, which is newer than ${schema.version}: it stays as it is`,
      )
      refused++
      continue
    }
    const missing = missingColumns(state)
    if (missing.length === 0 && version === schema.version) continue
    changed++
    const what = missing.length === 0 ? '' : `, new: ${missing.join(', ')}`
    say(`table \`${name}\`: version ${version ?? 'none'} to ${schema.version}${what}`)
    if (dryRun) continue
    for (const added of missing) {
      const facts = schema.columns[added]
      if (facts !== undefined)
        await database.define(async (definer) => definer.add(name, added, facts))
    }
    await setVersion(database, schema)
  }
  const verb = dryRun ? 'would be changed' : 'changed'
  say(`${database.name}: ${changed} tables ${verb}`)
  return refused === 0 ? 0 : 1
}

/** Columns that hold secrets. */
const SECRETS = /^(?:password|ha1b?|auth_password|auth_ha1|passwd)$/
/** Rows that are shown. */
const MOST_ROWS = 100

/** Lists the tables of a database, or shows the rows of one. */
export async function showTables(database: Database, name: string | null): Promise<number> {
  if (name !== null) return showRows(database, name)
  const told = await versions(database)
  if (told.size === 0)
    throw new DbError(DbCode.MISSING, `${database.name} has no table \`version\``)
  const rows = [...told].map(([table, version]) => {
    const schema = tableNamed(table)
    const known =
      schema === null
        ? 'not known'
        : schema.version === version
          ? ''
          : `the server knows ${schema.version}`
    return [table, String(version), known, schema?.about ?? '']
  })
  printTable(
    ['table', 'version', '', 'what it is for'],
    rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  )
  return 0
}

async function showRows(database: Database, name: string): Promise<number> {
  const schema = tableNamed(name)
  const there = await database.define(async (definer) => definer.columns(name))
  if (there === null) throw new DbError(DbCode.MISSING, `${database.name} has no table \`${name}\``)
  const columns = there.map((fact) => {
    const known = schema?.columns[fact.name]
    return column(fact.name, known === undefined ? 'any' : programType(known))
  })
  const shown: string[][] = []
  let more = false
  for await (const rows of database.fetch({ from: name, columns, limit: MOST_ROWS + 1 })) {
    for (const row of rows) {
      if (shown.length === MOST_ROWS) more = true
      else
        shown.push(
          row.map((value, at) =>
            cellText(columns[at]?.name ?? '', columns[at]?.type ?? 'any', value),
          ),
        )
    }
  }
  printTable(
    columns.map((one) => one.name),
    shown,
  )
  if (more) say(`… the first ${MOST_ROWS} rows`)
  return 0
}

function cellText(name: string, type: string, value: DbValue): string {
  if (value === null) return 'NULL'
  if (SECRETS.test(name)) return value === '' ? '' : '****'
  if (type === 'datetime' && typeof value === 'number') return dbDateText(value, 'local')
  const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
  return text.replaceAll(/[\0-\x1f\x7f]/g, '?')
}
