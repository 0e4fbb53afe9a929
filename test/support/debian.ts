/** What the configuration that Debian installs with Kamailio needs beside it. */

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

import type { Test } from 'tap'

import type { Database } from '../../src/index.ts'
import { databaseOf, mysql, mysqlUrl } from '../databases/where.ts'
import { SIPROSE } from './server-process.ts'

/** Where it lies. */
export const DEBIAN_CONFIGURATION = '/etc/kamailio/kamailio.cfg'

/** Its own way to be changed without being edited. */
export const DEBIAN_LOCAL = 'import_file "kamailio-local.cfg"'

/** The server of databases, without a name of one. */
const ROOT = mysqlUrl.slice(0, mysqlUrl.lastIndexOf('/'))

/** Why there is no MariaDB, or false. */
export async function noMariadb(): Promise<string | false> {
  const server = databaseOf(mysqlUrl, mysql(mysqlUrl).driver)
  try {
    await server.open()
    await server.close()
    return false
  } catch {
    return `there is no MariaDB at ${ROOT}`
  }
}

/** A database of the test's own, made by this server's command, with the columns that the configuration wants. */
export async function makeDatabase(
  t: Test,
  of = 'phones',
): Promise<{ readonly url: string; readonly database: Database }> {
  const name = `siprose_debian_${of}_${process.pid}`
  const url = `${ROOT}/${name}`
  const server = databaseOf(mysqlUrl, mysql(mysqlUrl).driver)
  await server.open()
  await server.raw(`DROP DATABASE IF EXISTS ${name}`)
  siprose(['db', 'create', url])
  const database = databaseOf(url, mysql(url).driver)
  await database.open()
  for (const statement of alterations()) await database.raw(statement)
  t.teardown(async () => {
    await database.close()
    await server.raw(`DROP DATABASE ${name}`)
    await server.close()
  })
  return { url, database }
}

/** A command of a person. */
export function siprose(args: readonly string[], input = ''): void {
  execFileSync(SIPROSE, args, { input, stdio: ['pipe', 'ignore', 'pipe'] })
}

/** Changes of tables that the configuration itself asks for, in a part of it that no server reads. */
const alterations = (): readonly string[] =>
  readFileSync(DEBIAN_CONFIGURATION, 'latin1').match(/^\s*ALTER TABLE [^;]*;/gm) ?? []
