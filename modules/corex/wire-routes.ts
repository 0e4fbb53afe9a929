/** The routes of the configuration that see messages as bytes, and replies as they leave. */

import {
  type ByteWatch,
  type Context,
  type Event,
  type Host,
  type Listener,
  type ModuleLog,
  type Peer,
  type VariableRef,
  wireContext,
} from 'siprose'

const REPLY = 'SIP/2.0 '

/** What the routes need of the module. */
interface Owner {
  readonly server: Host
  readonly log: ModuleLog
  readonly params: {
    readonly nio_intercept: boolean
    readonly nio_min_msg_len: number
    readonly nio_msg_avp: string | null
  }
  readonly events: { readonly networkMessage: Event; readonly replyOut: Event }
}

/** Runs the routes of one server. */
export class WireRoutes implements ByteWatch {
  readonly #owner: Owner
  readonly #place: VariableRef | null
  readonly #shows: boolean
  readonly #minLength: number
  #told = false

  /** @param owner - whose routes; from its `start` on */
  constructor(owner: Owner) {
    this.#owner = owner
    const { nio_intercept: shown, nio_min_msg_len: min, nio_msg_avp: place } = owner.params
    this.#shows = shown && owner.events.networkMessage.wanted
    this.#minLength = min
    this.#place = place === null || place === '' ? null : owner.server.variable(place)
  }

  received(bytes: Buffer, from: Peer, on: Listener): Buffer {
    if (!this.#shows || bytes.length < this.#minLength) return bytes
    const changed = this.#show(wireContext(this.#owner.server, bytes, from, on))
    return changed === null ? bytes : Buffer.from(changed, 'latin1')
  }

  sent(text: string, to: Peer, on: Listener): string {
    const { replyOut } = this.#owner.events
    if (replyOut.wanted && text.startsWith(REPLY)) {
      this.#settled(replyOut, this.#leaving(text, to, on))
    }
    if (!this.#shows || text.length < this.#minLength) return text
    return this.#show(this.#leaving(text, to, on)) ?? text
  }

  #leaving(text: string, to: Peer, on: Listener): Context {
    const ctx = wireContext(this.#owner.server, Buffer.from(text, 'latin1'), to, on)
    ctx.outgoing = { from: on, to, text }
    return ctx
  }

  /** What the route leaves in the variable; null where that is nothing. */
  #show(ctx: Context): string | null {
    if (!this.#settled(this.#owner.events.networkMessage, ctx)) return null
    const value = this.#place?.get(ctx) ?? null
    return value === null || value === '' ? null : String(value)
  }

  /** Runs a route; false where it waits, which bytes cannot. */
  #settled(event: Event, ctx: Context): boolean {
    const result = event.run(ctx)
    if (typeof result === 'number') return true
    if (!this.#told)
      this.#owner.log.error('event routes for bytes cannot wait: what they do late is lost')
    this.#told = true
    return false
  }
}
