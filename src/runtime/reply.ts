// hot
/** Answers without a transaction: the text of a reply, and where it goes. */

import { ipv4Key } from '../net/ip-address.ts'
import { Peer } from '../net/peer.ts'
import { buildReply, receivedFor } from '../sip/build.ts'
import type { Via } from '../sip/headers/via.ts'
import type { Context } from './context.ts'
import { portOf } from '../net/locate/target.ts'

/**
 * The text of a reply to the request in hand (RFC 3261 section 8.2.6).
 *
 * @param ctx - the request
 * @param status - 100 to 699
 * @param reason - the phrase after it
 * @param toTag - the tag `To` gets where it has none, or null
 * @param server - the Server header's whole line, or ''
 */
export function replyText(
  ctx: Context,
  status: number,
  reason: string,
  toTag: string | null,
  server: string,
): string {
  const { message, replyBody, replyHeaders } = ctx
  const options = {
    toTag,
    extra: server,
    own: replyHeaders === '' ? undefined : replyHeaders,
    received: receivedOf(ctx),
    rport: rportOf(ctx),
    server: null,
  }
  if (replyBody === null) return buildReply(message, status, reason, options)
  const { text: body, type: contentType } = replyBody
  return buildReply(message, status, reason, { ...options, body, contentType })
}

/** The address the request's Via is stamped with, where its host is not where it came from (RFC 3261 section 18.2.1). */
export function receivedOf(ctx: Context): string | null {
  const { via } = ctx.message
  if (via === null) return null
  return ctx.forceRport ? ctx.peer.address : receivedFor(via, ctx.peer.address)
}

/** The port the request's Via is stamped with, where it asks for it (RFC 3581 section 4). */
export function rportOf(ctx: Context): number | null {
  return wantsRport(ctx) ? ctx.peer.port : null
}

function wantsRport(ctx: Context): boolean {
  const { via } = ctx.message
  return ctx.forceRport || (via !== null && via.rport !== null)
}

/** Where a reply to the request in hand goes (RFC 3261 section 18.2.2, RFC 3581 section 4). */
export function replyPeer(ctx: Context): Peer {
  const { peer } = ctx
  if (peer.connection !== 0) return streamPeer(ctx)
  const { via } = ctx.message
  if (via === null) return peer
  if (ctx.replyToVia) return viaPeer(peer, via)
  if (wantsRport(ctx)) return peer
  const port = via.port ?? portOf(peer.proto)
  return port === peer.port ? peer : new Peer(peer.proto, peer.address, port, 0, peer.key)
}

/** The connection the request came in on, while it takes messages; after that, any to the port the sender listens on. */
function streamPeer({ peer, listener, message }: Context): Peer {
  const connection = listener.connection?.(peer.connection) ?? null
  if (connection !== null && connection.state !== 'ending') return peer
  const port = message.via?.port ?? portOf(peer.proto)
  return new Peer(peer.proto, peer.address, port, 0, peer.key)
}

/** Sends a reply to the request in hand: over its connection while that is open, else over a new one. */
export function sendReply(ctx: Context, text: string): boolean {
  return ctx.listener.send(text, replyPeer(ctx), ctx.replyMode)
}

/** The peer at the address that its Via says, where it is one; only what is configured to does this. */
function viaPeer(peer: Peer, via: Via): Peer {
  const { host } = via
  const address = host.charCodeAt(0) === 91 ? host.slice(1, -1) : host
  const key = ipv4Key(address)
  if (key < 0 && !address.includes(':')) return peer
  const port = via.rport === null ? (via.port ?? portOf(peer.proto)) : peer.port
  return new Peer(peer.proto, address, port, 0, Math.max(key, 0))
}
