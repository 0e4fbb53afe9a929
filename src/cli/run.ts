/** `siprose -f FILE` and `siprose run`: a server, in this process, until a signal ends it. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { chdir } from 'node:process'

import { errorText, SiproseError } from '../runtime/errors.ts'
import { LogLevel } from '../runtime/log.ts'
import { printAddressPort } from '../runtime/sockets/own-addresses.ts'
import type { Server } from '../runtime/server.ts'
import { stderrSink, syslogSink } from './log-sinks.ts'
import type { ServerFlags } from './options.ts'
import { reportLines } from './report.ts'
import { configureReal, SwitchableLog } from './world.ts'

const STOP_DEADLINE_MS = 900
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
  if (flags.workDirectory !== null) enter(flags.workDirectory)
  if (flags.runDirectory !== null) make(flags.runDirectory)
  const switchable = new SwitchableLog(stderrSink(flags.color))
  const { log } = switchable
  log.level = LogLevel.NOTICE + flags.verbosity
  const { server, diagnostics } = await configureReal(flags, log)
  const text = diagnostics.print(PRINTED_AT_START, 'warning')
  if (text !== '') process.stderr.write(Buffer.from(text, 'latin1'))
  if (server === null) return 1

  const ended = endOf(server)
  try {
    await server.start(flags.listen)
  } catch (error) {
    log.error(errorText(error))
    return 1
  }
  if (flags.pidFile !== null) writeFileSync(flags.pidFile, `${process.pid}\n`)
  const addresses = server.listeners.map((each) => `${each.proto}:${printAddressPort(each)}`)
  log.notice(`listening on ${addresses.join(', ')}`)
  await settleLog(server, flags, switchable)
  ready(addresses)
  await ended
  if (flags.pidFile !== null) rmSync(flags.pidFile, { force: true })
  return 0
}

function enter(directory: string): void {
  try {
    chdir(directory)
  } catch (cause) {
    throw new SiproseError(
      'cli/no-directory',
      `-w is \`${directory}\`, which is no directory that can be entered`,
      { directory },
      cause,
    )
  }
}

function make(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (cause) {
    throw new SiproseError(
      'cli/no-directory',
      `-Y is \`${directory}\`, which cannot be made`,
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
  }
  log.level = settings.debug + flags.verbosity
  log.prefix = settings.log_prefix
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
  const deadline = setTimeout(() => {
    process.exit(0)
  }, STOP_DEADLINE_MS)
  await server.stop()
  clearTimeout(deadline)
}
