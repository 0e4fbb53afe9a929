/** From a configuration's text to a server that can start: parse, load, check, compile, each with its diagnostics. */

import { dirname } from 'node:path'

import type { ConfigFile } from '../lang/ast.ts'
import { checkConfig } from '../lang/check/check.ts'
import { compileConfig } from '../lang/compile/compile.ts'
import type { Listing } from '../lang/compile/listing.ts'
import { Diagnostics } from '../lang/diagnostic.ts'
import { parseConfig } from '../lang/parse/file.ts'
import { nowhere } from '../lang/position.ts'
import type { SourceReader } from '../lang/source.ts'
import type { Frame, OperandForm, ScriptHelpers } from '../lang/vocabulary.ts'
import { moduleCodes } from './codes.ts'
import { assignParameters } from './assign.ts'
import { catalog } from './catalog.ts'
import type { CommandsMaker } from './commands.ts'
import type { Context } from './context.ts'
import { coreApi, type Settings } from './core-api.ts'
import { errorText } from './errors.ts'
import { evaluatedParameters } from './evaluated-settings.ts'
import { ModuleInstance, type ModuleNamespace } from './instance.ts'
import { RouteTimes, slowActions } from './latency.ts'
import { ModuleLoader } from './loader.ts'
import { loadModules } from './module-set.ts'
import { Names } from './names.ts'
import { isOwnUri } from './sockets/own-uri.ts'
import { Script } from './script.ts'
import { Server, type ServerParts } from './server.ts'

/** The core's exports, and the operands it gives the language. */
export interface CoreNamespace {
  readonly namespace: ModuleNamespace
  readonly operands: ReadonlyMap<string, OperandForm>
  /** Makes one registry of the commands of all modules. */
  readonly commands: CommandsMaker
}

/** What to configure a server from. */
export interface ConfigureOptions {
  readonly core: CoreNamespace
  readonly reader: SourceReader
  /** The main file. */
  readonly path: string
  /** `-A NAME=value`: defined before the first line. */
  readonly defines?: ReadonlyMap<string, string>
  /** Variables of the environment, for `#!defenv`. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** `-L`: where to look for modules that do not come with the server. */
  readonly directories?: readonly string[]
  /** Modules loaded before the configuration asks for any. */
  readonly preload?: readonly string[]
  readonly loader?: ModuleLoader
  /** Values of core parameters from the command line; they win over the file's. */
  readonly overrides?: Readonly<Record<string, unknown>>
  /** What people get wrong with functions, by `module.function`: from the reference, for the checker's warnings. */
  readonly traps?: ReadonlyMap<string, string>
  /** Collects what became of the statements of a line, for `siprose check --explain`. */
  readonly listing?: Listing | null
  /** True to note every action that runs, for the trace of an example's report. */
  readonly trace?: boolean
}

/** What came of it: a server only where there is no error. */
export interface Configured {
  readonly server: Server | null
  readonly diagnostics: Diagnostics
}

/**
 * Reads a configuration and makes a server of it.
 *
 * @param options - where it is, and what it may use
 * @param parts - the world the server will live in
 */
export async function configure(
  options: ConfigureOptions,
  parts: Omit<ServerParts, 'defines'>,
): Promise<Configured> {
  const {
    config: written,
    diagnostics,
    defines,
  } = parseConfig(options.reader, options.path, {
    defines: Object.fromEntries(options.defines ?? []),
    environment: options.environment ?? {},
  })
  const environment = options.environment ?? {}
  const server = new Server({ directory: dirname(options.path), ...parts, defines, environment })
  const names = new Names(options.core.operands, options.traps ?? new Map())
  names.add(
    new ModuleInstance(options.core.namespace, 'the core', server, (name) => names.instance(name)),
  )
  const loader = options.loader ?? new ModuleLoader()
  const set = { config: written, diagnostics, loader, names, server }
  await loadModules(set, options.directories ?? [], options.preload ?? [])
  const config = evaluatedParameters(written, set)
  await check(config, names, loader, diagnostics)
  if (diagnostics.hasErrors) return { server: null, diagnostics }

  assignParameters(config, names, options.overrides ?? {})
  server.liveSettings.addCustom(config.customParameters, server.custom)
  for (const instance of names.instances()) {
    server.statistics.addModule(instance)
    server.liveSettings.addModule(instance)
  }
  makeStates(names, config, diagnostics)
  const core = names.instance('core')?.find(coreApi) ?? null
  if (diagnostics.hasErrors || core === null) return { server: null, diagnostics }

  const helpers = helpersOf(server, core.settings)
  const program = compileConfig(config, names, helpers, {
    trace: (options.trace ?? false) || server.tracer !== null,
    listing: options.listing ?? null,
    slow: slowActions(server, core.settings),
    diagnostics,
  })
  if (diagnostics.hasErrors) return { server: null, diagnostics }
  server.equip({
    names,
    core,
    script: new Script(program, server, new RouteTimes(server, core.settings)),
    commands: options.core.commands(names.instances()),
    helpers,
    sources: (file) => diagnostics.source(file),
  })
  connectEvents(names, server)
  return { server, diagnostics }
}

/** Checks; only where something is wrong are modules that are not loaded looked through, for better help. */
async function check(
  config: ConfigFile,
  names: Names,
  loader: ModuleLoader,
  diagnostics: Diagnostics,
): Promise<void> {
  const first = new Diagnostics()
  checkConfig(config, names, first)
  if (!first.hasErrors) {
    for (const found of first.all) diagnostics.add(found)
    return
  }
  names.owner = await catalog(loader)
  checkConfig(config, names, diagnostics)
}

function makeStates(names: Names, config: ConfigFile, diagnostics: Diagnostics): void {
  for (const instance of names.instances()) {
    try {
      instance.makeState()
    } catch (error) {
      const place = config.loadModules.find((item) => item.module === instance.name)
      diagnostics.error(
        moduleCodes.refused,
        `module \`${instance.name}\` cannot start: ${errorText(error)}`,
        place?.path.position ?? nowhere,
      )
    }
  }
}

function helpersOf(server: Server, settings: Settings): ScriptHelpers {
  return {
    get maxWhileLoops() {
      return settings.max_while_loops
    },
    maxRecursiveLevel: settings.max_recursive_level,
    maxFormatLength: settings.pv_buffer_size,
    returnMode: settings.return_mode === 1 ? 1 : 0,
    isMyself: (_ctx, text) => isOwnUri(server, text),
    note: (topic, text) => {
      server.note(topic, text)
    },
    carried: server.carriedValues,
    // Frame is the language's view of the very Context that the receiver made.
    warn: (ctx: Frame, code, message) => server.reportScript(ctx as Context, code, message),
  }
}

function connectEvents(names: Names, server: Server): void {
  for (const instance of names.instances()) {
    for (const event of Object.values(instance.events)) {
      event.connect((name) => server.route('event', name))
    }
  }
}
