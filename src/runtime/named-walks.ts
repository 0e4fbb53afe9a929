/** Walks that a script begins by a name of its own: they belong to the message in hand, and go with it. */

import type { Context } from './context.ts'

/** Walks by message and name. */
export class NamedWalks<T> {
  readonly #limit: number
  readonly #byContext = new WeakMap<Context, Map<string, T>>()

  /** @param limit - how many a message may have at once */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Begins one; one of the same name begins anew. False for an empty name, and when there are too many. */
  start(ctx: Context, name: string, walk: T): boolean {
    let all = this.#byContext.get(ctx)
    if (all === undefined) {
      all = new Map()
      this.#byContext.set(ctx, all)
    }
    if (name === '' || (all.size >= this.#limit && !all.has(name))) return false
    all.set(name, walk)
    return true
  }

  /** The walk of a name, or null. */
  get(ctx: Context, name: string): T | null {
    return this.#byContext.get(ctx)?.get(name) ?? null
  }

  /** Ends one; false when there is none. */
  end(ctx: Context, name: string): boolean {
    return this.#byContext.get(ctx)?.delete(name) ?? false
  }
}
