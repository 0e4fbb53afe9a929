/** `siprose db`: the tables of a database. */

import { parseArgs } from 'node:util'

import {
  chosenTables,
  checkTables,
  createTables,
  migrateTables,
  showTables,
} from './db/commands.ts'
import { placeFlags, withDatabase } from './db/place.ts'
import { usage } from './options.ts'

const HELP = `Usage: siprose db COMMAND URL

URL is sqlite:///path, text:///directory, mysql://user@host/database, postgres://user@host/database or
redis://host/number; @FILE is a file with the URL in it, and without one the variable SIPROSE_DB names it. -W asks
for the password. -f FILE is a configuration whose settings of drivers count.

  create URL          create the tables that are not there; --only=A,B for some, --identities for those of uid_* modules too
  check URL           say what does not suit this server; ends with 1 then
  migrate URL         add the columns that older tables lack; --dry-run only says so
  show URL [TABLE]    list the tables, or the rows of one; passwords are not shown
`

/**
 * Runs a command about tables.
 *
 * @param args - what follows `siprose db`
 * @returns 0 when all is well
 */
export async function databaseCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  const [command, ...rest] = positionals
  if (values.h === true || command === undefined) {
    process.stdout.write(HELP)
    return values.h === true ? 0 : 1
  }
  const [url, table, extra] = rest
  if (extra !== undefined) throw usage(`\`${extra}\` is one word too many; see siprose db -h`)
  const place = { ...values, db: url ?? values.db }
  const tables = chosenTables(values.only, values.identities === true)
  switch (command) {
    case 'create':
      return withDatabase({ ...place, make: true }, (database) => createTables(database, tables))
    case 'check':
      return withDatabase(place, (database) => checkTables(database, tables))
    case 'migrate':
      return withDatabase(place, (database) =>
        migrateTables(database, tables, values['dry-run'] === true),
      )
    case 'show':
      return withDatabase(place, (database) => showTables(database, table ?? null))
    default:
      throw usage(`\`db ${command}\` is no command; there are create, check, migrate and show`)
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...placeFlags,
        only: { type: 'string' },
        identities: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        h: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw usage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
