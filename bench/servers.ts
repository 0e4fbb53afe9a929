/** Servers to be measured: how each is started, found ready and ended. */

import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as setTimeoutAsync } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { openCallee } from './load/datagrams.ts'
import { openLoad } from './load/socket.ts'
import { LOOPBACK } from './load/target.ts'
import type { LoadSocket, LoadTarget } from './load/target.ts'
import type { Ids, Scenario } from './scenarios/scenario.ts'

const SIPROSE = fileURLToPath(new URL('../bin/siprose', import.meta.url))

/** How long a server may take to give its first answer. */
const START_MS = 15_000

/** How long to wait before a connection is tried again. */
const ASK_MS = 5

/** How long one question waits for its answer. */
const ANSWER_MS = 20

/** How long it may take to end when asked to. */
const STOP_MS = 3000

/** A kind of server. */
export interface ServerKind {
  readonly name: string
  /** The command that keeps it in the foreground, logging to stderr, with this configuration. */
  command(config: string): readonly string[]
  /** What is added to its environment. */
  readonly environment?: Readonly<Record<string, string>>
}

/** This server. */
export const siprose: ServerKind = {
  name: 'siprose',
  command: (config) => [SIPROSE, '-DD', '-E', '-f', config],
}

/** Kamailio with its fast allocator, one UDP worker and one for connections: its best. */
export const kamailio: ServerKind = {
  name: 'kamailio',
  command: (config) => [
    'kamailio',
    '-x',
    'fm',
    '-X',
    'fm',
    '-DD',
    '-E',
    '-n',
    '1',
    '-N',
    '1',
    '-m',
    '2048',
    '-f',
    config,
  ],
}

/** Whether a command is there to be run. */
export function installed(command: string): boolean {
  return spawnSync(command, ['-v'], { stdio: 'ignore' }).error === undefined
}

/** A server that runs. */
export interface RunningServer {
  readonly kind: ServerKind
  readonly pid: number
  readonly port: number
  /** The port of who is called, the same for all loads: who is registered there stays so. */
  readonly calleePort: number
  /** The file of the certificate that it shows; '' without TLS. */
  readonly certificate: string
  /** From its start to its first answer. */
  readonly startMs: number
  stop(): Promise<void>
}

/**
 * Starts a server on a free port of loopback and waits for its first answer.
 *
 * @throws Error with what it wrote, when it ends or does not answer in time
 */
export async function startServer(kind: ServerKind, scenario: Scenario): Promise<RunningServer> {
  const { transport } = scenario
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'siprose-bench-'))
  const certificate = transport === 'tls' ? selfSigned(folder) : ''
  const config = join(folder, 'server.cfg')
  writeFileSync(config, scenario.config(`${transport}:${LOOPBACK}:${port}`, folder), 'latin1')
  const startedAt = performance.now()
  const [command = '', ...args] = kind.command(config)
  const env = { ...process.env, ...kind.environment }
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env })
  let log = ''
  child.stderr.setEncoding('latin1')
  child.stderr.on('data', (text: string) => {
    log = (log + text).slice(-4000)
  })
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const answered = await firstAnswer(child, scenario, {
    transport,
    port,
    connections: 1,
    certificate,
  })
  if (!answered || child.pid === undefined) {
    await stop()
    throw new Error(`${kind.name} gave no answer; it wrote:\n${log}`)
  }
  return {
    kind,
    pid: child.pid,
    port,
    calleePort: await freePort(),
    certificate,
    startMs: performance.now() - startedAt,
    stop,
  }
}

/** A free port of loopback. */
async function freePort(): Promise<number> {
  const server = createServer()
  const listening = once(server, 'listening')
  server.listen(0, LOOPBACK)
  await listening
  const address = server.address()
  const closed = once(server, 'close')
  server.close()
  await closed
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Makes `certificate.pem`, good for loopback, and `key.pem` in a folder; returns the certificate's path. */
function selfSigned(folder: string): string {
  const certificate = join(folder, 'certificate.pem')
  const subject = ['-subj', '/CN=localhost', '-addext', `subjectAltName=IP:${LOOPBACK}`]
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', certificate]
  const args = ['req', '-x509', '-days', '2', ...key, ...subject, ...files]
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`)
  return certificate
}

/** Asks again and again until somebody answers; false when the server has ended or the time is over. */
async function firstAnswer(
  child: ChildProcess,
  scenario: Scenario,
  target: LoadTarget,
): Promise<boolean> {
  const ended = Promise.withResolvers<null>()
  const stop = (): void => {
    ended.resolve(null)
  }
  child.once('error', stop)
  child.once('exit', stop)
  const late = setTimeout(stop, START_MS)
  const role = scenario.callee === null ? null : scenario.callee()
  const callee = role === null ? null : await openCallee(role, 0, () => {})
  let answered: boolean | null = false
  for (let number = 1; answered === false; number++) {
    const asked = ask(scenario, target, { run: 'first', slot: 0, number }, callee?.at ?? '')
    answered = await Promise.race([asked, ended.promise])
  }
  clearTimeout(late)
  child.off('exit', stop)
  // what the server sends on has a moment to be answered, so that it does not try for long
  if (callee !== null) await setTimeoutAsync(ANSWER_MS)
  await callee?.close()
  return answered === true
}

/** Sends one request; whether there was any answer within a moment. */
async function ask(
  scenario: Scenario,
  target: LoadTarget,
  ids: Ids,
  callee: string,
): Promise<boolean> {
  const done = Promise.withResolvers<boolean>()
  const sink = {
    received: () => {
      done.resolve(true)
    },
    failed: () => {
      done.resolve(false)
    },
  }
  let socket: LoadSocket
  try {
    socket = await openLoad(target, sink)
  } catch {
    // Nobody listens yet: the next question will tell.
    await setTimeoutAsync(ASK_MS)
    return false
  }
  const server = `${LOOPBACK}:${target.port}`
  socket.send(scenario.request(ids, { from: socket.from(0), server, callee }), 0)
  const answered = await Promise.race([done.promise, setTimeoutAsync(ANSWER_MS, false)])
  await socket.close()
  return answered
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = Promise.withResolvers<void>()
  child.once('exit', () => {
    ended.resolve()
  })
  child.kill('SIGTERM')
  const late = setTimeout(() => {
    child.kill('SIGKILL')
  }, STOP_MS)
  await ended.promise
  clearTimeout(late)
}
