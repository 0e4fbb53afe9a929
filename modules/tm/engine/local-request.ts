/** Requests that this server makes: the transaction's client is here (RFC 3261 section 8.1). */

import {
  Context,
  errorOf,
  newRequest,
  parseMessageText,
  parseUri,
  Peer,
  randomToken,
  type ReplyError,
  requestDestination,
  socketText,
} from 'siprose'

import type { LocalAnswer, LocalRequest } from '../api.ts'
import type { Tm } from '../tm.ts'
import { acknowledgeSuccess } from './local-ack.ts'
import { type Cell, CellState, type LocalWatcher } from './cell.ts'
import { fieldsOf } from './fields.ts'
import { create, wishesOf } from './requests.ts'
import { saveOrigin } from './origin.ts'
import { sendBranch } from './send-branch.ts'

/** Tells who asked what becomes of a request. */
class Watcher implements LocalWatcher {
  readonly #tm: Tm
  readonly #answered: ((answer: LocalAnswer) => void) | null
  readonly #ack: boolean

  constructor(tm: Tm, answered: ((answer: LocalAnswer) => void) | null, ack: boolean) {
    this.#tm = tm
    this.#answered = answered
    this.#ack = ack
  }

  replied(cell: Cell, status: number, reply: Context | null): void {
    if (this.#ack && reply !== null && status >= 200 && status < 300)
      acknowledgeSuccess(this.#tm, cell, reply)
    if (status < 200 && this.#answered === null) return
    const reason = reply === null ? this.#tm.reasonOf(status) : reply.message.reason
    this.#answered?.({ status, reason, reply })
  }
}

const FAILED: ReplyError = { status: 500, reason: 'The request could not be sent' }

/**
 * Sends a request.
 *
 * @returns the transaction, or why the request did not leave
 */
export function sendLocal(
  tm: Tm,
  request: LocalRequest,
  answered: ((answer: LocalAnswer) => void) | null,
): Cell | ReplyError {
  const ctx = contextOf(tm, request)
  if (ctx === null) return FAILED
  const { localRequest } = tm.events
  ctx.transactionWishes = null
  if (request.frMs !== undefined) wishesOf(ctx).fr = request.frMs
  if (request.frInvMs !== undefined) wishesOf(ctx).frInv = request.frInvMs
  if (localRequest.wanted) {
    const result = localRequest.run(ctx)
    if (typeof result !== 'number')
      tm.log.error('tm: event_route[tm:local-request] cannot wait; the request has left')
  }
  tm.table.key = tm.table.keyOf(ctx.message)
  const cell = create(tm, ctx, ctx.peer)
  cell.state = CellState.LOCAL | CellState.FORWARDED
  tm.counts.uas.value--
  tm.counts.uac.add()
  cell.watcher = new Watcher(tm, answered, request.ack !== false)
  const branch = cell.addBranch()
  if (ctx.requestUri !== ctx.message.requestUri) branch.ownUri = ctx.requestUri
  branch.onReply = cell.wishes.onReply
  saveOrigin(cell, ctx)
  const wanted = requestDestination(ctx, null)
  const error = wanted === null ? errorOf('bad-host') : sendBranch(tm, branch, ctx, wanted, '')
  if (error === null) return cell
  tm.forget(cell)
  return error
}

/** The request as a message that a script can look at, and change. */
function contextOf(tm: Tm, request: LocalRequest): Context | null {
  const { server, rules } = tm
  const { method, uri, from, to, callId, cseq, headers, body, nextHop, socket } = request
  if (!/^[A-Za-z0-9.!%*_+`'~-]+$/.test(method) || parseUri(uri, rules) === null) return null
  const listener =
    socket == null ? null : (server.listeners.find((one) => socketText(one) === socket) ?? null)
  if (socket != null && listener === null) return null
  const tagged = /;\s*tag\s*=/i.test(from) ? from : `${from};tag=${randomToken(server.random, 2)}`
  const text = newRequest({
    method,
    uri,
    via: 'SIP/2.0/UDP 0.0.0.0',
    from: tagged,
    to,
    callId: callId ?? `${randomToken(server.random, 3)}`,
    cseq: cseq ?? 10,
    headers: fieldsOf(headers ?? ''),
    ...(body === undefined || body === '' ? {} : { body }),
  })
  // the Via of the branch is the only one
  const message = parseMessageText(withoutVia(text), rules)
  if (message.fault !== null) return null
  const ctx = new Context(
    server,
    message,
    LOCAL_PEER,
    listener ?? tm.anyListener,
    0,
    server.clock.now(),
    'event',
  )
  if (nextHop != null && nextHop !== '') ctx.destinationUri = nextHop
  ctx.sendSocket = listener
  ctx.maxForwards = MAX_FORWARDS
  return ctx
}

const MAX_FORWARDS = 70
const LOCAL_PEER = new Peer('udp', '127.0.0.1', 0, 0, 0)

function withoutVia(text: string): string {
  const start = text.indexOf('\r\nVia: ') + 2
  return text.slice(0, start) + text.slice(text.indexOf('\r\n', start) + 2)
}
