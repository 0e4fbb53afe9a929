/** `siprose alias`, `domain`, `address`, `dispatcher`, `speeddial` and `acl`: rows that people add and remove. */

import { parseArgs } from 'node:util'

import type { Database } from '../../db/database.ts'
import { tableNamed } from '../../db/schema/tables.ts'
import type { Cell, Condition } from '../../db/statement.ts'
import { column } from '../../db/value.ts'
import { printTable, say } from '../db/print.ts'
import { placeFlags, withDatabase } from '../db/place.ts'
import { usage } from '../options.ts'
import type { RecordSpec } from './specs.ts'
import { cellsOf, columnsOf, type WordSpec } from './words.ts'

/**
 * Runs a command about rows.
 *
 * @param spec - the table and its words
 * @param args - what follows the command
 */
export async function recordCommand(spec: RecordSpec, args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  const [verb, ...given] = positionals
  const [adds, removes] = spec.verbs
  if (values.h === true || verb === undefined) {
    process.stdout.write(helpOf(spec))
    return values.h === true ? 0 : 1
  }
  switch (verb) {
    case adds:
      return withDatabase(values, (database) => addRow(database, spec, given))
    case removes:
      return withDatabase(values, (database) => removeRow(database, spec, given))
    case 'list':
      return withDatabase(values, (database) => listRows(database, spec, given))
    default:
      throw usage(
        `\`${spec.command} ${verb}\` is no command; there are ${adds}, ${removes} and list`,
      )
  }
}

function helpOf({ command, verbs: [adds, removes], words, key }: RecordSpec): string {
  const shown = words.map(({ name, otherwise }) => (otherwise === undefined ? name : `[${name}]`))
  const keys = shown.slice(0, key).join(' ')
  return `Usage: siprose ${command} [--db URL] COMMAND

URL is as for siprose db; without one the variable SIPROSE_DB names it.

  ${adds} ${shown.join(' ')}
  ${removes} ${keys}
  list [${words[0]?.name ?? ''}]
`
}

async function addRow(
  database: Database,
  spec: RecordSpec,
  given: readonly string[],
): Promise<number> {
  const { table, words, noun, copies = {} } = spec
  if (given.length > words.length)
    throw usage(`\`${given[words.length] ?? ''}\` is one word too many`)
  const cells = words.flatMap((word, at) => cellsOf(word, wordAt(word, given[at])))
  const filled = cells.map(([one, value]): Cell => {
    const from = copies[one.name]
    return value === '' && from !== undefined
      ? [one, cells.find(([other]) => other.name === from)?.[1] ?? '']
      : [one, value]
  })
  const where = keyOf(spec, given)
  const there = await database.query({ from: table, columns: where.map(([one]) => one), where })
  if (there.length > 0) throw usage(`this ${noun} is there already; nothing was changed`)
  await database.insert(table, [...filled, ...moments(table, filled)])
  say(`${noun} added`)
  tellReload(spec)
  return 0
}

/** When a row was added, in tables that want to know; the defaults of the others are as good as any. */
function moments(table: string, cells: readonly Cell[]): readonly Cell[] {
  const known = tableNamed(table)?.columns['last_modified']
  if (known === undefined || cells.some(([{ name }]) => name === 'last_modified')) return []
  return [[column('last_modified', 'datetime'), Date.now()]]
}

async function removeRow(
  database: Database,
  spec: RecordSpec,
  given: readonly string[],
): Promise<number> {
  if (given.length !== spec.key) {
    const names = spec.words.slice(0, spec.key).map(({ name }) => name)
    throw usage(`which ${spec.noun}? write ${names.join(' ')}`)
  }
  const where = keyOf(spec, given)
  const columns = where.map(([one]) => one)
  const { length } = await database.query({ from: spec.table, columns, where })
  if (length === 0) throw usage(`there is no such ${spec.noun}`)
  await database.delete(spec.table, where)
  say(`${spec.noun} removed`)
  tellReload(spec)
  return 0
}

async function listRows(
  database: Database,
  spec: RecordSpec,
  given: readonly string[],
): Promise<number> {
  const [first] = spec.words
  const [wanted] = given
  const where: readonly Condition[] =
    wanted === undefined || first === undefined
      ? []
      : cellsOf(first, wanted).map(([one, value]): Condition => [one, '=', value])
  const columns = spec.words.flatMap(columnsOf)
  const rows = await database.query({ from: spec.table, columns, where })
  printTable(
    columns.map(({ name }) => name),
    rows.map((row) => row.map((value) => (value === null ? 'NULL' : String(value)))),
  )
  return 0
}

function keyOf({ words, key }: RecordSpec, given: readonly string[]): readonly Condition[] {
  return words
    .slice(0, key)
    .flatMap((word, at) => cellsOf(word, wordAt(word, given[at])))
    .map(([one, value]): Condition => [one, '=', value])
}

function wordAt({ name, otherwise }: WordSpec, given: string | undefined): string {
  const text = given ?? otherwise
  if (text === undefined) throw usage(`${name} is missing`)
  return text
}

function tellReload({ reload }: RecordSpec): void {
  if (reload !== null) say(`a running server reads it with: siprose rpc ${reload}`)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...placeFlags, h: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw usage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
