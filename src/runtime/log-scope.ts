/** The message that lines of the log belong to, also where its script waits and others run meanwhile. */

import { AsyncLocalStorage } from 'node:async_hooks'

import type { CompiledFormat } from '../lang/vocabulary.ts'
import type { Context } from './context.ts'

/** A message in hand, and what stands before its lines; null to print it for each line anew. */
interface Scope {
  readonly ctx: Context
  readonly prefix: string | null
}

/** Knows the message in hand. One for each server whose log asks for it. */
export class LogScope {
  readonly #storage = new AsyncLocalStorage<Scope>()
  readonly #prefix: CompiledFormat
  readonly #anew: boolean

  /**
   * @param prefix - stands before each line
   * @param anew - whether it is printed for each line; else once for each message, as it comes in
   */
  constructor(prefix: CompiledFormat, anew: boolean) {
    this.#prefix = prefix
    this.#anew = anew
  }

  /** Does something for a message: lines that are logged meanwhile are its own. */
  run(ctx: Context, work: (ctx: Context) => void): void {
    const prefix = this.#anew ? null : this.#prefix.run(ctx)
    this.#storage.run({ ctx, prefix }, work, ctx)
  }

  /** What stands before a line; '' outside of messages. */
  prefix(): string {
    const scope = this.#storage.getStore()
    if (scope === undefined) return this.#prefix.constant ?? ''
    return scope.prefix ?? this.#prefix.run(scope.ctx)
  }

  /** The Call-ID of the message in hand, or null. */
  callId(): string | null {
    return this.#storage.getStore()?.ctx.message.callId ?? null
  }
}
