/** The end of a transaction: all branches have failed, one of their replies is chosen, and a failure route may go on all the same. */

import {
  buildForwardedReply,
  type Context,
  errorOf,
  HeaderId,
  type Message,
  MethodId,
  parseMessageText,
  statusPhrase,
} from 'siprose'

import type { Tm } from '../tm.ts'
import { type Branch, BranchState } from './branch.ts'
import { cancelBranches, reasonFor } from './cancel.ts'
import { type Cell, CellState } from './cell.ts'
import { restoreOrigin, saveFlags } from './origin.ts'
import { pickReply } from './pick-reply.ts'
import { answer, putOnWait, sendUpstream } from './upstream.ts'
import { Trait } from './wishes.ts'

const UNAUTHORIZED = 401
const PROXY_AUTHENTICATION = 407
const UNAVAILABLE = 503
const TIMEOUT = 408
const TERMINATED = 487

/** A branch has its final reply, which is no success. */
export function branchEnded(tm: Tm, branch: Branch): void {
  const { cell } = branch
  if (tm.nextPlace(branch)) return
  if (branch.onFailure !== null && cell.status < 200) runBranchFailure(tm, branch, branch.onFailure)
  else afterBranch(tm, branch)
}

function runBranchFailure(tm: Tm, branch: Branch, name: string): void {
  const { cell } = branch
  const event = tm.branchFailure(name)
  if (!event.wanted) {
    afterBranch(tm, branch)
    return
  }
  cell.ownWishes.onBranchFailure = null
  const ctx = restoreOrigin(tm, cell, 'event')
  ctx.branchFlags = branch.flags
  const picked = cell.picked
  cell.picked = branch
  ctx.branch = branch
  branch.state |= BranchState.ROUTING
  const ended = (): void => {
    cell.picked = picked
    branch.state &= ~BranchState.ROUTING
    saveFlags(cell, ctx)
    afterBranch(tm, branch)
  }
  const result = event.run(ctx)
  if (typeof result === 'number') ended()
  else {
    cell.state |= CellState.HELD
    void result.then(ended)
  }
}

function afterBranch(tm: Tm, branch: Branch): void {
  const { cell } = branch
  if (cell.status >= 200) {
    tm.counts.rpl_absorbed.add()
    return
  }
  const plain = tm.plain6xx(cell)
  if (branch.status >= 600 && !plain) {
    cell.state |= CellState.REFUSED
    cancelBranches(tm, cell, reasonFor(tm, branch.status), branch)
  }
  if (!cell.pending) allFinal(tm, cell)
}

/** No branch is left to wait for. */
export function allFinal(tm: Tm, cell: Cell): void {
  if (cell.status >= 200 || cell.is(CellState.FAILING) || cell.is(CellState.WAITING)) return
  cell.picked = pickReply(cell, tm.params.faked_reply_prio)
  const status = cell.picked?.status ?? 0
  for (const watcher of tm.watchers) watcher.missed?.(cell, status)
  const { onFailure } = cell.wishes
  const route = onFailure === null ? null : tm.route('failure', onFailure)
  if (route === null) {
    conclude(tm, cell)
    return
  }
  // each attempt has to ask for its routes anew
  cell.ownWishes.onFailure = null
  cell.ownWishes.onBranch = null
  cell.state |= CellState.FAILING
  const ctx = restoreOrigin(tm, cell, 'failure')
  ctx.branchFlags = cell.picked?.flags ?? 0
  const result = route.run(ctx)
  if (typeof result === 'number') afterFailure(tm, cell, ctx)
  else {
    cell.state |= CellState.HELD
    void result.then(() => {
      afterFailure(tm, cell, ctx)
    })
  }
}

function afterFailure(tm: Tm, cell: Cell, ctx: Context): void {
  cell.state &= ~CellState.FAILING
  saveFlags(cell, ctx)
  if (cell.status >= 200 || cell.is(CellState.SUSPENDED) || cell.is(CellState.GONE)) return
  if (cell.pending) {
    cell.picked = null
    // it may have been cancelled while the route waited
    if (cell.is(CellState.CANCELED)) cancelBranches(tm, cell, '', null)
    if (cell.pending) return
  }
  cell.picked = pickReply(cell, tm.params.faked_reply_prio)
  conclude(tm, cell, true)
}

