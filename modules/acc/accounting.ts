/** Which requests of one server are accounted for, and when. */

import {
  HeaderId,
  type Context,
  type Host,
  MethodId,
  type ModuleLog,
  parseMessageText,
  rulesOf,
  statusPhrase,
} from 'siprose'
import type { RrApi } from 'siprose/modules/rr'
import type { TmApi, TransactionView, TransactionWatcher } from 'siprose/modules/tm'

import { parseComment } from './comment.ts'
import { parseFailedFilter } from './failed-filter.ts'
import { LogLines } from './log-lines.ts'
import { Legs } from './legs.ts'
import type { AccParams } from './params.ts'
import { AccEvent, type AccRecord, methodOf } from './record.ts'
import type { RowQueue } from './row-queue.ts'
import { Rows } from './rows.ts'

const { CANCEL, INVITE } = MethodId

/** Where the flags of a request ask for its record to go: bits. */
const Place = { LOG: 1, DATABASE: 2 } as const

/** What it works with. */
export interface AccountingParts {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: AccParams
  readonly tm: TmApi
  /** Tells which way a request goes; null where nobody asks. */
  readonly rr: RrApi | null
  /** Null without a database. */
  readonly queue: RowQueue | null
}

/** Writes records of requests that flags are set for, and of those that the script asks for. */
export class Accounting implements TransactionWatcher {
  readonly #parts: AccountingParts
  readonly #lines: LogLines
  readonly #rows: Rows | null
  readonly #failedFilter: ReadonlySet<number>
  readonly #answered: FlagPair
  readonly #missed: FlagPair
  readonly #failed: number
  readonly #prepare: number
  /** Transactions that may be accounted for. */
  readonly #prepared = new WeakSet<TransactionView>()

