/** Sends requests and replies on without a transaction: finds where they go, and the socket they leave from. */

import type { Listener } from '../../net/listener.ts'
import type { Obstacle } from '../../net/locate/location.ts'
import { TextRandom } from '../../net/locate/random-source.ts'
import { numericTarget, Target, type Wanted } from '../../net/locate/target.ts'
import { Peer } from '../../net/peer.ts'
import { buildForwardedReply } from '../../sip/build.ts'
import { viaAt, type Via } from '../../sip/headers/via.ts'
import type { Runnable } from '../aside.ts'
import type { Context, ReplyError } from '../context.ts'
import type { CoreApi } from '../core-api.ts'
import { errorOf, ForwardAttempts, type Sender } from './forward-attempts.ts'
import {
  branchOf,
  connectionOf,
  forwardedRequest,
  nextMaxForwards,
  replyDestination,
  requestDestination,
} from './forward.ts'
import type { Destination, Host } from '../host.ts'
import type { Locations } from './locations.ts'
import { mayLeave } from './outgoing.ts'
import { sendByLength } from './long-request.ts'

/** Forwarding for one server. */
export class Forwarder implements Sender {
  readonly #server: Host
  readonly #core: CoreApi
  readonly #locations: Locations

  /** `onsend_route`; undefined until it was looked for. */
  #onsend: Runnable | null | undefined = undefined

  constructor(server: Host, core: CoreApi, locations: Locations) {
    this.#server = server
    this.#core = core
    this.#locations = locations
  }

