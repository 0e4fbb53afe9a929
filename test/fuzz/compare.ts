/** Does it pay to keep messages that reach new code? Both ways in turn, for as long, from the whole corpus and from nearly none. */

import { Worker } from 'node:worker_threads'

import { corpus } from './corpus.ts'
import type { Order, Word } from './worker.ts'

const seconds = Number(process.env['LIMIT'] ?? 20)
const seed = Number(process.env['SEED'] ?? 20_261_125)

async function reached(guided: boolean, texts: readonly string[]): Promise<string> {
  const order: Order = {
    seed,
    guided,
    watchMs: seconds * 1000,
    count: 0,
    endAt: Date.now() + 2 * seconds * 1000,
    corpus: texts,
    progress: new SharedArrayBuffer(8),
    current: new SharedArrayBuffer(65_536),
  }
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: order })
  const answer = Promise.withResolvers<string>()
  worker.on('error', answer.reject)
  worker.on('message', (word: Word) => {
    if (word.word === 'watched')
      answer.resolve(`${word.reached} characters by ${word.tried} messages, ${word.kept} kept`)
  })
  return answer.promise
}

const all = corpus().map(({ text }) => text)
for (const [name, texts] of [
  ['the whole corpus', all],
  ['one message', all.slice(0, 1)],
] as const) {
  console.log(`from ${name}, ${seconds} s each`)
  console.log(`  guided: ${await reached(true, texts)}`)
  console.log(`  blind:  ${await reached(false, texts)}`)
}
