/** The transaction of a message, as far as the runtime has to do with it; a module keeps them. */

import type { Context } from './context.ts'

/** A request that is kept until it has been answered. */
export interface Transaction {
  /** Its place in the table: with {@link label} it names the transaction. */
  readonly index: number
  /** Tells it from others in the same place. */
  readonly label: number

  /**
   * Answers the request.
   *
   * @returns false when that was not done: it is answered already, or there is no way to
   */
  reply(ctx: Context, status: number, reason: string): boolean

  /** The route of one of its messages has ended; nothing more is to be expected of the script. */
  routeEnded(ctx: Context): void
}
