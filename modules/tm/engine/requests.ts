// hot
/** Received requests: copies are answered again, ACKs and CANCELs find what they belong to, and others begin a transaction. */

import {
  type Context,
  errorOf,
  type Message,
  MethodId,
  type Peer,
  type ReplyError,
  replyPeer,
} from 'siprose'

import type { Tm } from '../tm.ts'
import { Branch } from './branch.ts'
import { cancelCell, reasonsOf } from './cancel.ts'
import { Cell, CellState } from './cell.ts'
import { saveOrigin } from './origin.ts'
import { relay, type RelayOptions } from './relay.ts'
import { acknowledged, answer, putOnWait, revive, sendAgain } from './upstream.ts'
import { NO_WISHES, Trait, Wishes } from './wishes.ts'

const { ACK, CANCEL, INVITE } = MethodId
const UNAVAILABLE: ReplyError = { status: 503, reason: 'Too Many Transactions' }

/** What `unmatched_cancel` makes of a CANCEL for nothing. */
const STATEFUL = 0
const STATELESS = 1

/** The transaction of a message, or null. */
export function cellOf(ctx: Context): Cell | null {
  const { transaction } = ctx
  return transaction instanceof Cell ? transaction : null
}

/** The branch that the route of a message runs for, or null. */
export function branchOf({ branch }: Context): Branch | null {
  return branch instanceof Branch ? branch : null
}

/** What the script asks of the message's transaction, to be changed. */
export function wishesOf(ctx: Context): Wishes {
  const cell = cellOf(ctx)
  if (cell !== null) return cell.ownWishes
  if (ctx.transactionWishes instanceof Wishes) return ctx.transactionWishes
  const wishes = new Wishes()
  ctx.transactionWishes = wishes
  return wishes
}

/**
 * Begins the transaction of a request.
 *
 * @returns null where there is nothing left to do: it is a copy of a request whose last reply was sent again, an ACK, or one too many,
 *   which was answered
 */
export function open(tm: Tm, ctx: Context): Cell | null {
  const own = cellOf(ctx)
  if (own !== null) {
    revive(tm, own)
    if (own.is(CellState.GONE)) takeBack(tm, own, ctx)
    return own
  }
  // an ACK has no answer, so there is nothing to keep it for
  if (ctx.message.methodId === ACK) {
    takeAck(tm, ctx.message)
    return null
  }
  const known = tm.table.findRequest(ctx.message)
  if (known !== null) {
    sendAgain(tm, known)
    ctx.answered = true
    return null
  }
  const { table, params } = tm
  if (table.count >= params.max_transactions || table.ofCall >= params.max_call_transactions) {
    tm.log.info('max_transactions or max_call_transactions are kept; one more is refused')
    tm.server.reply(ctx, UNAVAILABLE.status, UNAVAILABLE.reason, null)
    return null
  }
  return create(tm, ctx, replyPeer(ctx))
}

/** Begins the transaction of a request whose script waits, which may take long; null as of {@link open}. */
export function begin(tm: Tm, ctx: Context): Cell | null {
  const cell = cellOf(ctx) ?? open(tm, ctx)
  if (cell === null) return null
  cell.state |= CellState.HELD
  if (cell.methodId === INVITE && cell.status === 0) try100(tm, cell, ctx)
  return cell
}

/** Begins a transaction again that was forgotten while its script waited. */
function takeBack(tm: Tm, cell: Cell, ctx: Context): void {
  cell.request = tm.slab.keep(ctx.message.text)
  cell.state = (cell.state & ~CellState.WAITING) | CellState.HELD
  cell.branches = []
  cell.lifeEnd = tm.wheel.now() + tm.times.lifetime(cell)
  tm.table.add(cell)
  if (cell.status >= 200) putOnWait(tm, cell)
}

/** Makes the transaction of a request that the table was asked for last. */
export function create(tm: Tm, ctx: Context, replyTo: Peer): Cell {
  const { key } = tm.table
  const cell = tm.spares.take().begin(key, tm.table.label(key), ctx, replyTo)
  const { message, transactionWishes } = ctx
  cell.request = tm.slab.keep(message.text)
  cell.viaPort = message.via?.port ?? (replyTo.proto === 'tls' ? 5061 : 5060)
  cell.wishes = transactionWishes instanceof Wishes ? transactionWishes : NO_WISHES
  cell.lifeEnd = tm.wheel.now() + tm.times.lifetime(cell)
  cell.state = CellState.ROUTING
  saveOrigin(cell, ctx)
  tm.table.add(cell)
  ctx.transaction = cell
  tm.counts.uas.add()
  for (const watcher of tm.watchers) watcher.begun?.(cell, ctx)
  return cell
}

/**
 * Sends a request on with a transaction (`t_relay`).
 *
 * @returns 1 when it is on its way, 0 when the script has nothing left to do, negative for an error
 */
