/** What `tm` offers other modules. */

import { type Context, defineApi, type Transaction } from 'siprose'

/** A request that a module wants to be sent. */
export interface LocalRequest {
  readonly method: string
  /** The request URI. */
  readonly uri: string
  /** The value of From; a tag is added where it has none. */
  readonly from: string
  /** The value of To. */
  readonly to: string
  /** Where it goes instead of the request URI, or null. */
  readonly nextHop?: string | null
  /** The socket it leaves from, `udp:192.0.2.1:5060`, or null for the one that fits. */
  readonly socket?: string | null
  /** Made up unless given. */
  readonly callId?: string
  /** The number in CSeq; drawn by lot unless given. */
  readonly cseq?: number
  /** Further header lines, each with its line end. */
  readonly headers?: string
  readonly body?: string
  /** How long it may have no reply, and an INVITE that rings no final one; the parameters say so unless given. */
  readonly frMs?: number
  readonly frInvMs?: number
  /** False where the ACK to a success is somebody else's. */
  readonly ack?: boolean
}

/** What becomes of it. */
export interface LocalAnswer {
  /** 100 to 699; a final one is the last. */
  readonly status: number
  readonly reason: string
  /** The reply; null where none came, and the status was made up. */
  readonly reply: Context | null
}

/** A branch, as others see it. */
export interface BranchView {
  /** Its number in the transaction. */
  readonly number: number
  /** The request URI it was sent with. */
  readonly uri: string
  readonly destinationUri: string | null
  readonly path: string | null
  readonly ruid: string | null
  readonly instance: string | null
  /** Branch flags: 32 bits. */
  flags: number
  /** Further flags that nothing but a script looks at: 32 bits. */
  marks: number
  /** Its last status; 0 for none yet. */
  readonly status: number
}

/** A transaction, as others see it. */
export interface TransactionView extends Transaction {
  /** The bit of its method. */
  readonly methodId: number
  /** The flags of the request, as its routes have left them: 32 bits. */
  flags: number
  /** The status of the last reply sent; 0 for none. */
  readonly status: number
  /** The last status received; 0 for none. */
  readonly lastReceived: number
  /** The branch whose reply was chosen, or null. */
  readonly picked: BranchView | null
  readonly branches: readonly BranchView[]
}

/** Which branches are cancelled. */
export type CancelWhich = 'all' | 'others' | 'this'

/** The figures of all transactions. */
export interface TmFigures {
  /** Transactions of received requests, and of requests made here. */
  readonly uas: number
  readonly uac: number
  /** By the class of their final status: 2 to 6. */
  readonly byClass: readonly number[]
  /** Those that are kept, and those without a final reply. */
  readonly inUse: number
  readonly active: number
  readonly received: number
  readonly absorbed: number
  readonly generated: number
  readonly relayed: number
  readonly sent: number
}

/** Hears of all transactions; what it does must not wait. */
export interface TransactionWatcher {
  /** A received request has a transaction; its script goes on after this. */
  begun?(transaction: TransactionView, ctx: Context): void
  /**
   * A branch is about to leave, after its route: what is changed in the request is changed for this branch alone.
   *
   * @param branch - without a status yet
   */
  leaving?(transaction: TransactionView, ctx: Context, branch: BranchView): void
  /** A reply of a branch has come; its reply route, if there is one, runs after this. */
  received?(transaction: TransactionView, reply: Context): void
  /** A reply of a branch goes on, perhaps to the caller, after its reply route. */
  passing?(transaction: TransactionView, reply: Context): void
  /** A reply has left for who asked, provisional or final; copies do not count. */
  replied?(transaction: TransactionView, status: number, text: string): void
  /** All branches of an attempt have failed; a failure route, if there is one, runs after this. */
  missed?(transaction: TransactionView, status: number): void
  /** The ACK to a success has come by on its way to the other end. */
  acknowledged?(transaction: TransactionView, ctx: Context): void
  /** It was cancelled by who asked. */
  canceled?(transaction: TransactionView, ctx: Context): void
  /** It is forgotten: what is kept by it or its branches has to go now or when another one begins, as their objects are used again. */
  forgotten?(transaction: TransactionView): void
}

/** Transactions, for other modules. */
export interface TmApi {
  /** Lets a module hear of all transactions; in its `start`. */
  watch(watcher: TransactionWatcher): void

  /**
   * Sends a request.
   *
   * @param request - what
   * @param answered - called with each reply
   * @returns null where it could not be sent
   */
  send(request: LocalRequest, answered: ((answer: LocalAnswer) => void) | null): Transaction | null

  /** The transaction of a message, begun where it has none; null for a copy of a request, which was answered again. */
  open(ctx: Context): Transaction | null

  /** Begins the transaction of a request whose script is to wait, and says so to the caller; false for a copy, which was answered again. */
  begin(ctx: Context): boolean

  /** The transaction of these numbers, or null. */
  find(index: number, label: number): Transaction | null

  /** Sends the request on as `t_relay()` does, and results in what that does. */
  relay(ctx: Context): number

  /** Answers the request of a transaction; false when it is answered already. */
  reply(transaction: Transaction, ctx: Context, status: number, reason: string): boolean

  /** The transaction of a message as it is now, or null. */
  view(ctx: Context): TransactionView | null

  /** The branch that the route of a message runs for, or null. */
  branchOf(ctx: Context): BranchView | null

  /** The transaction of these numbers, or null. */
  viewOf(index: number, label: number): TransactionView | null

  /** The transaction that a request is a copy of, or that a CANCEL means; null for one that is new. */
  known(ctx: Context): TransactionView | null

  /** The INVITE transaction that a CANCEL means, or null. */
  canceled(ctx: Context): TransactionView | null

  /** The transaction of a call and a CSeq number, or null. */
  ofCall(callId: string, cseq: number): TransactionView | null

  /** The request of a transaction as its script had it, for an answer. */
  requestOf(transaction: TransactionView): Context

  /** The request of a transaction as it was received, for a look at it. */
  receivedOf(transaction: TransactionView): Context

  /** The reply that was chosen; null where there is none, or it was made here. */
  replyOf(transaction: TransactionView): Context | null

  /** The tag in To of replies that are made here. */
  tagOf(transaction: TransactionView): string

  /** The phrase of the status that was chosen. */
  reasonOf(transaction: TransactionView): string

  /** Keeps the flags that a script has set since the transaction was begun. */
  keepFlags(ctx: Context, which: 'flags' | 'xflags'): void

  /** Cancels branches, because of a message; false where there is nothing to cancel. */
  cancel(
    ctx: Context,
    transaction: TransactionView,
    which: CancelWhich | number,
    cause: number,
  ): boolean

  /** Ends a transaction without a word to the caller. */
  drop(transaction: TransactionView, status: number): void

  /** Makes the place of a branch the one that the request goes to again. */
  reuseBranch(ctx: Context, branch: BranchView): void

  /** Sends the ACK to a success that was left to others; false where none is wanted. */
  acknowledge(callId: string, cseq: number, headers: string, body: string): boolean

  /** The figures. */
  figures(): TmFigures

  /** Puts the message's script aside; false where that cannot be. */
  suspend(ctx: Context): boolean

  /** Goes on with a script that was put aside, in a `route` of this name; false where there is none to go on with. */
  resume(index: number, label: number, route: string): boolean
}

/** The key under which other modules ask for it. */
export const tmApi = defineApi<TmApi>('tm')
