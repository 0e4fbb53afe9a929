/** The comparison: the same load on each server in turn, round after round, in one run. */

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import type { LoadResult } from './load/window.ts'
import { usage } from './processes.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { startServer } from './servers.ts'
import type { RunningServer, ServerKind } from './servers.ts'

const GENERATOR = fileURLToPath(new URL('load/generator.ts', import.meta.url))

/** How much is measured. */
export interface CompareOptions {
  readonly rounds: number
  /** Operations a round and server. */
  readonly count: number
  /** Operations in hand. */
  readonly window: number
  /** Connections of a stream transport. */
  readonly connections: number
  /** Operations a second; 0 for as many as the server does. */
  readonly rate: number
  /** Limit of one round. */
  readonly seconds: number
}

/** What one server did in one round. */
export interface Round {
  readonly load: LoadResult
  /** Processor time of the server and its processes, µs an operation. */
  readonly userUs: number
  readonly systemUs: number
  readonly memoryBefore: number
  readonly memoryAfter: number
}

/** What one server did in all rounds. */
export interface Measured {
  readonly name: string
  readonly startMs: number
  readonly rounds: readonly Round[]
}

/** Called when the load is ready, and when it is over. */
export type Stage = (stage: 'ready' | 'over') => void

/**
 * Runs the load of a scenario once.
 *
 * @param at - told of its stages, between which time is taken
 */
export async function load(
  scenario: Scenario,
  server: Pick<RunningServer, 'port' | 'certificate' | 'calleePort'>,
  options: Omit<CompareOptions, 'rounds'>,
  at: Stage,
): Promise<LoadResult> {
  const args = [
    ...process.execArgv,
    GENERATOR,
    '--pause',
    `--port=${server.port}`,
    `--callee=${server.calleePort}`,
    `--certificate=${server.certificate}`,
    `--connections=${options.connections}`,
    `--scenario=${scenario.name}`,
    `--count=${options.count}`,
    `--window=${options.window}`,
    `--rate=${options.rate}`,
    `--seconds=${options.seconds}`,
  ]
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: (options.seconds + 30) * 1000,
  })
  let result: LoadResult | null = null
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'ready' || line === 'over') {
      at(line)
      child.stdin.write('go\n')
    } else result = JSON.parse(line)
  })
  const closed = Promise.withResolvers<number | null>()
  child.once('close', closed.resolve)
  const code = await closed.promise
  if (code !== 0 || result === null) throw new Error(`the load generator ended with ${code}`)
  return result
}

async function round(
  scenario: Scenario,
  server: RunningServer,
  options: CompareOptions,
): Promise<Round> {
  let before = usage(server.pid)
  let after = before
  const result = await load(scenario, server, options, (stage) => {
    if (stage === 'ready') before = usage(server.pid)
    else after = usage(server.pid)
  })
  const operations = Math.max(1, result.replies)
  return {
    load: result,
    userUs: ((after.userMs - before.userMs) * 1000) / operations,
    systemUs: ((after.systemMs - before.systemMs) * 1000) / operations,
    memoryBefore: before.memory,
    memoryAfter: after.memory,
  }
}

/** A compiler that works at run time needs some messages to know what to compile. */
const LEAST_WARM_UP = 30_000

function warmUp(count: number): number {
  return Math.max(LEAST_WARM_UP, Math.ceil(count / 10))
}

/**
 * Measures servers in turn.
 *
 * All run from the first round to the last, and are warmed up once with a tenth of the load, {@link LEAST_WARM_UP} operations or more, so that none is measured cold.
 *
 * @param told - called after every round, for progress
 */
export async function compare(
  scenario: Scenario,
  kinds: readonly ServerKind[],
  options: CompareOptions,
  told: (name: string, round: Round) => void,
): Promise<readonly Measured[]> {
  const servers: RunningServer[] = []
  const rounds = new Map<RunningServer, Round[]>()
  try {
    for (const kind of kinds) servers.push(await startServer(kind, scenario))
    for (const server of servers) {
      rounds.set(server, [])
      await load(scenario, server, { ...options, count: warmUp(options.count) }, () => {})
    }
    for (let at = 0; at < options.rounds; at++) {
      for (const server of servers) {
        const done = await round(scenario, server, options)
        rounds.get(server)?.push(done)
        told(server.kind.name, done)
      }
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
  return servers.map((server) => ({
    name: server.kind.name,
    startMs: server.startMs,
    rounds: rounds.get(server) ?? [],
  }))
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