/**
 * Sends the chosen reply to the caller.
 *
 * @param asked - whether a failure route was interested in how it ends
 */
function conclude(tm: Tm, cell: Cell, asked = false): void {
  const { picked } = cell
  if (cell.is(CellState.DROPPED) || (cell.wishes.traits & Trait.REPLICA) !== 0) {
    putOnWait(tm, cell)
    return
  }
  if (picked !== null && picked.reply >= 0) {
    tm.counts.rpl_relayed.add()
    tm.counts.rpl_sent.add()
    const message = parseMessageText(tm.slab.text(picked.reply), tm.rules)
    if (message.status === UNAVAILABLE && tm.params.remap_503_500) {
      message.edits.setStatus(500, statusPhrase(UNAVAILABLE))
    }
    if (tm.params.aggregate_challenges) addChallenges(tm, cell, picked, message)
    const status = message.edited ? (message.edits.status ?? message.status) : message.status
    const text = buildForwardedReply(message, cell.replyTo.proto !== 'udp')
    sendUpstream(tm, cell, status, text, true)
    cell.state &= ~CellState.ANSWERED_HERE
    return
  }
  const canceled = cell.is(CellState.CANCELED)
  const faked = picked?.status ?? (canceled ? TERMINATED : tm.params.default_code)
  const late = faked === TIMEOUT
  const status = !late ? faked : canceled ? TERMINATED : tm.params.reply_408_code
  if (!asked && isSilent(tm, cell, picked)) {
    putOnWait(tm, cell)
    return
  }
  answer(tm, cell, restoreOrigin(tm, cell, 'request'), status, reasonOf(tm, status))
}

/** Whether nobody is told that a call was not answered: `noisy_ctimer` is off, and nobody has asked to know. */
function isSilent(tm: Tm, cell: Cell, picked: Branch | null): boolean {
  if (tm.params.noisy_ctimer || cell.methodId !== MethodId.INVITE || picked === null) return false
  return (
    cell.branches.length === 1 &&
    picked.is(BranchState.TIMED_OUT) &&
    !picked.is(BranchState.REPLIED)
  )
}

/** What is said of branches that did not leave. */
const UNSENT = new Map(
  [errorOf('tried-all'), errorOf('not-found'), errorOf('blocked')].map((error) => [
    error.status,
    error.reason,
  ]),
)

/** The phrase that goes with a status made here. */
export function reasonOf(tm: Tm, status: number): string {
  const unsent = UNSENT.get(status)
  if (unsent !== undefined) return unsent
  if (status === tm.params.reply_408_code) return tm.params.reply_408_reason
  if (status === tm.params.default_code) return tm.params.default_reason
  return statusPhrase(status)
}

/** Adds the challenges of all branches, so that the caller can answer each (RFC 3261 section 16.7 step 7). */
function addChallenges(tm: Tm, cell: Cell, picked: Branch, message: Message): void {
  if (!isChallenge(picked.status)) return
  let lines = ''
  for (const branch of cell.branches) {
    if (branch === picked || !isChallenge(branch.status) || branch.reply < 0) continue
    if (branch.is(BranchState.DROPPED)) continue
    const other = parseMessageText(tm.slab.text(branch.reply), tm.rules)
    lines += linesOf(other, HeaderId.WWW_AUTHENTICATE) + linesOf(other, HeaderId.PROXY_AUTHENTICATE)
  }
  if (lines === '') return
  message.edits.appendHeader(lines)
  message.edits.setStatus(picked.status, statusPhrase(picked.status))
}

function isChallenge(status: number): boolean {
  return status === UNAUTHORIZED || status === PROXY_AUTHENTICATION
}

function linesOf(message: Message, id: number): string {
  let lines = ''
  for (let header = message.first(id); header !== null; header = message.next(header)) {
    lines += `${header.name}: ${header.value}\r\n`
  }
  return lines
}
