/** Servers to be measured: how each is started, found ready and ended. */

import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Scenario } from './scenarios/scenario.ts'

const SIPROSE = fileURLToPath(new URL('../bin/siprose', import.meta.url))

/** How long a server may take to give its first answer. */
const START_MS = 15_000

/** How long it may take to end when asked to. */
const STOP_MS = 3000

/** A kind of server. */
export interface ServerKind {
  readonly name: string
  /** The command that keeps it in the foreground, logging to stderr, with this configuration. */
  command(config: string): readonly string[]
}

/** This server. */
export const siprose: ServerKind = {
  name: 'siprose',
  command: (config) => [SIPROSE, '-DD', '-E', '-f', config],
}

/** Kamailio with its fast allocator and one UDP worker: its best. */
export const kamailio: ServerKind = {
  name: 'kamailio',
  command: (config) => ['kamailio', '-x', 'fm', '-X', 'fm', '-DD', '-E', '-n', '1', '-f', config],
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
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'siprose-bench-'))
  const config = join(folder, 'server.cfg')
  writeFileSync(config, scenario.config(`udp:127.0.0.1:${port}`), 'latin1')
  const startedAt = performance.now()
  const [command = '', ...args] = kind.command(config)
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  child.stderr.setEncoding('latin1')
  child.stderr.on('data', (text: string) => {
    log = (log + text).slice(-4000)
  })
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const answered = await firstAnswer(child, scenario, port)
  if (!answered || child.pid === undefined) {
    await stop()
    throw new Error(`${kind.name} gave no answer; it wrote:\n${log}`)
  }
  return { kind, pid: child.pid, port, startMs: performance.now() - startedAt, stop }
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  const bound = Promise.withResolvers<void>()
  socket.bind(0, '127.0.0.1', bound.resolve)
  await bound.promise
  const { port } = socket.address()
  const closed = Promise.withResolvers<void>()
  socket.close(closed.resolve)
  await closed.promise
  return port
}

/** Asks every 5 ms until somebody answers. */
async function firstAnswer(
  child: ChildProcess,
  scenario: Scenario,
  port: number,
): Promise<boolean> {
  const socket = createSocket('udp4')
  const done = Promise.withResolvers<boolean>()
  socket.on('message', () => {
    done.resolve(true)
  })
  socket.on('error', () => {
    // Nobody listens yet: the next question will tell.
  })
  child.once('error', () => {
    done.resolve(false)
  })
  child.once('exit', () => {
    done.resolve(false)
  })
  const late = setTimeout(() => {
    done.resolve(false)
  }, START_MS)
  const bound = Promise.withResolvers<void>()
  socket.bind(0, '127.0.0.1', bound.resolve)
  await bound.promise
  const from = `127.0.0.1:${socket.address().port}`
  let number = 0
  const asking = setInterval(() => {
    number++
    const text = scenario.request({ run: 'first', slot: 0, number }, from, `127.0.0.1:${port}`)
    socket.send(text, port, '127.0.0.1')
  }, 5)
  const answered = await done.promise
  clearInterval(asking)
  clearTimeout(late)
  socket.close()
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
