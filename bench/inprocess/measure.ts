/** What a message costs, by the processor's clock and the heap's book. */

import { getHeapStatistics } from 'node:v8'

import { median } from '../compare.ts'
import type { OneAnswer } from '../scenarios/one-answer.ts'
import { MessagePath } from './path.ts'

/** One round. */
export interface Cost {
  /** Processor time a message of all threads, the compiler's and the collector's among them. */
  readonly ns: number
  /** Of it, the thread that does the work. */
  readonly mainNs: number
  /** Bytes of the heap taken a message, whatever became of them. */
  readonly bytes: number
}

/** What came of all rounds. */
export interface InsideResult {
  readonly scenario: string
  readonly operation: string
  /** The medians. */
  readonly ns: number
  readonly mainNs: number
  readonly bytes: number
  /** The best round and the worst. */
  readonly minNs: number
  readonly maxNs: number
  /** Messages that left for each that came. */
  readonly sent: number
  /** What was wrong with an answer; '' = nothing. */
  readonly wrong: string
}

/** How much is measured. */
export interface InsideOptions {
  readonly count: number
  readonly rounds: number
}

async function round(path: MessagePath, count: number): Promise<Cost> {
  const heap = getHeapStatistics().total_allocated_bytes
  const thread = process.threadCpuUsage()
  const whole = process.cpuUsage()
  await path.run(count)
  const all = process.cpuUsage(whole)
  const main = process.threadCpuUsage(thread)
  const bytes = getHeapStatistics().total_allocated_bytes - heap
  return {
    ns: ((all.user + all.system) * 1000) / count,
    mainNs: ((main.user + main.system) * 1000) / count,
    bytes: bytes / count,
  }
}

/**
 * Runs a scenario's messages through its server.
 *
 * Every answer is looked at once, which warms up too; one round more is not counted.
 */
export async function measureInside(
  scenario: OneAnswer,
  { count, rounds }: InsideOptions,
): Promise<InsideResult> {
  const path = await MessagePath.open(scenario)
  const wrong = await path.check()
  await round(path, count)
  const before = path.sent
  const costs: Cost[] = []
  for (let at = 0; at < rounds; at++) costs.push(await round(path, count))
  const sent = (path.sent - before) / (count * rounds)
  await path.close()
  const ns = costs.map((cost) => cost.ns)
  return {
    scenario: scenario.name,
    operation: scenario.operation,
    ns: median(ns),
    mainNs: median(costs.map((cost) => cost.mainNs)),
    bytes: median(costs.map((cost) => cost.bytes)),
    minNs: Math.min(...ns),
    maxNs: Math.max(...ns),
    sent,
    wrong,
  }
}
