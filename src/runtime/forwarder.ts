/** Sends requests and replies on without a transaction: finds where they go, and the socket they leave from. */

import { ipv4Key } from '../net/ip-address.ts'
import { Peer } from '../net/peer.ts'
import { viaAt } from '../sip/headers/via.ts'
import type { Context } from './context.ts'
import type { CoreApi } from './core-api.ts'
import {
  connectionOf,
  forwardedReply,
  forwardedRequest,
  nextMaxForwards,
  replyDestination,
  requestDestination,
} from './forward.ts'
import type { Destination, Host } from './host.ts'

/** Finds the address of a name; null where it has none. Never rejects. */
export type ResolveName = (host: string) => Promise<string | null>

/** Forwarding for one server. */
export class Forwarder {
  readonly #server: Host
  readonly #core: CoreApi
  readonly #resolve: ResolveName

  constructor(server: Host, core: CoreApi, resolve: ResolveName) {
    this.#server = server
    this.#core = core
    this.#resolve = resolve
  }

  /** @returns false when the request could not be sent, with the reason in the context's `lastError` */
  request(ctx: Context, destination: Destination | null): boolean {
    const to = requestDestination(ctx, destination)
    if (to === null) {
      ctx.lastError = { status: 478, reason: 'Unresolvable destination' }
      this.#core.counters.bad_URIs_rcvd.add()
      this.#server.log.info(`${ctx.requestUri} cannot be forwarded to`)
      return false
    }
    const hops = nextMaxForwards(ctx)
    if (hops === -1) return this.#server.reply(ctx, 483, 'Too Many Hops', null)
    const peer = peerFor(to.proto, to.host, to.port)
    ctx.answered = true
    if (peer !== null) return this.#send(ctx, peer, hops)
    void this.#toName(ctx, to, hops)
    return true
  }

  async #toName(
    ctx: Context,
    to: { readonly host: string; readonly port: number; readonly proto: Peer['proto'] },
    hops: number | null,
  ): Promise<void> {
    const address = await this.#resolve(to.host)
    const peer = address === null ? null : peerFor(to.proto, address, to.port)
    if (peer !== null && this.#send(ctx, peer, hops)) return
    this.#core.counters.unresolved_targets.add()
    this.#server.reply(ctx, 478, 'Unresolvable destination', null)
  }

  #send(ctx: Context, peer: Peer, hops: number | null): boolean {
    const { counters } = this.#core
    const from = this.#server.listenerFor(peer, ctx.listener, ctx.sendSocket)
    if (from === null) {
      this.#server.log.warn(`no socket to send to ${peer.proto}:${peer.address}:${peer.port} from`)
      ctx.lastError = { status: 477, reason: 'No socket to send from' }
      counters.drop_requests.add()
      return false
    }
    const sent = from.send(forwardedRequest(ctx, from, hops), peer)
    if (sent) {
      counters.fwd_requests.add()
    } else {
      ctx.lastError = { status: 477, reason: 'Sending to the next hop did not work' }
      counters.drop_requests.add()
    }
    return sent
  }

  /** @returns false when the reply could not be sent */
  reply(ctx: Context): boolean {
    const { counters } = this.#core
    const { message } = ctx
    const own = message.via
    const next = own === null ? null : viaAt(message, 1)
    const to = next === null ? null : replyDestination(next)
    if (own === null || to === null) {
      counters.drop_replies.add()
      return false
    }
    const connection = to.proto === 'udp' ? 0 : connectionOf(own)
    const peer = peerFor(to.proto, to.address, to.port, connection)
    if (peer === null) {
      counters.drop_replies.add()
      return false
    }
    const from = this.#server.listenerFor(peer, ctx.listener, null)
    if (from === null || !from.send(forwardedReply(message, from), peer)) {
      counters.drop_replies.add()
      return false
    }
    counters.fwd_replies.add()
    return true
  }
}

/** The peer at an address; null where the host is a name. */
function peerFor(proto: Peer['proto'], host: string, port: number, connection = 0): Peer | null {
  if (host.includes(':')) return new Peer(proto, host, port, connection, 0)
  const key = ipv4Key(host)
  return key === -1 ? null : new Peer(proto, host, port, connection, key)
}
