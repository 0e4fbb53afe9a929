// hot
/** Forwarding without a transaction: requests by their URI, replies by their Via. */

import type { Listener } from '../net/listener.ts'
import { Peer, type Proto } from '../net/peer.ts'
import { buildForwardedReply, buildRequest } from '../sip/build.ts'
import type { Message } from '../sip/message.ts'
import { HeaderId } from '../sip/header-names.ts'
import { parseUri } from '../sip/uri.ts'
import type { Via } from '../sip/headers/via.ts'
import type { Context } from './context.ts'
import { TextHash } from './hash.ts'
import type { Destination } from './host.ts'
import { receivedOf, rportOf } from './reply.ts'
import { shownAddress } from './shown-address.ts'
import { defaultPort } from './sockets.ts'

const MAGIC_COOKIE = 'z9hG4bK'
const MAX_FORWARDS = 70

const hash = new TextHash()

/** What stands in the way of forwarding. */
export type Obstacle = 'bad-uri' | 'too-many-hops'

/**
 * Where the request in hand is to go: an explicit destination, else its destination URI, else its request URI.
 *
 * @returns null where the URI is none that can be reached
 */
export function requestDestination(
  ctx: Context,
  explicit: Destination | null,
): { host: string; port: number; proto: Proto } | null {
  const fallback = ctx.sendSocket?.proto ?? null
  if (explicit !== null && explicit.proto !== null) {
    return withPort(explicit.host, explicit.port, explicit.proto)
  }
  if (explicit !== null) {
    return withPort(explicit.host, explicit.port, fallback ?? 'udp')
  }
  const uri =
    ctx.destinationUri === null ? ctx.uri : parseUri(ctx.destinationUri, ctx.message.rules)
  if (uri === null || (uri.scheme !== 'sip' && uri.scheme !== 'sips')) return null
  const transport = uri.transport
  const proto = transport === null ? (fallback ?? 'udp') : protoOf(transport)
  if (proto === null) return null
  return withPort(uri.host, uri.port ?? 0, proto)
}

function withPort(host: string, port: number, proto: Proto) {
  const bare = host.charCodeAt(0) === 91 ? host.slice(1, -1) : host
  return { host: bare, port: port === 0 ? defaultPort(proto) : port, proto }
}

/** The transport a word of a URI or a Via names, in any case; null for one there is none of. */
export function protoOf(word: string): Proto | null {
  switch (word.length === 3 || word.length === 2 ? word.toLowerCase() : word) {
    case 'udp':
      return 'udp'
    case 'tcp':
      return 'tcp'
    case 'tls':
      return 'tls'
    case 'ws':
      return 'ws'
    case 'wss':
      return 'wss'
    default:
      return word.toLowerCase() === 'sctp' ? 'sctp' : null
  }
}

/**
 * The number Max-Forwards leaves with, where the script has not dealt with it (RFC 3261 sections 16.3 and 16.6).
 *
 * @returns null to leave the header as it is, -1 when no hop is left
 */
export function nextMaxForwards(ctx: Context): number | null {
  if (ctx.maxForwards !== null) return ctx.maxForwards
  const { message } = ctx
  if (message.first(HeaderId.MAX_FORWARDS) === null) return MAX_FORWARDS
  const hops = message.maxForwards
  if (hops === null || hops < 0) return MAX_FORWARDS
  return hops === 0 ? -1 : Math.min(hops, 255) - 1
}

/**
 * The text of the request in hand as it leaves (RFC 3261 sections 16.6 and 16.11).
 *
 * @param ctx - the request
 * @param from - the socket it leaves from
 * @param maxForwards - of {@link nextMaxForwards}
 */
export function forwardedRequest(ctx: Context, from: Listener, maxForwards: number | null): string {
  return buildRequest(ctx.message, {
    requestUri: ctx.requestUri === ctx.message.requestUri ? null : ctx.requestUri,
    via: viaValue(ctx, from),
    maxForwards,
    received: receivedOf(ctx),
    rport: rportOf(ctx),
    extra: '',
    stream: from.proto !== 'udp',
  })
}

function viaValue(ctx: Context, from: Listener): string {
  const transport = from.proto.toUpperCase()
  const value = `SIP/2.0/${transport} ${shownAddress(ctx, from)};branch=${branchOf(ctx.message)}`
  const asked = ctx.sending?.localRport === true || ctx.server.settings.local_rport
  const whole = asked ? `${value};rport` : value
  return ctx.peer.connection === 0 ? whole : `${whole};i=${ctx.peer.connection.toString(16)}`
}

/** The branch of a stateless proxy: the same for each retransmission, the ACK and the CANCEL of a request (RFC 3261 16.11). */
function branchOf(message: Message): string {
  const { via, cseq } = message
  hash.reset()
  if (via !== null) {
    hash.add(via.host).addNumber(via.port ?? 0)
    if (via.branch !== null) hash.add(via.branch)
  }
  hash.add(message.callId ?? '').addNumber(cseq === null ? 0 : cseq.number)
  hash.add(message.requestUri)
  return MAGIC_COOKIE + hash.digits()
}

/** Where the reply in hand goes: what its second Via says, or null where there is none. */
export function replyDestination(via: Via): Peer | null {
  const proto = protoOf(via.transport)
  if (proto === null) return null
  const host = via.received ?? via.host
  const bare = host.charCodeAt(0) === 91 ? host.slice(1, -1) : host
  const port = via.rport !== null && via.rport > 0 ? via.rport : (via.port ?? defaultPort(proto))
  return new Peer(proto, bare, port, 0, 0)
}

/** The connection our own Via names in its parameter `i`: the one the request came in on; 0 for none. */
export function connectionOf(own: Via): number {
  const text = own.param('i')
  if (text === null) return 0
  const id = Number.parseInt(text, 16)
  return Number.isSafeInteger(id) && id > 0 ? id : 0
}

/** The text of the reply in hand as it leaves from a socket, without our Via. */
export function forwardedReply(message: Message, from: Listener): string {
  return buildForwardedReply(message, from.proto !== 'udp')
}
