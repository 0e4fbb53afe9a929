/** The database that a command is about: where it is, and how to get in without showing a password. */

import { readFileSync } from 'node:fs'

import { coreNamespace } from '../../core/namespace.ts'
import type { Database } from '../../db/database.ts'
import { databaseAt, driverModule } from '../../db/offer.ts'
import { type DbUrl, parseDbUrl } from '../../db/url.ts'
import type { ApiKey } from '../../runtime/declare/api.ts'
import { SystemNetwork } from '../../net/network.ts'
import { makeSource, fileReader, type SourceReader } from '../../lang/source.ts'
import { systemClock } from '../../runtime/clock.ts'
import { configure } from '../../runtime/configure.ts'
import { Log, LogLevel } from '../../runtime/log.ts'
import { SystemRandom } from '../../runtime/random.ts'
import { ModuleLoader } from '../../runtime/loader.ts'
import { stderrSink } from '../log-sinks.ts'
import { bytePath, usage } from '../options.ts'
import { systemResolver } from '../resolve.ts'
import { askSecret } from './secret.ts'

/** Where the URL is taken from when the command line names none. */
const ENVIRONMENT = 'SIPROSE_DB'

/** What the command line says of the database. */
export interface PlaceOptions {
  /** `sqlite:///…`, or `@FILE` with the URL in it; undefined for the environment. */
  readonly db?: string | undefined
  /** A configuration whose drivers' parameters count. */
  readonly f?: string | undefined
  /** True to ask for the password. */
  readonly W?: boolean | undefined
}

/** The flags of {@link PlaceOptions}, for `parseArgs`. */
export const placeFlags = {
  db: { type: 'string' },
  f: { type: 'string', short: 'f' },
  W: { type: 'boolean', short: 'W' },
} as const

/** Opens the database, lets something be done with it, and closes it. */
export async function withDatabase<T>(
  options: PlaceOptions & { readonly make?: boolean },
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await databaseFor(await urlFor(options), options.f)
  try {
    await database.open()
  } catch (error) {
    if (options.make !== true) throw error
    // a server that cannot be reached says so again; one that has no such database makes it
    await database.make()
    await database.open()
  }
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** The URL that the command line, a file or the environment names; with the password that was asked for. */
export async function urlFor({ db, W }: PlaceOptions): Promise<string> {
  const named = db ?? process.env[ENVIRONMENT]
  if (named === undefined || named === '') {
    throw usage(`which database? write its URL, @FILE with the URL in it, or set ${ENVIRONMENT}`)
  }
  const text = named.startsWith('@') ? fileText(named.slice(1)) : named
  const url = parseDbUrl(text)
  if (url.password !== null && db === text) {
    process.stderr.write(
      `siprose: the password is in the list of processes now; write @FILE, set ${ENVIRONMENT}, or ask for it with -W\n`,
    )
  }
  return W === true
    ? withPassword(text, url, await askSecret(`Password for ${url.toString()}: `))
    : text
}

function fileText(path: string): string {
  const [line = ''] = readFileSync(path, 'utf8').split('\n')
  return line.trim()
}

function withPassword(text: string, url: DbUrl, password: string): string {
  const start = `${url.scheme}://`
  const rest = text.slice(start.length)
  const login = `${encodeURIComponent(url.user ?? '')}:${encodeURIComponent(password)}@`
  return `${start}${login}${rest.slice(rest.lastIndexOf('@') + 1)}`
}

/** A database by its URL, by the driver as a configuration has it, or as it is without one. */
async function databaseFor(text: string, config: string | undefined): Promise<Database> {
  const url = parseDbUrl(text)
  const module = driverModule(url)
  const loader = new ModuleLoader()
  if ((await loader.load(module, [])) === null) {
    throw usage(`there is no driver \`${module}\` for ${url.scheme}:// databases`)
  }
  const path = config === undefined ? 'siprose.cfg' : bytePath(config)
  const nothing: SourceReader = { read: (name) => makeSource(name, 'request_route { drop; }\n') }
  const log = new Log(stderrSink(false))
  log.level = LogLevel.ALERT
  const random = new SystemRandom()
  const { server, diagnostics } = await configure(
    {
      core: coreNamespace,
      reader: config === undefined ? nothing : fileReader,
      path,
      environment: process.env,
      preload: [module],
      loader,
    },
    {
      network: new SystemNetwork({ scheduler: systemClock, udpBackend: 'dgram' }),
      clock: systemClock,
      random,
      log,
      resolver: systemResolver(random, process.env),
    },
  )
  const instance = server?.instance(module) ?? null
  if (instance === null) throw usage(diagnostics.print().trimEnd())
  const find = <T>(key: ApiKey<T>): T | null => server?.instance(key.module)?.find(key) ?? null
  return databaseAt({ server: instance.server, log: instance.log, find }, text)
}
