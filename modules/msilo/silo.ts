/** The messages of one server that wait for their readers. */

import {
  type Context,
  type Counter,
  type DataSource,
  type Eventually,
  type Host,
  type ModuleLog,
  tableNamed,
} from 'siprose'
import { type LocalRequest, type TmApi, tmApi } from 'siprose/modules/tm'

import { Delivery, type DeliveryOptions, type PostOffice } from './mail/delivery.ts'
import { type Mail, type MailNames, MailTable } from './mail/mail.ts'
import { type Addresses, type FactOptions, MessageFacts } from './mail/message-facts.ts'
import { type NoticeOptions, Notices } from './mail/notices.ts'

/** The parameters that count here. */
export interface SiloOptions extends MailNames, DeliveryOptions, NoticeOptions, FactOptions {
  readonly db_url: string
  readonly max_messages: number
  readonly check_time: number
  readonly clean_period: number
  readonly send_time: number
  readonly reminder: string | null
}

/** What is counted. */
export interface SiloCounts {
  readonly stored_messages: Counter
  readonly dumped_messages: Counter
  readonly failed_messages: Counter
  readonly dumped_reminders: Counter
  readonly failed_reminders: Counter
}

/** The module in one server, as far as it counts here. */
export interface SiloParts {
  readonly params: SiloOptions
  readonly stats: SiloCounts
  readonly server: Host
  readonly log: ModuleLog
  find(key: typeof tmApi): TmApi | null
}

const MS = 1000
const TABLE_VERSION = tableNamed('silo')?.version ?? 0

/** The messages of one server. */
export class Silo implements PostOffice {
  readonly source: DataSource
  readonly table: MailTable
  readonly options: SiloOptions
  readonly underWay = new Set<number>()
  readonly #parts: SiloParts
  #texts: { readonly notices: Notices; readonly facts: MessageFacts } | null = null
  #reminding = false

  /**
   * @param parts - the module
   * @param source - where the table is
   */
  constructor(parts: SiloParts, source: DataSource) {
    this.source = source
    this.table = new MailTable(parts.params)
    this.options = parts.params
    this.#parts = parts
  }

  /** Opens the table, and begins to look for reminders and for what has expired. */
  async start(): Promise<void> {
    const { options, source } = this
    const { server, log } = this.#parts
    this.#texts = {
      notices: new Notices(options, server),
      facts: new MessageFacts(options, server, log),
    }
    await source.open([{ table: options.db_table, version: TABLE_VERSION }])
    server.every(options.check_time * options.clean_period * MS, () => void this.#clean())
    const { reminder, send_time } = options
    if (send_time > 0 && reminder !== null) {
      server.every(send_time * MS, () => void this.#remind(reminder))
    }
  }

  send(request: LocalRequest, answered: (status: number) => void): boolean {
    const tm = this.#parts.find(tmApi)
    if (tm === null) return false
    const sent = tm.send(request, ({ status }) => {
      if (status >= 200) answered(status)
    })
    return sent !== null
  }

  /**
   * Keeps the message in hand, and tells who sent it.
   *
   * @returns false where it is not kept
   */
  store(ctx: Context, addresses: Addresses): Eventually<boolean> {
    const mail = this.#texts?.facts.of(ctx, addresses, this.#now()) ?? null
    if (mail === null) return false
    return this.options.max_messages === 0 ? this.#insert(ctx, mail) : this.#insertIfRoom(ctx, mail)
  }

  /**
   * Sends a user what waits; what comes of it is seen to in the background.
   *
   * @param ctx - for the variables of `extra_hdrs`
   * @returns false where the database cannot be asked
   */
  deliver(ctx: Context, user: string, domain: string): Eventually<boolean> {
    const { dumped_messages, failed_messages } = this.#parts.stats
    const delivery = new Delivery(
      this,
      {
        select: (limit) => this.table.waiting(user, domain, this.#now(), limit),
        headers: this.#texts?.notices.extraHeaders(ctx) ?? '',
        reminderFrom: null,
        delivered: dumped_messages,
        failed: failed_messages,
      },
      noMatter,
    )
    return delivery.round()
  }

  /** Seconds since 1970. */
  #now(): number {
    return Math.floor(this.#parts.server.clock.now() / MS)
  }

  async #insertIfRoom(ctx: Context, mail: Mail): Promise<boolean> {
    const { max_messages } = this.options
    const room = await this.source.select(
      this.table.ofUser(mail.user, mail.domain, max_messages),
      (rows) => {
        if (rows.length < max_messages) return true
        const reader = `${mail.user}@${mail.domain}`
        this.#parts.log.warn(`${max_messages} messages wait for ${reader}: no more are kept`)
        return false
      },
      false,
    )
    return room && this.#insert(ctx, mail)
  }

  #insert(ctx: Context, mail: Mail): Eventually<boolean> {
    return this.source.ask(
      this.table.name,
      (database) => database.insert(this.table.name, this.table.cells(mail)),
      () => {
        this.#parts.stats.stored_messages.add()
        const notice = this.#texts?.notices.of(ctx) ?? null
        if (notice !== null) this.send(notice, noMatter)
        return true
      },
      false,
    )
  }

  async #remind(reminderFrom: string): Promise<void> {
    // the last ones may still be on their way
    if (this.#reminding) return
    this.#reminding = true
    const { dumped_reminders, failed_reminders } = this.#parts.stats
    const delivery = new Delivery(
      this,
      {
        select: (limit) => this.table.due(this.#now(), limit),
        headers: '',
        reminderFrom,
        delivered: dumped_reminders,
        failed: failed_reminders,
      },
      () => {
        this.#reminding = false
      },
    )
    await delivery.round()
  }

  async #clean(): Promise<void> {
    await this.source.ask(
      this.table.name,
      (database) => database.delete(this.table.name, this.table.expired(this.#now())),
      noMatter,
      undefined,
    )
  }
}

function noMatter(): void {
  // what comes of it changes nothing
}
