/** What other modules get of the transactions. */

import type { Context } from 'siprose'
import type { Transactions } from 'siprose/modules/sl'

import { answerWith } from './answer-with.ts'
import type { CancelWhich, TmApi, TmFigures, TransactionView } from './api.ts'
import { Branch } from './engine/branch.ts'
import { cancelBranch, cancelBranches } from './engine/cancel.ts'
import { Cell, CellState } from './engine/cell.ts'
import { acknowledgeLater } from './engine/local-ack.ts'
import { sendLocal } from './engine/local-request.ts'
import { receivedOrigin, reuseBranch, saveFurtherFlags } from './engine/origin.ts'
import { BY_URI } from './engine/relay.ts'
import { begin, branchOf, cellOf, open, relayRequest } from './engine/requests.ts'
import { resume, suspend } from './engine/suspend.ts'
import { putOnWait } from './engine/upstream.ts'
import { contextOfReply } from './engine/chosen.ts'
import type { Tm } from './tm.ts'

/** The interface for all modules. */
export function offer(tm: Tm): TmApi {
  return {
    watch: (watcher) => {
      tm.watchers.push(watcher)
      const changes = watcher.leaving ?? watcher.received ?? watcher.passing
      if (changes !== undefined) tm.changers.push(watcher)
    },
    send: (request, answered) => {
      const sent = sendLocal(tm, request, answered)
      return sent instanceof Cell ? sent : null
    },
    open: (ctx) => cellOf(ctx) ?? open(tm, ctx),
    begin: (ctx) => begin(tm, ctx) !== null,
    find: (index, label) => tm.table.find(index, label),
    relay: (ctx) => relayRequest(tm, ctx, BY_URI),
    reply: (transaction, ctx, status, reason) =>
      transaction instanceof Cell && answerWith(tm, transaction, ctx, status, reason),
    view: (ctx) => cellOf(ctx),
    branchOf,
    viewOf: (index, label) => tm.table.find(index, label),
    known: (ctx) => (ctx.message.isRequest ? tm.table.findRequest(ctx.message) : null),
    canceled: (ctx) => tm.table.findCanceled(ctx.message),
    ofCall: (callId, cseq) => tm.table.findCall(callId, cseq, ANY_METHOD),
    requestOf: (view) => tm.requestOf(own(view)),
    receivedOf: (view) => receivedOrigin(tm, own(view)),
    replyOf: (view) => contextOfReply(tm, own(view)),
    tagOf: (view) => tm.toTag(own(view)),
    reasonOf: (view) => tm.chosenReason(own(view)),
    keepFlags: (ctx, which) => {
      keepFlags(ctx, which)
    },
    cancel: (ctx, view, which, cause) => cancel(tm, ctx, own(view), which, cause),
    drop: (view, status) => {
      drop(tm, own(view), status)
    },
    reuseBranch: (ctx, branch) => {
      if (branch instanceof Branch) reuseBranch(ctx, branch)
    },
    acknowledge: (callId, cseq, headers, body) => acknowledgeLater(tm, callId, cseq, headers, body),
    figures: () => figures(tm),
    suspend: (ctx) => suspend(tm, ctx) !== null,
    resume: (index, label, route) => {
      const cell = tm.table.find(index, label)
      return cell !== null && resume(tm, cell, route)
    },
  }
}

const ANY_METHOD = 0x7fffffff & ~(2 | 4)

/** The transaction behind a view, which nobody else makes. */
function own(view: TransactionView): Cell {
  if (view instanceof Cell) return view
  throw new TypeError('a view of a transaction that tm did not give')
}

function keepFlags(ctx: Context, which: 'flags' | 'xflags'): void {
  const cell = cellOf(ctx)
  if (cell === null) return
  if (which === 'flags') cell.flags = ctx.flags
  else saveFurtherFlags(cell, ctx)
}

function cancel(
  tm: Tm,
  ctx: Context,
  cell: Cell,
  which: CancelWhich | number,
  cause: number,
): boolean {
  if (cell.status >= 200) return false
  const reason = cause > 0 ? `Reason: SIP;cause=${cause}\r\n` : ''
  const running = branchOf(ctx)
  const branch = typeof which === 'number' ? cell.branches[which] : running
  if (which === 'all') cancelBranches(tm, cell, reason, null)
  else if (branch == null) return false
  else if (which === 'others') cancelBranches(tm, cell, reason, branch)
  else cancelBranch(tm, branch, reason)
  if (!cell.pending && running === null && !cell.is(CellState.FAILING)) tm.allFinal(cell)
  return true
}

function drop(tm: Tm, cell: Cell, status: number): void {
  cell.state |= CellState.DROPPED
  if (cell.status < 200) cell.status = status
  if (!cell.is(CellState.FAILING)) putOnWait(tm, cell)
}

function figures(tm: Tm): TmFigures {
  const { counts, table } = tm
  let active = 0
  for (const cell of table.all()) if (cell.status < 200) active++
  return {
    uas: counts.uas.value,
    uac: counts.uac.value,
    byClass: counts.byClass.map(({ value }) => value),
    inUse: table.count,
    active,
    received: counts.rpl_received.value,
    absorbed: counts.rpl_absorbed.value,
    generated: counts.rpl_generated.value,
    relayed: counts.rpl_relayed.value,
    sent: counts.rpl_sent.value,
  }
}

/** What `sl` asks for: answers through the transaction where there is one. */
export function answersOf(tm: Tm): Transactions {
  return {
    reply: (ctx: Context, status: number, reason: string) => {
      const cell = cellOf(ctx)
      return cell === null ? null : answerWith(tm, cell, ctx, status, reason)
    },
    toTag: (ctx: Context) => {
      const cell = cellOf(ctx)
      return cell === null ? null : tm.toTag(cell)
    },
  }
}
