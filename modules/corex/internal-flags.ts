/** Marks that modules leave on a message for one another. */

import type { Context } from 'siprose'

/** The marks there are. */
export const internalFlags = ['USE_UAC_FROM', 'USE_UAC_TO', 'UAC_AUTH'] as const

/** One of {@link internalFlags}. */
export type InternalFlag = (typeof internalFlags)[number]

/** The marks of messages in hand. */
export class InternalFlags {
  readonly #byContext = new WeakMap<Context, Set<InternalFlag>>()

  /** Whether a message has a mark. */
  has(ctx: Context, flag: InternalFlag): boolean {
    return this.#byContext.get(ctx)?.has(flag) ?? false
  }

  /** Gives a message a mark. */
  set(ctx: Context, flag: InternalFlag): void {
    const flags = this.#byContext.get(ctx)
    if (flags === undefined) this.#byContext.set(ctx, new Set([flag]))
    else flags.add(flag)
  }

  /** Takes a mark from a message. */
  reset(ctx: Context, flag: InternalFlag): void {
    this.#byContext.get(ctx)?.delete(flag)
  }
}
