/** Adds Record-Routes to requests, as the parameters of the module have it. */

import { type Context, escapeUser, fitsInUri, type Host, type Listener, socketInUri } from 'siprose'

import type { OutboundApi } from 'siprose/modules/outbound'

import { type Ends, type Inbound, OfAddress, OfSockets, Preset, type Sides } from './forms.ts'
import { type Form, RecordRoute, recordRouteOf, setRecordRoute } from './record-route.ts'
import type { RoutedRequests } from './routed.ts'

/** What the parameters say. */
export interface RecordSettings {
  readonly fromTag: boolean
  readonly fullLr: boolean
  readonly userName: boolean
  /** The AVP that has another user, or null. */
  readonly userAvp: string | null
  readonly ignoreSips: boolean
  readonly named: boolean
  readonly sides: Sides
}

/** The Record-Routes of one server. */
export class Recorder {
  readonly #server: Host
  readonly #routed: RoutedRequests
  readonly #settings: RecordSettings
  readonly #lr: string
  readonly #inbound = new Map<Listener, Inbound>()
  /** Who knows of flows; null where that module is not loaded. */
  outbound: OutboundApi | null = null

  constructor(server: Host, routed: RoutedRequests, settings: RecordSettings) {
    this.#server = server
    this.#routed = routed
    this.#settings = settings
    this.#lr = settings.fullLr ? ';lr=on' : ';lr'
  }

  /** Adds one that names our sockets; false where there is one. */
  ofSockets(ctx: Context, params: string): boolean {
    const { sides, named } = this.#settings
    const before = recordRouteOf(ctx)
    if (!this.#mayAdd(before)) return false
    const ends = { head: this.#head(ctx), tail: this.#lr + this.#fromTag(ctx) }
    const form = new OfSockets(ends, sides, this.#inboundOf(ctx.listener), named)
    return this.#add(ctx, before, form, params + (before?.params ?? ''))
  }

  /** Adds one that shows an address; false where there is one. */
  ofAddress(ctx: Context, address: string): boolean {
    const before = recordRouteOf(ctx)
    if (!this.#mayAdd(before)) return false
    const ends: Ends = { head: this.#head(ctx), tail: this.#fromTag(ctx) + this.#lr }
    const form = new OfAddress(ends, this.#settings.sides, ctx.listener.proto, address)
    return this.#add(ctx, before, form, before?.params ?? '')
  }

  /** Adds what a script has written, for one side or for both, the outer one first; false where there is one. */
  preset(ctx: Context, addresses: readonly string[]): boolean {
    const before = recordRouteOf(ctx)
    if (!this.#mayAdd(before)) return false
    const head = this.#head(ctx)
    const tail = this.#fromTag(ctx) + (before?.params ?? '') + this.#lr
    const starts: string[] = []
    for (const one of addresses) starts.push(head + one + tail)
    return this.#add(ctx, before, new Preset(starts), '')
  }

  /** Adds parameters to the one that is there or will be. */
  addParams(ctx: Context, params: string): void {
    const before = recordRouteOf(ctx)
    const all = (before?.params ?? '') + params
    setRecordRoute(ctx, before, new RecordRoute(before?.form ?? null, all))
  }

  /** Takes it out again, and all parameters for it. */
  remove(ctx: Context): void {
    const before = recordRouteOf(ctx)
    if (before !== null) ctx.message.edits.replaceLate(before, null)
  }

  #mayAdd(before: RecordRoute | null): boolean {
    return before === null || before.form === null
  }

  #add(ctx: Context, before: RecordRoute | null, form: Form, params: string): true {
    setRecordRoute(ctx, before, new RecordRoute(form, params))
    return true
  }

  /** The URI up to its address. */
  #head(ctx: Context): string {
    const secure = !this.#settings.ignoreSips && ctx.uri?.scheme === 'sips'
    const user = this.#user(ctx)
    const scheme = secure ? 'sips:' : 'sip:'
    return user === null ? scheme : `${scheme}${user}@`
  }

  /** The user of the URI: a flow token where one is needed, else what the parameters say, or null. */
  #user(ctx: Context): string | null {
    if (this.outbound?.isWanted(ctx) === true) return this.outbound.tokenFor(ctx)
    const { userName, userAvp } = this.#settings
    if (!userName) return null
    const custom = userAvp === null ? null : ctx.avps.get(userAvp, 0)
    if (custom !== null && custom !== '') return escapeUser(String(custom))
    return ctx.message.target?.user ?? null
  }

  /** The tag of the caller: that of To in a request that the callee sends. */
  #fromTag(ctx: Context): string {
    if (!this.#settings.fromTag) return ''
    const { message } = ctx
    const upstream = message.toTag !== null && this.#routed.direction(ctx) === 'upstream'
    const tag = upstream ? message.toTag : message.fromTag
    // what cannot stand there could be anything, a Route of somebody's own for example
    return tag === null || tag === '' || !fitsInUri(tag) ? '' : `;ftag=${tag}`
  }

  #inboundOf(listener: Listener): Inbound {
    const kept = this.#inbound.get(listener)
    if (kept !== undefined) return kept
    const { proto, address, port } = listener
    const text = socketInUri(this.#server, listener, this.#settings.named)
    const inbound = { proto, address, port, text }
    this.#inbound.set(listener, inbound)
    return inbound
  }
}
