/** The real server, as the player of examples starts it. */

import { coreNamespace } from '../core/namespace.ts'
import { compileExpression } from '../lang/compile/compile.ts'
import { printPosition } from '../lang/position.ts'
import { fileReader, makeSource, type SourceReader } from '../lang/source.ts'
import type { Value } from '../lang/vocabulary.ts'
import { configure } from '../runtime/configure.ts'
import type { Context } from '../runtime/context.ts'
import { SiproseError } from '../runtime/errors.ts'
import { ModuleLoader } from '../runtime/loader.ts'
import { Log, LogLevel } from '../runtime/log.ts'
import type { Server } from '../runtime/server.ts'
import type { SocketSpec } from '../runtime/sockets.ts'
import type {
  ConfigurationPart,
  PlayedServer,
  PlayerHost,
  StartOptions,
  TraceStep,
} from './player/host.ts'

const SERVER_ADDRESS = '192.0.2.1'
const SERVER_PORT = 5060
const MAX_TRACE = 1000
const MAX_TURNS = 1000

/** How examples get their server. */
export interface ServerHostOptions {
  /** Values for `#!ifdef`, as `-A` gives them. */
  readonly defines?: ReadonlyMap<string, string>
  /** Where to look for modules that do not come with the server. */
  readonly directories?: readonly string[]
}

/** A host that starts real servers, each in the world of its example. */
export function serverHost(options: ServerHostOptions = {}): PlayerHost {
  const loader = new ModuleLoader()
  return {
    start: async (configuration, start) => {
      const chooses = configuration === null || start.wrap === 'route'
      const log = new Log(start.logSink)
      log.level = LogLevel.WARNING
      const { server, diagnostics } = await configure(
        {
          core: coreNamespace,
          reader: exampleReader(configuration, start),
          path: start.fileName,
          defines: options.defines ?? new Map(),
          directories: options.directories ?? [],
          preload: chooses ? loader.names() : [],
          loader,
          trace: true,
        },
        {
          network: start.network,
          clock: start.clock,
          random: start.random,
          log,
          resolve: () => Promise.resolve(null),
        },
      )
      if (server === null) throw new SiproseError('docs/refused', diagnostics.print().trimEnd())
      log.level = Math.max(server.settings.debug, LogLevel.WARNING)
      log.prefix = server.settings.log_prefix
      await server.start(withServerAddress(server.settings.listen))
      return new Played(server)
    },
  }
}

/** Serves the example's text at the place where it was written, so that diagnostics point there; other files from the disk. */
function exampleReader(configuration: string | null, start: StartOptions): SourceReader {
  const main =
    configuration === null ? 'request_route { ; return; }' : textAtItsPlace(configuration, start)
  return {
    read: (path, from) =>
      from === null && path === start.fileName
        ? makeSource(start.fileName, main)
        : fileReader.read(path, from),
  }
}

function textAtItsPlace(text: string, start: StartOptions): string {
  const { line, column, wrap, before } = start
  const margin = ' '.repeat(Math.max(0, column - 1))
  const body = text
    .split('\n')
    .map((each) => (each === '' ? each : margin + each))
    .join('\n')
  const head = before.map((part: ConfigurationPart) => part.text.replaceAll('\n', ' ')).join(' ')
  const opened = wrap === 'route' ? `${head} request_route {` : head
  const lines = '\n'.repeat(Math.max(0, line - 1))
  const first = line > 1 && opened !== '' ? `${lines.slice(1)}${opened}\n` : `${lines}${opened}`
  return `${first}${body}${wrap === 'route' ? '\n}' : ''}`
}

/** Where actors find the server, whatever else the configuration listens on. */
function withServerAddress(listen: readonly SocketSpec[]): readonly SocketSpec[] {
  const specs = [...listen]
  for (const proto of ['udp', 'tcp'] as const) {
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

/** A server in an example. */
class Played implements PlayedServer {
  readonly #server: Server
  #last: Context | null = null
  #running = 0
  #trace: number[] = []

  constructor(server: Server) {
    this.#server = server
    const { receiver } = server
    receiver.begun = (ctx) => {
      this.#running++
      this.#last = ctx
      ctx.trace = (at) => {
        if (this.#trace.length < MAX_TRACE) this.#trace.push(at)
      }
    }
    receiver.ended = () => {
      this.#running--
    }
  }

  async stop(): Promise<void> {
    await this.#server.stop()
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      await nextTurn()
      if (this.#running === 0) return
    }
    throw new SiproseError(
      'docs/unsettled',
      `${this.#running} messages are still being handled after ${MAX_TURNS} turns`,
    )
  }

  evaluate(expression: string): Value | Promise<Value> {
    if (this.#last === null) {
      throw new SiproseError('docs/no-message', 'no message has reached the script yet')
    }
    const { names, helpers } = this.#server
    return compileExpression(expression, names, helpers)(this.#last)
  }

  trace(): readonly TraceStep[] {
    const steps = this.#trace.map((at) => {
      const position = this.#server.script.program.position(at)
      return { position, text: this.#server.sourceLine(position) ?? printPosition(position) }
    })
    this.#trace = []
    return steps
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
