/** The real world a server lives in: the machine's clock, randomness, network and log. */

import { dirname, resolve } from 'node:path'

import { systemControls } from '../net/control/system-controls.ts'
import { SystemNetwork, type UdpBackend } from '../net/network.ts'
import { systemClock } from '../runtime/clock.ts'
import { coreNamespace } from '../core/namespace.ts'
import { CompiledDocumentation } from '../docs/documentation.ts'
import type { Listing } from '../lang/compile/listing.ts'
import { configure, type Configured } from '../runtime/configure.ts'
import { Log, LogLevel, type LogSink } from '../runtime/log.ts'
import { SystemRandom } from '../runtime/random.ts'
import { fileReader } from '../lang/source.ts'
import { bytePath, type ServerFlags } from './options.ts'
import { systemResolver } from './resolve.ts'

/** A log whose lines can be sent elsewhere once the configuration has said where. */
export class SwitchableLog {
  readonly log: Log
  #sink: LogSink

  /** @param sink - where lines go at first */
  constructor(sink: LogSink) {
    this.#sink = sink
    this.log = new Log((level, text, facility, color) => {
      this.#sink(level, text, facility, color)
    })
    this.log.level = LogLevel.WARNING
  }

  /** Sends the lines that follow elsewhere. */
  redirect(sink: LogSink): void {
    this.#sink = sink
  }
}

/**
 * Makes a server of a configuration file, in the real world.
 *
 * @param flags - what the command line says
 * @param log - where it logs
 * @param traps - what people get wrong with functions, for a check
 * @param listing - collects what became of a line, for a check
 */
export async function configureReal(
  flags: ServerFlags,
  log: Log,
  traps: ReadonlyMap<string, string> = new Map(),
  listing: Listing | null = null,
): Promise<Configured> {
  const network = new SystemNetwork({ scheduler: systemClock, udpBackend: udpBackend() })
  if (network.udpFallback !== null) log.notice(network.udpFallback)
  else if (network.udpBackend === 'dgram') log.notice('UDP is read by dgram, as SIPROSE_UDP asks')
  const random = new SystemRandom()
  const overrides: Record<string, unknown> = {}
  if (flags.children !== null) overrides['children'] = flags.children
  if (flags.autoAliases !== null) overrides['auto_aliases'] = flags.autoAliases
  if (flags.runDirectory !== null) overrides['rundir'] = flags.runDirectory
  if (flags.root !== null) overrides['chroot'] = flags.root
  if (flags.user !== null) overrides['user'] = flags.user
  if (flags.group !== null) overrides['group'] = flags.group
  if (flags.serverId !== null) overrides['server_id'] = flags.serverId
  if (flags.logEngine !== null) {
    const [type = '', letters = ''] = flags.logEngine.split(':')
    overrides['log_engine_type'] = type
    overrides['log_engine_data'] = letters
  }
  return configure(
    {
      core: coreNamespace,
      reader: fileReader,
      path: bytePath(flags.file),
      defines: flags.defines,
      environment: process.env,
      directories: flags.directories,
      overrides,
      traps,
      listing,
    },
    {
      network,
      clock: systemClock,
      random,
      log,
      controls: systemControls,
      documentation: new CompiledDocumentation(),
      resolver: systemResolver(random, process.env),
      // the directory the server works in may be another one later
      directory: dirname(bytePath(resolve(flags.file))),
    },
  )
}

/** `SIPROSE_UDP=dgram` turns batched UDP off. */
function udpBackend(): UdpBackend {
  const wanted = process.env['SIPROSE_UDP']
  return wanted === 'dgram' || wanted === 'batch' ? wanted : 'auto'
}
