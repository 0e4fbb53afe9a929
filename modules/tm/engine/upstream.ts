// hot
/** The server's side of a transaction: what is answered, answered again, and when that ends (RFC 3261 section 17.2, RFC 6026). */

import { type Context, MethodId, Peer } from 'siprose'

import type { Tm } from '../tm.ts'
import { BranchState } from './branch.ts'
import { type Cell, CellState } from './cell.ts'

const { INVITE } = MethodId

/**
 * Sends a reply to whoever made the request, and keeps it for copies of that.
 *
 * @param tm - keeps the transaction
 * @param cell - the transaction
 * @param status - of the reply
 * @param text - all of it
 * @param here - whether it was made here, so that this server has to see that it arrives
 */
export function sendUpstream(
  tm: Tm,
  cell: Cell,
  status: number,
  text: string,
  here: boolean,
): boolean {
  const final = status >= 200
  cell.status = status
  if (cell.answer >= 0) tm.slab.free(cell.answer)
  cell.answer = tm.slab.keep(text)
  if (final) {
    tm.counts.final(status)
    if (here) cell.state |= CellState.ANSWERED_HERE
  }
  const sent = sendText(cell, text)
  for (const watcher of tm.watchers) watcher.replied?.(cell, status, text)
  if (final) settle(tm, cell, status, here)
  return sent
}

/** Sends the last reply again, for a copy of the request. */
export function sendAgain(tm: Tm, cell: Cell): boolean {
  return cell.answer >= 0 && sendText(cell, tm.slab.text(cell.answer))
}

/** Sends a text to whoever made the request. */
export function sendText(cell: Cell, text: string): boolean {
  return cell.listener.send(text, replyPeer(cell), cell.extras.replyMode)
}

/** Where replies go: down the connection the request came by while it is there, after that to the port in its Via. */
function replyPeer(cell: Cell): Peer {
  const { replyTo, listener } = cell
  if (replyTo.connection === 0) return replyTo
  const connection = listener.connection?.(replyTo.connection) ?? null
  if (connection !== null && connection.state !== 'ending') return replyTo
  const { proto, address, key } = replyTo
  return new Peer(proto, address, cell.viaPort, 0, key)
}

/** A final reply has left: it waits for its ACK, or the transaction ends. */
function settle(tm: Tm, cell: Cell, status: number, here: boolean): void {
  if (cell.methodId === INVITE && (status >= 300 || here)) {
    const now = tm.wheel.now()
    cell.end = now + tm.times.fr(cell)
    // a success is sent again over any transport, as only its sender knows that it arrived (RFC 3261 13.3.1.4)
    const unreliable = cell.replyTo.proto === 'udp' || status < 300
    cell.interval = tm.times.t1(cell)
    cell.again = unreliable ? now + cell.interval : -1
    schedule(tm, cell)
  } else putOnWait(tm, cell)
}

/** Lets a transaction wait for what may still come, and be forgotten after that. */
export function putOnWait(tm: Tm, cell: Cell): void {
  if (cell.is(CellState.WAITING)) return
  cell.state |= CellState.WAITING
  cell.again = -1
  cell.end = -1
  if (cell.status >= 200) forgetAttempts(cell)
  tm.wheel.set(cell, tm.wheel.now() + tm.params.wt_timer)
}

/**
 * Lets go of what only further attempts need: a transaction waits a hundred times longer than it takes, so what it keeps meanwhile is most
 * of what the collector has to move.
 */
function forgetAttempts(cell: Cell): void {
  cell.edits = null
  const { branches } = cell
  for (let i = 0; i < branches.length; i++) {
    const branch = branches[i]
    if (branch === undefined || branch.alive) continue
    branch.late = null
    branch.places = null
  }
}

/** Takes a transaction back that was about to be forgotten. */
export function revive(tm: Tm, cell: Cell): void {
  // one that is answered has nothing more to wait for than its branches
  if (cell.is(CellState.GONE) || !cell.is(CellState.WAITING) || cell.status >= 200) return
  cell.state &= ~CellState.WAITING
  tm.wheel.cancel(cell)
}

/** The time of a transaction has come: a reply is sent again, nobody acknowledged it, or it is forgotten. */
export function cellDue(tm: Tm, cell: Cell, now: number): void {
  if (cell.is(CellState.WAITING)) {
    // who answers after all has to be acknowledged, or told that nobody waits: else a phone rings on
    if (cell.busy) tm.wheel.set(cell, now + tm.params.wt_timer)
    else {
      tm.forget(cell)
      tm.spares.give(cell)
    }
    return
  }
  if (cell.end >= 0 && now >= cell.end) {
    // nobody has acknowledged it (timer H)
    putOnWait(tm, cell)
    return
  }
  if (cell.again >= 0 && now >= cell.again) {
    sendAgain(tm, cell)
    cell.interval = Math.min(cell.interval * 2, tm.times.t2(cell))
    cell.again = now + cell.interval
  }
  schedule(tm, cell)
}

/** Sets the transaction's timer for what comes first. */
export function schedule(tm: Tm, cell: Cell): void {
  const { again, end } = cell
  const due = again >= 0 && (end < 0 || again < end) ? again : end
  if (due >= 0) tm.wheel.set(cell, due)
  else tm.wheel.cancel(cell)
}

/** An ACK for a final reply has come: it is not sent again. */
export function acknowledged(tm: Tm, cell: Cell): void {
  if (cell.status < 200) return
  cell.state |= CellState.ACKED
  if (!cell.is(CellState.WAITING)) putOnWait(tm, cell)
}

/** Stops all that branches still do. */
export function stopBranches(tm: Tm, cell: Cell): void {
  for (const branch of cell.branches) {
    tm.wheel.cancel(branch)
    branch.again = -1
    branch.end = -1
    branch.cancel = null
    branch.state &= ~BranchState.CANCEL_WANTED
  }
}

/**
 * Answers a request of this transaction, with a reply made here.
 *
 * @returns false when it is answered already
 */
export function answer(tm: Tm, cell: Cell, ctx: Context, status: number, reason: string): boolean {
  if (cell.status >= 200 || (cell.state & (CellState.GONE | CellState.LOCAL)) !== 0) return false
  const text = tm.server.replyText(ctx, status, reason, status === 100 ? null : tm.toTag(cell))
  ctx.answered = true
  const sent = sendUpstream(tm, cell, status, text, true)
  tm.answeredHere(cell, ctx, text)
  return sent
}
