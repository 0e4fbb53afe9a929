/** A thread that makes messages and tries them. */

import { isMainThread, parentPort, workerData } from 'node:worker_threads'

import { Coverage } from './coverage.ts'
import { Dice } from './dice.ts'
import { generated } from './generate.ts'
import { mutated } from './mutate.ts'
import { type Trouble, tryOne } from './try-one.ts'

/** What a thread is to do. */
export interface Order {
  readonly seed: number
  /** For how many ms it watches what code it reaches, before all else. */
  readonly watchMs: number
  /** Whether it then keeps messages that reach code no other has reached, to make more from them: see compare.ts. */
  readonly guided: boolean
  /** How many messages it tries. */
  readonly count: number
  /** When it ends whatever it has done. */
  readonly endAt: number
  readonly corpus: readonly string[]
  /** Shared: how many messages it has tried, and the length of the one under way. */
  readonly progress: SharedArrayBuffer
  /** Shared: the bytes of the message under way. */
  readonly current: SharedArrayBuffer
}

/** What a thread says. */
export type Word =
  | { readonly word: 'trouble'; readonly trouble: Trouble }
  | {
      readonly word: 'watched'
      readonly reached: number
      readonly tried: number
      readonly kept: number
    }
  | { readonly word: 'done' }

/** Kept messages at most: the corpus with what was found on the way. */
const MOST_KEPT = 5000

class Trier {
  readonly #order: Order
  readonly #dice: Dice
  readonly #pool: string[]
  readonly #progress: Int32Array
  readonly #current: Buffer
  readonly #seen = new Set<string>()

  constructor(order: Order) {
    this.#order = order
    this.#dice = new Dice(order.seed)
    this.#pool = [...order.corpus]
    this.#progress = new Int32Array(order.progress)
    this.#current = Buffer.from(order.current)
  }

  run(): void {
    // the corpus itself first
    for (const text of this.#order.corpus) this.#try(text)
    if (this.#order.watchMs > 0) this.#watch()
    while (this.tried < this.#order.count && Date.now() < this.#order.endAt) this.#try(this.#next())
    say({ word: 'done' })
  }

  get tried(): number {
    return this.#progress[0] ?? 0
  }

  /** Tries messages while looking at what code they reach. */
  #watch(): void {
    const coverage = new Coverage()
    const end = Math.min(Date.now() + this.#order.watchMs, this.#order.endAt)
    const before = this.tried
    coverage.start()
    for (const text of this.#order.corpus) this.#try(text)
    while (Date.now() < end) {
      const text = this.#next()
      this.#try(text)
      if (!this.#order.guided || !coverage.grew() || this.#pool.length >= MOST_KEPT) continue
      this.#pool.push(text)
    }
    coverage.grew()
    coverage.stop()
    const kept = this.#pool.length - this.#order.corpus.length
    say({ word: 'watched', reached: coverage.reached, tried: this.tried - before, kept })
  }

  #next(): string {
    const dice = this.#dice
    const one = this.#pool[dice.below(this.#pool.length)] ?? ''
    if (dice.oneIn(4)) return generated(dice)
    const base = dice.oneIn(5) ? generated(dice) : one
    return mutated(base, this.#pool[dice.below(this.#pool.length)] ?? '', dice)
  }

  #try(text: string): void {
    const progress = this.#progress
    progress[1] = this.#current.write(text, 'latin1')
    const trouble = tryOne(text, this.#dice.below(2 ** 31))
    progress[0] = this.tried + 1
    if (trouble === null || this.#seen.has(trouble.key)) return
    this.#seen.add(trouble.key)
    say({ word: 'trouble', trouble })
  }
}

function say(word: Word): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(word)
}

if (!isMainThread) {
  // made by run.ts, which knows what it sends
  new Trier(workerData as Order).run()
}
