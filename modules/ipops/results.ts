/** What questions to DNS have brought, by the name that a script gives each. They belong to the message in hand, and go with it. */

import type { Context } from 'siprose'

/** What kind of question. */
export type Question = 'dns' | 'ptr' | 'srv' | 'naptr'

/** One line of an answer: its fields by name. */
export type Row = Readonly<Record<string, string | number>>

/** How many questions of one message are remembered. */
const MOST = 32

/** Results by message, question and name. */
export class Results {
  readonly #byContext = new WeakMap<Context, Map<string, readonly Row[]>>()

  /** Keeps what a question has brought; false when the message has asked too many. */
  keep(ctx: Context, question: Question, name: string, rows: readonly Row[]): boolean {
    let all = this.#byContext.get(ctx)
    if (all === undefined) {
      all = new Map()
      this.#byContext.set(ctx, all)
    }
    const key = `${question}:${name}`
    if (all.size >= MOST && !all.has(key)) return false
    all.set(key, rows)
    return true
  }

  /** What a question has brought; null when it was not asked. */
  of(ctx: Context, question: Question, name: string): readonly Row[] | null {
    return this.#byContext.get(ctx)?.get(`${question}:${name}`) ?? null
  }
}
