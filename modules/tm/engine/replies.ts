// hot
/** Replies on their way back: which transaction they belong to, and what becomes of them (RFC 3261 sections 16.7 and 17.1). */

import {
  applyEdits,
  buildAck,
  buildForwardedReply,
  type Context,
  type Message,
  MethodId,
  parseMessageText,
} from 'siprose'

import type { Tm } from '../tm.ts'
import { type Branch, BranchState } from './branch.ts'
import { cancelAnswered, cancelBranches, reasonFor, sendCancel } from './cancel.ts'
import { type Cell, CellState } from './cell.ts'
import { saveFlags } from './origin.ts'
import { provisional, scheduleBranch } from './send-branch.ts'
import { Shown, shown } from './shown-request.ts'
import { putOnWait, sendUpstream } from './upstream.ts'
import { Trait } from './wishes.ts'

const { CANCEL, INVITE } = MethodId
const TRYING = 100
const UNAVAILABLE = 503

/**
 * Takes a reply that answers one of our branches.
 *
 * @returns false where it belongs to no transaction
 */
export function takeReply(tm: Tm, ctx: Context): boolean {
  const { message } = ctx
  const { via } = message
  const branch = via === null ? null : tm.table.findBranch(via)
  if (branch === null) return false
  const { cell } = branch
  if (!branch.is(BranchState.SENT) || cell.is(CellState.GONE)) return false
  const method = message.cseq?.method ?? ''
  if (method === 'CANCEL' && cell.methodId !== CANCEL) {
    if (message.status >= 200) cancelAnswered(tm, branch)
    return true
  }
  if (message.methodId !== cell.methodId) return false
  if (tm.params.callid_matching && !tm.table.sameCall(cell, message)) return false
  tm.counts.rpl_received.add()
  const { status } = message
  const known = branch.status
  cell.lastReceived = status
  if (known >= 200 && !(cell.methodId === INVITE && status >= 200 && status < 300)) {
    absorb(tm, branch, message)
    return true
  }
  if (status >= 200) {
    branch.again = -1
    branch.end = -1
    branch.cancel = null
    tm.wheel.cancel(branch)
    if (cell.methodId === INVITE && status >= 300) acknowledge(tm, branch, message)
  } else {
    provisional(tm, branch, status)
    if (branch.is(BranchState.CANCEL_WANTED)) sendCancel(tm, branch, branch.cancel?.reason ?? '')
  }
  ctx.transaction = cell
  if (tm.changers.length > 0) tellReceived(tm, cell, ctx)
  const route = branch.onReply === null ? null : tm.route('onreply', branch.onReply)
  if (route === null) {
    handle(tm, branch, ctx)
    return true
  }
  enter(cell, branch, ctx)
  const result = route.run(ctx)
  if (typeof result === 'number') leave(tm, branch, ctx, result)
  else {
    cell.state |= CellState.REPLY_WAITS | CellState.HELD
    void result.then((value) => {
      cell.state &= ~CellState.REPLY_WAITS
      leave(tm, branch, ctx, value)
    })
  }
  return true
}

function tellReceived(tm: Tm, cell: Cell, ctx: Context): void {
  ctx.lists = cell.lists
  for (const watcher of tm.changers) watcher.received?.(cell, ctx)
}

/** What a reply route sees: the flags of the request, and those of the branch. */
function enter(cell: Cell, branch: Branch, ctx: Context): void {
  ctx.branch = branch
  if (ctx.message.status >= 200) branch.state |= BranchState.ROUTING
  ctx.lists = cell.lists
  ctx.flags = cell.flags
  ctx.lowFlags = cell.extras.lowFlags
  ctx.highFlags = cell.extras.highFlags
  ctx.branchFlags = branch.flags
}

function leave(tm: Tm, branch: Branch, ctx: Context, result: number): void {
  const { cell } = branch
  saveFlags(cell, ctx)
  branch.flags = ctx.branchFlags
  branch.state &= ~BranchState.ROUTING
  const { status } = ctx.message
  if (result === 0 && status < 200) {
    note(branch, status)
    tm.counts.rpl_absorbed.add()
    return
  }
  handle(tm, branch, ctx)
}

