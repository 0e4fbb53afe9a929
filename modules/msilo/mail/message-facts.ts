/** What is kept of a message. */

import {
  type Context,
  contentType,
  expires,
  type Host,
  type ModuleLog,
  parseUri,
  phoneUser,
  type VariableRef,
} from 'siprose'

import { keptHeaders } from './kept-headers.ts'
import type { Mail } from './mail.ts'
import { sendTime } from './times.ts'

/** The parameters that count here. */
export interface FactOptions {
  readonly expire_time: number
  readonly max_body_size: number
  readonly snd_time_avp: string | null
  readonly extra_hdrs_avp: string | null
  readonly use_mode: number
}

/** Where it is not said otherwise: who is to read it, whom it is from, and whom it was sent to. */
export interface Addresses {
  readonly owner: string | null
  readonly from: string | null
  readonly to: string | null
}

/** Reads messages that are to be kept. */
export class MessageFacts {
  readonly #options: FactOptions
  readonly #log: ModuleLog
  readonly #sendTime: VariableRef | null
  readonly #headers: VariableRef | null

  constructor(options: FactOptions, server: Host, log: ModuleLog) {
    this.#options = options
    this.#log = log
    const { snd_time_avp, extra_hdrs_avp } = options
    this.#sendTime = snd_time_avp === null ? null : server.variable(snd_time_avp)
    this.#headers = extra_hdrs_avp === null ? null : server.variable(extra_hdrs_avp)
  }

  /** What is kept of the message in hand; null for one that cannot be kept. */
  of(ctx: Context, { owner, from, to }: Addresses, now: number): Mail | null {
    const { message } = ctx
    const reader = owner === null ? ctx.uri : parseUri(owner, message.rules)
    const user = reader === null ? null : phoneUser(reader)
    const sender = from ?? message.from?.uri ?? ''
    const sentTo = to ?? message.to?.uri ?? ''
    if (reader === null || !user) return this.#refused('nobody is named whose it is')
    if (sender === '' || sentTo === '') return this.#refused('From or To cannot be read')
    const { body } = message
    if (body === '') return this.#refused('it has no body')
    const { max_body_size } = this.#options
    if (body.length > max_body_size) {
      return this.#refused(`its body has ${body.length} bytes, more than \`max_body_size\``)
    }
    const type = contentType(message)
    if (type === null) return this.#refused('its Content-Type is missing or cannot be read')
    return {
      user,
      domain: reader.host,
      from: sender,
      to: sentTo,
      body,
      type: type.mediaType,
      headers: this.#headersOf(ctx),
      callId: this.#options.use_mode === 0 ? '' : (message.callId ?? ''),
      arrived: now,
      expires: now + this.#lifetime(ctx),
      due: this.#dueAt(ctx),
    }
  }

  /** Seconds: those of Expires, but no more than the parameter allows. */
  #lifetime(ctx: Context): number {
    const { expire_time } = this.#options
    const wished = expires(ctx.message) ?? 0
    return wished > 0 && wished < expire_time ? wished : expire_time
  }

  #headersOf(ctx: Context): string {
    const given = this.#headers?.get(ctx) ?? null
    return given === null ? keptHeaders(ctx.message) : String(given)
  }

  #dueAt(ctx: Context): number {
    const given = this.#sendTime?.get(ctx) ?? null
    if (given === null) return 0
    const time = sendTime(String(given))
    if (time === null)
      this.#log.warn(
        `\`${String(given).slice(0, 32)}\` is no time as 20260101201500 is one: it is no reminder`,
      )
    return time ?? 0
  }

  #refused(why: string): null {
    this.#log.info(`a message is not kept: ${why}`)
    return null
  }
}
