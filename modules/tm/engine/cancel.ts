/** Ending what was begun: CANCEL from the caller, and to branches that nobody waits for any more (RFC 3261 section 9, 16.10). */

import { buildCancel, HeaderId, type Message, MethodId, parseMessageText } from 'siprose'

import type { Tm } from '../tm.ts'
import { type Branch, BranchState } from './branch.ts'
import { type Cell, CellState } from './cell.ts'
import { scheduleBranch, setEnd } from './send-branch.ts'
import { Shown, shown } from './shown-request.ts'
import { Trait } from './wishes.ts'

/** What is done about a branch that nobody has answered. */
const AT_ONCE = 0
const WHEN_ANSWERED = 1

/**
 * Cancels the branches that have no final reply.
 *
 * @param tm - keeps the transaction
 * @param cell - an INVITE transaction
 * @param reason - Reason lines for the CANCELs, each with its line end
 * @param but - a branch to leave alone, or null
 */
export function cancelBranches(tm: Tm, cell: Cell, reason: string, but: Branch | null): void {
  for (const branch of cell.branches) {
    if (branch !== but && !branch.final) cancelBranch(tm, branch, reason)
  }
}

/** Cancels one branch. */
export function cancelBranch(tm: Tm, branch: Branch, reason: string): void {
  if (branch.final || (branch.state & (BranchState.CANCELED | BranchState.ROUTING)) !== 0) return
  if (branch.cell.methodId !== MethodId.INVITE) return
  if (branch.is(BranchState.BLIND) || branch.is(BranchState.WAITING) || branch.sent < 0) {
    endCanceled(tm, branch)
    return
  }
  if (!branch.is(BranchState.REPLIED)) {
    const method = tm.params.cancel_b_method
    if (method === AT_ONCE) {
      endCanceled(tm, branch)
      return
    }
    if (method === WHEN_ANSWERED) {
      branch.state |= BranchState.CANCEL_WANTED
      branch.cancel = { text: '', reason, again: -1, interval: 0 }
      return
    }
    branch.again = -1
  }
  sendCancel(tm, branch, reason)
}

/** Sends the CANCEL of a branch that somebody has answered. */
export function sendCancel(tm: Tm, branch: Branch, reason: string): void {
  const { from, peer, cell } = branch
  if (from === null || peer === null || branch.sent < 0) return
  const invite = parseMessageText(tm.slab.text(branch.sent), tm.rules)
  const extra = reason + tm.extraHeaders(invite)
  const made = buildCancel(invite, extra === '' ? {} : { extra })
  const text = shown(tm, cell, made, Shown.CANCEL)
  const now = tm.wheel.now()
  const interval = tm.times.t1(cell)
  branch.state = (branch.state | BranchState.CANCELED) & ~BranchState.CANCEL_WANTED
  branch.cancel = { text, reason, again: peer.proto === 'udp' ? now + interval : -1, interval }
  // a peer that does not answer a CANCEL is not waited for (RFC 3261 section 9.1)
  setEnd(branch, now, tm.times.fr(cell))
  from.send(text, peer, branch.mode)
  scheduleBranch(tm, branch)
}

/** A CANCEL was answered: it is not sent again. */
export function cancelAnswered(tm: Tm, branch: Branch): void {
  if (branch.cancel === null) return
  branch.cancel.again = -1
  scheduleBranch(tm, branch)
}

/** Ends a branch of which nobody has to be told. */
function endCanceled(tm: Tm, branch: Branch): void {
  if (branch.is(BranchState.BLIND)) branch.cell.state &= ~CellState.SUSPENDED
  branch.state |= BranchState.CANCELED
  branch.again = -1
  branch.end = -1
  tm.wheel.cancel(branch)
  branch.status = 487
  branch.state |= BranchState.FAKED
}

/** The Reason lines of a CANCEL, for those made because of it. */
export function reasonsOf(tm: Tm, cell: Cell, cancel: Message): string {
  const { traits, decided } = cell.wishes
  const off =
    (decided & Trait.NO_CANCEL_REASON) === 0
      ? !tm.params.e2e_cancel_reason
      : (traits & Trait.NO_CANCEL_REASON) !== 0
  if (off) return ''
  let lines = ''
  for (let header = cancel.first(HeaderId.REASON); header !== null; header = cancel.next(header)) {
    lines += `Reason: ${header.value}\r\n`
  }
  return lines
}

/** The Reason line of a CANCEL that is sent because another branch has ended all. */
export function reasonFor(tm: Tm, status: number): string {
  if (!tm.params.local_cancel_reason) return ''
  const text = status < 300 ? ';text="Call completed elsewhere"' : ''
  return `Reason: SIP;cause=${status}${text}\r\n`
}

/**
 * The caller has cancelled an INVITE: its branches are cancelled, and where none is left to wait for, it has ended.
 *
 * @param reason - Reason lines for the CANCELs
 */
export function cancelCell(tm: Tm, cell: Cell, reason: string): void {
  if (cell.methodId !== MethodId.INVITE || cell.status >= 200) return
  cell.state |= CellState.CANCELED
  cancelBranches(tm, cell, reason, null)
  if (!cell.pending && !cell.is(CellState.FAILING)) tm.allFinal(cell)
}
