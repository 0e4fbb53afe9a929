/**
 * Which request an actor means: a new one, one of a dialog, the ACK or CANCEL of an INVITE, or one that is tried again with
 * credentials.
 */

import { HeaderId } from '../../../sip/header-names.ts'
import { parseUri } from '../../../sip/uri.ts'
import type { ActorState, SentRequest } from './actor-state.ts'
import { Bindings } from '../match/bindings.ts'
import { valueOf, type Dialog } from './dialog.ts'
import { hostPort } from './endpoint.ts'
import type { Identifiers } from './identifiers.ts'
import { valuesOf } from '../match/message.ts'
import { matchUri } from '../match/uri.ts'
import { literal } from '../grammar/pattern.ts'

/** What a request says about who it is from, who it is for, and what it belongs to. */
export interface RequestPlan {
  /** The value of Via. */
  readonly via: string
  readonly routes: readonly string[]
  readonly from: string
  readonly to: string
  readonly callId: string
  readonly cseq: number
}

/** Methods that only make sense in a dialog, when there is one. */
const innerMethods: ReadonlySet<string> = new Set([
  'BYE',
  'INFO',
  'NOTIFY',
  'PRACK',
  'REFER',
  'UPDATE',
])

/** Methods that belong to a dialog when they are sent to the address that the other side has in it. */
const eitherMethods: ReadonlySet<string> = new Set(['INVITE', 'MESSAGE', 'OPTIONS', 'SUBSCRIBE'])

/** Replies that ask for the same request again. */
const retryStatuses: ReadonlySet<number> = new Set([401, 407, 412, 422, 423, 494])

/**
 * Plans a request.
 *
 * @param actor - who sends it
 * @param method - its method
 * @param uri - its request URI
 * @param ids - where new tags and branches come from
 */
export function planRequest(
  actor: ActorState,
  method: string,
  uri: string,
  ids: Identifiers,
): RequestPlan {
  if (method === 'ACK') return planAck(actor, uri, ids)
  if (method === 'CANCEL') {
    const invite = actor.lastInvite(true) ?? actor.lastInvite(false)
    return invite === null ? planNew(actor, method, uri, ids) : sameTransaction(invite)
  }
  const dialog = dialogFor(actor, method, uri)
  if (dialog !== null) return planInner(actor, dialog, ids)
  const earlier = earlierTry(actor, method, uri)
  if (earlier === null) return planNew(actor, method, uri, ids)
  const { from, to, callId, cseq, routes } = sameTransaction(earlier)
  const next = { via: viaOf(actor, ids), routes, callId, cseq: cseq + 1 }
  if (method !== 'REGISTER') return { ...next, from, to }
  const fresh = planNew(actor, method, uri, ids)
  return { ...next, from: fresh.from, to: fresh.to }
}

/** An ACK for a 2xx is a request of the dialog; any other is part of the INVITE's transaction (RFC 3261 17.1.1.3). */
function planAck(actor: ActorState, uri: string, ids: Identifiers): RequestPlan {
  const invite = actor.lastInvite(false)
  if (invite === null) return planNew(actor, 'ACK', uri, ids)
  const reply = invite.final
  const same = sameTransaction(invite)
  if (reply === null) return same
  const to = valueOf(reply, HeaderId.TO)
  if (reply.status >= 300) return { ...same, to }
  const dialog = actor.dialogOf(reply)
  const routes = dialog?.routes ?? valuesOf(reply, 'Record-Route').toReversed()
  return { ...same, to, routes, via: viaOf(actor, ids) }
}

function sameTransaction(request: SentRequest): RequestPlan {
  const { message } = request
  return {
    via: valuesOf(message, 'Via')[0] ?? '',
    routes: valuesOf(message, 'Route'),
    from: valueOf(message, HeaderId.FROM),
    to: valueOf(message, HeaderId.TO),
    callId: valueOf(message, HeaderId.CALL_ID),
    cseq: message.cseq?.number ?? 1,
  }
}

function dialogFor(actor: ActorState, method: string, uri: string): Dialog | null {
  const there = actor.dialogs.findLast(
    (dialog) => dialog.target !== null && same(dialog.target, uri),
  )
  if (innerMethods.has(method)) return there ?? actor.dialogs.at(-1) ?? null
  return eitherMethods.has(method) ? (there ?? null) : null
}

function same(a: string, b: string): boolean {
  return matchUri(literal(a), b, new Bindings(new Map()))
}

function planInner(actor: ActorState, dialog: Dialog, ids: Identifiers): RequestPlan {
  dialog.cseq += 1
  return {
    via: viaOf(actor, ids),
    routes: dialog.routes,
    from: dialog.local,
    to: dialog.remote,
    callId: dialog.callId,
    cseq: dialog.cseq,
  }
}

/**
 * The registration that goes on, or the request that was sent back for credentials: both keep the Call-ID and count on
 * (RFC 3261 10.2, 22.2).
 */
function earlierTry(actor: ActorState, method: string, uri: string): SentRequest | null {
  const last = actor.sentRequests.findLast((request) => request.message.method === method) ?? null
  if (last === null || !same(last.message.requestUri, uri)) return null
  if (method === 'REGISTER') return last
  return last.final !== null && retryStatuses.has(last.final.status) ? last : null
}

function planNew(actor: ActorState, method: string, uri: string, ids: Identifiers): RequestPlan {
  const domain = method === 'REGISTER' ? (parseUri(uri)?.host ?? 'example.com') : 'example.com'
  const self = `<sip:${actor.name}@${domain}>`
  return {
    via: viaOf(actor, ids),
    routes: [],
    from: `${self};tag=${ids.tag()}`,
    to: method === 'REGISTER' ? self : `<${uri}>`,
    callId: ids.callId(actor.endpoint.address),
    cseq: 1,
  }
}

function viaOf(actor: ActorState, ids: Identifiers): string {
  const proto = actor.endpoint.proto.toUpperCase()
  return `SIP/2.0/${proto} ${hostPort(actor.endpoint)};branch=${ids.branch()}`
}
