/** What `sl` offers other modules. */

import { type Context, defineApi } from 'siprose'

/** Answers to requests, without a transaction. */
export interface SlApi {
  /**
   * Answers a request and forgets it.
   *
   * @param ctx - the request
   * @param status - 100 to 699
   * @param reason - the phrase after it
   * @param headers - header lines for this reply alone, each with its line end
   * @returns false when nothing was sent: for an ACK, for a reply, or where sending did not work
   */
  reply(ctx: Context, status: number, reason: string, headers?: string): boolean

  /**
   * Answers a request through its transaction, or as {@link reply} does where it has none, as `send_reply()` does.
   *
   * @param ctx - the request
   * @param status - 100 to 699
   * @param reason - the phrase after it
   * @param headers - header lines for this reply alone, each with its line end
   * @returns false when nothing was sent
   */
  answer(ctx: Context, status: number, reason: string, headers?: string): boolean

  /** Lets a module that keeps transactions answer where `send_reply()` is called. */
  joinTransactions(transactions: Transactions): void
}

/** What `sl` asks a module that keeps transactions. */
export interface Transactions {
  /**
   * Answers through the transaction of the message.
   *
   * @returns null where it has none
   */
  reply(ctx: Context, status: number, reason: string): boolean | null

  /** The tag that the transaction's replies have in To; null where the message has no transaction. */
  toTag(ctx: Context): string | null
}

/** The key under which other modules ask for it. */
export const slApi = defineApi<SlApi>('sl')
