/** One request, sent to one place after the other until one takes it. */

import type { Listener } from '../../net/listener.ts'
import type { Peer } from '../../net/peer.ts'
import { BlockCause } from '../../net/locate/block-list.ts'
import type { Location, Obstacle } from '../../net/locate/location.ts'
import { Target } from '../../net/locate/target.ts'
import type { LossCause, Lost } from '../../net/loss.ts'
import type { Context, ReplyError } from '../context.ts'
import { forwardedRequest } from './forward.ts'
import { FrozenRequest } from './frozen-request.ts'
import { sendByLength } from './long-request.ts'

/** What sending needs of the server. */
export interface Sender {
  /** Asks `onsend_route` whether a message may leave. */
  mayLeave(ctx: Context, from: Listener, to: Peer, text: string): boolean
  /** The socket a request leaves from, the forced one where there is one; null, counted and logged, where there is none. */
  socketTo(ctx: Context, target: Peer, forced: Listener | null): Listener | null
  /** Counts a request that was handed over. */
  sent(): void
  /** Counts a request that went nowhere. */
  unsent(obstacle: Obstacle): void
  /** Notes that a destination failed. */
  failed(target: Target, cause: number, ignored: number): void
  /** Lets one more message wait for name servers; false when too many do. */
  enter(): boolean
  /** One that waited does no more. */
  leave(): void
  /** Answers a request that the script has done with. */
  answer(ctx: Context, error: ReplyError): void
  /** True when a further place may be tried after one that failed. */
  readonly failsOver: boolean
}

const OVERLOADED: ReplyError = { status: 503, reason: 'Too many requests wait for name servers' }
const NOT_SENT: ReplyError = { status: 477, reason: 'Sending to the next hop did not work' }
const FILTERED: ReplyError = { status: 473, reason: 'Filtered destination' }
const UNRESOLVABLE: ReplyError = { status: 478, reason: 'Unresolvable destination' }

/** What a request that went nowhere is answered with. */
export function errorOf(obstacle: Obstacle): ReplyError {
  if (obstacle === 'tried-all') return NOT_SENT
  return obstacle === 'blocked' ? FILTERED : UNRESOLVABLE
}

/** Hears what becomes of a request at one place. */
class Attempt implements Lost {
  readonly #attempts: ForwardAttempts
  readonly #target: Target

  constructor(attempts: ForwardAttempts, target: Target) {
    this.#attempts = attempts
    this.#target = target
  }

  lost(cause: LossCause): void {
    this.#attempts.lost(this.#target, cause)
  }
}

/** A request on its way to a destination. */
export class ForwardAttempts {
  readonly #sender: Sender
  readonly #ctx: Context
  readonly #hops: number | null
  readonly #location: Location
  readonly #socket: Listener | null
  /** How it uses connections, as the script had it when it was forwarded. */
  readonly #mode: number
  #frozen: FrozenRequest | null = null

  /**
   * @param sender - the server
   * @param ctx - the request
   * @param hops - of `nextMaxForwards`
   * @param location - the places
   */
  constructor(sender: Sender, ctx: Context, hops: number | null, location: Location) {
    this.#sender = sender
    this.#ctx = ctx
    this.#hops = hops
    this.#location = location
    this.#socket = ctx.sendSocket
    this.#mode = ctx.forwardMode
  }

  /**
   * Sends the request, or waits for name servers to say where to.
   *
   * @returns null when it is on its way or was answered, else what stands in the way
   */
  begin(): ReplyError | null {
    const place = this.#sendNow(this.#location.next())
    if (place === 'sent') return null
    if (place === null) return this.#giveUp()
    if (!this.#sender.enter()) {
      this.#sender.answer(this.#ctx, OVERLOADED)
      return null
    }
    void this.#sendLater(place)
    return null
  }

  /** The request was handed over for a place, and did not leave. */
  lost(target: Target, cause: LossCause): void {
    const ignored = this.#ctx.sending?.ignoredCauses ?? 0
    this.#sender.failed(target, cause === 'connect' ? BlockCause.CONNECT : BlockCause.SEND, ignored)
    // What may have arrived must not be sent to somebody else, too.
    if (cause === 'broken') return
    const place = this.#sendNow(this.#location.next())
    if (place === 'sent') return
    if (place === null || !this.#sender.enter()) this.#sender.answer(this.#ctx, this.#giveUp())
    else void this.#sendLater(place)
  }

  /** Sends to the first place that takes it; a promise where name servers have to be waited for. */
  #sendNow(first: Target | null | Promise<Target | null>): 'sent' | null | Promise<Target | null> {
    let place = first
    while (place instanceof Target) {
      if (this.#send(place)) return 'sent'
      place = this.#location.next()
    }
    return place
  }

  async #sendLater(first: Promise<Target | null>): Promise<void> {
    this.#freeze()
    let place: 'sent' | null | Promise<Target | null> = first
    while (place instanceof Promise) place = this.#sendNow(await place)
    this.#sender.leave()
    if (place === null) this.#sender.answer(this.#ctx, this.#giveUp())
  }

  #freeze(): FrozenRequest {
    this.#frozen ??= new FrozenRequest(this.#ctx, this.#hops)
    return this.#frozen
  }

  #send(target: Target): boolean {
    const from = this.#sender.socketTo(this.#ctx, target, this.#socket)
    if (from === null) return false
    const mayMove = this.#sender.failsOver && target.host !== target.address
    const frozen = mayMove ? this.#freeze() : this.#frozen
    target.lost = new Attempt(this, target)
    if (!this.#sendFrom(from, target, frozen)) return false
    this.#sender.sent()
    return true
  }

  #sendFrom(from: Listener, target: Target, frozen: FrozenRequest | null): boolean {
    const ctx = this.#ctx
    const mode = this.#mode
    const textFor = (socket: Listener) =>
      frozen === null ? forwardedRequest(ctx, socket, this.#hops) : frozen.textFor(socket)
    const text = textFor(from)
    if (!this.#sender.mayLeave(ctx, from, target, text)) return true
    if (ctx.server.settings.udp_mtu === 0) return from.send(text, target, mode)
    const socketTo = (there: Peer) => this.#sender.socketTo(ctx, there, this.#socket)
    return sendByLength({ ctx, target, from, text, mode, socketTo, textFor })
  }

  #giveUp(): ReplyError {
    const obstacle = this.#location.obstacle ?? 'tried-all'
    this.#sender.unsent(obstacle)
    return errorOf(obstacle)
  }
}
