/** Messages on their way to their reader: so many at a time, and each removed from the table once it has arrived. */

import { type Counter, type DataSource, type Eventually, printDate } from 'siprose'
import type { LocalRequest } from 'siprose/modules/tm'

import type { MailTable, StoredMail } from './mail.ts'
import { shownTime } from './times.ts'

/** The parameters that count here. */
export interface DeliveryOptions {
  readonly add_date: boolean
  readonly add_contact: boolean
  readonly use_mode: number
  readonly outbound_proxy: string | null
  readonly dump_batch: number
}

/** What a delivery has at hand. */
export interface PostOffice {
  readonly source: DataSource
  readonly table: MailTable
  readonly options: DeliveryOptions
  /** The messages that are on their way: nobody sends them a second time. */
  readonly underWay: Set<number>
  /** Sends a request, and tells of its final status; false where it cannot be sent. */
  send(request: LocalRequest, answered: (status: number) => void): boolean
}

/** What kind of delivery it is. */
export interface DeliveryKind {
  /** Chooses the messages. */
  readonly select: (limit: number) => ReturnType<MailTable['waiting']>
  /** Header lines that are added to each. */
  readonly headers: string
  /** Whom it is from, where it is a reminder. */
  readonly reminderFrom: string | null
  readonly delivered: Counter
  readonly failed: Counter
}

/** One delivery. */
export class Delivery {
  readonly #post: PostOffice
  readonly #kind: DeliveryKind
  readonly #ended: () => void
  #more = false
  #left = 0
  #failures = 0

  /** @param ended - called once nothing of it is on the way any more */
  constructor(post: PostOffice, kind: DeliveryKind, ended: () => void) {
    this.#post = post
    this.#kind = kind
    this.#ended = ended
  }

  /**
   * Sends the next messages; when all of them have arrived, those behind them, and so on.
   *
   * @returns false where the database cannot be asked
   */
  round(): Eventually<boolean> {
    const { source, table, options } = this.#post
    const asked = source.select(
      this.#kind.select(options.dump_batch),
      (rows) => {
        this.#more = rows.length === options.dump_batch
        this.#sendAll(rows.map((row) => table.mailOf(row)))
        return true
      },
      false,
    )
    if (asked instanceof Promise) return asked.then((done) => this.#goneOn(done))
    return this.#goneOn(asked)
  }

  #goneOn(asked: boolean): boolean {
    if (!asked) this.#ended()
    return asked
  }

  #sendAll(mails: readonly StoredMail[]): void {
    // one more than there are, so that it has not ended before all have left
    this.#left = mails.length + 1
    for (const mail of mails) {
      const { underWay } = this.#post
      if (underWay.has(mail.id)) {
        this.#failures++
        this.#oneLess()
        continue
      }
      underWay.add(mail.id)
      const sent = this.#post.send(this.#requestOf(mail), (status) => {
        void this.#answered(mail, status)
      })
      if (!sent) void this.#answered(mail, 0)
    }
    this.#oneLess()
  }

  async #answered(mail: StoredMail, status: number): Promise<void> {
    const { source, table, underWay } = this.#post
    const { delivered, failed, reminderFrom } = this.#kind
    const arrived = status >= 200 && status < 300
    if (arrived) delivered.add()
    else {
      failed.add()
      this.#failures++
    }
    const one = table.only(mail.id)
    if (arrived || reminderFrom !== null) {
      await source.ask(
        table.name,
        (database) =>
          arrived
            ? database.delete(table.name, one)
            : database.update(table.name, table.notDue(), one),
        () => true,
        false,
      )
    }
    underWay.delete(mail.id)
    this.#oneLess()
  }

  #oneLess(): void {
    this.#left--
    if (this.#left > 0) return
    if (this.#more && this.#failures === 0) void this.round()
    else this.#ended()
  }

  #requestOf(mail: StoredMail): LocalRequest {
    const { add_contact, outbound_proxy, use_mode } = this.#post.options
    const { reminderFrom } = this.#kind
    const from = reminderFrom ?? mail.from
    const to = reminderFrom === null ? mail.to : readerOf(mail)
    let headers = reminderFrom === null ? `Date: ${printDate(mail.arrived * 1000)}\r\n` : ''
    if (mail.type !== '') headers += `Content-Type: ${mail.type}\r\n`
    if (add_contact) headers += `Contact: <${from}>;msilo=yes\r\n`
    headers += this.#kind.headers
    if (reminderFrom === null) headers += mail.headers
    return {
      method: 'MESSAGE',
      uri: to,
      from: `<${from}>`,
      to: `<${to}>`,
      nextHop: outbound_proxy,
      headers,
      body: this.#bodyOf(mail),
      ...(use_mode === 1 && mail.callId !== '' ? { callId: mail.callId } : {}),
    }
  }

  #bodyOf({ body, type, arrived, due }: StoredMail): string {
    if (!this.#post.options.add_date) return body
    if (this.#kind.reminderFrom !== null) return `[Reminder message - ${shownTime(due)}] ${body}`
    return type === 'text/plain' ? `[Offline message - ${shownTime(arrived)}] ${body}` : body
  }
}

function readerOf({ user, domain }: StoredMail): string {
  return domain === '' ? `tel:${user}` : `sip:${user}@${domain}`
}
