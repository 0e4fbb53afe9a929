// hot
/** Forwarding without a transaction: requests by their URI, replies by their Via. */

import type { Listener } from '../../net/listener.ts'
import { bareHost, type Wanted } from '../../net/locate/target.ts'
import type { Proto } from '../../net/peer.ts'
import { MAGIC_COOKIE } from '../../sip/branch.ts'
import { buildRequest, type ForwardOptions } from '../../sip/build.ts'
import type { Way } from '../../sip/late-headers.ts'
import type { Message } from '../../sip/message.ts'
import { TextHash } from '../../sip/text-hash.ts'
import { parseUri } from '../../sip/uri.ts'
import type { Via } from '../../sip/headers/via.ts'
import type { Context } from '../context.ts'
import type { Destination } from '../host.ts'
import { receivedOf, rportOf } from '../reply.ts'
import { shownAddress } from '../sockets/shown-address.ts'
import { wishedAddress, wishedParams } from './via-wishes.ts'

const MAX_FORWARDS = 70

const hash = new TextHash()

/**
 * Where the request in hand is to go: an explicit destination, else its destination URI, else its request URI.
 *
 * A `maddr` stands for the host. The socket that the script has chosen says nothing about the transport.
 *
 * @returns null where the URI is none that can be reached
 */
export function requestDestination(ctx: Context, explicit: Destination | null): Wanted | null {
  if (explicit !== null) {
    const { host, port, proto } = explicit
    return { host: bareHost(host), port, transport: proto, secure: false }
  }
  const uri =
    ctx.destinationUri === null ? ctx.uri : parseUri(ctx.destinationUri, ctx.message.rules)
  if (uri === null || (uri.scheme !== 'sip' && uri.scheme !== 'sips')) return null
  const word = uri.transport
  const transport = word === null ? null : protoOf(word)
  if (word !== null && transport === null) return null
  const host = bareHost(uri.maddr ?? uri.host)
  return { host, port: uri.port, transport, secure: uri.scheme === 'sips' }
}

/** The transport a word of a URI or a Via names, in any case; null for one there is none of. */
export function protoOf(word: string): Proto | null {
  if (word === 'UDP' || word === 'udp') return 'udp'
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
  const via = viaValue(ctx, from)
  const options = forwardOptions(ctx, via, maxForwards, from.proto !== 'udp', from)
  return buildRequest(ctx.message, options)
}

/**
 * How the request in hand leaves, with our Via and over a stream or not.
 *
 * @param from - the socket it leaves from; null where that is not known yet, then {@link wayOf} is asked later
 */
export function forwardOptions(
  ctx: Context,
  via: string,
  maxForwards: number | null,
  stream: boolean,
  from: Listener | null,
): ForwardOptions {
  const { message } = ctx
  const late = message.edited && message.edits.late !== null
  return {
    requestUri: ctx.requestUri === message.requestUri ? null : ctx.requestUri,
    via,
    maxForwards,
    received: receivedOf(ctx),
    rport: rportOf(ctx),
    path: ctx.facts === null ? null : ctx.facts.path,
    extra: '',
    stream,
    way: late ? (from === null ? 'later' : wayOf(ctx, from)) : null,
  }
}

/** What our own headers may say of the way by which the message in hand leaves. */
export function wayOf(ctx: Context, from: Listener): Way {
  const { proto, address, port } = from
  const label = ctx.server.sockets.labelOf(from)
  return { proto, address, port, shown: shownAddress(ctx, from), label }
}

/** How our Via begins, by transport. */
const VIA_START: Readonly<Record<Proto, string>> = {
  udp: 'SIP/2.0/UDP ',
  tcp: 'SIP/2.0/TCP ',
  tls: 'SIP/2.0/TLS ',
  ws: 'SIP/2.0/WS ',
  wss: 'SIP/2.0/WSS ',
  sctp: 'SIP/2.0/SCTP ',
}

/**
 * Our Via on the request in hand, for the socket it leaves from.
 *
 * @param branch - what names the transaction to the next hop
 */
export function viaValue(ctx: Context, from: Listener, branch = branchOf(ctx.message)): string {
  const { sending } = ctx
  const wished = sending === null ? null : wishedAddress(ctx, sending)
  const shown = wished ?? shownAddress(ctx, from)
  const value = `${VIA_START[from.proto]}${shown};branch=${branch}`
  const asked = sending?.localRport === true || ctx.server.settings.local_rport
  let whole = asked ? `${value};rport` : value
  if (ctx.peer.connection !== 0) whole += `;i=${ctx.peer.connection.toString(16)}`
  return sending === null ? whole : whole + wishedParams(ctx, sending)
}

/**
 * The branch of a stateless proxy: the same for each retransmission, the ACK and the CANCEL of a request (RFC 3261 16.11).
 *
 * The branch it came with names the transaction; senders of older rules are told apart by what they share with nobody else. The request
 * URI keeps a request that comes by again on another way apart.
 */
export function branchOf(message: Message): string {
  const { via } = message
  hash.reset().addPart(message.text, message.uriStart, message.uriEnd)
  if (via !== null) {
    hash.addPart(via.text, via.hostStart, via.hostEnd).addNumber(via.port ?? 0)
    if (via.branchEnd >= 0) hash.addPart(via.text, via.branchStart, via.branchEnd)
  }
  const branch = via === null ? null : via.branch
  if (branch === null || !branch.startsWith(MAGIC_COOKIE)) {
    hash.add(message.callId ?? '').addNumber(message.cseq?.number ?? 0)
    hash.add(message.fromTag ?? '')
  }
  return MAGIC_COOKIE + hash.digits()
}

/**
 * Where the reply in hand goes: what its second Via says (RFC 3261 section 18.2.2, RFC 3263 section 5).
 *
 * @returns null where its transport is none
 */
export function replyDestination(via: Via): Wanted | null {
  const transport = protoOf(via.transport)
  if (transport === null) return null
  const host = bareHost(via.received ?? via.param('maddr') ?? via.host)
  const port = via.rport !== null && via.rport > 0 ? via.rport : via.port
  return { host, port, transport, secure: false }
}

/** The connection our own Via names in its parameter `i`: the one the request came in on; 0 for none. */
export function connectionOf(own: Via): number {
  const text = own.param('i')
  if (text === null) return 0
  const id = Number.parseInt(text, 16)
  return Number.isSafeInteger(id) && id > 0 ? id : 0
}
