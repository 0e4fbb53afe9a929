/** Tries the grammar and the reader of streams with made and changed messages, in threads. */

import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

import { corpus, keep } from './corpus.ts'
import { minimised } from './minimise.ts'
import { type Trouble, tryOne } from './try-one.ts'
import type { Order, Word } from './worker.ts'

/** A thread that tries one message for so long hangs. */
const HANG_MS = 15_000
const MOST_THREADS = 8
const LONGEST = 65_536

/** What to do. */
export interface Plan {
  readonly count: number
  readonly seed: number
  readonly seconds: number
  /** For how many seconds one thread watches what code it reaches. */
  readonly watchSeconds: number
}

/** What was done. */
export interface Outcome {
  readonly tried: number
  readonly seconds: number
  readonly troubles: readonly Trouble[]
  /** Characters of code that the watching thread has reached, and with how many messages. */
  readonly reached: number
  readonly watched: number
}

/** One thread and what is known of it. */
class Thread {
  readonly worker: Worker
  readonly order: Order
  readonly #progress: Int32Array
  watched: (Word & { readonly word: 'watched' }) | null = null
  done = false
  #seen = -1
  #seenAt = Date.now()

  constructor(order: Order, troubles: Map<string, Trouble>) {
    this.order = order
    this.#progress = new Int32Array(order.progress)
    this.worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: order })
    this.worker.on('message', (word: Word) => {
      if (word.word === 'done') this.done = true
      else if (word.word === 'watched') this.watched = word
      else if (!troubles.has(word.trouble.key)) troubles.set(word.trouble.key, word.trouble)
    })
    this.worker.on('error', (error) => {
      this.done = true
      const text = this.#text()
      const trouble = { kind: 'throws', message: String(error), key: String(error), text, seed: 1 }
      troubles.set(trouble.key, trouble)
    })
  }

  get tried(): number {
    return this.#progress[0] ?? 0
  }

  /** The message under way, when that has been so for too long. */
  hanging(): string | null {
    if (this.tried !== this.#seen) {
      this.#seen = this.tried
      this.#seenAt = Date.now()
    }
    return this.done || Date.now() - this.#seenAt < HANG_MS ? null : this.#text()
  }

  #text(): string {
    return Buffer.from(this.order.current).toString('latin1', 0, this.#progress[1] ?? 0)
  }
}

/** Does it, on as many threads as there are processors, two at least. */
export async function fuzzParser(plan: Plan): Promise<Outcome> {
  const start = Date.now()
  const entries = corpus().map(({ text }) => text)
  const threads = Math.min(Math.max(2, availableParallelism()), MOST_THREADS)
  const troubles = new Map<string, Trouble>()
  const running = Array.from({ length: threads }, (_, place) => {
    const order: Order = {
      seed: plan.seed + place,
      watchMs: place === 0 ? plan.watchSeconds * 1000 : 0,
      guided: false,
      count: Math.ceil(plan.count / threads),
      endAt: start + plan.seconds * 1000,
      corpus: entries,
      progress: new SharedArrayBuffer(8),
      current: new SharedArrayBuffer(LONGEST),
    }
    return new Thread(order, troubles)
  })
  while (running.some(({ done }) => !done)) {
    await pause(200)
    for (const thread of running) {
      const text = thread.hanging()
      if (text === null) continue
      await thread.worker.terminate()
      thread.done = true
      troubles.set('hangs', { kind: 'hangs', message: 'does not end', key: 'hangs', text, seed: 1 })
    }
  }
  const { watched } = running[0] ?? { watched: null }
  return {
    tried: running.reduce((sum, { tried }) => sum + tried, 0),
    seconds: (Date.now() - start) / 1000,
    troubles: [...troubles.values()].map(written),
    reached: watched?.reached ?? 0,
    watched: watched?.tried ?? 0,
  }
}

/** Makes the message of a trouble short and keeps it in the corpus. */
function written(trouble: Trouble): Trouble {
  const { key, seed, kind } = trouble
  const text =
    kind === 'hangs'
      ? trouble.text
      : minimised(trouble.text, (text) => tryOne(text, seed)?.key === key)
  const path = keep(kind, text)
  return {
    ...trouble,
    text,
    message: `${trouble.message}\n  kept as ${path}\n  ${JSON.stringify(text)}`,
  }
}
