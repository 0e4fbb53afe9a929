// hot
/** Reads what a REGISTER says of its contacts: first what they have in common, then each. */

import { type Contact as WrittenContact, type Context, expires, givenUri, regId } from 'siprose'
import { ContactFacts, ContactFlag, type UsrlocApi } from 'siprose/modules/usrloc'

import type { Settings } from '../settings.ts'
import { intervalOf } from './intervals.ts'
import { MethodSets, namedMethods } from './method-sets.ts'
import { edgeRefusal, Outbound, outboundOf } from './outbound.ts'
import { findPath, type PathFound, PathMode, receivedByPath } from './path.ts'
import { Refusal, refusals, tooBrief } from './refusal.ts'
import { agentOf, instanceText, quotable, socketNamed } from './request-facts.ts'
import { SaveFlag } from './save-flags.ts'

/** Reads requests, one at a time; what it has found is in {@link Reading.facts}. */
export class Reading {
  /** What is said of the contact read last. */
  readonly facts = new ContactFacts()
  /** The Path of the request. */
  path: PathFound | null = null
  /** Whether it is about flows: of `Outbound`. */
  outbound: number = Outbound.NO
  readonly #usrloc: UsrlocApi
  readonly #settings: Settings
  readonly #methods = new MethodSets()
  #allowed = 0
  #spread = true
  /** What the request and the script say of all its contacts; null where they say nothing. */
  #interval: number | null = null
  #wishedInterval: number | null = null
  #wishedQ: number | null = null

  constructor(usrloc: UsrlocApi, settings: Settings) {
    this.#usrloc = usrloc
    this.#settings = settings
  }

  /** Begins with a request. */
  begin(callId: string, cseq: number): void {
    this.facts.clear()
    this.facts.callId = callId
    this.facts.cseq = cseq
    this.path = null
    this.outbound = Outbound.NO
  }

  /** Reads whether the request is about flows. */
  outboundOf({ message }: Context): Refusal | null {
    const outbound = outboundOf(message, this.#settings.params.outbound_mode)
    if (outbound instanceof Refusal) return outbound
    this.outbound = outbound
    return null
  }

  /** Reads what all contacts of the request have in common. */
  request(ctx: Context, flags: number): Refusal | null {
    const { params } = this.#settings
    const { message, peer } = ctx
    const { facts } = this
    if (params.use_path !== 0) {
      const path = findPath(message)
      if (path instanceof Refusal) return path
      this.path = path
      if (path !== null) {
        if (params.path_mode === PathMode.STRICT && !path.supported) return refusals.noPath
        facts.path = path.text
      }
    }
    facts.userAgent = agentOf(ctx)
    facts.flags = (flags & SaveFlag.MEMORY) === 0 ? 0 : ContactFlag.MEMORY
    facts.branchFlags = ctx.branchFlags
    facts.connection = peer.connection
    facts.received = this.#receivedFrom(ctx)
    facts.socket = this.#socketOf(ctx)
    this.#allowed = this.#methods.of(message)
    this.#spread = (flags & SaveFlag.NO_RANGE) === 0
    this.#interval = expires(message)
    this.#wishedInterval = this.#settings.number(ctx, 'expires')
    this.#wishedQ = this.#settings.number(ctx, 'q')
    const { received } = facts
    const long = received !== null && received.length > params.contact_max_size
    return long ? refusals.longContact : null
  }

  /** Reads what a contact says of itself. */
  contact(ctx: Context, written: WrittenContact, now: number): Refusal | null {
    const { facts } = this
    const { params } = this.#settings
    const { address } = written
    facts.uri = address.uri
    const asked = this.#wishedInterval ?? written.expires ?? this.#interval
    const brief = asked !== null && asked > 0 && asked < params.min_expires
    if (brief && params.min_expires_mode !== 0) return tooBrief(params.min_expires)
    const seconds = intervalOf(asked, params, ctx.server.random, this.#spread)
    facts.expiresAt = seconds === 0 ? 0 : now + seconds
    facts.q = this.#wishedQ ?? written.q ?? (params.default_q < 0 ? null : params.default_q)
    facts.methods = this.#allowed
    facts.instance = null
    facts.regId = 0
    // a script may have given the contact another one: `fix_nated_contact()`, for example
    const given = givenUri(ctx.message, address)
    if (given !== null) facts.uri = given
    return address.end === address.paramsStart ? null : this.#parameters(ctx, written)
  }

  #parameters(ctx: Context, written: WrittenContact): Refusal | null {
    const { facts } = this
    const { params } = this.#settings
    const { address } = written
    const methods = address.param('methods')
    if (methods !== null) facts.methods = namedMethods(methods)
    if (params.gruu_enabled === 0 && params.outbound_mode === 0) return null
    facts.instance = instanceText(address.param('+sip.instance'))
    if (facts.instance === null) return null
    const id = regId(written)
    const flow = this.outbound === Outbound.YES
    if (id === null || (!flow && params.regid_mode === 0)) return null
    facts.regId = id
    return flow ? edgeRefusal(ctx, this.path) : null
  }

  #receivedFrom(ctx: Context): string | null {
    const { receivedAvp, params } = this.#settings
    const { path } = this
    if (path !== null && params.path_use_received !== 0) {
      const received = quotable(receivedByPath(path))
      if (received !== null) {
        this.facts.branchFlags |= this.#usrloc.natFlag
        return received
      }
    }
    if (receivedAvp === null) return null
    const value = ctx.avps.get(receivedAvp, 0)
    return typeof value === 'string' ? quotable(value) : null
  }

  #socketOf(ctx: Context) {
    const { params } = this.#settings
    const { sock_flag, sock_hdr_name } = params
    const marked = sock_flag >= 0 && (ctx.flags & (1 << sock_flag)) !== 0
    const header = marked && sock_hdr_name !== null ? ctx.message.named(sock_hdr_name) : null
    const text = header === null ? this.#settings.text(ctx, 'socket') : header.value
    return text === null ? ctx.listener : (socketNamed(ctx, text) ?? ctx.listener)
  }
}
