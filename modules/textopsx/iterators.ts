/** Iterators that a script starts by name: they belong to the message in hand, and go with it. */

import type { Context } from 'siprose'

/** How many iterators of one kind a message may have. */
const MOST = 16

/** Iterators by message and name. */
export class Iterators<T> {
  readonly #byContext = new WeakMap<Context, Map<string, T>>()

  /** Starts one; one of the same name is started anew. False when there are too many. */
  start(ctx: Context, name: string, iterator: T): boolean {
    let all = this.#byContext.get(ctx)
    if (all === undefined) {
      all = new Map()
      this.#byContext.set(ctx, all)
    }
    if (name === '' || (all.size >= MOST && !all.has(name))) return false
    all.set(name, iterator)
    return true
  }

  /** The iterator of a name, or null. */
  get(ctx: Context, name: string): T | null {
    return this.#byContext.get(ctx)?.get(name) ?? null
  }

  /** Forgets one; false when there is none. */
  end(ctx: Context, name: string): boolean {
    return this.#byContext.get(ctx)?.delete(name) ?? false
  }
}
