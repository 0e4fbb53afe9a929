/** A request as it was when the script forwarded it, for when it leaves later than that. */

import type { Listener } from '../../net/listener.ts'
import { buildRequest } from '../../sip/build.ts'
import { type LateHeader, withLateLines } from '../../sip/late-headers.ts'
import type { Context } from '../context.ts'
import { forwardOptions, viaValue, wayOf } from './forward.ts'

/** Stands where our Via will: no message has it, as the characters of messages are bytes. */
const MARK = '\u0100'

/**
 * The texts of a forwarded request but for our Via, and headers such as Record-Route, which are only known with the socket it leaves from.
 *
 * What the script changes afterwards changes nothing about it, as little as it changes a request that has left.
 */
export class FrozenRequest {
  readonly #ctx: Context
  readonly #datagram: string
  readonly #stream: string
  readonly #late: readonly LateHeader[] | null

  /**
   * @param ctx - the request
   * @param hops - of `nextMaxForwards`
   */
  constructor(ctx: Context, hops: number | null) {
    const { message } = ctx
    const options = forwardOptions(ctx, MARK, hops, false, null)
    this.#ctx = ctx
    this.#datagram = buildRequest(message, options)
    this.#stream = buildRequest(message, { ...options, stream: true })
    this.#late = message.edited ? message.edits.late : null
  }

  /** The text for a socket. */
  textFor(from: Listener): string {
    const text = from.proto === 'udp' ? this.#datagram : this.#stream
    const mark = text.indexOf(MARK)
    const whole = text.slice(0, mark) + viaValue(this.#ctx, from) + text.slice(mark + MARK.length)
    return this.#late === null ? whole : withLateLines(whole, this.#late, wayOf(this.#ctx, from))
  }
}