export function relayRequest(tm: Tm, ctx: Context, options: RelayOptions, traits = 0): number {
  const { methodId } = ctx.message
  if (methodId === ACK) return relayAck(tm, ctx, options)
  if (methodId === CANCEL && cellOf(ctx) === null) {
    const canceled = tm.table.findCanceled(ctx.message)
    if (canceled !== null) return cancel(tm, ctx, canceled)
    const mode = tm.params.unmatched_cancel
    if (mode === STATELESS) return tm.server.forward(ctx, options.destination) ? 1 : -1
    if (mode !== STATEFUL) return 0
  }
  const cell = open(tm, ctx)
  if (cell === null) return 0
  if (traits !== 0) cell.ownWishes.traits |= traits
  if (methodId === INVITE && cell.status === 0 && !cell.is(CellState.FAILING)) try100(tm, cell, ctx)
  const error = relay(tm, cell, ctx, options)
  if (error === null) return 1
  return failed(tm, cell, ctx, error)
}

/** Tells the caller that the INVITE has come (RFC 3261 section 16.2). */
export function try100(tm: Tm, cell: Cell, ctx: Context): void {
  const { traits, decided } = cell.wishes
  const off =
    (decided & Trait.NO_100) === 0 ? !tm.params.auto_inv_100 : (traits & Trait.NO_100) !== 0
  if (off || (traits & Trait.NO_100) !== 0) return
  answer(tm, cell, ctx, 100, tm.params.auto_inv_100_reason)
}

/** No branch of a request is on its way: the caller is told, unless the script wants to. */
function failed(tm: Tm, cell: Cell, ctx: Context, error: ReplyError): number {
  ctx.lastError = error
  if ((cell.state & (CellState.FAILING | CellState.FORWARDED)) !== 0) return codeOf(error)
  if (tm.params.failure_exec_mode && cell.branches.length > 0) {
    cell.state |= CellState.FORWARDED
    tm.failSoon(cell)
    return 1
  }
  if ((cell.wishes.traits & Trait.NO_INTERNAL_REPLY) !== 0) return codeOf(error)
  answer(tm, cell, ctx, error.status, error.reason)
  return codeOf(error)
}

/** The statuses of requests that no place was found for, or taken by. */
const UNSENT: ReadonlySet<number> = new Set([
  errorOf('tried-all').status,
  errorOf('not-found').status,
  errorOf('blocked').status,
])

/** The result that tells a script why a request is not on its way. */
function codeOf({ status }: ReplyError): number {
  return UNSENT.has(status) ? -status : -1
}

function relayAck(tm: Tm, ctx: Context, options: RelayOptions): number {
  if (takeAck(tm, ctx.message)) return 0
  if (tm.watchers.length > 0) tellAck(tm, ctx)
  return tm.server.forward(ctx, options.destination) ? 1 : -1
}

/** Tells of the ACK to a success that goes by, while its INVITE is kept. */
function tellAck(tm: Tm, ctx: Context): void {
  const { callId, cseq } = ctx.message
  const cell =
    callId === null || cseq === null ? null : tm.table.findCall(callId, cseq.number, INVITE)
  if (cell === null) return
  for (const watcher of tm.watchers) watcher.acknowledged?.(cell, ctx)
}

/** Ends the repetition of a reply that an ACK acknowledges; false for an ACK that is the other side's. */
export function takeAck(tm: Tm, message: Message): boolean {
  const cell = tm.table.findRequest(message) ?? answeredCall(tm, message)
  if (cell === null || cell.status < 200) return false
  if (cell.status < 300 && !cell.is(CellState.ANSWERED_HERE)) return false
  acknowledged(tm, cell)
  return true
}

/** The INVITE that was answered here with a success which this ACK is for: it has a branch of its own (RFC 3261 section 13.2.2.4). */
function answeredCall(tm: Tm, message: Message): Cell | null {
  const { toTag, callId, cseq } = message
  if (toTag === null || callId === null || cseq === null) return null
  const cell = tm.table.findCall(callId, cseq.number, INVITE)
  return cell !== null && cell.is(CellState.ANSWERED_HERE) && cell.toTag === toTag ? cell : null
}

/** A CANCEL of a transaction that is here: it is answered, and the branches are cancelled (RFC 3261 sections 9.2 and 16.10). */
export function cancel(tm: Tm, ctx: Context, canceled: Cell): number {
  const cell = open(tm, ctx)
  if (cell === null) return 0
  cell.toTag = tm.toTag(canceled)
  answer(tm, cell, ctx, 200, canceled.pending ? 'canceling' : 'ok -- no more pending branches')
  for (const watcher of tm.watchers) watcher.canceled?.(canceled, ctx)
  cancelCell(tm, canceled, reasonsOf(tm, canceled, ctx.message))
  return 1
}
