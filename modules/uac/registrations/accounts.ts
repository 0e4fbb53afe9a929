/** The accounts of one server, as a table has them. */

import { column, type DataSource, type DbValue, type Host, SiproseError } from 'siprose'
import type { TmApi } from 'siprose/modules/tm'

import { Account, type AccountRow, AccountState, attributes, type Attribute } from './account.ts'
import type { Registrar } from './registrar.ts'

const VERSION = 5
const text = (name: string) => column(name, 'string')
const number = (name: string) => column(name, 'int')

const columns = [
  text('l_uuid'),
  text('l_username'),
  text('l_domain'),
  text('r_username'),
  text('r_domain'),
  text('realm'),
  text('auth_username'),
  text('auth_password'),
  text('auth_ha1'),
  text('auth_proxy'),
  number('expires'),
  number('flags'),
  number('reg_delay'),
  text('contact_addr'),
  text('socket'),
] as const

/** What they live in. */
export interface AccountParts {
  readonly server: Host
  readonly source: DataSource | null
  readonly table: string
  readonly registrar: Registrar
  /** Seconds between two readings of the table. */
  readonly reloadDelta: number
}

/** The accounts. */
export class Accounts {
  readonly registrar: Registrar
  readonly #server: Host
  readonly #source: DataSource | null
  readonly #table: string
  readonly #reloadDelta: number
  #accounts = new Map<string, Account>()
  #reloadAt = Number.NEGATIVE_INFINITY

  /** @param parts - what they live in */
  constructor({ server, source, table, registrar, reloadDelta }: AccountParts) {
    this.#server = server
    this.#source = source
    this.#table = table
    this.registrar = registrar
    this.#reloadDelta = reloadDelta
  }

  /** All of them. */
  all(): Iterable<Account> {
    return this.#accounts.values()
  }

  /** How many there are with all of some bits set. */
  count(state: number): number {
    let count = 0
    for (const account of this.all()) if (account.is(state)) count++
    return count
  }

  /** The account of an id, or null. */
  named(uuid: string): Account | null {
    return this.#accounts.get(uuid) ?? null
  }

  /** The first account of which something is so; null for none. */
  find(attribute: Attribute, value: string): Account | null {
    if (attribute === 'l_uuid') return this.named(value)
    const read = attributes[attribute]
    for (const account of this.all()) if (read(account.row) === value) return account
    return null
  }

  /** The account of a user elsewhere; the domain counts where it is given. */
  ofRemote(user: string, domain: string | null): Account | null {
    for (const account of this.all()) {
      const { remoteUser, remoteDomain } = account.row
      if (remoteUser !== user) continue
      if (domain === null || domain.toLowerCase() === remoteDomain.toLowerCase()) return account
    }
    return null
  }

  /** Reads the table, and begins to register. */
  async start(tm: TmApi | null): Promise<void> {
    if (this.#source !== null) {
      await this.#source.open([{ table: this.#table, version: VERSION }])
      await this.#load()
    }
    this.registrar.start(tm, () => this.all())
  }

  /** Ends to register. */
  async stop(): Promise<void> {
    this.registrar.stop()
    await this.#source?.close()
  }

  /** Reads the table again; how many accounts there are. */
  async reload(): Promise<number> {
    const now = this.#server.clock.now()
    const next = this.#reloadAt + this.#reloadDelta * 1000
    if (now < next) {
      const left = Math.ceil((next - now) / 1000)
      throw new SiproseError('uac/too-soon', `the table was just read: wait ${left} s`)
    }
    this.#reloadAt = now
    await this.#load()
    this.registrar.look(this.all())
    return this.#accounts.size
  }

  /** Reads one account again; false where there is none of the id, or no table. */
  async refresh(uuid: string): Promise<boolean> {
    const [row] = await this.#rows(uuid)
    if (row === undefined) return false
    const account = this.#kept(row)
    this.#accounts.set(uuid, account)
    this.registrar.look([account])
    return true
  }

  /** Adds an account, in the place of one of the same id. */
  add(row: AccountRow): void {
    const account = new Account(row, this.registrar.firstDue(row.delay))
    this.#accounts.set(row.uuid, account)
    this.registrar.look([account])
  }

  /** Forgets an account; false where there is none of the id. */
  remove(uuid: string): boolean {
    return this.#accounts.delete(uuid)
  }

  async #load(): Promise<void> {
    const accounts = new Map<string, Account>()
    for (const row of await this.#rows(null)) accounts.set(row.uuid, this.#kept(row))
    this.#accounts = accounts
  }

  /** The account of a row: as it stands, where nothing of the row has changed. */
  #kept(row: AccountRow): Account {
    const known = this.#accounts.get(row.uuid)
    if (known !== undefined && JSON.stringify(known.row) === JSON.stringify(row)) return known
    return new Account(row, this.registrar.firstDue(row.delay))
  }

  async #rows(uuid: string | null): Promise<AccountRow[]> {
    if (this.#source === null) return []
    const where = uuid === null ? [] : ([[columns[0], '=', uuid]] as const)
    const rows = await this.#source.database.query({ from: this.#table, columns, where })
    return rows.map(rowOf).filter(({ uuid: id }) => id !== '')
  }
}

/** An account of the values that a table, or a command, has in the order of the columns. */
export function rowOf(values: readonly (DbValue | undefined)[]): AccountRow {
  const string = (at: number): string => String(values[at] ?? '').replaceAll(/[\r\n<>]/g, '')
  const integer = (at: number): number => Math.max(0, Number(values[at] ?? 0) || 0)
  return {
    uuid: string(0),
    localUser: string(1),
    localDomain: string(2),
    remoteUser: string(3),
    remoteDomain: string(4),
    realm: string(5),
    authUser: string(6),
    authPassword: string(7),
    authHa1: string(8),
    authProxy: string(9),
    expires: integer(10),
    flags: integer(11),
    delay: integer(12),
    contactAddress: string(13),
    socket: string(14),
  }
}

/** What an account is, for people: without its passwords. */
export function shown(account: Account, now: number): Readonly<Record<string, string | number>> {
  const { row, state, due, until } = account
  const secret = (value: string): string => (value === '' ? '' : '***')
  return {
    l_uuid: row.uuid,
    l_username: row.localUser,
    l_domain: row.localDomain,
    r_username: row.remoteUser,
    r_domain: row.remoteDomain,
    realm: row.realm,
    auth_username: row.authUser,
    auth_password: secret(row.authPassword),
    auth_ha1: secret(row.authHa1),
    auth_proxy: row.authProxy,
    expires: row.expires,
    flags: state,
    diff_expires: until === 0 ? 0 : Math.max(0, Math.round((until - now) / 1000)),
    timer_expires: Math.round(due / 1000),
    reg_delay: row.delay,
    contact_addr: row.contactAddress,
    socket: row.socket,
  }
}

/** What `uac_reg_status()` tells of an account. */
export function statusOf({ state }: Account): number {
  const { DISABLED, ONGOING, ONLINE } = AccountState
  if ((state & DISABLED) !== 0) return -3
  if ((state & ONLINE) !== 0) return 1
  return (state & ONGOING) === 0 ? -99 : -2
}
