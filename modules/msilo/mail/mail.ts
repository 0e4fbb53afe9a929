/** A message that waits, and the table it waits in. */

import { column, type Cell, type Column, type Condition, type RowOf, type Select } from 'siprose'

/** What is stored of a message. */
export interface Mail {
  /** User and domain of who is to read it. */
  readonly user: string
  readonly domain: string
  /** The URI in From, and the one in To. */
  readonly from: string
  readonly to: string
  readonly body: string
  /** The media type in lower case, without parameters; empty for none. */
  readonly type: string
  /** Header lines that are delivered with it, each with its line end. */
  readonly headers: string
  /** The Call-ID it is delivered with; empty for one that is made up. */
  readonly callId: string
  /** When it came, when it is dropped, and when it is due as a reminder or 0: seconds since 1970. */
  readonly arrived: number
  readonly expires: number
  readonly due: number
}

/** A message in the table. */
export interface StoredMail extends Mail {
  readonly id: number
}

/** The names of the table and its columns, as the parameters have them. */
export interface MailNames {
  readonly db_table: string
  readonly sc_mid: string
  readonly sc_from: string
  readonly sc_to: string
  readonly sc_uri_user: string
  readonly sc_uri_host: string
  readonly sc_body: string
  readonly sc_ctype: string
  readonly sc_exp_time: string
  readonly sc_inc_time: string
  readonly sc_snd_time: string
  readonly sc_stored_hdrs: string
  readonly sc_callid: string
}

type MailColumns = readonly [
  Column<'int'>,
  Column<'string'>,
  Column<'string'>,
  Column<'string'>,
  Column<'string'>,
  Column<'blob'>,
  Column<'string'>,
  Column<'string'>,
  Column<'string'>,
  Column<'int'>,
  Column<'int'>,
  Column<'int'>,
]

/** The table. */
export class MailTable {
  readonly name: string
  readonly #id: Column<'int'>
  readonly #user: Column<'string'>
  readonly #domain: Column<'string'>
  readonly #from: Column<'string'>
  readonly #to: Column<'string'>
  readonly #body: Column<'blob'>
  readonly #type: Column<'string'>
  readonly #headers: Column<'string'>
  readonly #callId: Column<'string'>
  readonly #arrived: Column<'int'>
  readonly #expires: Column<'int'>
  readonly #due: Column<'int'>
  readonly #all: MailColumns

  constructor(names: MailNames) {
    this.name = names.db_table
    this.#id = column(names.sc_mid, 'int')
    this.#user = column(names.sc_uri_user, 'string')
    this.#domain = column(names.sc_uri_host, 'string')
    this.#from = column(names.sc_from, 'string')
    this.#to = column(names.sc_to, 'string')
    this.#body = column(names.sc_body, 'blob')
    this.#type = column(names.sc_ctype, 'string')
    this.#headers = column(names.sc_stored_hdrs, 'string')
    this.#callId = column(names.sc_callid, 'string')
    this.#arrived = column(names.sc_inc_time, 'int')
    this.#expires = column(names.sc_exp_time, 'int')
    this.#due = column(names.sc_snd_time, 'int')
    this.#all = [
      this.#id,
      this.#user,
      this.#domain,
      this.#from,
      this.#to,
      this.#body,
      this.#type,
      this.#headers,
      this.#callId,
      this.#arrived,
      this.#expires,
      this.#due,
    ]
  }

  /** The row of a new message; the Call-ID only where it is kept, as older tables have no column for it. */
  cells(mail: Mail): readonly Cell[] {
    const cells: Cell[] = [
      [this.#user, mail.user],
      [this.#domain, mail.domain],
      [this.#from, mail.from],
      [this.#to, mail.to],
      [this.#body, Buffer.from(mail.body, 'latin1')],
      [this.#type, mail.type],
      [this.#headers, mail.headers],
      [this.#arrived, mail.arrived],
      [this.#expires, mail.expires],
      [this.#due, mail.due],
    ]
    if (mail.callId !== '') cells.push([this.#callId, mail.callId])
    return cells
  }

  /** Messages of a user that are not reminders and have not expired, the oldest first. */
  waiting(user: string, domain: string, now: number, limit: number): Select<MailColumns> {
    const where: Condition[] = [
      [this.#user, '=', user],
      [this.#domain, '=', domain],
      [this.#due, '=', 0],
      [this.#expires, '>=', now],
    ]
    return { from: this.name, columns: this.#all, where, order: [{ column: this.#id }], limit }
  }

  /** Reminders that are due and have not expired, those that are due longest first. */
  due(now: number, limit: number): Select<MailColumns> {
    const where: Condition[] = [
      [this.#due, '>', 0],
      [this.#due, '<=', now],
      [this.#expires, '>=', now],
    ]
    const order = [{ column: this.#due }, { column: this.#id }]
    return { from: this.name, columns: this.#all, where, order, limit }
  }

  /** The numbers of a user's messages, as far as they are counted. */
  ofUser(user: string, domain: string, limit: number): Select<readonly [Column<'int'>]> {
    const where: Condition[] = [
      [this.#user, '=', user],
      [this.#domain, '=', domain],
    ]
    return { from: this.name, columns: [this.#id], where, limit }
  }

  /** One message. */
  only(id: number): readonly Condition[] {
    return [[this.#id, '=', id]]
  }

  /** Messages whose time is over. */
  expired(now: number): readonly Condition[] {
    return [[this.#expires, '<', now]]
  }

  /** What makes a reminder a message like others. */
  notDue(): readonly Cell[] {
    return [[this.#due, 0]]
  }

  /** A row as a message. */
  mailOf(row: RowOf<MailColumns>): StoredMail {
    const [id, user, domain, from, to, body, type, headers, callId, arrived, expires, due] = row
    return {
      id: id ?? 0,
      user: user ?? '',
      domain: domain ?? '',
      from: from ?? '',
      to: to ?? '',
      body: body === null ? '' : Buffer.from(body).toString('latin1'),
      type: type ?? '',
      headers: headers ?? '',
      callId: callId ?? '',
      arrived: arrived ?? 0,
      expires: expires ?? 0,
      due: due ?? 0,
    }
  }
}
