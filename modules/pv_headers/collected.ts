/** The headers that were collected of messages: of requests with the transaction, of branches and replies with them. */

import { type Context, parseAddress, XavpList } from 'siprose'
import type { UacApi } from 'siprose/modules/uac'

import { applyHeaders } from './apply.ts'
import { HeaderSet, keyOf, type Reading } from './header-set.ts'

/** What the parameters say. */
export interface Settings extends Reading {
  /** The name of the record in `$xavi`. */
  readonly name: string
  /** The keys of headers that stay as they are. */
  readonly skip: ReadonlySet<string>
  /** Whether all messages are collected, and applied, without being asked. */
  readonly auto: boolean
}

/** Headers without which a message is none. */
const NEEDED: ReadonlySet<string> = new Set(['from', 'to', 'call-id', 'cseq', 'via'])

/** Those of one server. */
export class Collected {
  readonly #settings: Settings
  readonly #replies = new WeakMap<Context, HeaderSet>()
  readonly #branches = new WeakMap<object, HeaderSet>()
  readonly #requests = new WeakMap<XavpList, HeaderSet>()
  readonly #applied = new WeakSet<object>()
  /** Who replaces From and To; null where nobody does. */
  uac: UacApi | null = null

  /** @param settings - what the parameters say */
  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** The headers of a message, collected where that is done without being asked; null where there are none. */
  of(ctx: Context): HeaderSet | null {
    return this.#known(ctx) ?? (this.#settings.auto ? this.#collect(ctx) : null)
  }

  /** The same, for who adds one. */
  ofChanged(ctx: Context): HeaderSet {
    return this.of(ctx) ?? this.#keep(ctx, new HeaderSet(new XavpList()))
  }

  /** Collects; false where that was done. */
  collect(ctx: Context): boolean {
    if (this.of(ctx) !== null && (this.#settings.auto || this.#isCollected(ctx))) return false
    this.#collect(ctx)
    return true
  }

  /** Forgets what was collected, and what was changed in it. */
  reset(ctx: Context): void {
    const { message } = ctx
    this.#applied.delete(this.#unit(ctx))
    if (!message.isRequest) this.#replies.delete(ctx)
    else if (ctx.branch !== null) this.#branches.delete(ctx.branch)
    else ctx.xavps.xavi.removeAll(this.#settings.name)
  }

  /** Writes what was changed into the message; false where that was done. */
  apply(ctx: Context): boolean {
    const unit = this.#unit(ctx)
    if (this.#applied.has(unit)) return false
    const headers = this.of(ctx)
    if (headers === null) return false
    this.#applied.add(unit)
    this.#write(ctx, headers)
    return true
  }

  /** A branch leaves, or a reply goes on: writes what was changed, where nobody has. */
  leaving(ctx: Context): void {
    const { isRequest } = ctx.message
    if (this.#applied.has(this.#unit(ctx)) || (isRequest && this.#applied.has(ctx.lists))) return
    const own = ctx.branch === null || !isRequest ? undefined : this.#branches.get(ctx.branch)
    const headers = own ?? (isRequest ? this.#ofRequest(ctx) : this.#replies.get(ctx)) ?? null
    if (headers !== null) this.#write(ctx, headers)
  }

  /** The branches of a transaction are no more, and their objects may be used again. */
  forget(branches: readonly object[]): void {
    for (const branch of branches) {
      this.#branches.delete(branch)
      this.#applied.delete(branch)
    }
  }

  /** Whether headers of a key are not to be taken out. */
  stays(key: string): boolean {
    return this.#settings.skip.has(key) || NEEDED.has(key)
  }

  #write(ctx: Context, headers: HeaderSet): void {
    applyHeaders(ctx.message, headers, this.#settings)
    if (ctx.message.isRequest) {
      this.#party(ctx, headers, 'from')
      this.#party(ctx, headers, 'to')
    }
  }

  /** From and To are given back to who wrote them, by the module that does so. */
  #party(ctx: Context, headers: HeaderSet, party: 'from' | 'to'): void {
    const value = headers.get(party, 0)
    const before = party === 'from' ? ctx.message.from : ctx.message.to
    const now = value === null ? null : parseAddress(value)
    if (now === null || before === null || this.uac === null) return
    const display = now.display?.trimEnd() ?? ''
    const renamed = display !== (before.display?.trimEnd() ?? '')
    if (!renamed && now.uri === before.uri) return
    this.uac.replaceParty(ctx, party, renamed ? display : null, now.uri)
  }

  /** What a change is applied to once. */
  #unit(ctx: Context): object {
    return ctx.message.isRequest ? (ctx.branch ?? ctx.lists) : ctx
  }

  #known(ctx: Context): HeaderSet | null {
    if (!ctx.message.isRequest) return this.#replies.get(ctx) ?? null
    if (ctx.branch === null) return this.#ofRequest(ctx)
    const own = this.#branches.get(ctx.branch)
    if (own !== undefined) return own
    const copy = this.#ofRequest(ctx)?.copy() ?? null
    if (copy !== null) this.#branches.set(ctx.branch, copy)
    return copy
  }

  #ofRequest(ctx: Context): HeaderSet | null {
    const list = ctx.xavps.xavi.record(this.#settings.name.toLowerCase())
    if (list === null) return null
    let headers = this.#requests.get(list)
    if (headers === undefined) this.#requests.set(list, (headers = new HeaderSet(list)))
    return headers
  }

  /** Whether more is there than what a script has added. */
  #isCollected(ctx: Context): boolean {
    return (this.#known(ctx)?.get(keyOf('CSeq'), 0) ?? null) !== null
  }

  #collect(ctx: Context): HeaderSet {
    const headers = this.#known(ctx) ?? this.#keep(ctx, new HeaderSet(new XavpList()))
    headers.collect(ctx.message, this.#settings)
    return headers
  }

  #keep(ctx: Context, headers: HeaderSet): HeaderSet {
    if (!ctx.message.isRequest) this.#replies.set(ctx, headers)
    else if (ctx.branch === null) {
      const { name } = this.#settings
      ctx.xavps.xavi.push(name.toLowerCase(), headers.list, name)
      this.#requests.set(headers.list, headers)
    } else this.#branches.set(ctx.branch, headers)
    return headers
  }
}
