/** `siprose -f FILE` and `siprose run`: a server, in this process, until a signal ends it. */

import { chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { chdir } from 'node:process'

import { errorText, SiproseError } from '../runtime/errors.ts'
import { type Log, LogLevel } from '../runtime/log.ts'
import { jsonLayout } from '../runtime/log-json.ts'
import { printAddressPort } from '../runtime/sockets/own-addresses.ts'
import type { Server } from '../runtime/server.ts'
import { becomeIdentity, type Identity, identityOf } from './identity.ts'
import { applyLimits } from './limits.ts'
import { plainSink, stderrSink, syslogSink } from './log-sinks.ts'
import { releaseAfterStart } from './resident.ts'
import type { ServerFlags } from './options.ts'
import { reportLines, startLines } from './report.ts'
import { systemCalls } from './system-calls.ts'
import { configureReal, SwitchableLog } from './world.ts'

/** Nobody asked for a directory where this is what the parameter says. */
const DEFAULT_RUN_DIRECTORY = '/run/siprose'
/** A hint is for who checks a configuration, not for who starts a server. */
const PRINTED_AT_START = 20

/** Told once the server listens. */
export type Ready = (addresses: readonly string[]) => void

/**
 * Runs a server until SIGTERM or SIGINT.
 *
 * @param flags - what the command line says
 * @param ready - called once it listens
 * @returns the exit code: 0 after a signal, 1 when it could not start; what was wrong is printed
 */
export async function runServer(flags: ServerFlags, ready: Ready): Promise<number> {
  if (flags.workDirectory !== null) enter('-w', flags.workDirectory)
  const switchable = new SwitchableLog(stderrSink(flags.color))
  const { log } = switchable
  log.level = LogLevel.NOTICE + flags.verbosity
  const { server, diagnostics } = await configureReal(flags, log)
  const text = diagnostics.print(PRINTED_AT_START, 'warning')
  if (text !== '') process.stderr.write(Buffer.from(text, 'latin1'))
  if (server === null) return 1

  const ended = endOf(server)
  try {
    await settle(server, flags, switchable)
  } catch (error) {
    log.error(errorText(error))
    await server.stop()
    return 1
  }
  ready(addressesOf(server))
  await ended
  if (flags.pidFile !== null) removePidFile(flags.pidFile, log)
  return 0
}

/** The user that the server has become may not be allowed to; the number in it is that of nobody then. */
function removePidFile(path: string, log: Log): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    log.notice(`the file of -P stays: ${errorText(error)}`)
  }
}

/** Opens the sockets, then becomes who the configuration says. */
async function settle(
  server: Server,
  flags: ServerFlags,
  switchable: SwitchableLog,
): Promise<void> {
  const { settings, log } = server
  const calls = systemCalls()
  const identity = identityOf(settings)
  applyLimits(settings, calls, log)
  if (settings.rundir !== DEFAULT_RUN_DIRECTORY) make(settings.rundir, identity)
  if (settings.workdir !== null && flags.workDirectory === null) enter('workdir', settings.workdir)
  await server.start(flags.listen)
  if (flags.pidFile !== null) writeFileSync(flags.pidFile, `${process.pid}\n`)
  log.notice(`listening on ${addressesOf(server).join(', ')}`)
  await settleLog(server, flags, switchable)
  if (settings.verbose_startup) for (const line of startLines(server, calls)) log.notice(line)
  if (calls !== null) releaseAfterStart(calls)
  becomeIdentity(settings, identity, calls)
}

function addressesOf(server: Server): readonly string[] {
  return server.listeners.map((each) => `${each.proto}:${printAddressPort(each)}`)
}

function enter(origin: string, directory: string): void {
  try {
    chdir(directory)
  } catch (cause) {
    throw new SiproseError(
      'cli/no-directory',
      `\`${origin}\` is \`${directory}\`, which is no directory that can be entered`,
      { directory },
      cause,
    )
  }
}

function make(directory: string, { uid, gid }: Identity): void {
  try {
    mkdirSync(directory, { recursive: true })
    if (process.getuid?.() === 0 && (uid !== null || gid !== null)) {
      chownSync(directory, uid ?? 0, gid ?? 0)
    }
  } catch (cause) {
    throw new SiproseError(
      'cli/no-directory',
      `\`rundir\` is \`${directory}\`, which cannot be made`,
      { directory },
      cause,
    )
  }
}

/** From here on the log is where, and as talkative as, the configuration says. */
async function settleLog(
  server: Server,
  flags: ServerFlags,
  switchable: SwitchableLog,
): Promise<void> {
  const { settings } = server
  const { log } = switchable
  if (!settings.log_stderror && !flags.stderr) {
    const sink = await syslogSink(settings.log_name || 'siprose', settings.log_facility)
    if (sink === null) log.notice('syslog cannot be reached from here; the log stays on stderr')
    else switchable.redirect(sink)
  } else if (settings.log_engine_type === 'json') {
    switchable.redirect(plainSink)
  } else if (settings.log_color) {
    switchable.redirect(stderrSink(true))
  }
  log.level = settings.debug + flags.verbosity
  log.prefix = settings.log_prefix
  log.scope = server.logScope
  if (settings.log_engine_type === 'json') {
    log.layout = jsonLayout(settings.log_engine_data, {
      pid: process.pid,
      host: hostname(),
      program: settings.log_name || 'siprose',
      now: () => server.clock.now(),
    })
  }
}

/** Settles once a signal has ended the server. */
async function endOf(server: Server): Promise<void> {
  const { log } = server
  process.on('SIGHUP', () => {
    log.notice('SIGHUP: nothing to do')
  })
  process.on('SIGUSR1', () => {
    for (const line of reportLines(server)) log.write(LogLevel.ALERT, line)
  })
  process.on('uncaughtException', (error) => {
    log.write(LogLevel.BUG, `please report this: ${error.stack ?? String(error)}`)
  })
  process.on('unhandledRejection', (reason) => {
    log.write(LogLevel.BUG, `please report this: ${errorText(reason)}`)
  })
  const signal = await new Promise<string>((resolve) => {
    for (const each of ['SIGTERM', 'SIGINT'] as const) process.on(each, resolve)
  })
  log.notice(`${signal}: ending`)
  const seconds = server.settings.exit_timeout
  const late = () => {
    log.error(`not all had ended after ${seconds} s, which is \`exit_timeout\``)
    process.exit(1)
  }
  const deadline = seconds === 0 ? null : setTimeout(late, seconds * 1000)
  await server.stop()
  if (deadline !== null) clearTimeout(deadline)
}
