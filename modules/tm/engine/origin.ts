/** The request of a transaction as the script had it: kept in the transaction, and made again for routes that run later. */

import { Context, parseMessageText, type RouteType } from 'siprose'

import type { Branch } from './branch.ts'
import type { Cell } from './cell.ts'
import { NO_EXTRAS } from './cell-extras.ts'
import { detached } from './detach.ts'
import type { Tm } from '../tm.ts'

/** Keeps what the script has made of the request so far, but for the changes of its text: see {@link saveEdits}. */
export function saveOrigin(cell: Cell, ctx: Context): void {
  const { message } = ctx
  cell.requestUri = ctx.requestUri === message.requestUri ? null : detached(ctx.requestUri)
  cell.destinationUri = ctx.destinationUri
  saveFlags(cell, ctx)
  cell.branchFlags = ctx.branchFlags
  cell.facts = ctx.facts
  cell.sendSocket = ctx.sendSocket
  cell.maxForwards = ctx.maxForwards
  cell.authorizedUser = ctx.authorizedUser === null ? null : detached(ctx.authorizedUser)
  cell.forceRport = ctx.forceRport
  saveExtras(cell, ctx)
}

/** Keeps what few scripts do; nothing is made for those that do not. */
function saveExtras(cell: Cell, ctx: Context): void {
  if (cell.extras === NO_EXTRAS && !isSpecial(ctx)) return
  const extras = cell.ownExtras
  extras.sending = ctx.sending
  extras.forwardMode = ctx.forwardMode
  extras.replyMode = ctx.replyMode
  extras.authorizedAt = ctx.authorizedBy === null ? -1 : ctx.authorizedBy.index
  extras.replyHeaders = ctx.replyHeaders
  extras.replyToVia = ctx.replyToVia
}

function isSpecial(ctx: Context): boolean {
  return (
    ctx.sending !== null ||
    ctx.forwardMode !== 0 ||
    ctx.replyMode !== 0 ||
    ctx.authorizedBy !== null ||
    ctx.replyHeaders !== '' ||
    ctx.replyToVia
  )
}

/** Keeps what a failure route leaves to the next one: all else is as it was when the request was relayed first. */
export function saveAttempt(cell: Cell, ctx: Context): void {
  saveFlags(cell, ctx)
}

/** Keeps the flags of the message. */
export function saveFlags(cell: Cell, ctx: Context): void {
  cell.flags = ctx.flags
  saveFurtherFlags(cell, ctx)
}

/** Keeps the flags of the second set. */
export function saveFurtherFlags(cell: Cell, { lowFlags, highFlags }: Context): void {
  if (lowFlags === cell.extras.lowFlags && highFlags === cell.extras.highFlags) return
  const extras = cell.ownExtras
  extras.lowFlags = lowFlags
  extras.highFlags = highFlags
}

/** Keeps the changes of the message: the branches of later attempts have them too. */
export function saveEdits(cell: Cell, { message }: Context): void {
  cell.edits = message.keepEdits()
}

/** Makes the place of a branch the one that the request goes to again. */
export function reuseBranch(ctx: Context, branch: Branch): void {
  ctx.requestUri = branch.uri
  ctx.destinationUri = branch.destinationUri
  ctx.branchFlags = branch.flags
  ctx.facts = branch.facts
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
  if (cell.edits !== null) message.swapEdits(cell.edits)
  if (cell.requestUri !== null) ctx.requestUri = cell.requestUri
  ctx.uriIsNew = false
  ctx.destinationUri = cell.destinationUri
  ctx.flags = cell.flags
  ctx.branchFlags = cell.branchFlags
  ctx.facts = cell.facts
  ctx.sendSocket = cell.sendSocket
  ctx.maxForwards = cell.maxForwards
  ctx.authorizedUser = cell.authorizedUser
  ctx.forceRport = cell.forceRport
  if (cell.extras !== NO_EXTRAS) restoreExtras(cell, ctx)
  ctx.lists = cell.lists
  ctx.transaction = cell
  return ctx
}

function restoreExtras({ extras }: Cell, ctx: Context): void {
  const { authorizedAt } = extras
  ctx.lowFlags = extras.lowFlags
  ctx.highFlags = extras.highFlags
  ctx.sending = extras.sending
  ctx.forwardMode = extras.forwardMode
  ctx.replyMode = extras.replyMode
  ctx.authorizedBy = authorizedAt < 0 ? null : ctx.message.header(authorizedAt)
  ctx.replyHeaders = extras.replyHeaders
  ctx.replyToVia = extras.replyToVia
}