/** A copy of a final reply: it is acknowledged again, and goes no further. */
function absorb(tm: Tm, branch: Branch, message: Message): void {
  tm.counts.rpl_absorbed.add()
  if (branch.cell.methodId === INVITE && message.status >= 300) acknowledge(tm, branch, message)
}

/** Acknowledges a final reply that is no success, hop by hop (RFC 3261 section 17.1.1.3). */
function acknowledge(tm: Tm, branch: Branch, reply: Message): void {
  const { from, peer, cell } = branch
  if (from === null || peer === null || branch.sent < 0) return
  if ((cell.wishes.traits & Trait.NO_ACK) !== 0) return
  const invite = parseMessageText(tm.slab.text(branch.sent), tm.rules)
  const extra = tm.extraHeaders(invite)
  const text = buildAck(invite, reply, extra === '' ? {} : { extra })
  from.send(shown(tm, cell, text, Shown.ACK), peer, branch.mode)
}

function note(branch: Branch, status: number): void {
  branch.state |= BranchState.REPLIED
  if (status > branch.status) branch.status = status
}

/** What becomes of a reply once its route has let it pass. */
function handle(tm: Tm, branch: Branch, ctx: Context): void {
  const { cell } = branch
  const { message } = ctx
  for (const watcher of tm.changers) watcher.passing?.(cell, ctx)
  const status = message.edited ? (message.edits.status ?? message.status) : message.status
  if (cell.watcher !== null) {
    tm.localReply(branch, ctx, status)
    return
  }
  if (status < 200) relayProvisional(tm, branch, ctx, status)
  else if (status < 300) relaySuccess(tm, branch, ctx, status)
  else refuse(tm, branch, ctx, status)
}

function relayProvisional(tm: Tm, branch: Branch, ctx: Context, status: number): void {
  const { cell } = branch
  note(branch, status)
  const silent =
    cell.status >= 200 ||
    (cell.wishes.traits & Trait.REPLICA) !== 0 ||
    branch.is(BranchState.CANCELED)
  if (silent || (status === TRYING && !tm.params.relay_100)) {
    tm.counts.rpl_absorbed.add()
    return
  }
  tm.counts.rpl_relayed.add()
  tm.counts.rpl_sent.add()
  sendUpstream(tm, cell, status, replyText(cell, ctx.message), false)
}

/** A success goes to the caller at once, each one to an INVITE does (RFC 3261 section 16.7 step 5). */
function relaySuccess(tm: Tm, branch: Branch, ctx: Context, status: number): void {
  const { cell } = branch
  const late = cell.status >= 200
  note(branch, status)
  if ((cell.wishes.traits & Trait.REPLICA) !== 0) {
    tm.counts.rpl_absorbed.add()
    if (!cell.pending) putOnWait(tm, cell)
    return
  }
  if (late) {
    if (cell.methodId !== INVITE) {
      tm.counts.rpl_absorbed.add()
      return
    }
    // it is not kept: copies of the request are answered with what was sent first
    tm.counts.rpl_relayed.add()
    tm.sendLate(cell, replyText(cell, ctx.message))
    return
  }
  cancelBranches(tm, cell, reasonFor(tm, status), branch)
  cell.picked = branch
  tm.counts.rpl_relayed.add()
  tm.counts.rpl_sent.add()
  sendUpstream(tm, cell, status, replyText(cell, ctx.message), false)
}

/** A reply of failure waits until all branches have one, and is then chosen or not. */
function refuse(tm: Tm, branch: Branch, ctx: Context, status: number): void {
  branch.status = status
  const { message } = ctx
  if (branch.reply < 0) branch.reply = tm.slab.keep(applyEdits(message))
  if (status === UNAVAILABLE) tm.unavailable(branch, message)
  tm.branchEnded(branch)
  // for routes that run because of this reply, only those before it count
  branch.state |= BranchState.REPLIED
}

/** The reply as the caller gets it: without our Via. */
function replyText(cell: Cell, message: Message): string {
  return buildForwardedReply(message, cell.replyTo.proto !== 'udp')
}

/** Ends a branch that nobody has answered in time, or that did not leave. */
export function fakeReply(tm: Tm, branch: Branch, status: number): void {
  branch.again = -1
  branch.end = -1
  branch.cancel = null
  tm.wheel.cancel(branch)
  branch.status = status
  branch.state |= BranchState.FAKED
  scheduleBranch(tm, branch)
}