  /** @returns false when the request could not be sent, with the reason in the context's `lastError` */
  request(ctx: Context, destination: Destination | null): boolean {
    const wanted = requestDestination(ctx, destination)
    if (wanted === null) {
      ctx.lastError = errorOf('bad-host')
      this.#core.counters.bad_URIs_rcvd.add()
      this.#server.log.write(
        this.#core.settings.corelog,
        `${ctx.requestUri} cannot be forwarded to`,
      )
      return false
    }
    const hops = nextMaxForwards(ctx)
    if (hops === -1) return this.#server.reply(ctx, 483, 'Too Many Hops', null)
    ctx.answered = true
    const target = this.#locations.locator.direct(wanted)
    // Of a datagram to an address nothing is heard later unless the block list wants to know.
    if (target !== null && target.proto === 'udp' && !this.#core.settings.use_dst_blocklist) {
      return this.#send(ctx, target, hops)
    }
    const { locator } = this.#locations
    const location = locator.locate(wanted, new TextRandom(branchOf(ctx.message)))
    const error = new ForwardAttempts(this, ctx, hops, location).begin()
    if (error === null) return true
    ctx.lastError = error
    return false
  }

  #send(ctx: Context, target: Peer, hops: number | null): boolean {
    const { counters } = this.#core
    const from = this.socketTo(ctx, target, ctx.sendSocket)
    if (from !== null && this.#sendFrom(ctx, from, target, hops)) {
      counters.fwd_requests.add()
      return true
    }
    ctx.lastError = errorOf('tried-all')
    counters.drop_requests.add()
    return false
  }

  #sendFrom(ctx: Context, from: Listener, peer: Peer, hops: number | null): boolean {
    const text = forwardedRequest(ctx, from, hops)
    const mode = ctx.forwardMode
    if (!this.mayLeave(ctx, from, peer, text)) return false
    if (this.#core.settings.udp_mtu === 0) return from.send(text, peer, mode)
    const { proto, address, port, key } = peer
    const target = new Target(proto, address, from.family, port, address, key)
    const socketTo = (there: Peer) => this.socketTo(ctx, there, ctx.sendSocket)
    const textFor = (other: Listener) => forwardedRequest(ctx, other, hops)
    return sendByLength({ ctx, target, from, text, mode, socketTo, textFor })
  }

  socketTo(ctx: Context, target: Peer, forced: Listener | null): Listener | null {
    if (target.wish !== null) target.wish = this.#server.secureWish(ctx, target.wish.host)
    const from = this.#server.listenerFor(target, ctx.listener, forced)
    if (from === null) {
      const { proto, address, port } = target
      this.#server.log.write(
        this.#core.settings.corelog,
        `no socket to send to ${proto}:${address}:${port} from`,
      )
    }
    return from
  }

  mayLeave(ctx: Context, from: Listener, to: Peer, text: string): boolean {
    if (this.#onsend === undefined) this.#onsend = this.#server.route('onsend', null)
    return this.#onsend === null || mayLeave(this.#onsend, ctx, { from, to, text })
  }

  sent(): void {
    this.#core.counters.fwd_requests.add()
  }

  unsent(obstacle: Obstacle): void {
    const { counters } = this.#core
    if (obstacle === 'tried-all' || obstacle === 'blocked') counters.drop_requests.add()
    else counters.unresolved_targets.add()
  }

  failed(target: Target, cause: number, ignored: number): void {
    this.#locations.blockList.report(target, cause, ignored)
  }

  enter(): boolean {
    return this.#locations.enter()
  }

  leave(): void {
    this.#locations.leave()
  }

  answer(ctx: Context, { status, reason }: ReplyError): void {
    this.#server.reply(ctx, status, reason, null)
  }

  get failsOver(): boolean {
    return this.#core.settings.use_dns_failover
  }

  /** @returns false when the reply could not be sent */
  reply(ctx: Context): boolean {
    const { message } = ctx
    const own = message.via
    const next = own === null ? null : viaAt(message, 1)
    const to = next === null ? null : replyDestination(next)
    if (own === null || next === null || to === null) return this.#dropReply()
    const connection = to.transport === 'udp' ? 0 : this.#openConnection(own, to.transport)
    // The port a stream's request came from is nobody's once its connection is gone (RFC 3261 section 18.2.2).
    const wanted = to.transport === 'udp' || connection !== 0 ? to : { ...to, port: next.port }
    const peer = this.#replyPeer(wanted, connection)
    if (peer !== null) return this.#sendReply(ctx, peer)
    const place = this.#locations.locator.locate(wanted).next()
    if (place instanceof Target) return this.#sendReply(ctx, place)
    if (place === null || !this.enter()) return this.#dropReply()
    void this.#replyLater(ctx, to.transport !== 'udp', place)
    return true
  }

  /** Where a reply goes without a look at DNS: to an address, or down a connection whoever is at its end. */
  #replyPeer(to: Wanted, connection: number): Peer | null {
    const target = numericTarget(to)
    if (connection === 0) return target
    if (target === null) return new Peer(to.transport ?? 'tcp', to.host, 0, connection, 0)
    const { proto, address, port, key } = target
    return new Peer(proto, address, port, connection, key)
  }

  /** The connection our Via names, while it takes messages; 0 for none. */
  #openConnection(own: Via, transport: Peer['proto'] | null): number {
    const id = connectionOf(own)
    if (id === 0) return 0
    const listener = this.#server.listeners.find(({ proto }) => proto === transport)
    if (listener?.connection === undefined) return id
    const connection = listener.connection(id)
    return connection === null || connection.state === 'ending' ? 0 : id
  }

  #sendReply(ctx: Context, peer: Peer): boolean {
    const from = this.#server.listenerFor(peer, ctx.listener, ctx.sendSocket)
    if (from === null) return this.#dropReply()
    const text = buildForwardedReply(ctx.message, from.proto !== 'udp')
    if (this.#core.settings.onsend_route_reply && !this.mayLeave(ctx, from, peer, text)) {
      return this.#dropReply()
    }
    if (!from.send(text, peer, ctx.forwardMode | ctx.replyMode)) return this.#dropReply()
    this.#core.counters.fwd_replies.add()
    return true
  }

  async #replyLater(ctx: Context, stream: boolean, place: Promise<Target | null>): Promise<void> {
    const { message, listener, sendSocket, forwardMode, replyMode } = ctx
    const text = buildForwardedReply(message, stream)
    const target = await place
    this.leave()
    const from = target === null ? null : this.#server.listenerFor(target, listener, sendSocket)
    const sent = target !== null && from?.send(text, target, forwardMode | replyMode) === true
    if (sent) this.#core.counters.fwd_replies.add()
    else this.#dropReply()
  }

  #dropReply(): false {
    this.#core.counters.drop_replies.add()
    return false
  }
}
