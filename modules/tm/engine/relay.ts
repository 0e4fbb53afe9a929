// hot
/** From a request to its branches: one for each place it is to go to (RFC 3261 section 16.6). */

import {
  type Branch as Place,
  type BranchFacts,
  type Context,
  type Destination,
  errorOf,
  type Listener,
  nextMaxForwards,
  type Proto,
  type ReplyError,
  requestDestination,
  type Runnable,
  type Wanted,
} from 'siprose'

import type { Tm } from '../tm.ts'
import { type Branch, BranchState } from './branch.ts'
import { breadthOf, breadthLine } from './breadth.ts'
import { type Cell, CellState } from './cell.ts'
import { detached } from './detach.ts'
import { loops, markOf } from './loop.ts'
import { saveAttempt, saveEdits, saveOrigin } from './origin.ts'
import { sendBranch } from './send-branch.ts'
import { Trait } from './wishes.ts'

/** Where a request goes, instead of where its URI says. */
export interface RelayOptions {
  /** A place, or null. */
  readonly destination: Destination | null
  /** The transport to use, or null for the one that fits. */
  readonly proto: Proto | null
}

/** To where the request URI says. */
export const BY_URI: RelayOptions = { destination: null, proto: null }

const TOO_MANY_HOPS: ReplyError = { status: 483, reason: 'Too Many Hops' }
const LOOP: ReplyError = { status: 482, reason: 'Loop Detected' }
const CANCELED: ReplyError = { status: 487, reason: 'Request Terminated' }
const ANSWERED: ReplyError = { status: 500, reason: 'The request is answered already' }
const NO_PLACE: ReplyError = { status: 500, reason: 'No place to send the request to' }
const REFUSED: ReplyError = { status: 500, reason: 'A 6xx has ended the request' }
const TOO_MANY_BRANCHES: ReplyError = { status: 500, reason: 'Too many branches' }
const DROPPED: ReplyError = { status: 500, reason: 'The branch route has dropped the branch' }

/**
 * Makes branches of a request and sends them.
 *
 * @param tm - keeps the transaction
 * @param cell - the transaction
 * @param ctx - the request, with all places it is to go to
 * @param options - where else
 * @returns null when one at least is on its way, else why none is
 */
export function relay(tm: Tm, cell: Cell, ctx: Context, options: RelayOptions): ReplyError | null {
  if (cell.is(CellState.CANCELED)) return CANCELED
  // while the script waited, somebody has answered; what it has answered itself, it knows
  if (cell.status >= 200 && !cell.is(CellState.ANSWERED_HERE)) return ANSWERED
  if (
    cell.is(CellState.REFUSED) &&
    (cell.wishes.traits & Trait.PLAIN_6XX) === 0 &&
    !cell.is(CellState.FAILING)
  ) {
    return REFUSED
  }
  if (nextMaxForwards(ctx) === -1) return TOO_MANY_HOPS
  const others = ctx.hasBranches ? ctx.branches.all() : NONE
  const main =
    ctx.uriIsNew || ctx.destinationUri !== cell.destinationUri || options.destination !== null
  const wanted = (main ? 1 : 0) + others.length
  if (wanted === 0) return NO_PLACE
  // only who forks can turn a loop into a flood (RFC 5393 section 4)
  if (tm.params.loop_detection) {
    if (cell.mark === 0) cell.mark = markOf(cell, ctx.message)
    if (wanted > 1 && loops(cell, ctx.message, tm.isOwn)) return LOOP
  }
  const breadth = breadthOf(ctx.message, wanted, tm.params.max_breadth)
  if (typeof breadth !== 'number') return breadth
  const first = cell.branches.length
  const inFailure = cell.is(CellState.FAILING)
  // what a failure route changes, it changes for its own attempt
  if (first > 0) saveAttempt(cell, ctx)
  else {
    saveOrigin(cell, ctx)
    if (!cell.extras.editsSaved) saveEdits(cell, ctx)
  }
  const { requestUri, destinationUri, branchFlags, facts, sendSocket } = ctx
  let error: ReplyError | null = null
  let sent = 0
  if (main) {
    error = start(tm, cell, ctx, options, breadthLine(ctx.message, breadth, wanted, 0))
    if (error === null) sent++
  }
  for (let i = 0; i < others.length; i++) {
    const place = others[i]
    if (place === undefined) continue
    use(ctx, place.uri, place.destinationUri, place.flags, place, place.sendSocket)
    const line = breadthLine(ctx.message, breadth, wanted, (main ? 1 : 0) + i)
    const failed = start(tm, cell, ctx, options, line)
    if (failed === null) sent++
    else error = failed
  }
  if (others.length > 0) {
    use(ctx, requestUri, destinationUri, branchFlags, facts, sendSocket)
    ctx.branches.clear()
  }
  ctx.uriIsNew = false
  ctx.answered = true
  if (sent === 0) {
    if (!tm.params.failure_exec_mode || error === null) cell.dropBranches(first)
    return error ?? NO_PLACE
  }
  cell.state |= CellState.FORWARDED
  if (inFailure) tm.startsOver(cell, first)
  return null
}

