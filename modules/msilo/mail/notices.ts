/** What senders are told, and what is added to all that is delivered: texts with variables. */

import { type CompiledFormat, type Context, firstContact, type Host } from 'siprose'
import type { LocalRequest } from 'siprose/modules/tm'

/** The parameters that count here. */
export interface NoticeOptions {
  readonly from_address: string | null
  readonly contact_hdr: string | null
  readonly offline_message: string | null
  readonly content_type_hdr: string | null
  readonly extra_hdrs: string | null
  readonly outbound_proxy: string | null
  readonly use_contact: boolean
  readonly skip_notification_flag: number
}

/** The texts of one server. */
export class Notices {
  readonly #options: NoticeOptions
  readonly #from: CompiledFormat | null
  readonly #contact: CompiledFormat | null
  readonly #type: CompiledFormat | null
  readonly #body: CompiledFormat | null
  readonly #extra: CompiledFormat | null

  constructor(options: NoticeOptions, server: Host) {
    const compiled = (text: string | null): CompiledFormat | null =>
      text === null ? null : server.format(text)
    this.#options = options
    this.#from = compiled(options.from_address)
    this.#contact = compiled(options.contact_hdr)
    this.#type = compiled(options.content_type_hdr)
    this.#body = compiled(options.offline_message)
    this.#extra = compiled(options.extra_hdrs)
  }

  /** Header lines that are added to what is delivered. */
  extraHeaders(ctx: Context): string {
    return textOf(this.#extra, ctx)
  }

  /** What the sender of a message is told; null for nothing. */
  of(ctx: Context): LocalRequest | null {
    const { skip_notification_flag: flag, use_contact, outbound_proxy } = this.#options
    if (this.#from === null || this.#body === null) return null
    if (flag >= 0 && (ctx.flags & (1 << flag)) !== 0) return null
    const sender = ctx.message.from?.uri
    if (sender === undefined) return null
    const contact = use_contact ? firstContact(ctx.message)?.address.uri : undefined
    return {
      method: 'MESSAGE',
      uri: contact ?? sender,
      from: `<${textOf(this.#from, ctx)}>`,
      to: `<${sender}>`,
      nextHop: outbound_proxy,
      headers: textOf(this.#contact, ctx) + textOf(this.#type, ctx),
      body: textOf(this.#body, ctx),
    }
  }
}

function textOf(format: CompiledFormat | null, ctx: Context): string {
  return format === null ? '' : (format.constant ?? format.run(ctx))
}
