/** The next place of a name, where the first one does not answer (RFC 3263 section 4.3, RFC 3261 section 16.7 step 1). */

import { type Context, exchangeLateLines, type Listener, type Peer, viaValue, wayOf } from 'siprose'

import type { Tm } from '../tm.ts'
import { type Branch, BranchState } from './branch.ts'
import { type Cell, CellState } from './cell.ts'
import { restoreOrigin } from './origin.ts'
import { startTimers, watchLoss } from './send-branch.ts'

const TIMEOUT = 408
const UNAVAILABLE = 503

/**
 * Goes on with the next place of the branch's destination, in a branch of its own.
 *
 * @returns false where there is none, or the branch's end was no fault of the place
 */
export function nextPlace(tm: Tm, branch: Branch): boolean {
  const { cell, places, status } = branch
  if (places === null || cell.status >= 200 || cell.is(CellState.CANCELED)) return false
  if (branch.is(BranchState.CANCELED)) return false
  const unreachable = branch.is(BranchState.FAKED) && !branch.is(BranchState.REPLIED)
  if (!(unreachable && status !== 487) && !movesOn(tm, status)) return false
  if (unreachable && status === TIMEOUT && !branch.is(BranchState.TIMED_OUT)) return false
  if (cell.branches.length >= tm.server.settings.max_branches) return false
  const place = places.next()
  if (place === null) return false
  const next = follower(branch)
  if (!(place instanceof Promise)) return sendOn(tm, branch, next, place)
  next.state |= BranchState.WAITING
  branch.state |= BranchState.MOVED
  cell.state |= CellState.HELD
  void place.then((found) => {
    next.state &= ~BranchState.WAITING
    if (next.final) return
    if (found === null || !sendOn(tm, branch, next, found)) tm.branchFailed(next, branch.status)
  })
  return true
}

/** Whether a reply of this status is a reason to try the next place. */
export function movesOn(tm: Tm, status: number): boolean {
  return status === UNAVAILABLE || (tm.failoverCodes?.(status) ?? false)
}

/** The branch that goes on in the place of another. */
function follower(branch: Branch): Branch {
  const { cell } = branch
  const next = cell.addBranch()
  next.ownUri = branch.ownUri
  next.destinationUri = branch.destinationUri
  next.facts = branch.facts
  next.flags = branch.flags
  next.onReply = branch.onReply
  next.onFailure = branch.onFailure
  next.mode = branch.mode
  next.places = branch.places
  next.late = branch.late
  return next
}

/** Sends what the branch before had sent, with a Via of its own. */
function sendOn(tm: Tm, branch: Branch, next: Branch, place: Peer): boolean {
  const { cell } = branch
  const ctx = restoreOrigin(tm, cell, 'request')
  let at: Peer | null | Promise<Peer | null> = place
  while (at !== null && !(at instanceof Promise)) {
    const from = tm.server.sender.socketTo(ctx, at, socketOf(tm, ctx, at))
    if (from !== null) {
      const text = withVia(tm, cell, ctx, next, from, textFor(tm, branch, ctx, from))
      next.peer = at
      next.from = from
      watchLoss(tm, next, at)
      if (from.send(text, at, next.mode)) {
        next.sent = tm.slab.keep(text)
        next.state |= BranchState.SENT
        branch.state |= BranchState.MOVED
        tm.server.sender.sent()
        startTimers(tm, next)
        return true
      }
    }
    at = next.places?.next() ?? null
  }
  if (!next.is(BranchState.WAITING)) cell.dropBranches(cell.branches.length - 1)
  return false
}

/** What a branch has sent, as it leaves from another socket but for our Via. */
function textFor(tm: Tm, { sent, late, from }: Branch, ctx: Context, socket: Listener): string {
  const text = tm.slab.text(sent)
  if (late === null || from === null || from === socket) return text
  return exchangeLateLines(text, late, wayOf(ctx, from), wayOf(ctx, socket))
}

/** The socket that was asked for, or where so wanted the one the request came in on, where that reaches the place. */
function socketOf(tm: Tm, ctx: Context, { proto }: Peer): Listener | null {
  if (ctx.sendSocket !== null || !tm.params.dns_reuse_rcv_socket) return ctx.sendSocket
  return ctx.listener.proto === proto ? ctx.listener : null
}

function withVia(
  tm: Tm,
  cell: Cell,
  ctx: Context,
  next: Branch,
  from: Parameters<typeof viaValue>[1],
  text: string,
): string {
  const start = text.indexOf('\r\nVia: ') + 7
  const end = text.indexOf('\r\n', start)
  const via = viaValue(ctx, from, tm.stem(cell) + next.number)
  return text.slice(0, start) + via + text.slice(end)
}