const NONE: readonly Place[] = []

/** Makes the request go to one of its places. */
function use(
  ctx: Context,
  uri: string,
  destinationUri: string | null,
  flags: number,
  facts: BranchFacts | null,
  sendSocket: Listener | null,
): void {
  ctx.requestUri = uri
  ctx.destinationUri = destinationUri
  ctx.branchFlags = flags
  ctx.facts = facts
  ctx.sendSocket = sendSocket
}

/** Makes one branch, lets its route change it, and sends it. */
function start(
  tm: Tm,
  cell: Cell,
  ctx: Context,
  options: RelayOptions,
  extra: string,
): ReplyError | null {
  if (cell.branches.length >= tm.server.settings.max_branches) return TOO_MANY_BRANCHES
  const branch = cell.addBranch()
  const { wishes } = cell
  branch.onReply = wishes.onReply
  branch.onFailure = wishes.onBranchFailure
  const route = wishes.onBranch === null ? null : tm.route('branch', wishes.onBranch)
  const error =
    route === null
      ? send(tm, branch, ctx, options, extra)
      : sendRouted(tm, branch, ctx, options, extra, route)
  if (error === null) return null
  branch.status = error.status
  branch.state |= BranchState.FAKED
  return error
}

/** Runs the branch's route: what it changes in the message, it changes for this branch alone. */
function sendRouted(
  tm: Tm,
  branch: Branch,
  ctx: Context,
  options: RelayOptions,
  extra: string,
  route: Runnable,
): ReplyError | null {
  const { message } = ctx
  const before = message.keepEdits()
  const { requestUri, destinationUri, branchFlags, facts, sendSocket, transaction } = ctx
  const { cell } = branch
  const { branch: running } = ctx
  ctx.branch = branch
  ctx.transaction = cell
  const result = route.run(ctx)
  if (typeof result !== 'number')
    tm.log.error('tm: a branch_route cannot wait; the branch left before it ended')
  const error = result === 0 ? DROPPED : send(tm, branch, ctx, options, extra)
  ctx.branch = running
  ctx.transaction = transaction
  if (ctx.message === message) message.swapEdits(before)
  else ctx.message = message
  use(ctx, requestUri, destinationUri, branchFlags, facts, sendSocket)
  return error
}

function send(
  tm: Tm,
  branch: Branch,
  ctx: Context,
  options: RelayOptions,
  extra: string,
): ReplyError | null {
  const { facts } = ctx
  branch.ownUri = ownUri(branch.cell, ctx)
  branch.destinationUri = ctx.destinationUri
  branch.flags = ctx.branchFlags
  branch.facts = facts
  const wanted = wantedOf(ctx, options)
  if (wanted === null) return errorOf('bad-host')
  if (tm.changers.length > 0) return sendChanged(tm, branch, ctx, wanted, extra)
  return sendBranch(tm, branch, ctx, wanted, extra)
}

/** Sends a branch with what other modules change in it. */
function sendChanged(
  tm: Tm,
  branch: Branch,
  ctx: Context,
  wanted: Wanted,
  extra: string,
): ReplyError | null {
  const { message, branch: running, transaction } = ctx
  const before = message.keepEdits()
  ctx.branch = branch
  ctx.transaction = branch.cell
  for (const watcher of tm.changers) watcher.leaving?.(branch.cell, ctx, branch)
  const error = sendBranch(tm, branch, ctx, wanted, extra)
  ctx.branch = running
  ctx.transaction = transaction
  message.swapEdits(before)
  return error
}

/** The request URI of a branch; null for the one that was received. */
function ownUri(cell: Cell, { requestUri, message }: Context): string | null {
  if (requestUri === message.requestUri) return null
  // most often that of the first branch is what the script has left
  return requestUri === cell.requestUri ? cell.requestUri : detached(requestUri)
}

/** Where a branch goes: to the place that was named, or that its Path, its destination or its URI says. */
function wantedOf(ctx: Context, { destination, proto }: RelayOptions): Wanted | null {
  const wanted = requestDestination(ctx, destination)
  if (wanted === null || proto === null) return wanted
  return wanted.transport === proto ? wanted : { ...wanted, transport: proto }
}