  /** For a module's `start`. */
  constructor(parts: AccountingParts) {
    const { server, log, params, queue } = parts
    const legs = new Legs(server, params.multi_leg_info)
    this.#parts = parts
    this.#lines = new LogLines(server, log, params, legs)
    this.#rows = queue === null ? null : new Rows(server, params, legs, queue)
    this.#failedFilter =
      params.failed_filter === null ? new Set() : parseFailedFilter(params.failed_filter)
    const ofDatabase = (flag: number): number => (queue === null ? 0 : maskOf(flag))
    this.#answered = { log: maskOf(params.log_flag), database: ofDatabase(params.db_flag) }
    this.#missed = {
      log: maskOf(params.log_missed_flag),
      database: ofDatabase(params.db_missed_flag),
    }
    this.#failed = maskOf(params.failed_transaction_flag)
    this.#prepare = bits(this.#answered) | bits(this.#missed) | maskOf(params.acc_prepare_flag)
  }

  begun(transaction: TransactionView, { flags }: Context): void {
    const { acc_prepare_always, report_cancels } = this.#parts.params
    const marked = (flags & this.#prepare) !== 0 || acc_prepare_always
    if (marked && (transaction.methodId !== CANCEL || report_cancels)) {
      this.#prepared.add(transaction)
      // its object may have been that of one that was
    } else this.#prepared.delete(transaction)
  }

  missed(transaction: TransactionView, status: number): void {
    if (transaction.methodId !== INVITE || !this.#prepared.has(transaction)) return
    const places = placesOf(this.#missed, transaction.flags)
    if (places === 0) return
    const { tm } = this.#parts
    const reply = tm.replyOf(transaction)
    const phrase = reply?.message.reason ?? tm.reasonOf(transaction)
    const tag = reply === null ? tm.tagOf(transaction) : (reply.message.toTag ?? '')
    const reason = reply === null ? phrase : this.#reason(reply, phrase)
    this.#tellMissed(transaction, places, String(status), reason, tag)
  }

  replied(transaction: TransactionView, status: number, text: string): void {
    if (status < 200 && !this.#parts.params.early_media) return
    if (!this.#prepared.has(transaction)) return
    const failed = status >= 300
    const missed =
      failed && transaction.methodId === INVITE ? placesOf(this.#missed, transaction.flags) : 0
    const answered = this.#wantsAnswer(transaction, status)
      ? placesOf(this.#answered, transaction.flags)
      : 0
    if ((missed | answered) === 0) return
    const { server } = this.#parts
    const reply = parseMessageText(text, rulesOf(server.settings))
    if (status < 200 && reply.body === '') return
    const code = String(status)
    const reason = this.#reason({ message: reply }, reply.reason)
    const tag = reply.toTag ?? ''
    if (missed !== 0) this.#tellMissed(transaction, missed, code, reason, tag)
    if (answered === 0) return
    this.#tell(answered, this.#recordOf(AccEvent.ANSWERED, transaction, code, reason, tag))
  }

  acknowledged(transaction: TransactionView, ctx: Context): void {
    if (!this.#parts.params.report_ack || !this.#prepared.has(transaction)) return
    const places = placesOf(this.#answered, ctx.flags)
    if (places === 0) return
    const { status } = transaction
    // what the script has noted of the call counts for its ACK, too
    const own = ctx.lists
    ctx.lists = this.#parts.tm.receivedOf(transaction).lists
    this.#tell(
      places,
      this.record(AccEvent.ACKNOWLEDGED, ctx, String(status), statusPhrase(status)),
    )
    ctx.lists = own
  }

  /** Whether there is a database. */
  get stores(): boolean {
    return this.#rows !== null
  }

  /** Writes what the script says of the message in hand to the log. */
  logRequest(ctx: Context, comment: string): void {
    const { code, reason } = parseComment(comment)
    this.#lines.write(this.record(AccEvent.ACCOUNTED, ctx, code, reason))
  }

  /** The same to a table; false where there is no database, or too many rows wait for it. */
  storeRequest(ctx: Context, comment: string, table: string): boolean {
    if (this.#rows === null) return false
    const { code, reason } = parseComment(comment)
    return this.#rows.writeTo(table, this.record(AccEvent.ACCOUNTED, ctx, code, reason))
  }

  /** A record of a message. */
  record(event: AccEvent, ctx: Context, code: string, reason: string, tag?: string): AccRecord {
    const { server, rr } = this.#parts
    const { message } = ctx
    const fromTag = message.fromTag ?? ''
    const toTag = tag ?? message.toTag ?? ''
    const turned = rr !== null && message.isRequest && rr.direction(ctx) === 'upstream'
    return {
      event,
      method: methodOf(message),
      fromTag: turned ? toTag : fromTag,
      toTag: turned ? fromTag : toTag,
      callId: message.callId ?? '',
      code,
      reason,
      at: server.clock.now(),
      ctx,
    }
  }

  #wantsAnswer({ flags }: TransactionView, status: number): boolean {
    if (status < 300) return true
    return (flags & this.#failed) !== 0 && !this.#failedFilter.has(status)
  }

  #tellMissed(
    transaction: TransactionView,
    places: number,
    code: string,
    reason: string,
    tag: string,
  ): void {
    this.#tell(places, this.#recordOf(AccEvent.MISSED, transaction, code, reason, tag))
    // each attempt has to be marked anew
    transaction.flags &= ~bits(this.#missed)
  }

  #recordOf(
    event: AccEvent,
    transaction: TransactionView,
    code: string,
    reason: string,
    tag: string,
  ): AccRecord {
    const ctx = this.#parts.tm.requestOf(transaction)
    const { picked } = transaction
    if (picked !== null) ctx.requestUri = picked.uri
    // what is asked of an attempt that failed is asked as its failure route would
    if (event === AccEvent.MISSED) ctx.routeType = 'failure'
    return this.record(event, ctx, code, reason, tag)
  }

  /** The phrase of a reply, or what its Reason says. */
  #reason({ message }: Pick<Context, 'message'>, phrase: string): string {
    if (!this.#parts.params.reason_from_hf) return phrase
    return message.first(HeaderId.REASON)?.value ?? phrase
  }

  #tell(places: number, record: AccRecord): void {
    if ((places & Place.LOG) !== 0) this.#lines.write(record)
    if ((places & Place.DATABASE) !== 0) this.#rows?.write(record)
  }
}

/** The flags that ask for a record, by where it goes. */
interface FlagPair {
  readonly log: number
  readonly database: number
}

function placesOf({ log, database }: FlagPair, flags: number): number {
  return ((flags & log) === 0 ? 0 : Place.LOG) | ((flags & database) === 0 ? 0 : Place.DATABASE)
}

function bits({ log, database }: FlagPair): number {
  return log | database
}

/** The bit of a flag; none for a parameter that is not set. */
function maskOf(flag: number): number {
  return flag < 0 ? 0 : 1 << flag
}
