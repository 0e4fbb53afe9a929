/** What servers answered, by the names that scripts gave it. */

import type { Context } from 'siprose'

import type { Reply } from './resp/reply.ts'

/** How many names are kept beyond their message. */
const NAMES = 1024

/**
 * Replies by name. Each message has its own; what a message did not ask itself it finds as the last one left it, for routes that run without
 * one.
 */
export class Replies {
  readonly #last = new Map<string, Reply>()
  readonly #own = new WeakMap<Context, Map<string, Reply | null>>()

  /** Keeps a reply; null for a command that had none. */
  set(ctx: Context, name: string, reply: Reply | null): void {
    this.#last.delete(name)
    if (reply !== null) this.#last.set(name, reply)
    if (this.#last.size > NAMES) {
      const [oldest] = this.#last.keys()
      if (oldest !== undefined) this.#last.delete(oldest)
    }
    const own = this.#own.get(ctx)
    if (own === undefined) this.#own.set(ctx, new Map([[name, reply]]))
    else own.set(name, reply)
  }

  /** A reply; null where there is none. */
  get(ctx: Context, name: string): Reply | null {
    const own = this.#own.get(ctx)?.get(name)
    return own === undefined ? (this.#last.get(name) ?? null) : own
  }

  /** Forgets a reply; false where the name is not known. */
  free(ctx: Context, name: string): boolean {
    const known = this.#last.has(name) || this.#own.get(ctx)?.has(name) === true
    if (known) this.set(ctx, name, null)
    return known
  }
}
