/** `siprose user`: who may log in. */

import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'

import type { Database } from '../../db/database.ts'
import type { Cell, Condition } from '../../db/statement.ts'
import { column } from '../../db/value.ts'
import { printTable, say } from '../db/print.ts'
import { placeFlags, withDatabase } from '../db/place.ts'
import { newPassword, secretFlags, type SecretOptions } from '../db/secret.ts'
import { bytePath, usage } from '../options.ts'
import { userOf } from './words.ts'

const HELP = `Usage: siprose user [--db URL] COMMAND

URL is as for siprose db; without one the variable SIPROSE_DB names it. Passwords are asked for, or come from
--password-file FILE or --password-stdin, never from the command line. They are kept as digests (HA1, RFC 7616), which
suffice to log in; --clear-text keeps the password itself too, for setups that need it.

  add NAME@DOMAIN        let somebody in
  passwd NAME@DOMAIN     another password
  rm NAME@DOMAIN         let nobody of this name in any more
  show NAME@DOMAIN       what is known of somebody, without secrets
  list [DOMAIN]          all, or those of a domain
`

const TABLE = 'subscriber'
const username = column('username', 'string')
const domainColumn = column('domain', 'string')
const password = column('password', 'string')
const ha1 = column('ha1', 'string')
const ha1b = column('ha1b', 'string')

interface Options extends SecretOptions {
  readonly 'clear-text'?: boolean | undefined
}

/** Somebody, as the command line names him. */
interface Named {
  readonly user: string
  readonly domain: string
  readonly where: readonly Condition[]
}

/**
 * Runs a command about users.
 *
 * @param args - what follows `siprose user`
 */
export async function userCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  const [command, whom, extra] = positionals
  if (values.h === true || command === undefined) {
    process.stdout.write(HELP)
    return values.h === true ? 0 : 1
  }
  if (extra !== undefined) {
    throw usage('this is one word too many; a password is never written on the command line')
  }
  if (command === 'list') {
    return withDatabase(values, (database) => list(database, whom ?? null))
  }
  if (!['add', 'passwd', 'rm', 'show'].includes(command)) {
    throw usage(`\`user ${command}\` is no command; there are add, passwd, rm, show and list`)
  }
  if (whom === undefined) throw usage('who? write name@domain')
  const named = namedOf(whom)
  return withDatabase(values, async (database) => {
    const there =
      (await database.query({ from: TABLE, columns: [username], where: named.where })).length > 0
    if (command === 'add') {
      if (there) throw usage(`${whom} is there already; siprose user passwd changes the password`)
      return add(database, named, values)
    }
    if (!there) throw usage(`there is no user ${whom}`)
    if (command === 'passwd') return passwd(database, named, values)
    return command === 'rm' ? remove(database, named) : show(database, named)
  })
}

function namedOf(whom: string): Named {
  const { user, domain } = userOf(whom)
  return {
    user,
    domain,
    where: [
      [username, '=', user],
      [domainColumn, '=', domain],
    ],
  }
}

async function add(database: Database, named: Named, options: Options): Promise<number> {
  const secrets = await secretCells(named, options)
  await database.insert(TABLE, [[username, named.user], [domainColumn, named.domain], ...secrets])
  say(`${named.user}@${named.domain} added`)
  return 0
}

async function passwd(database: Database, named: Named, options: Options): Promise<number> {
  await database.update(TABLE, await secretCells(named, options), named.where)
  say(`the password of ${named.user}@${named.domain} was changed`)
  return 0
}

async function remove(database: Database, named: Named): Promise<number> {
  await database.delete(TABLE, named.where)
  say(`${named.user}@${named.domain} removed`)
  return 0
}

/** What is kept of a password. `ha1b` is for phones that put the domain into the user name. */
async function secretCells({ user, domain }: Named, options: Options): Promise<readonly Cell[]> {
  const secret = await newPassword(options, `${user}@${domain}`)
  return [
    [password, options['clear-text'] === true ? secret : ''],
    [ha1, md5(`${user}:${domain}:${secret}`)],
    [ha1b, md5(`${user}@${domain}:${domain}:${secret}`)],
  ]
}

function md5(bytes: string): string {
  return createHash('md5').update(bytes, 'latin1').digest('hex')
}

async function show(database: Database, { where }: Named): Promise<number> {
  const columns = [username, domainColumn, password, ha1, ha1b] as const
  const [row] = await database.query({ from: TABLE, columns, where })
  if (row === undefined) return 1
  const [user, domain, clear, first, second] = row
  const kept = (value: string | null): string => ((value ?? '') === '' ? 'no' : 'yes')
  printTable(
    ['username', 'domain', 'password in clear text', 'ha1', 'ha1b'],
    [[user ?? '', domain ?? '', kept(clear), kept(first), kept(second)]],
  )
  return 0
}

async function list(database: Database, domain: string | null): Promise<number> {
  const where: readonly Condition[] = domain === null ? [] : [[domainColumn, '=', bytePath(domain)]]
  const columns = [username, domainColumn] as const
  let count = 0
  for await (const rows of database.fetch({ from: TABLE, columns, where })) {
    for (const [user, at] of rows) say(`${user ?? ''}@${at ?? ''}`)
    count += rows.length
  }
  process.stderr.write(`${count} users\n`)
  return 0
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...placeFlags,
        ...secretFlags,
        'clear-text': { type: 'boolean' },
        h: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw usage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
