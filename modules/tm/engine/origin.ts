/** The request of a transaction as the script had it: kept in the transaction, and made again for routes that run later. */

import { BranchFacts, Context, parseMessageText, type RouteType } from 'siprose'

import type { Branch } from './branch.ts'
import type { Cell } from './cell.ts'
import { detached } from './detach.ts'
import type { Tm } from '../tm.ts'

/** Keeps what the script has made of the request so far. */
export function saveOrigin(cell: Cell, ctx: Context): void {
  const { message } = ctx
  cell.requestUri = ctx.requestUri === message.requestUri ? null : detached(ctx.requestUri)
  cell.destinationUri = ctx.destinationUri
  saveFlags(cell, ctx)
  cell.branchFlags = ctx.branchFlags
  cell.facts = ctx.facts
  cell.sendSocket = ctx.sendSocket
  cell.sending = ctx.sending
  cell.forwardMode = ctx.forwardMode
  cell.replyMode = ctx.replyMode
  cell.maxForwards = ctx.maxForwards
  cell.authorizedUser = ctx.authorizedUser
  cell.authorizedAt = ctx.authorizedBy === null ? -1 : ctx.authorizedBy.index
  cell.replyHeaders = ctx.replyHeaders
  cell.forceRport = ctx.forceRport
  cell.replyToVia = ctx.replyToVia
  if (!cell.editsSaved) saveEdits(cell, ctx)
}

/** Keeps what a failure route leaves to the next one: all else is as it was when the request was relayed first. */
export function saveAttempt(cell: Cell, ctx: Context): void {
  saveFlags(cell, ctx)
}

/** Keeps the flags of the message. */
export function saveFlags(cell: Cell, ctx: Context): void {
  cell.flags = ctx.flags
  cell.lowFlags = ctx.lowFlags
  cell.highFlags = ctx.highFlags
}

/** Keeps the changes of the message: the branches of later attempts have them too. */
export function saveEdits(cell: Cell, { message }: Context): void {
  cell.edits = message.edited ? message.edits.copy() : null
}

/** Makes the place of a branch the one that the request goes to again. */
export function reuseBranch(ctx: Context, branch: Branch): void {
  ctx.requestUri = branch.uri
  ctx.destinationUri = branch.destinationUri
  ctx.branchFlags = branch.flags
  ctx.facts = Object.assign(new BranchFacts(), {
    path: branch.path,
    ruid: branch.ruid,
    instance: branch.instance,
    userAgent: branch.userAgent,
  })
}

/** The request as it was received. */
export function receivedOrigin(tm: Tm, cell: Cell): Context {
  const { peer, listener, messageId, receivedAt } = cell
  const message = parseMessageText(tm.slab.text(cell.request), tm.rules)
  const ctx = new Context(tm.server, message, peer, listener, messageId, receivedAt, 'request')
  ctx.lists = cell.lists
  ctx.transaction = cell
  return ctx
}

/** The request again, with its changes, for a route of some type. */
export function restoreOrigin(tm: Tm, cell: Cell, routeType: RouteType): Context {
  const { server } = tm
  const message = parseMessageText(tm.slab.text(cell.request), tm.rules)
  const { peer, listener, messageId, receivedAt } = cell
  const ctx = new Context(server, message, peer, listener, messageId, receivedAt, routeType)
  if (cell.edits !== null) message.swapEdits(cell.edits.copy())
  if (cell.requestUri !== null) ctx.requestUri = cell.requestUri
  ctx.uriIsNew = false
  ctx.destinationUri = cell.destinationUri
  ctx.flags = cell.flags
  ctx.lowFlags = cell.lowFlags
  ctx.highFlags = cell.highFlags
  ctx.branchFlags = cell.branchFlags
  ctx.facts = cell.facts
  ctx.sendSocket = cell.sendSocket
  ctx.sending = cell.sending
  ctx.forwardMode = cell.forwardMode
  ctx.replyMode = cell.replyMode
  ctx.maxForwards = cell.maxForwards
  ctx.authorizedUser = cell.authorizedUser
  ctx.authorizedBy = cell.authorizedAt < 0 ? null : message.header(cell.authorizedAt)
  ctx.replyHeaders = cell.replyHeaders
  ctx.forceRport = cell.forceRport
  ctx.replyToVia = cell.replyToVia
  ctx.lists = cell.lists
  ctx.transaction = cell
  return ctx
}
