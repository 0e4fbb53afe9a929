// hot
/** Answers without a transaction: everything that `sl` sends goes through here. */

import {
  type Context,
  type Counter,
  type Event,
  type Host,
  MethodId,
  type ModuleLog,
  parseMessageText,
  redirectionLine,
  sendReply,
} from 'siprose'

import type { Transactions } from './api.ts'
import { type StatusCount, statusCount } from './counts.ts'
import { phraseOf } from './phrase.ts'
import { ToTags } from './to-tags.ts'

/** The figures that are counted here. */
export type ReplyCounts = {
  readonly [K in StatusCount | 'sentReplies' | 'failures' | 'receivedAcks']: Counter
}

/** What an answer needs of its module. */
export interface RepliesOptions {
  readonly log: ModuleLog
  readonly counts: ReplyCounts
  readonly localResponse: Event
  readonly filteredAck: Event
  /** Bits of `Rich`. */
  readonly richRedirect: number
  /** Whether replies go through a transaction where there is one. */
  readonly useTransactions: boolean
}

/** The answers of one server. */
export class Replies {
  readonly #server: Host
  readonly #options: RepliesOptions
  readonly tags: ToTags
  // a place for each status, found without looking for a name
  readonly #byStatus: readonly Counter[]
  #transactions: Transactions | null = null

  constructor(server: Host, options: RepliesOptions) {
    this.#server = server
    this.#options = options
    this.tags = new ToTags(server.random)
    this.#byStatus = Array.from({ length: 700 }, (_, status) => options.counts[statusCount(status)])
    server.filterRequests(MethodId.ACK, (ack) => this.#absorb(ack))
  }

  /** Who keeps transactions, or null. */
  get transactions(): Transactions | null {
    return this.#transactions
  }

  /** Lets a module answer through its transactions, unless that is turned off. */
  join(transactions: Transactions): void {
    if (this.#options.useTransactions) this.#transactions = transactions
  }

  /** Answers through the request's transaction, or without one where it has none; the arguments are those of {@link send}. */
  reply(ctx: Context, status: number, reason: string, headers = ''): boolean {
    if (!isStatus(status)) return this.#refused(status)
    const phrase = phraseOf(reason)
    if (this.#transactions === null) return this.send(ctx, status, phrase, headers)
    const before = ctx.replyHeaders
    if (headers !== '') ctx.replyHeaders += headers
    const sent = this.#transactions.reply(ctx, status, phrase)
    ctx.replyHeaders = before
    return sent ?? this.send(ctx, status, phrase, headers)
  }

  /**
   * Answers without a transaction.
   *
   * @param ctx - the request
   * @param status - 100 to 699
   * @param reason - the phrase after it
   * @param headers - header lines for this reply alone, each with its line end
   * @returns false when nothing was sent
   */
  send(ctx: Context, status: number, reason: string, headers = ''): boolean {
    const { counts, richRedirect } = this.#options
    if (!isStatus(status)) return this.#refused(status)
    if (!ctx.message.isRequest) return false
    const before = ctx.replyHeaders
    if (headers !== '') ctx.replyHeaders += headers
    if (status >= 300 && status < 400) ctx.replyHeaders += redirectionLine(ctx, richRedirect)
    const sent = this.#deliver(ctx, status, phraseOf(reason))
    ctx.replyHeaders = before
    if (!sent) {
      counts.failures.add()
      return false
    }
    counts.sentReplies.add()
    this.#byStatus[status]?.add()
    return true
  }

  #deliver(ctx: Context, status: number, reason: string): boolean {
    const { localResponse } = this.#options
    // a 100 only says that something came (RFC 3261 8.2.6.2)
    const tag = status === 100 ? null : this.tags.of(ctx.message)
    if (!localResponse.wanted || ctx.http !== null) {
      return this.#server.reply(ctx, status, reason, tag)
    }
    if (ctx.message.methodId === MethodId.ACK) return false
    const text = this.#server.replyText(ctx, status, reason, tag)
    ctx.answered = true
    const sent = sendReply(ctx, text)
    if (sent) void localResponse.run(ctx.companion(parseMessageText(text), 'event'))
    return sent
  }

  /** Takes an ACK away that answers one of these replies. */
  #absorb(ack: Context): boolean {
    const { counts, filteredAck } = this.#options
    if (!this.tags.acknowledged(ack.message)) return false
    counts.receivedAcks.add()
    if (filteredAck.wanted) void filteredAck.run(ack)
    return true
  }

  #refused(status: number): false {
    this.#options.counts.failures.add()
    this.#options.log.info(`${status} is no status of a reply; it can be 100 to 699`)
    return false
  }
}

function isStatus(status: number): boolean {
  return status >= 100 && status <= 699
}
