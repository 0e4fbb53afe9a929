/** Parsers in turn, each with a process for each level, in one run; and whether they have read the same. */

import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'

import { median } from '../compare.ts'
import { levels } from './facts.ts'
import type { Level } from './facts.ts'
import type { Answer, Question } from './worker.ts'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

/** How much is measured. */
export interface ParserOptions {
  readonly rounds: number
  /** Processor time of one round, of one parser and level. */
  readonly ms: number
  /** One message of the corpus, or '' for all of them. */
  readonly message: string
}

/** What a parser needs for a level: ns a message. */
export interface ParserTime {
  readonly parser: string
  readonly level: Level
  readonly ns: number
  readonly least: number
  readonly most: number
}

/** What came of a run. */
export interface ParserResult {
  readonly times: readonly ParserTime[]
  /** Facts that differ from the first parser's, a line each; none when all have read the same. */
  readonly differences: readonly string[]
}

class Worker {
  readonly parser: string
  readonly level: Level
  readonly ns: number[] = []
  readonly #child: ChildProcess

  constructor(parser: string, level: Level, message: string) {
    this.parser = parser
    this.level = level
    this.#child = fork(WORKER, [parser, level, message], { serialization: 'advanced' })
  }

  async ask(question: Question): Promise<Answer> {
    const answered = Promise.withResolvers<Answer>()
    const ended = (code: number | null): void => {
      answered.reject(new Error(`${this.parser}, ${this.level}: the process ended with ${code}`))
    }
    this.#child.once('exit', ended)
    this.#child.once('message', (answer: Answer) => {
      answered.resolve(answer)
    })
    this.#child.send(question)
    const answer = await answered.promise
    this.#child.off('exit', ended)
    return answer
  }

  async facts(): Promise<ReadonlyMap<string, object>> {
    const answer = await this.ask({ ask: 'facts' })
    return new Map('facts' in answer ? answer.facts : [])
  }

  async time(ms: number): Promise<number> {
    const answer = await this.ask({ ask: 'time', ms })
    return 'ns' in answer ? answer.ns : Number.NaN
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill()
    await ended
  }
}

/** The fields in which two readings of one message differ. */
function differences(own: object, other: object): readonly string[] {
  const others = new Map<string, unknown>(Object.entries(other))
  return Object.entries(own)
    .filter(([name, value]) => !isDeepStrictEqual(value, others.get(name)))
    .map(
      ([name, value]) =>
        `${name} is ${JSON.stringify(others.get(name))}, not ${JSON.stringify(value)}`,
    )
}

/** Whether all workers of a level read what the first one reads. */
async function compareFacts(workers: readonly Worker[]): Promise<readonly string[]> {
  const found: string[] = []
  const [first, ...rest] = workers
  const own = await first?.facts()
  if (own === undefined || own.size === 0) return ['there is no such message']
  for (const worker of rest) {
    const facts = await worker.facts()
    for (const [message, value] of own) {
      for (const each of differences(value, facts.get(message) ?? {})) {
        found.push(`${worker.parser}, ${worker.level}, ${message}: ${each}`)
      }
    }
  }
  return found
}

/**
 * Measures parsers in turn.
 *
 * Every process is warmed up with two rounds that do not count. Where the facts differ nothing is measured.
 *
 * @param parsers - their names, the one to compare with first
 */
export async function compareParsers(
  parsers: readonly string[],
  { rounds, ms, message }: ParserOptions,
): Promise<ParserResult> {
  const workers = levels.flatMap((level) =>
    parsers.map((parser) => new Worker(parser, level, message)),
  )
  try {
    const found: string[] = []
    for (const level of levels) {
      found.push(...(await compareFacts(workers.filter((worker) => worker.level === level))))
    }
    if (found.length > 0) return { times: [], differences: found }
    for (const worker of workers) {
      await worker.time(ms)
      await worker.time(ms)
    }
    for (let round = 0; round < rounds; round++) {
      for (const worker of workers) worker.ns.push(await worker.time(ms))
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.end()))
  }
  const times = workers.map(({ parser, level, ns }) => ({
    parser,
    level,
    ns: median(ns),
    least: Math.min(...ns),
    most: Math.max(...ns),
  }))
  return { times, differences: [] }
}
