/** The ACK for a success to an INVITE that was made here: a request of its own, by the route of the dialog (RFC 3261 section 13.2.2.4). */

import {
  Address,
  bareHost,
  Context,
  HeaderId,
  MAGIC_COOKIE,
  type Message,
  MethodId,
  newRequest,
  parseMessageText,
  parseUri,
  protoOf,
  randomToken,
  routes,
  sendRaw,
  shownAddress,
} from 'siprose'

import type { Tm } from '../tm.ts'
import { type Branch, BranchState } from './branch.ts'
import type { Cell } from './cell.ts'
import { fieldsOf } from './fields.ts'
import { Shown, shown } from './shown-request.ts'

/** Where ACKs go, by `local_ack_mode`. */
const BY_ROUTE = 0
const LIKE_INVITE = 1

/** Sends the ACK for a reply. */
export function acknowledgeSuccess(tm: Tm, cell: Cell, reply: Context): void {
  if (cell.methodId !== MethodId.INVITE) return
  sendAck(tm, cell, reply, { headers: [], body: '' })
}

/**
 * Sends the ACK to a success of an INVITE made here whose ACK was left to others.
 *
 * @returns false where there is no such INVITE, or it was not answered with a success
 */
export function acknowledgeLater(
  tm: Tm,
  callId: string,
  cseq: number,
  headers: string,
  body: string,
): boolean {
  const cell = tm.table.findCall(callId, cseq, MethodId.INVITE)
  const branch = cell?.branches.findLast((one) => one.reply >= 0 && one.status < 300) ?? null
  if (cell === null || branch === null || branch.peer === null || branch.from === null) return false
  const message = parseMessageText(tm.slab.text(branch.reply), tm.rules)
  const { server } = tm
  const reply = new Context(
    server,
    message,
    branch.peer,
    branch.from,
    0,
    server.clock.now(),
    'onreply',
  )
  return sendAck(tm, cell, reply, { headers: fieldsOf(headers), body })
}

/** What an ACK has besides what it must have. */
interface AckExtras {
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

function sendAck(tm: Tm, cell: Cell, reply: Context, extras: AckExtras): boolean {
  const branch = cell.branches.findLast((one) => one.is(BranchState.SENT))
  if (branch === undefined || branch.from === null || branch.peer === null) return false
  const invite = parseMessageText(tm.slab.text(branch.sent), tm.rules)
  const way = wayOf(reply.message)
  const target = reply.message.contactUri ?? invite.requestUri
  const [next] = way
  // a strict router finds the target at the end of the Routes
  const strict = next !== undefined && parseUri(next, tm.rules)?.param('lr') === null
  const { from } = branch
  const branchValue = `${MAGIC_COOKIE}${randomToken(tm.server.random, 2)}`
  const routes = (strict ? [...way.slice(1), target] : way).map(
    (uri) => ['Route', `<${uri}>`] as const,
  )
  const made = newRequest({
    method: 'ACK',
    uri: strict ? next : target,
    via: `SIP/2.0/${from.proto.toUpperCase()} ${shownAddress(reply, from)};branch=${branchValue}`,
    from: invite.first(HeaderId.FROM)?.value ?? '',
    to: reply.message.first(HeaderId.TO)?.value ?? '',
    callId: invite.callId ?? '',
    cseq: invite.cseq?.number ?? 0,
    headers: [...routes, ...extras.headers],
    ...(extras.body === '' ? {} : { body: extras.body }),
  })
  const text = shown(tm, cell, made, Shown.ACK)
  send(tm, branch, reply, text, next ?? target)
  tm.ackSent(cell, reply, text)
  return true
}

/** The servers an ACK passes: those of the reply's Record-Route, the last one first (RFC 3261 section 12.1.2). */
function wayOf(message: Message): readonly string[] {
  const way: string[] = []
  for (const address of routes(message, HeaderId.RECORD_ROUTE)) {
    if (address instanceof Address) way.unshift(address.uri)
  }
  return way
}

function send(tm: Tm, branch: Branch, reply: Context, text: string, uri: string): void {
  const mode = tm.params.local_ack_mode
  if (mode === LIKE_INVITE) {
    if (branch.peer !== null) branch.from?.send(text, branch.peer, branch.mode)
    return
  }
  if (mode !== BY_ROUTE) {
    reply.listener.send(text, reply.peer, branch.mode)
    return
  }
  const parsed = parseUri(uri, tm.rules)
  if (parsed === null) return
  const { port, transport, scheme } = parsed
  const to = {
    host: bareHost(parsed.maddr ?? parsed.host),
    port,
    transport: transport === null ? null : protoOf(transport),
    secure: scheme === 'sips',
  }
  void sendRaw(tm.server, to, { text, received: reply.listener, forced: null })
}
