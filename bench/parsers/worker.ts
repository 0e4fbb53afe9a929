/** A process of its own for one parser and one level: what it reads, and how long that takes. */

import { corpus } from './corpus.ts'
import type { Sample } from './corpus.ts'
import { levels } from './facts.ts'
import type { AllFacts, DirectoryFacts, ProxyFacts } from './facts.ts'
import { subjects } from './subjects.ts'

/** What a worker is asked for: the facts of every message, or the time for some passes over them. */
export type Question = { readonly ask: 'facts' } | { readonly ask: 'time'; readonly ms: number }

/** What it answers. */
export type Answer =
  | { readonly facts: readonly (readonly [message: string, facts: object])[] }
  | { readonly ns: number; readonly messages: number }

const [parser = '', level = '', message = ''] = process.argv.slice(2)

type Read = (bytes: Buffer) => DirectoryFacts | ProxyFacts | AllFacts

/** Kept by everybody who reads it, so that no work can be left out as unused. */
export let kept: object | null = null

/** Passes between two looks at the clock. */
const PASSES = 32

function pass(read: Read, samples: readonly Sample[], passes: number): void {
  for (let done = 0; done < passes; done++) {
    for (const sample of samples) kept = read(sample.bytes)
  }
}

/** Reads for about this time, and tells what a message has cost of all threads. */
function time(read: Read, samples: readonly Sample[], ms: number): Answer {
  const enough = ms * 1000
  const start = process.cpuUsage()
  let passes = 0
  for (;;) {
    pass(read, samples, PASSES)
    passes += PASSES
    const { user, system } = process.cpuUsage(start)
    if (user + system < enough) continue
    const messages = passes * samples.length
    return { ns: ((user + system) * 1000) / messages, messages }
  }
}

function main(): void {
  const subject = subjects.find((each) => each.name === parser)
  const wanted = levels.find((each) => each === level)
  if (subject === undefined || wanted === undefined) {
    throw new Error(`no parser \`${parser}\` or no level \`${level}\``)
  }
  const read: Read = subject[wanted]
  const samples = corpus.filter(({ name }) => message === '' || name === message)
  process.on('message', (question: Question) => {
    const answer: Answer =
      question.ask === 'facts'
        ? { facts: samples.map(({ name, bytes }) => [name, read(bytes)]) }
        : time(read, samples, question.ms)
    process.send?.(answer)
  })
}

main()
