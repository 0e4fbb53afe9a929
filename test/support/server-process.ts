/** A server in a process of its own, on ports the system gives. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { temporaryFolder } from './temporary.ts'

/** The command, as a person calls it. */
export const SIPROSE: string = fileURLToPath(new URL('../../bin/siprose', import.meta.url))

const START_DEADLINE_MS = 40_000

/** A running server. */
export interface RunningServer {
  /** The port of each transport, by name; NaN where it does not listen. */
  readonly ports: { readonly udp: number; readonly tcp: number; readonly tls: number }
  readonly pid: number
  /** What it has logged so far. */
  log(): string
  /** Waits until the log has a text; rejects after some seconds. */
  logged(text: string): Promise<void>
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>
}

/** Writes a file into a folder of its own and returns its path. */
export function temporaryFile(name: string, text: string): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, text, 'latin1')
  return path
}

/**
 * Starts a server and waits until it listens.
 *
 * @param configuration - its text
 * @param environment - added to the environment: `SIPROSE_UDP`
 * @param sockets - flags for where it listens; none leaves it to the configuration
 */
export async function startServer(
  configuration: string,
  environment: Readonly<Record<string, string>> = {},
  sockets: readonly string[] = ['-l', 'udp:127.0.0.1:0', '-l', 'tcp:127.0.0.1:0'],
): Promise<RunningServer> {
  const file = temporaryFile('siprose.cfg', configuration)
  // the runner hands its hooks to each Node.js that a test starts; without them a server starts in two thirds of the time
  const child = spawn('env', ['-u', 'NODE_OPTIONS', SIPROSE, '-DD', '-E', '-f', file, ...sockets], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let log = ''
  child.stderr.on('data', (bytes: Buffer) => {
    log += bytes.toString('latin1')
  })
  await until(
    () => log.includes('listening on'),
    child,
    () => log,
  )
  const port = (proto: string) =>
    Number(new RegExp(`${proto}:127\\.0\\.0\\.1:(\\d+)`).exec(log)?.[1])
  return {
    ports: { udp: port('udp'), tcp: port('tcp'), tls: port('tls') },
    pid: child.pid ?? 0,
    log: () => log,
    logged: async (text) =>
      until(
        () => log.includes(text),
        child,
        () => log,
      ),
    stop: async (signal = 'SIGTERM') => {
      const start = performance.now()
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill(signal)
        await ended
      }
      return { code: child.exitCode, ms: performance.now() - start }
    },
  }
}

async function until(done: () => boolean, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = performance.now() + START_DEADLINE_MS
  while (!done()) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new RangeError(`the server is not where it should be; its log:\n${log()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Whether a program is installed: tests with real peers are skipped, with its name, where it is not. */
export function installed(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** The configuration that most tests use. */
export const CONFIGURATION = `
log_stderror = yes
debug = 1
alias = 127.0.0.1:5060
alias = [::1]:5060
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
loadmodule "xlog.so"
loadmodule "sanity.so"
request_route {
    if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
    if (!sanity_check()) exit;
    if (uri == myself) {
        if (is_method("OPTIONS")) sl_send_reply("200", "Alive");
        else sl_send_reply("404", "Nobody here");
        exit;
    }
    forward();
}
`
