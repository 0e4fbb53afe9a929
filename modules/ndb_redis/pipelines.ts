/** Commands that are sent together later. */

import type { Context } from 'siprose'

import type { Command } from './resp/encode.ts'

/** How many commands can wait. */
export const PIPELINED = 1000

/** A command, and the name of its reply. */
export interface Piped {
  readonly command: Command
  readonly reply: string
}

/** What each message wants to send to each server. */
export class Pipelines {
  readonly #own = new WeakMap<Context, Map<string, Piped[]>>()

  /** Adds a command; false when there are too many. */
  add(ctx: Context, server: string, piped: Piped): boolean {
    const own = this.#own.get(ctx) ?? new Map<string, Piped[]>()
    this.#own.set(ctx, own)
    const list = own.get(server)
    if (list === undefined) own.set(server, [piped])
    else if (list.length >= PIPELINED) return false
    else list.push(piped)
    return true
  }

  /** What there is to send; it is forgotten here. */
  take(ctx: Context, server: string): readonly Piped[] {
    const own = this.#own.get(ctx)
    const list = own?.get(server) ?? []
    own?.delete(server)
    return list
  }
}
