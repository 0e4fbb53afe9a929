/** The real server, as the player of examples starts it. */

import { coreNamespace } from '../core/namespace.ts'
import type { Diagnostics } from '../lang/diagnostic.ts'
import type { Position } from '../lang/position.ts'
import { configure } from '../runtime/configure.ts'
import type { Settings } from '../runtime/core-api.ts'
import type { Documentation } from '../runtime/documentation.ts'
import { SiproseError } from '../runtime/errors.ts'
import { ModuleLoader } from '../runtime/loader.ts'
import { Log, LogLevel } from '../runtime/log.ts'
import type { SocketSpec } from '../runtime/sockets/sockets.ts'
import { CompiledDocumentation } from './documentation.ts'
import { CountingClock } from './counting-clock.ts'
import { exampleReader } from './example-source.ts'
import { RealPlayedServer, type StatementText } from './played-server.ts'
import { DocsCode } from './player/codes.ts'
import { virtualProcess } from './player/world/virtual-process.ts'
import type { PlayedServer, PlayerHost, StartOptions } from './player/host.ts'

/** The environment that examples are played in. */
const exampleEnvironment = { HOSTNAME: 'edge1', CALL_LIMIT: '20' }

const SERVER_ADDRESS = '192.0.2.1'
const SERVER_PORT = 5060

/** How examples get their server. */
export interface ServerHostOptions {
  /** Values for `#!ifdef`, as `-A` gives them. */
  readonly defines?: ReadonlyMap<string, string>
  /** Where to look for modules that do not come with the server. */
  readonly directories?: readonly string[]
}

/** What the servers of a host have in common. */
interface Shared extends ServerHostOptions {
  readonly loader: ModuleLoader
  readonly documentation: Documentation
}

/** A host that starts real servers, each in the world of its example. */
export function serverHost(options: ServerHostOptions = {}): PlayerHost {
  const shared = {
    ...options,
    loader: new ModuleLoader(),
    documentation: new CompiledDocumentation(),
  }
  return { start: (configuration, start) => startServer(configuration, start, shared) }
}

async function startServer(
  configuration: string | null,
  start: StartOptions,
  { defines, directories, loader, documentation }: Shared,
): Promise<PlayedServer> {
  const clock = new CountingClock(start.clock)
  const log = new Log(start.logSink)
  log.level = LogLevel.WARNING
  const { server, diagnostics } = await configure(
    {
      core: coreNamespace,
      reader: exampleReader(configuration, start),
      path: start.fileName,
      defines: defines ?? new Map(),
      environment: exampleEnvironment,
      directories: directories ?? [],
      preload: preloaded(configuration, start, loader),
      loader,
      trace: true,
    },
    {
      network: start.network,
      http: start.http,
      clock,
      random: start.random,
      log,
      documentation,
      process: virtualProcess,
      resolver: () => start.resolver,
      files: start.files,
    },
  )
  if (server === null) throw new SiproseError(DocsCode.REFUSED, diagnostics.print().trimEnd())
  log.level = Math.max(server.settings.debug, LogLevel.WARNING)
  log.prefix = server.settings.log_prefix
  log.scope = server.logScope
  await server.start(withServerAddress(server.settings))
  return new RealPlayedServer(server, clock, statementText(diagnostics), start.http)
}

/** Servers of databases are not asked: what is theirs is kept in SQLite. */
function preloaded(
  configuration: string | null,
  start: StartOptions,
  loader: ModuleLoader,
): readonly string[] {
  if (choosesModules(configuration, start)) return loader.names()
  const texts = [configuration ?? '', ...start.before.map(({ text }) => text)]
  return texts.some((text) => /\bdb_(?!sqlite|text)[a-z]/.test(text)) ? ['db_sqlite'] : []
}

/** Where nothing says which modules there are, there are all. */
function choosesModules(configuration: string | null, { wrap, before }: StartOptions): boolean {
  return wrap === 'route' || (configuration === null && before.length === 0)
}

/** Where actors find the server, whatever else the configuration listens on. */
function withServerAddress({ listen, disable_tcp }: Settings): readonly SocketSpec[] {
  const specs = [...listen]
  for (const proto of disable_tcp ? (['udp'] as const) : (['udp', 'tcp'] as const)) {
    const there = listen.some(
      (spec) =>
        spec.host === SERVER_ADDRESS &&
        (spec.port ?? SERVER_PORT) === SERVER_PORT &&
        (spec.proto === null || spec.proto === proto),
    )
    if (!there) specs.push({ proto, host: SERVER_ADDRESS, port: SERVER_PORT, advertised: null })
  }
  return specs
}

/** The first line of a statement; the rest of the line, where the place is only its first word, as that of `if` is. */
function statementText(diagnostics: Diagnostics): StatementText {
  return ({ file, offset, length }: Position) => {
    const text = diagnostics.source(file)?.text.slice(offset) ?? ''
    const line = text.split('\n', 1)[0] ?? ''
    const statement = line.slice(0, length).trimEnd()
    return (/^\w*$/.test(statement) ? line.trimEnd() : statement) || null
  }
}
